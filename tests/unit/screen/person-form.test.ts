import * as v from 'valibot';
import { describe, expect, it } from 'vitest';

import type { Person } from '../../../src-shared/book/records';
import { personDraftSchema } from '../../../src-shared/book/records';
import { createId } from '../../../src-shared/ids';
import { emptyField } from '../../../src-renderer/screen/form/fields';
import { draftOfForm } from '../../../src-renderer/screen/people/person-draft';
import {
  emptyPersonForm,
  formOfPerson,
  type PersonFormState,
} from '../../../src-renderer/screen/people/person-form-state';

const AT = '2026-11-21T09:00:00.000Z';
const client = createId<'client'>();

const person: Person = {
  id: createId<'person'>(),
  version: 3,
  createdAt: AT,
  updatedAt: AT,
  kind: 'individual',
  name: { display: 'Ruth Bellamy', given: 'Ruth', family: 'Bellamy' },
  roles: [{ clientId: client, title: 'Judge', current: true, from: 0 }],
  relations: [],
  sourceUids: ['uid-1'],
  facts: [
    { kind: 'email', value: 'ruth@court.example', types: ['work', 'internet'], from: 0 },
    { kind: 'phone', value: '+44 20 7946 0000', label: 'clerk', from: 1 },
    { kind: 'birthday', value: '--12-03', from: 0 },
    { kind: 'photo', mediaType: 'image/png', value: 'AAAA', from: 1 },
    { kind: 'verbatim', format: 'vcard', name: 'X-A', value: 'X-A:1', from: 0 },
  ],
  origins: [
    { source: 'file', file: 'a.vcf', at: AT, basis: 'brought' },
    { source: 'file', file: 'b.vcf', at: AT, basis: 'undecided' },
  ],
  tags: ['bench'],
  flags: { neverPublish: true },
};

const opened = (): PersonFormState =>
  formOfPerson({ person, clientNames: { [client]: 'Court of Appeal' }, relations: [], matters: [] });

function draft(form: PersonFormState) {
  const written = draftOfForm(form, person, AT);
  if (!written.ok) throw new Error(written.problems.map(({ message }) => message).join());
  return written.draft;
}

const originOf = ({ origins }: ReturnType<typeof draft>, from: number) => origins[from];

describe('the form of a person', () => {
  it('gives back the person as it was when nothing is changed', () => {
    const written = draft(opened());
    expect(v.is(personDraftSchema, written)).toBe(true);
    expect(written.base).toEqual({ id: person.id, version: 3 });
    expect(written.name).toEqual(person.name);
    expect(written.sourceUids).toEqual(['uid-1']);
    expect(written.flags).toEqual({ neverPublish: true });
    expect(written.facts).toHaveLength(person.facts.length);
    for (const fact of person.facts) {
      const same = written.facts.find(({ kind }) => kind === fact.kind);
      expect({ ...same, from: 0 }).toEqual({ ...fact, from: 0 });
      expect(originOf(written, same?.from ?? -1)).toEqual(person.origins[fact.from]);
    }
  });

  it('says of a changed fact that it was typed here, and leaves the others their origin', () => {
    const form = opened();
    const fields = form.fields.map((field) =>
      field.kind === 'email' ? { ...field, text: 'rb@court.example' } : field,
    );
    const written = draft({ ...form, fields, basis: 'own' });
    const [email, phone] = written.facts;
    expect(email).toMatchObject({ value: 'rb@court.example', types: ['work', 'internet'] });
    expect(originOf(written, email?.from ?? -1)).toEqual({ source: 'typed', at: AT, basis: 'own' });
    expect(originOf(written, phone?.from ?? -1)).toEqual(person.origins[1]);
  });

  it('drops origins that nothing points at any more', () => {
    const form = opened();
    const without = { ...form, fields: form.fields.filter(({ kind }) => kind !== 'phone') };
    expect(draft(without).origins).toHaveLength(2);
    const noPhoto = { ...person, facts: person.facts.filter(({ kind }) => kind !== 'photo') };
    const written = draftOfForm(without, noPhoto, AT);
    expect(written.ok && written.draft.origins).toEqual([person.origins[0]]);
  });

  it('names the field that holds an impossible date, and a missing name', () => {
    const birthday = { ...emptyField('birthday'), date: { day: '31', month: '4', year: '' } };
    const written = draftOfForm({ ...emptyPersonForm(), fields: [birthday] }, undefined, AT);
    expect(written).toMatchObject({ ok: false, problems: [{ key: 'name' }, { key: birthday.key }] });
  });

  it('gives a client that was typed and not picked by its name, and keeps an organisation without a record', () => {
    const [role] = opened().roles;
    if (!role) throw new Error('no role');
    const { clientId, ...typed } = role;
    const kept = { ...typed, clientName: 'Old Firm', organisation: 'Old Firm' };
    const changed = { ...kept, clientName: 'New Firm' };
    const roles = [role, { ...typed, clientName: ' Court of Arches ' }, kept, changed, { ...typed, clientName: ' ' }];
    expect(draft({ ...opened(), roles }).roles).toMatchObject([
      { clientId },
      { clientNamed: 'Court of Arches' },
      { organisation: 'Old Firm' },
      { clientNamed: 'New Firm' },
      { title: 'Judge' },
    ]);
  });

  it('leaves empty fields out', () => {
    const form = { ...emptyPersonForm(), display: 'Nils Ågren' };
    const written = draftOfForm(form, undefined, AT);
    expect(written).toMatchObject({ ok: true, draft: { facts: [], roles: [], origins: [] } });
  });
});

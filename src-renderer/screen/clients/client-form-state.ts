import * as v from 'valibot';

import { BASES } from '../../../src-shared/book/fact';
import type { ClientDraft, ClientRecord } from '../../../src-shared/book/records';
import { factsOfFields, type FieldProblem } from '../form/facts-of-fields';
import { fieldOfFact, fieldSchema, newKey } from '../form/fields';

const referenceSchema = v.strictObject({ key: v.string(), label: v.string(), value: v.string() });
export type ReferenceField = v.InferOutput<typeof referenceSchema>;

export const clientFormSchema = v.strictObject({
  name: v.string(),
  aliases: v.array(v.string()),
  domains: v.array(v.string()),
  sector: v.string(),
  references: v.array(referenceSchema),
  fields: v.array(fieldSchema),
  tags: v.array(v.string()),
  neverPublish: v.boolean(),
  informationBarrier: v.boolean(),
  covenantUntil: v.string(),
  basis: v.picklist(BASES),
  version: v.exactOptional(v.number()),
});
export type ClientFormState = v.InferOutput<typeof clientFormSchema>;

export const emptyReference = (): ReferenceField => ({ key: newKey(), label: 'Client number', value: '' });

export const emptyClientForm = (): ClientFormState => ({
  name: '',
  aliases: [],
  domains: [],
  sector: '',
  references: [],
  fields: [],
  tags: [],
  neverPublish: false,
  informationBarrier: false,
  covenantUntil: '',
  basis: 'undecided',
});

export const formOfClient = (client: ClientRecord): ClientFormState => ({
  ...emptyClientForm(),
  name: client.name,
  aliases: [...client.aliases],
  domains: [...client.domains],
  sector: client.sector ?? '',
  references: client.references.map((reference) => ({ key: newKey(), ...reference })),
  fields: client.facts.flatMap((fact) => fieldOfFact(fact) ?? []),
  tags: [...client.tags],
  neverPublish: client.flags.neverPublish ?? false,
  informationBarrier: client.flags.informationBarrier ?? false,
  covenantUntil: client.flags.covenantUntil ?? '',
  version: client.version,
});

export function draftOfClientForm(
  form: ClientFormState,
  before: ClientRecord | undefined,
  at: string,
): { readonly draft: ClientDraft; readonly problems: readonly FieldProblem[] } {
  const old = { facts: before?.facts ?? [], origins: before?.origins ?? [] };
  const written = factsOfFields(form.fields, old, { at, basis: form.basis });
  const name = form.name.trim();
  return {
    problems: [...(name === '' ? [{ key: 'name', message: 'A name is needed.' }] : []), ...written.problems],
    draft: {
      ...(before && form.version !== undefined ? { base: { id: before.id, version: form.version } } : {}),
      name,
      aliases: form.aliases,
      domains: form.domains.map((domain) => domain.toLowerCase()),
      ...(form.sector.trim() ? { sector: form.sector.trim() } : {}),
      references: form.references
        .filter(({ value }) => value.trim() !== '')
        .map(({ label, value }) => ({ label: label.trim(), value: value.trim() })),
      facts: [...written.facts],
      origins: [...written.origins],
      tags: form.tags,
      flags: {
        ...(form.neverPublish ? { neverPublish: true as const } : {}),
        ...(form.informationBarrier ? { informationBarrier: true as const } : {}),
        ...(form.covenantUntil ? { covenantUntil: form.covenantUntil } : {}),
      },
    },
  };
}

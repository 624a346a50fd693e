import * as v from 'valibot';

import { BASES } from '../../../src-shared/book/fact';
import type { Person } from '../../../src-shared/book/records';
import { idSchema } from '../../../src-shared/ids';
import type { PersonDetail } from '../../../src-shared/vault-contract';
import { emptyField, fieldOfFact, fieldSchema, newKey } from '../form/fields';
import { RELATION_NAMES } from './words';

const NAME_PARTS = [
  'prefix',
  'given',
  'additional',
  'family',
  'suffix',
  'nickname',
  'phoneticGiven',
  'phoneticFamily',
] as const;
export type NamePart = (typeof NAME_PARTS)[number];

const relationTypes = Object.keys(RELATION_NAMES) as (keyof typeof RELATION_NAMES)[];

const roleFieldSchema = v.strictObject({
  key: v.string(),
  clientId: v.exactOptional(idSchema<'client'>()),
  clientName: v.string(),
  /** The name that stood there without a client of its own; while it is unchanged no client is made of it. */
  organisation: v.exactOptional(v.string()),
  title: v.string(),
  department: v.string(),
  since: v.string(),
  until: v.string(),
  current: v.boolean(),
  /** Origin of the role as it was; absent for a new one. */
  from: v.exactOptional(v.number()),
});
export type RoleField = v.InferOutput<typeof roleFieldSchema>;

const relationFieldSchema = v.strictObject({
  key: v.string(),
  to: v.exactOptional(idSchema<'person'>()),
  display: v.string(),
  type: v.picklist(relationTypes),
  note: v.string(),
});
export type RelationField = v.InferOutput<typeof relationFieldSchema>;

/** The whole of a person's form, as it is drawn and as it is kept as a draft. */
export const personFormSchema = v.strictObject({
  kind: v.picklist(['individual', 'group']),
  /** Empty: put together from the parts. */
  display: v.string(),
  name: v.record(v.picklist(NAME_PARTS), v.string()),
  roles: v.array(roleFieldSchema),
  fields: v.array(fieldSchema),
  tags: v.array(v.string()),
  relations: v.array(relationFieldSchema),
  neverPublish: v.boolean(),
  informationBarrier: v.boolean(),
  covenantUntil: v.string(),
  basis: v.picklist(BASES),
  /** Version of the person that the form was opened on. */
  version: v.exactOptional(v.number()),
});
export type PersonFormState = v.InferOutput<typeof personFormSchema>;

export const emptyRole = (clientName = ''): RoleField => ({
  key: newKey(),
  clientName,
  title: '',
  department: '',
  since: '',
  until: '',
  current: true,
});

export const emptyRelation = (): RelationField => ({ key: newKey(), display: '', type: 'colleague', note: '' });

const emptyName = (): PersonFormState['name'] => Object.fromEntries(NAME_PARTS.map((part) => [part, '']));

export const emptyPersonForm = (clientName?: string): PersonFormState => ({
  kind: 'individual',
  display: '',
  name: emptyName(),
  roles: [emptyRole(clientName)],
  fields: [emptyField('email'), emptyField('phone')],
  tags: [],
  relations: [],
  neverPublish: false,
  informationBarrier: false,
  covenantUntil: '',
  basis: 'undecided',
});

export function formOfPerson({ person, clientNames, relations }: PersonDetail): PersonFormState {
  const { display, ...parts } = person.name;
  return {
    kind: person.kind,
    display: display === composedName(parts) ? '' : display,
    name: { ...emptyName(), ...given(parts) },
    roles: person.roles.map((role) => ({
      ...emptyRole(role.clientId ? clientNames[role.clientId] : role.organisation),
      ...(role.organisation && !role.clientId ? { organisation: role.organisation } : {}),
      ...(role.clientId ? { clientId: role.clientId } : {}),
      title: role.title ?? '',
      department: role.department ?? '',
      since: role.since ?? '',
      until: role.until ?? '',
      current: role.current,
      from: role.from,
    })),
    fields: person.facts.flatMap((fact) => fieldOfFact(fact) ?? []),
    tags: [...person.tags],
    relations: relations.map(({ to, display: name, type, note }) => ({
      ...emptyRelation(),
      to,
      display: name,
      type,
      note: note ?? '',
    })),
    neverPublish: person.flags.neverPublish ?? false,
    informationBarrier: person.flags.informationBarrier ?? false,
    covenantUntil: person.flags.covenantUntil ?? '',
    basis: 'undecided',
    version: person.version,
  };
}

const given = (parts: Partial<Record<NamePart, string | undefined>>) =>
  Object.fromEntries(Object.entries(parts).filter(([, text]) => text !== undefined));

/** "Dr Margarethe Anna Ødegård-Lindqvist, QC" from its parts. */
export function composedName(parts: Partial<Record<NamePart, string | undefined>>): string {
  const main = [parts.prefix, parts.given, parts.additional, parts.family]
    .map((part) => part?.trim())
    .filter(Boolean)
    .join(' ');
  const suffix = parts.suffix?.trim();
  return suffix ? `${main}, ${suffix}` : main;
}

export type PersonBefore = Pick<Person, 'id' | 'facts' | 'origins' | 'sourceUids' | 'members'>;

import type { ClientId, PersonId } from '../../../src-shared/ids';
import type { ClientRow, FoundItem, PersonRow } from '../../../src-shared/vault-contract';
import type { CollectionView } from '../store/types';
import { CLIENT_FIELD } from './summaries/client';
import { BIT } from './summaries/marks';
import { PERSON_FIELD } from './summaries/person';

/** The named fields that are not empty. */
function given<Name extends string>(
  fields: Readonly<Record<Name, string | undefined>>,
): { readonly [N in Name]?: string } {
  const present: { [N in Name]?: string } = {};
  for (const name in fields) if (fields[name]) present[name] = fields[name];
  return present;
}

const flagsOf = (bits: number): { readonly neverPublish: boolean; readonly informationBarrier: boolean } => ({
  neverPublish: (bits & BIT.neverPublish) !== 0,
  informationBarrier: (bits & BIT.informationBarrier) !== 0,
});

export function personRow(view: CollectionView, ordinal: number): PersonRow {
  const fields = view.displayAt(ordinal);
  const bits = view.bitsAt(ordinal);
  return {
    id: view.idAt(ordinal) as PersonId,
    display: fields[PERSON_FIELD.display] ?? '',
    isGroup: (bits & BIT.group) !== 0,
    ...flagsOf(bits),
    ...given({
      given: fields[PERSON_FIELD.given],
      family: fields[PERSON_FIELD.family],
      title: fields[PERSON_FIELD.title],
      client: fields[PERSON_FIELD.client],
      email: fields[PERSON_FIELD.email],
      phone: fields[PERSON_FIELD.phone],
    }),
  };
}

export function clientRow(view: CollectionView, ordinal: number, people: number): ClientRow {
  const fields = view.displayAt(ordinal);
  return {
    id: view.idAt(ordinal) as ClientId,
    name: fields[CLIENT_FIELD.name] ?? '',
    people,
    ...flagsOf(view.bitsAt(ordinal)),
    ...given({ sector: fields[CLIENT_FIELD.sector] }),
  };
}

export function foundPerson(view: CollectionView, ordinal: number): FoundItem {
  const { id, display, given: first, family, title, client } = personRow(view, ordinal);
  const detail = [title, client].filter((part) => part !== undefined).join(', ');
  return { kind: 'person', id, display, ...given({ given: first, family, detail }) };
}

export function foundClient(view: CollectionView, ordinal: number): FoundItem {
  const { id, name, sector } = clientRow(view, ordinal, 0);
  return { kind: 'client', id, display: name, ...given({ detail: sector }) };
}

import type { Matter, Person } from '../../../../src-shared/book/records';
import type { AppError } from '../../../../src-shared/errors';
import type { ChangeId, PersonId } from '../../../../src-shared/ids';
import { err, ok, type Result } from '../../../../src-shared/result';
import type { Lead } from '../../../../src-shared/vault-contract';
import type { Put } from '../../store/types';
import type { Book } from '../book';
import { tidyRelations } from '../relations';
import { mergeRecords } from './merge-records';

/** Records of one person, and whose statements stand first. No record is in two of them. */
export interface MergeOrder {
  readonly ids: readonly PersonId[];
  readonly lead: Lead;
}

interface Merged {
  readonly changeId: ChangeId;
  readonly ids: readonly PersonId[];
  /** How many records there are fewer. */
  readonly gone: number;
}

/**
 * One change: each group becomes its oldest record, the others leave a tombstone, and whatever named one of them
 * (relations, matters) names the one that stays.
 */
export async function mergePeople(book: Book, orders: readonly MergeOrder[]): Promise<Result<Merged, AppError>> {
  const { store } = book;
  const ids = orders.flatMap((order) => [...new Set(order.ids)]);
  const loaded = await store.getMany('people', ids);
  if (!loaded.ok) return loaded;
  const byId = new Map(loaded.value.map((person) => [person.id, person]));
  if (ids.length === 0 || byId.size < ids.length) return err({ kind: 'not-found', what: 'person' });
  const matters = await store.getMany('matters', book.mattersOf('person', ids));
  if (!matters.ok) return matters;
  const others = await store.getMany('people', relatedTo(loaded.value, byId));
  if (!others.ok) return others;

  const now = book.now();
  const mattersOf = namedIn(matters.value);
  const survivors = orders.map((order) => {
    const people = [...new Set(order.ids)].flatMap((id) => byId.get(id) ?? []);
    return { people, record: mergeRecords(people, order.lead, mattersOf, now) };
  });
  const becomes = new Map(survivors.flatMap(({ people, record }) => people.map(({ id }) => [id, record.id] as const)));
  const gone = ids.filter((id) => becomes.get(id) !== id);
  const committed = await store.commit({
    summary: { what: 'merge', collection: 'people', count: ids.length },
    puts: [
      ...survivors.map(({ record }): Put => put({ ...record, relations: follow(record, becomes) })),
      ...gone.map((id): Put => ({ collection: 'people', id, record: null })),
      ...others.value.map((person): Put => put({ ...touched(person, now), relations: follow(person, becomes) })),
      ...matters.value.flatMap((matter) => matterPut(matter, becomes, now)),
    ],
    touched: [],
  });
  if (!committed.ok) return committed;
  return ok({ changeId: committed.value.changeId, ids: survivors.map(({ record }) => record.id), gone: gone.length });
}

type Becomes = ReadonlyMap<PersonId, PersonId>;

const put = (record: Person): Put => ({ collection: 'people', id: record.id, record });

const touched = <Rec extends Person | Matter>(record: Rec, now: string): Rec => ({
  ...record,
  version: record.version + 1,
  updatedAt: now,
});

/** Nobody is related to themselves: what tied two records of one person is gone with the second. */
const follow = ({ id, relations }: Person, becomes: Becomes): Person['relations'] =>
  tidyRelations(relations.map((relation) => ({ ...relation, to: becomes.get(relation.to) ?? relation.to }))).filter(
    ({ to }) => to !== id,
  );

function relatedTo(people: readonly Person[], merged: ReadonlyMap<PersonId, Person>): readonly PersonId[] {
  const ids = new Set(people.flatMap(({ relations }) => relations.map(({ to }) => to)));
  return [...ids].filter((id) => !merged.has(id));
}

function namedIn(matters: readonly Matter[]): (id: PersonId) => Matter['id'][] {
  const named = new Map<PersonId, Matter['id'][]>();
  for (const { id, personIds } of matters) {
    for (const person of personIds) {
      const known = named.get(person);
      if (known) known.push(id);
      else named.set(person, [id]);
    }
  }
  return (id) => named.get(id) ?? [];
}

/** Matters are found by a key: one that names nobody of these stays as it is. */
function matterPut(matter: Matter, becomes: Becomes, now: string): readonly Put[] {
  if (!matter.personIds.some((id) => becomes.has(id))) return [];
  const personIds = [...new Set(matter.personIds.map((id) => becomes.get(id) ?? id))];
  return [{ collection: 'matters', id: matter.id, record: { ...touched(matter, now), personIds } }];
}

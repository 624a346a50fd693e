import type { Handlers } from '../../../src-shared/contract';
import type { PersonId } from '../../../src-shared/ids';
import { err, ok } from '../../../src-shared/result';
import type { PeopleFilter, VaultContract } from '../../../src-shared/vault-contract';
import type { Book } from '../book/book';
import { deletePeople } from '../book/delete-people';
import { nameOfClient, personDetail } from '../book/details';
import { handOverCard } from '../book/hand-over';
import { positionIn, rowsFrom } from '../book/listing';
import { flagPeople, setBasis, tagPeople } from '../book/mass-edits';
import { personRow } from '../book/rows';
import { savePerson } from '../book/save-person';

type Methods =
  | 'listPeople'
  | 'peopleIds'
  | 'positionOfPerson'
  | 'facets'
  | 'person'
  | 'savePerson'
  | 'deletePeople'
  | 'tagPeople'
  | 'flagPeople'
  | 'setBasis'
  | 'handOver';

export function peopleHandlers(book: Book): Pick<Handlers<VaultContract>, Methods> {
  const { people, store, inTurn } = book;
  const view = store.views.people;
  const prepareFor = async ({ tags, clientId }: PeopleFilter): Promise<void> => {
    if (tags?.length) await people.prepare('tags');
    if (clientId !== undefined) await people.prepare('clients');
  };
  return {
    listPeople: async ({ filter, from, count }) => {
      await prepareFor(filter);
      return ok(rowsFrom(people.list(filter), from, count, (ordinal) => personRow(view, ordinal)));
    },
    peopleIds: ({ filter }) =>
      ok({ ids: Array.from(people.list(filter).ordinals, (ordinal) => view.idAt(ordinal) as PersonId) }),
    positionOfPerson: ({ filter, id }) => ok({ index: positionIn(people.list(filter), view, id) }),
    facets: async ({ filter }) => {
      await book.lull();
      await people.prepare('tags');
      await prepareFor(filter);
      return ok(people.facets(filter));
    },
    person: async ({ id }) => personDetail(book, id),
    savePerson: async (draft) => inTurn(async () => savePerson(book, draft)),
    deletePeople: async ({ ids }) => inTurn(async () => deletePeople(book, ids)),
    tagPeople: async ({ ids, add, remove }) => inTurn(async () => tagPeople(book, ids, add, remove)),
    flagPeople: async ({ ids, flag, on }) => inTurn(async () => flagPeople(book, ids, flag, on)),
    setBasis: async ({ ids, basis }) => inTurn(async () => setBasis(book, ids, basis)),
    handOver: async ({ id }) => {
      const found = await store.get('people', id);
      if (!found.ok) return found;
      if (!found.value) return err({ kind: 'not-found', what: 'person' });
      return ok({ vcard: handOverCard(found.value, (clientId) => nameOfClient(book, clientId)) });
    },
  };
}

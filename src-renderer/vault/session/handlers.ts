import { disclosePerson, exportContacts } from '../export/export-contacts';
import { bookHandlers } from '../handlers/book';
import { directoryHandlers } from '../handlers/directory';
import type { DirectoryDesk } from '../publishing/desk';
import { eraseForGood } from './erase';
import type { OpenHandlers } from './gate';
import type { OpenVault } from './open-vault';
import { summariesAbout } from '../publishing/listing';
import { sessionHandlers } from './session-handlers';

/** Everything that an open vault answers: the book's methods and the vault's own. */
export function handlersOf(vault: OpenVault, desk: DirectoryDesk): OpenHandlers {
  const { book, room } = vault;
  return {
    ...bookHandlers(book, {
      deliveries: room.exchange,
      run: (work) => room.jobs.run('import', work),
      lookThrough: (work) => room.jobs.run('take-back', work),
      searchPeople: (work) => room.jobs.run('duplicates', work),
      searchClients: (work) => room.jobs.run('client-duplicates', work),
    }),
    ...sessionHandlers(vault),
    ...directoryHandlers(desk),
    erasePerson: ({ id }) => room.turn.take(() => eraseForGood(vault, desk, id)),
    disclosePerson: (order) =>
      room.turn.take(async () => {
        const joined = desk.joined();
        const told = joined ? await summariesAbout(joined, { personId: order.id }) : undefined;
        return disclosePerson(vault, order, told?.mine.map(({ sentence }) => sentence) ?? []);
      }),
    exportContacts: (order) => room.turn.take(() => exportContacts(vault, order)),
  };
}

import { exportContacts } from '../export/export-contacts';
import { bookHandlers } from '../handlers/book';
import { directoryHandlers } from '../handlers/directory';
import type { DirectoryDesk } from '../publishing/desk';
import { eraseForGood } from './erase';
import type { OpenHandlers } from './gate';
import type { OpenVault } from './open-vault';
import { sessionHandlers } from './session-handlers';

/** Everything that an open vault answers: the book's methods and the vault's own. */
export function handlersOf(vault: OpenVault, desk: DirectoryDesk): OpenHandlers {
  const { book, room } = vault;
  return {
    ...bookHandlers(book, {
      deliveries: room.exchange,
      run: (work) => room.jobs.run('import', work),
    }),
    ...sessionHandlers(vault),
    ...directoryHandlers(desk),
    erasePerson: ({ id }) => room.turn.take(() => eraseForGood(vault, desk, id)),
    exportContacts: (order) => room.turn.take(() => exportContacts(vault, order)),
  };
}

/*
 * What only an open vault needs: store, book, search, directory. A chunk of its own, so that the sheet that asks for the
 * passphrase does not wait for it.
 */

export { createDirectoryDesk } from '../publishing/desk';
export { readAhead } from '../store/read-ahead';
export { afterUnlock, letScreenIn } from './after-opening';
export { createNewVault } from './create-vault';
export { fillNewVault } from './fill-new-vault';
export { handlersOf } from './handlers';
export { openVault } from './open-vault';

/** The rooms of src-renderer, each a window and process of its own. */
export type Room = 'screen' | 'vault' | 'exchange';

/** `app://HOST` is the origin of a room. */
export const roomHosts: Readonly<Record<Room, string>> = { screen: 'book', vault: 'vault', exchange: 'exchange' };

export const roomOrigin = (room: Room): string => `app://${roomHosts[room]}`;

/**
 * Where a room keeps what it stores. Only the vault's working store is on disk; the others live in memory and are
 * cleared with each process.
 */
export const roomPartitions: Readonly<Record<Room, string>> = {
  screen: 'screen',
  vault: 'persist:vault',
  exchange: 'exchange',
};

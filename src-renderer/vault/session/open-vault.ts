import type { AppError } from '../../../src-shared/errors';
import { ok, type Result } from '../../../src-shared/result';
import { createBook, type Book } from '../book/book';
import { summarisers } from '../book/summaries/summarisers';
import { createDirectoryCrypto, type DirectoryCrypto } from '../crypto/directory-keys';
import { sha256StreamWith, sha256With } from '../crypto/sodium';
import { checkInWorker } from '../publishing/check-in-worker';
import type { StartChecker } from '../publishing/feed-checker';
import { openStore } from '../store/open-store';
import type { Opening } from '../store/opening-progress';
import type { ReadAhead } from '../store/read-ahead';
import type { CreateSha256 } from '../../../src-shared/vault-format/binary';
import type { Notice } from '../../../src-shared/vault-contract';
import type { BookStore, DeviceStore, StoreCare } from '../store/types';
import type { Work } from '../window/form-sheet';
import { createNotices, type Notices } from './notices';
import type { Keyring } from './keyring';
import type { Room } from './room';
import type { OpenedKeys, PresentFolder } from './vault-keys';

/** Everything of an open vault that the session works with. */
export interface OpenVault {
  readonly room: Room;
  readonly keyring: Keyring;
  readonly store: BookStore;
  readonly book: Book;
  readonly care: StoreCare;
  readonly device: DeviceStore;
  readonly notices: Notices;
  readonly createSha256: CreateSha256;
  readonly directoryCrypto: DirectoryCrypto;
  /** Checks much of a firm's directory away from this thread. */
  readonly startChecker: StartChecker;
}

const OPENING: Readonly<Record<Opening, string>> = {
  rebuilding: 'Rebuilding the working store from snapshot and journal.',
  'catching-up': 'Opening your book: catching up with what was saved last.',
};

/** Opens the book of the vault in `folder` with its keys; `tell` hears of what takes seconds. */
export async function openVault(
  room: Room,
  folder: PresentFolder,
  { keyring, tools: { sodium } }: OpenedKeys,
  tell: Work['tell'],
  ahead?: ReadAhead,
): Promise<Result<OpenVault, AppError>> {
  const createSha256 = () => sha256StreamWith(sodium);
  // Notices are kept in the vault, so those of its opening wait until it is open.
  const early: Notice[] = [];
  let note: (notice: Notice) => void = (notice) => early.push(notice);
  const opened = await openStore({
    shell: room.shell,
    folder,
    sealer: keyring.sealer(),
    header: keyring.header,
    sha256: sha256With(sodium),
    createSha256,
    summarisers,
    now: () => new Date().toISOString(),
    locale: navigator.language,
    ahead,
    onNotice: (notice) => note(notice),
    onProgress: (what, done, total) => tell(OPENING[what], done / Math.max(1, total)),
  });
  if (!opened.ok) return opened;
  const { store, care, device } = opened.value;
  const notices = createNotices(store, room.emit);
  note = notices.add;
  early.forEach(note);
  if (folder.journal.tornTail !== undefined) notices.add({ kind: 'torn-tail', file: folder.journal.tornTail });
  const directoryCrypto = createDirectoryCrypto(sodium);
  // Behind the answer to who made the change: what the screen draws anew must not keep them waiting.
  store.onChange((collections) => setTimeout(() => room.emit({ kind: 'changed', collections }), 0));
  return ok({
    room,
    keyring,
    store,
    book: createBook(store),
    care,
    device,
    notices,
    createSha256,
    directoryCrypto,
    startChecker: checkInWorker(directoryCrypto),
  });
}

import type { Hex32 } from '../../../src-shared/directory-entry/key-bytes';
import type { AwayReason, OddFile } from '../../../src-shared/directory-files';
import type { FeedProblem } from '../../../src-shared/directory-view/problems';
import { createViewer, type View } from '../../../src-shared/directory-view/view';
import type { AppError } from '../../../src-shared/errors';
import { ok, type Result } from '../../../src-shared/result';
import type { ShellDirectoryEvent } from '../../../src-shared/shell-directory-contract';
import { createQueue } from '../store/queue';
import { createBreathe } from '../store/slices';
import type { DirectoryShell } from './carrier';
import type { Outbox } from './outbox';
import type { Altered } from './plan-reading';
import type { DirectoryReader, ReaderDeps } from './reader';
import type { FeedReplica } from './feed-replica';
import type { Replica } from './replica';

export interface SyncDeps {
  readonly path: string;
  readonly rootHex: Hex32;
  readonly shell: DirectoryShell;
  readonly outbox: Outbox;
  readonly reader: (on: Pick<ReaderDeps, 'onProgress' | 'onFound' | 'onAllFound'>) => DirectoryReader;
  readonly replica: Replica;
  readonly now: () => string;
  /** Something changed: the screen asks again. */
  readonly tell: () => void;
  /** How far a reading has come: the screen asks for that alone. */
  readonly tellProgress: () => void;
  /** Checks what was admitted by its head only; true where there was anything to check. */
  readonly verify: () => Promise<boolean>;
  /** After a reading that went through: what follows from what was read. */
  readonly onRead: () => Promise<'done' | 'again' | 'send'>;
}

/** How the directory stands, as far as the folder goes. */
export interface SyncState {
  readonly place: { readonly kind: 'here' } | { readonly kind: 'away'; readonly why: AwayReason };
  /** Why what is signed does not go out, where it is not that the folder is away. */
  readonly stopped?: AppError;
  readonly lastReadAt?: string;
  readonly progress?: { readonly done: number; readonly total: number };
  /** Of feeds of which nothing can be believed. */
  readonly problems: readonly FeedProblem[];
  readonly odd: readonly OddFile[];
}

export interface Sync {
  readonly state: () => SyncState;
  readonly isHere: () => boolean;
  /** What has been read comes to. */
  readonly view: () => View;
  /** Loads the replica, opens the folder, sends and reads. */
  readonly start: () => Promise<void>;
  /** Sends what waits, now. */
  readonly flush: () => Promise<Result<null, AppError>>;
  /** Sends and reads, now. */
  readonly refresh: () => Promise<Result<null, AppError>>;
  /** Reads again, now, what was altered since it was read. */
  readonly readAltered: () => Promise<Result<null, AppError>>;
  readonly heed: (event: ShellDirectoryEvent) => void;
  /** Neither sends nor reads any more; resolves when nothing is in hand. */
  readonly end: () => Promise<void>;
}

const TELL_EVERY_MS = 200;
const LOOK_EVERY_MS = 60 * 60 * 1000;
/** Of a folder that tells of changes and shows none, each file is looked at so often at most. */
const LOOK_AT_MOST_MS = 10_000;
/** The poll of the shell sees a folder that came back; this is for one that never was there. */
const REOPEN_EVERY_MS = 15_000;
/** The shell has looked by then. */
const ASK_AGAIN_MS = 2_000;

export function createSync(deps: SyncDeps): Sync {
  const { shell, path, tell, now, replica } = deps;
  const queue = createQueue();
  let state: SyncState = { place: { kind: 'away', why: 'no-answer' }, problems: [], odd: [] };
  const viewer = createViewer(deps.rootHex, now());
  let view: { readonly day: string; readonly made: View } | undefined;
  /** What is read is taken as it comes, and seen when all of it is there. */
  let isNew = true;
  let toldAt = 0;
  let isWaiting = false;
  const set = (change: Partial<SyncState>) => {
    state = { ...state, ...change };
    tell();
  };
  const breathe = createBreathe();
  /** A feed's three hundred summaries take some ten milliseconds to be put in order. */
  const take = async (feeds: Iterable<FeedReplica>) => {
    for (const feed of feeds) {
      if (!viewer.take([feed])) continue;
      isNew = true;
      await breathe();
    }
  };
  const onProgress = (done: number, total: number) => {
    state = { ...state, progress: { done, total } };
    if (performance.now() - toldAt < TELL_EVERY_MS) return;
    toldAt = performance.now();
    deps.tellProgress();
  };
  /** What was read is seen before the last of it is kept. */
  const onAllFound = () => {
    const { progress: _, ...rest } = state;
    state = rest;
    if (isNew) view = undefined;
    isNew = false;
    tell();
  };
  const reader = deps.reader({ onProgress, onFound: take, onAllFound });
  let hasEnded = false;
  let opening: ReturnType<typeof setTimeout> | undefined;
  const openIn = (ms: number) => {
    clearTimeout(opening);
    opening = setTimeout(() => void open(), ms);
  };
  /** What a call noticed. The folder may be back before the shell has looked for itself; then it tells of nothing. */
  const noteAway = (error: AppError) => {
    if (error.kind !== 'directory-away') return;
    state = { ...state, place: { kind: 'away', why: error.why } };
    openIn(ASK_AGAIN_MS);
  };
  const isHere = () => state.place.kind === 'here' && !hasEnded;
  const flush = async (): Promise<Result<null, AppError>> => {
    if (!isHere()) return ok(null);
    const sent = await deps.outbox.flush();
    const { stopped: _, ...rest } = state;
    state = sent.ok || sent.error.kind === 'directory-away' ? rest : { ...rest, stopped: sent.error };
    if (!sent.ok) noteAway(sent.error);
    tell();
    return sent;
  };
  let verifying: 'no' | 'yes' | 'and once more' = 'no';
  const verifyInBackground = () => {
    // What is read meanwhile may lie behind where the checking has come to.
    if (verifying !== 'no') return void (verifying = 'and once more');
    verifying = 'yes';
    void deps
      .verify()
      .then((isAny) => isAny && tell())
      .finally(() => {
        const isDue = verifying === 'and once more';
        verifying = 'no';
        if (isDue) verifyInBackground();
      });
  };
  let lookedAt = -Infinity;
  let looking: ReturnType<typeof setTimeout> | undefined;
  /** The folder told of a change, and no reading since has shown it. */
  let isUnseen = false;
  const readAltered = async (): Promise<Result<null, AppError>> => {
    clearTimeout(looking);
    looking = undefined;
    lookedAt = performance.now();
    isUnseen = false;
    const altered = await reader.findAltered();
    if (!altered.ok) return altered;
    return altered.value.size > 0 ? queue.run(() => read(altered.value)) : ok(null);
  };
  /** Looks at what was read before: when the vault is opened, now and then, and where something changed unseen. */
  const lookInBackground = ({ isNews, isFirst }: { readonly isNews: boolean; readonly isFirst: boolean }) => {
    // All of it was read just now.
    if (isFirst) lookedAt = performance.now();
    if (isNews) isUnseen = false;
    const dueAt = lookedAt + (isUnseen ? LOOK_AT_MOST_MS : LOOK_EVERY_MS);
    if (looking !== undefined || (!isUnseen && performance.now() < dueAt)) return;
    looking = setTimeout(() => void readAltered(), Math.max(0, dueAt - performance.now()));
  };
  const read = async (altered?: Altered): Promise<Result<null, AppError>> => {
    if (!isHere()) return ok(null);
    const isFirst = replica.feeds().size === 0;
    const got = await reader.read(altered);
    const { progress: _, ...rest } = state;
    state = rest;
    if (isNew) view = undefined;
    isNew = false;
    if (!got.ok) {
      noteAway(got.error);
      tell();
      return got;
    }
    set({ lastReadAt: now(), problems: got.value.problems, odd: got.value.odd });
    verifyInBackground();
    lookInBackground({ ...got.value, isFirst });
    switch (await deps.onRead()) {
      case 'again':
        return read();
      case 'send':
        return flush();
      case 'done':
        return ok(null);
    }
  };
  const refresh = () =>
    queue.run(async () => {
      const sent = await flush();
      const got = await read();
      return sent.ok ? got : sent;
    });
  const open = async (): Promise<void> => {
    if (hasEnded) return;
    const opened = await shell.openDirectory({ path });
    const place = opened.ok ? opened.value : ({ kind: 'away', why: 'failed' } as const);
    set({ place });
    if (place.kind === 'here') await refresh();
    else openIn(REOPEN_EVERY_MS);
  };
  /** Several changes in a row are read once. */
  const refreshSoon = () => {
    if (isWaiting) return;
    isWaiting = true;
    queueMicrotask(() => {
      void queue.idle().then(() => {
        isWaiting = false;
        return refresh();
      });
    });
  };
  return {
    state: () => state,
    isHere,
    view: () => {
      // What is expired changes with the day.
      const day = now().slice(0, 10);
      if (view?.day !== day) {
        view = { day, made: viewer.view(now()) };
      }
      return view.made;
    },
    start: async () => {
      await replica.load(take);
      view = undefined;
      tell();
      await open();
    },
    flush: () => queue.run(flush),
    refresh,
    readAltered,
    end: () => {
      hasEnded = true;
      clearTimeout(looking);
      clearTimeout(opening);
      return queue.idle();
    },
    heed: (event) => {
      if (hasEnded) return;
      if (event.kind === 'directory-away') return set({ place: { kind: 'away', why: event.why } });
      if (event.kind === 'directory-changed') isUnseen = true;
      if (event.kind === 'directory-back') set({ place: { kind: 'here' } });
      refreshSoon();
    },
  };
}

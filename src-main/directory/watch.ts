import type { DirectoryPlace, AwayReason } from '../../src-shared/directory-files';
import type { Threads } from './threads';
import type { WatchNews } from './watch-folder';

/** A single look that comes late says nothing. */
const FEWEST_MISSED = 2;

export interface Watch {
  readonly place: () => DirectoryPlace;
  /** Resolves after the first look; where it takes too long, with `no-answer`. */
  readonly first: Promise<DirectoryPlace>;
  readonly lookNow: () => void;
  readonly close: () => void;
}

interface Options {
  readonly threads: Threads;
  readonly root: string;
  readonly pollInMs: number;
  /** A folder that was not looked at for so long does not answer. */
  readonly silentForMs: number;
}

interface Listener {
  readonly changed: () => void;
  readonly away: (why: AwayReason) => void;
  readonly back: () => void;
}

/** A thread of its own that looks after one shared folder; says when it changes, goes away and comes back. */
export function startWatch({ threads, root, pollInMs, silentForMs }: Options, listener: Listener): Watch {
  const mostMissed = Math.max(FEWEST_MISSED, Math.ceil(silentForMs / pollInMs));
  let place: DirectoryPlace | undefined;
  let missed = 0;
  let isClosed = false;
  let tellFirst: (place: DirectoryPlace) => void = () => undefined;
  const first = new Promise<DirectoryPlace>((resolve) => (tellFirst = resolve));

  function become(next: DirectoryPlace): void {
    const before = place;
    place = next;
    if (before === undefined) return tellFirst(next);
    if (next.kind === 'away' && (before.kind === 'here' || before.why !== next.why)) listener.away(next.why);
    if (next.kind === 'here' && before.kind === 'away') listener.back();
  }

  const worker = threads.start({ role: 'watch', root, pollInMs });
  worker.on('message', (news: WatchNews) => {
    if (isClosed) return;
    missed = 0;
    if (news.kind === 'changed') listener.changed();
    else become(news.place);
  });
  worker.on('error', () => {
    if (!isClosed) become({ kind: 'away', why: 'failed' });
  });
  // Counted in turns, not by the clock: while the computer sleeps nobody misses anything.
  const clock = setInterval(() => {
    missed += 1;
    if (missed >= mostMissed) become({ kind: 'away', why: 'no-answer' });
  }, pollInMs).unref();

  return {
    place: () => place ?? { kind: 'away', why: 'no-answer' },
    first,
    lookNow: () => {
      worker.postMessage('look', []);
    },
    close: () => {
      isClosed = true;
      clearInterval(clock);
      void worker.terminate();
    },
  };
}

import { cpus } from 'node:os';
import type { Worker } from 'node:worker_threads';

import type { AppError } from '../../src-shared/errors';
import { err, type Result } from '../../src-shared/result';
import type { TaskMessage } from './directory-thread';
import { createIdleShare } from './idle-share';
import type { Gauges, TaskKind, Tasks } from './tasks';
import type { Threads } from './threads';

const MOST_HANDS = 4;
/** Where the processors are what is waited for, more threads than they are only get in each other's way. */
const HANDS_AT_HOME = Math.min(MOST_HANDS, Math.max(2, cpus().length));
/** A share that is far answers slowly, but many at a time: there more threads wait than the computer could keep busy. */
const MOST_HANDS_AFAR = 12;
const FAR_IN_MS_A_FILE = 0.4;
/** Where the processors have less than this to spare, it is not the share that is waited for. */
const IDLE_AFAR = 0.4;
/** Fewer files say nothing about how far a share is. */
const FEWEST_TIMED = 64;
/** Threads that hang in a call cannot be ended. So many, and no more are started until one answers. */
const MOST_LOST = 4;
const IDLE_FOR_MS = 30_000;
const TURNS_OF_SILENCE = 15;

type Answer = Result<unknown, AppError>;

interface Hand {
  readonly worker: Worker;
  readonly gauges: Gauges;
  job: { readonly settle: (answer: Answer) => void; begun: Begun; progress: number; stillFor: number } | undefined;
  idleSince: number;
}

interface Begun {
  readonly at: number;
  readonly progress: number;
}

/** Threads that do tasks on the shared folder, started when there is work for them. */
export interface Hands {
  readonly run: <K extends TaskKind>(
    kind: K,
    input: Tasks[K]['input'],
  ) => Promise<Result<Tasks[K]['output'], AppError>>;
  /** What is in hand is finished or not; nothing of it is answered. */
  readonly close: () => void;
}

/** `silentForMs`: a thread that stands still for so long hangs. */
export function createHands(threads: Threads, traffic: BigInt64Array, silentForMs: number): Hands {
  const hands = new Set<Hand>();
  const waiting: { readonly message: TaskMessage; readonly settle: (answer: Answer) => void }[] = [];
  let mostHands = HANDS_AT_HOME;
  let lost = 0;
  let isClosed = false;
  let clock: NodeJS.Timeout | undefined;

  const idleShare = createIdleShare();
  const noAnswer = (): Answer => err({ kind: 'directory-away', why: 'no-answer' });

  function startHand(): Hand {
    const gauges: Gauges = { progress: new Int32Array(new SharedArrayBuffer(4)), traffic };
    const worker = threads.start({ role: 'hand', gauges });
    const hand: Hand = { worker, gauges, job: undefined, idleSince: 0 };
    worker.on('message', (answer: Answer) => {
      finish(hand, answer);
    });
    worker.on('error', () => {
      finish(hand, err({ kind: 'failed', where: 'directory thread' }));
    });
    worker.on('exit', () => {
      hands.delete(hand);
      finish(hand, err({ kind: 'failed', where: 'directory thread' }));
    });
    hands.add(hand);
    return hand;
  }

  function finish(hand: Hand, answer: Answer): void {
    const { job } = hand;
    hand.job = undefined;
    hand.idleSince = performance.now();
    if (job !== undefined) heedPace(hand, job.begun);
    job?.settle(answer);
    giveOut();
  }

  function heedPace(hand: Hand, begun: Begun): void {
    const files = progressOf(hand) - begun.progress;
    if (files < FEWEST_TIMED) return;
    const isSlow = (performance.now() - begun.at) / files > FAR_IN_MS_A_FILE;
    const isIdle = idleShare() > IDLE_AFAR;
    mostHands = isIdle ? (isSlow ? MOST_HANDS_AFAR : MOST_HANDS) : HANDS_AT_HOME;
  }

  function giveOut(): void {
    while (waiting.length > 0) {
      const free = [...hands].find(({ job }) => job === undefined);
      if (free === undefined && (hands.size >= mostHands || lost >= MOST_LOST)) break;
      const next = waiting.shift();
      if (next === undefined) break;
      const hand = free ?? startHand();
      const progress = progressOf(hand);
      hand.job = { settle: next.settle, begun: { at: performance.now(), progress }, progress, stillFor: 0 };
      hand.worker.postMessage(next.message, []);
    }
    if (hands.size === 0 && lost >= MOST_LOST) for (const { settle } of waiting.splice(0)) settle(noAnswer());
    clock ??= setInterval(lookAfter, silentForMs / TURNS_OF_SILENCE).unref();
  }

  function lookAfter(): void {
    const now = performance.now();
    for (const hand of hands) {
      if (hand.job === undefined) {
        if (now - hand.idleSince > IDLE_FOR_MS) dismiss(hand);
      } else if (hand.job.progress !== progressOf(hand)) {
        hand.job.progress = progressOf(hand);
        hand.job.stillFor = 0;
      } else {
        // Counted in turns, not by the clock: while the computer sleeps no thread hangs.
        hand.job.stillFor += 1;
        if (hand.job.stillFor > TURNS_OF_SILENCE) giveUp(hand);
      }
    }
    if (hands.size > 0) return;
    clearInterval(clock);
    clock = undefined;
  }

  function dismiss(hand: Hand): void {
    hands.delete(hand);
    void hand.worker.terminate();
  }

  function giveUp(hand: Hand): void {
    const { job } = hand;
    hand.job = undefined;
    hands.delete(hand);
    lost += 1;
    // It ends when the call it hangs in comes back.
    void hand.worker.terminate().then(() => {
      lost -= 1;
    });
    job?.settle(noAnswer());
    giveOut();
  }

  return {
    run: async <K extends TaskKind>(kind: K, input: Tasks[K]['input']) => {
      if (isClosed) return err({ kind: 'closed' });
      return new Promise<Result<Tasks[K]['output'], AppError>>((resolve) => {
        // A thread answers a task of this kind with its own output.
        waiting.push({ message: { kind, input }, settle: resolve as (answer: Answer) => void });
        giveOut();
      });
    },
    close: () => {
      isClosed = true;
      clearInterval(clock);
      for (const { settle } of waiting.splice(0)) settle(err({ kind: 'closed' }));
      for (const hand of hands) {
        const { job } = hand;
        hand.job = undefined;
        dismiss(hand);
        job?.settle(err({ kind: 'closed' }));
      }
    },
  };
}

const progressOf = ({ gauges }: Hand): number => Atomics.load(gauges.progress, 0);

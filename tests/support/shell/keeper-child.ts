import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { freshFolder } from '../folders.ts';
import { bundleForNode } from './node-bundle.ts';

/** What such a process answers: the shell's answer, or what it says of a frame. */
export interface KeeperAnswer {
  readonly ok: boolean;
  readonly seq?: number;
  readonly hash?: string;
  readonly headSeq?: number;
  readonly tornTail?: string;
  readonly damage?: unknown;
  readonly error?: { readonly kind: string; readonly [key: string]: unknown };
}

export interface KeeperChild {
  readonly process: ChildProcess;
  readonly ask: (line: string) => Promise<KeeperAnswer>;
  /** Answers that nobody asked for singly, as they come. */
  readonly onAnswer: (listener: (answer: KeeperAnswer) => void) => void;
  readonly kill: () => Promise<void>;
}

const bundles = new Map<string, Promise<string>>();

/** Starts a process that keeps `folder`; `inside` is a command that is to run it, such as one with a disk of its own. */
export async function startKeeper(folder: string, inside: readonly string[] = []): Promise<KeeperChild> {
  return startChild('keeper-process.ts', [folder], inside);
}

/** Starts a program of this folder that takes lines and answers each with one of JSON. */
export async function startChild(
  program: string,
  programArgs: readonly string[],
  inside: readonly string[] = [],
): Promise<KeeperChild> {
  const bundle =
    bundles.get(program) ??
    freshFolder('child').then(async (out) => bundleForNode(join(import.meta.dirname, program), out));
  bundles.set(program, bundle);
  const args = [...inside, process.execPath, await bundle, ...programArgs];
  const child = spawn(args[0] ?? '', args.slice(1), { stdio: ['pipe', 'pipe', 'inherit'] });
  const waiting: ((answer: KeeperAnswer) => void)[] = [];
  let listener: ((answer: KeeperAnswer) => void) | undefined;
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => {
    const answer = JSON.parse(line) as KeeperAnswer;
    (listener ?? waiting.shift())?.(answer);
  });
  // Not the process's end: what it had said by then is still to be read.
  const ended = new Promise<void>((resolve) => {
    lines.once('close', resolve);
  });
  return {
    process: child,
    ask: async (line) =>
      new Promise((resolve) => {
        waiting.push(resolve);
        child.stdin.write(`${line}\n`);
      }),
    onAnswer: (next) => {
      listener = next;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

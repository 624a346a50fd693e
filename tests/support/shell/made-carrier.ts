import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCarrier, type Carrier } from '../../../src-main/directory/carrier.ts';
import type { ShellDirectoryEvent } from '../../../src-shared/shell-directory-contract.ts';
import { freshFolder, repoFolder } from '../folders.ts';
import { bundleForNode } from './node-bundle.ts';

let bundle: Promise<string> | undefined;

/** The file with the program of the carrier's threads, as the build makes it. */
export async function threadFile(): Promise<string> {
  bundle ??= freshFolder('directory-thread').then(async (out) =>
    bundleForNode(join(repoFolder, 'src-main/directory/directory-thread.ts'), out, 'cjs'),
  );
  return bundle;
}

export interface MadeCarrier extends Carrier {
  readonly events: readonly ShellDirectoryEvent[];
}

interface CarrierOptions {
  readonly pollInMs?: number;
  readonly silentForMs?: number;
  readonly tell?: (event: ShellDirectoryEvent) => void;
  /** A script that makes Node's `fs` in the threads behave as another system's. */
  readonly system?: string;
}

/** A carrier that looks at its folder often, and notes what it tells. */
export async function makeCarrier({
  pollInMs = 100,
  silentForMs = 5_000,
  tell,
  system = '',
}: CarrierOptions = {}): Promise<MadeCarrier> {
  const source = `{ const fs = require('node:fs'); ${system} }\n${readFileSync(await threadFile(), 'utf8')}`;
  const events: ShellDirectoryEvent[] = [];
  const note = (event: ShellDirectoryEvent): void => {
    events.push(event);
    tell?.(event);
  };
  const carrier = createCarrier({ source: () => source, tell: note, pollInMs, silentForMs });
  return { ...carrier, events };
}

/** The name of a feed, as a key would give it. */
export const makeFeed = (): string => randomBytes(32).toString('hex');
export const makeBytes = (length = 300): Uint8Array => new Uint8Array(randomBytes(length));

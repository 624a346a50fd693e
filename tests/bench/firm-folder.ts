import { cpSync, existsSync, linkSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';

import { writeBigFirm, writeFeed } from '../support/directory/big-firm.ts';

/** Members who say something more at most, and how much each. */
const MORE = { members: 50, summaries: 6 };
/** Signing 150,000 entries takes minutes: a firm is made once, and kept. Another number when it is made otherwise. */
const MADE_AS = 1;

const keptSchema = v.object({ entries: v.number(), invitation: v.string() });

export interface FirmSize {
  readonly members: number;
  readonly summaries: number;
  /** Clients that the firm knows; those of the book are among them. */
  readonly clients: number;
}

/** A firm's folder to be read and written to: files that are linked from the kept one. */
export interface FirmFolder {
  readonly folder: string;
  readonly entries: number;
  readonly invitation: string;
  /** Of each that says something more, when `addMore` puts it there. */
  readonly more: { readonly members: number; readonly summaries: number };
  readonly addMore: () => void;
  readonly remove: () => void;
}

/** Makes the firm, if it has not been made: in a folder that outlasts the run. */
export async function keepFirm(cacheFolder: string, seed: string, size: FirmSize): Promise<string> {
  const { members, summaries, clients } = size;
  const kept = join(cacheFolder, `${MADE_AS}-${seed}-${members}x${summaries}x${clients}`);
  if (existsSync(join(kept, 'firm.json'))) return kept;
  rmSync(kept, { recursive: true, force: true });
  const firm = await writeBigFirm({ folder: join(kept, 'firm'), seed, ...size });
  for (const feed of firm.sayMore(Math.min(MORE.members, members), MORE.summaries)) writeFeed(join(kept, 'more'), feed);
  writeFileSync(join(kept, 'firm.json'), JSON.stringify({ entries: firm.entries, invitation: firm.invitation }));
  return kept;
}

export async function firmFolder(cacheFolder: string, seed: string, size: FirmSize): Promise<FirmFolder> {
  const kept = await keepFirm(cacheFolder, seed, size);
  const { entries, invitation } = v.parse(keptSchema, JSON.parse(readFileSync(join(kept, 'firm.json'), 'utf8')));
  const folder = join(cacheFolder, 'at-work');
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  remove();
  for (const feed of readdirSync(join(kept, 'firm/feeds'))) {
    const from = join(kept, 'firm/feeds', feed);
    const to = join(folder, 'feeds', feed);
    mkdirSync(to, { recursive: true });
    for (const name of readdirSync(from)) linkSync(join(from, name), join(to, name));
  }
  return {
    folder,
    entries,
    invitation,
    more: { ...MORE, members: Math.min(MORE.members, size.members) },
    addMore: () => cpSync(join(kept, 'more'), folder, { recursive: true }),
    remove,
  };
}

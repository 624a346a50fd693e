import type { CollectionName } from '../../../src-shared/book/records';
import type { AppError } from '../../../src-shared/errors';
import { ok, type Result } from '../../../src-shared/result';
import { readFrame } from '../../../src-shared/vault-format/frame';
import { pagesOf } from './bulk-part';
import type { StoreCore } from './core';
import { entryToStanding, standingToEntry, type Entry } from './entry';
import { blobId, PAGE_SIZE, pageOf, rowKey } from './geometry';
import { decodeEntry, type JournalEntry, type Step, type Stretch } from './journal-entry';
import { decodePage } from './page-codec';
import { readSnapshot } from './snapshot-read';
import { readSnapshotFile } from './snapshot-keep';

export interface PagePlace {
  readonly collection: CollectionName;
  readonly page: number;
}

/** Pages made again, by row key. Those that are missing could not be. */
export type MendedPages = ReadonlyMap<number, readonly Entry[]>;

const BYTES_AT_ONCE = 4 * 1024 * 1024;

/** Makes pages again from the newest snapshot and what the journal says happened to them since. */
export async function mendPages(core: StoreCore, places: readonly PagePlace[]): Promise<MendedPages> {
  const pages = new Map<number, Entry[]>();
  const wanted = new Map(places.map(({ collection, page }) => [blobId(collection, page), rowKey(collection, page)]));
  const from = core.snapshot === undefined ? ok(0) : await readPages(core, core.snapshot.name, wanted, pages);
  if (!from.ok) return new Map();
  const keys = new Set(wanted.values());
  const replayed = await eachEntry(core, from.value, core.folded.seq, (entry) => applyToPages(pages, keys, entry));
  return replayed.ok ? pages : new Map();
}

async function readPages(
  core: StoreCore,
  snapshot: string,
  wanted: ReadonlyMap<string, number>,
  pages: Map<number, Entry[]>,
): Promise<Result<number, AppError>> {
  const manifest = await readSnapshot(core.sealer, readSnapshotFile(core, snapshot), {
    record: async ({ record, plaintext }) => {
      const key = record.kind === 'page' ? wanted.get(record.id) : undefined;
      if (key === undefined) return ok(null);
      const page = decodePage(plaintext);
      if (page.ok) pages.set(key, [...page.value]);
      return page.ok ? ok(null) : page;
    },
  });
  return manifest.ok ? ok(manifest.value.seq) : manifest;
}

/** Hands over what the journal's frames after `afterSeq` say, through `lastSeq`. */
async function eachEntry(
  core: StoreCore,
  afterSeq: number,
  lastSeq: number,
  take: (entry: JournalEntry) => void,
): Promise<Result<null, AppError>> {
  for (let seq = afterSeq; seq < lastSeq;) {
    const read = await core.shell.readFrames({ afterSeq: seq, limit: BYTES_AT_ONCE });
    if (!read.ok) return read;
    const { frames } = read.value;
    const before = seq;
    for (let offset = 0; offset < frames.length && seq < lastSeq;) {
      const reading = readFrame(frames, offset, core.sealer.sha256);
      if (reading.kind !== 'frame') return missing;
      const opened = core.sealer.openFrame(reading.frame);
      if (!opened.ok) return opened;
      const entry = decodeEntry(opened.value);
      if (!entry.ok) return entry;
      take(entry.value);
      seq = reading.frame.seq;
      offset += reading.frame.bytes.length;
    }
    if (seq === before) return missing;
  }
  return ok(null);
}

const missing: Result<null, AppError> = {
  ok: false,
  error: { kind: 'vault-damaged', part: 'journal', where: 'frames missing' },
};

function applyToPages(pages: Map<number, Entry[]>, wanted: ReadonlySet<number>, entry: JournalEntry): void {
  if ('steps' in entry) for (const step of entry.steps) applyStep(pages, wanted, step);
  if ('stretches' in entry) for (const stretch of entry.stretches) applyStretch(pages, stretch);
  if (entry.kind !== 'bulk-part') return;
  for (const [index, bytes] of pagesOf(entry).entries()) {
    const key = rowKey(entry.collection, entry.firstPage + index);
    const page = wanted.has(key) ? decodePage(bytes) : undefined;
    if (page?.ok) pages.set(key, [...page.value]);
  }
}

function applyStep(pages: Map<number, Entry[]>, wanted: ReadonlySet<number>, step: Step): void {
  const { collection, ordinal, id, state, at, record } = step;
  const key = rowKey(collection, pageOf(ordinal));
  if (!wanted.has(key)) return;
  const page = pages.get(key) ?? [];
  const content = record ?? entryToStanding(page[ordinal % PAGE_SIZE] ?? null)?.record;
  while (page.length < ordinal % PAGE_SIZE) page.push(null);
  page[ordinal % PAGE_SIZE] = standingToEntry({
    id,
    state,
    ...(at === undefined ? {} : { at }),
    ...(content === undefined ? {} : { record: content }),
  });
  pages.set(key, page);
}

function applyStretch(pages: Map<number, Entry[]>, { collection, from, to, state }: Stretch): void {
  for (let page = pageOf(from); page * PAGE_SIZE < to; page += 1) {
    const key = rowKey(collection, page);
    const entries = pages.get(key);
    if (entries === undefined) continue;
    const turned = entries.map((entry, index) => {
      const standing = entryToStanding(entry);
      const ordinal = page * PAGE_SIZE + index;
      return standing === undefined || ordinal < from || ordinal >= to
        ? entry
        : standingToEntry({ ...standing, state });
    });
    pages.set(key, turned);
  }
}

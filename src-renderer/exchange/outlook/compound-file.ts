import { viewOf, type ByteSource } from './byte-source';
import { utf16 } from './mapi-values';

/** A stream or storage of a compound file (MS-CFB). */
export interface Item {
  readonly name: string;
  readonly isStorage: boolean;
  readonly children: () => readonly Item[];
  /** Undefined where its sectors lead nowhere. */
  readonly bytes: () => Uint8Array | undefined;
}

const SIGNATURE = 'd0cf11e0a1b11ae1';
const END_OF_CHAIN = 0xffff_fffe;
const NONE = 0xffff_ffff;
const HEADER_SIZE = 512;
const ENTRY_SIZE = 128;
/** Items of a storage; a message has some hundred. */
const MOST_ITEMS = 100_000;

interface Entry {
  readonly name: string;
  readonly type: number;
  readonly left: number;
  readonly right: number;
  readonly child: number;
  readonly start: number;
  readonly size: number;
}

/** Opens a compound file; undefined where its header or tables are broken. */
export function openCompoundFile(source: ByteSource): Item | undefined {
  const sectors = openSectors(source);
  const directory = sectors?.chain(sectors.firstDirectory);
  if (sectors === undefined || directory === undefined) return undefined;
  const entries = readEntries(directory);
  const [root] = entries;
  if (root?.type !== 5) return undefined;
  const mini = sectors.openMini(root);
  const item = (entry: Entry): Item => ({
    name: entry.name,
    isStorage: entry.type !== 2,
    children: () => childrenOf(entries, entry).map(item),
    bytes: () => (entry.size < sectors.miniBelow ? mini(entry) : sectors.chain(entry.start)?.subarray(0, entry.size)),
  });
  return item(root);
}

function openSectors(source: ByteSource) {
  const header = source.read(0, HEADER_SIZE);
  if (header === undefined) return undefined;
  const hex = Array.from(header.subarray(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('');
  const view = viewOf(header);
  const shift = view.getUint16(0x1e, true);
  const miniShift = view.getUint16(0x20, true);
  if (hex !== SIGNATURE || (shift !== 9 && shift !== 12) || miniShift !== 6) return undefined;
  const size = 1 << shift;
  // The last sector of a file that was cut may be short; it is not read.
  const count = Math.floor((source.size - HEADER_SIZE) / size) + 1;
  const read = (sector: number): Uint8Array | undefined => source.read((sector + 1) * size, size);

  const tableSectors = readTableSectors(view, read, size, count);
  const next = (sector: number): number => {
    const table = tableSectors[Math.floor(sector / (size / 4))];
    const bytes = table === undefined ? undefined : read(table);
    return bytes === undefined ? NONE : viewOf(bytes).getUint32((sector % (size / 4)) * 4, true);
  };
  /** All sectors of a chain, joined; undefined where it goes round in circles or out of the file. */
  const chain = (start: number): Uint8Array | undefined => {
    const parts: Uint8Array[] = [];
    for (let sector = start; sector !== END_OF_CHAIN && sector !== NONE; sector = next(sector)) {
      const part = read(sector);
      if (part === undefined || parts.length > count) return undefined;
      parts.push(part);
    }
    return join(parts, size);
  };
  const miniBelow = view.getUint32(0x38, true);
  const firstMiniTable = view.getUint32(0x3c, true);
  return {
    firstDirectory: view.getUint32(0x30, true),
    miniBelow,
    chain,
    openMini: (root: Entry) => createMini(chain(root.start), chain(firstMiniTable)),
  };
}

/** Where the sectors of the allocation table lie: 109 in the header, the others in sectors of their own. */
function readTableSectors(
  header: DataView,
  read: (sector: number) => Uint8Array | undefined,
  size: number,
  count: number,
): number[] {
  const sectors: number[] = [];
  for (let at = 0x4c; at < HEADER_SIZE; at += 4) sectors.push(header.getUint32(at, true));
  let next = header.getUint32(0x44, true);
  for (let seen = 0; next < END_OF_CHAIN && seen <= count; seen++) {
    const bytes = read(next);
    if (bytes === undefined) break;
    const view = viewOf(bytes);
    for (let at = 0; at < size - 4; at += 4) sectors.push(view.getUint32(at, true));
    next = view.getUint32(size - 4, true);
  }
  return sectors;
}

/** Small streams lie in sectors of 64 bytes within the root's stream. */
function createMini(stream: Uint8Array | undefined, table: Uint8Array | undefined) {
  const view = table && viewOf(table);
  return ({ start, size }: Entry): Uint8Array | undefined => {
    if (stream === undefined || view === undefined) return size === 0 ? new Uint8Array() : undefined;
    const parts: Uint8Array[] = [];
    for (let sector = start, left = size; left > 0; left -= 64) {
      const part = stream.subarray(sector * 64, sector * 64 + 64);
      if (sector * 4 + 4 > view.byteLength || part.length === 0) return undefined;
      parts.push(part);
      sector = view.getUint32(sector * 4, true);
    }
    return join(parts, 64).subarray(0, size);
  };
}

function join(parts: readonly Uint8Array[], size: number): Uint8Array {
  const joined = new Uint8Array(parts.length * size);
  for (const [index, part] of parts.entries()) joined.set(part, index * size);
  return joined;
}

function readEntries(directory: Uint8Array): Entry[] {
  const view = viewOf(directory);
  const entries: Entry[] = [];
  for (let at = 0; at + ENTRY_SIZE <= directory.length && entries.length < MOST_ITEMS; at += ENTRY_SIZE) {
    const nameBytes = Math.min(Math.max(view.getUint16(at + 0x40, true) - 2, 0), 62);
    entries.push({
      name: utf16.decode(directory.subarray(at, at + nameBytes)),
      type: view.getUint8(at + 0x42),
      left: view.getUint32(at + 0x44, true),
      right: view.getUint32(at + 0x48, true),
      child: view.getUint32(at + 0x4c, true),
      start: view.getUint32(at + 0x74, true),
      size: view.getUint32(at + 0x78, true),
    });
  }
  return entries;
}

/** The tree below a storage, flat; an entry that stands in it twice is taken once. */
function childrenOf(entries: readonly Entry[], storage: Entry): Entry[] {
  const found: Entry[] = [];
  const seen = new Set<number>();
  const open = storage.type === 2 ? [] : [storage.child];
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    const entry = entries[index];
    if (entry === undefined || seen.has(index)) continue;
    seen.add(index);
    if (entry.type === 1 || entry.type === 2) found.push(entry);
    open.push(entry.left, entry.right);
  }
  return found;
}

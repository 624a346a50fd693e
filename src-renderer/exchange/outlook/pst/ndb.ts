import { uint64, viewOf, type ByteSource } from '../byte-source';
import { undoCyclic, undoPermute } from './cipher';

/** The node database of a PST (MS-PST §2.2): nodes by number, and the blocks their data lies in. */
export interface NodeDatabase {
  readonly node: (id: number) => Node | undefined;
  /** All nodes in the order of their numbers. */
  readonly nodes: () => Generator<Node>;
  /** The data of a block, in its parts; undefined where it leads nowhere. */
  readonly data: (block: number) => readonly Uint8Array[] | undefined;
  /** Nodes below a node, by the block that lists them. */
  readonly subnodes: (block: number) => ReadonlyMap<number, SubNode>;
}

export interface SubNode {
  readonly id: number;
  readonly data: number;
  readonly sub: number;
}

export interface Node extends SubNode {
  readonly parent: number;
}

/** Where things stand, in files from Outlook 2003 on and in older ones (ANSI). */
interface Layout {
  readonly isWide: boolean;
  readonly crypt: number;
  readonly roots: { readonly nodes: number; readonly blocks: number };
}

/** Of a file from Outlook 2003 on; an older one has a page behind its shorter header. */
const HEADER = 564;
const PAGE = 512;
const DEEPEST = 8;
/** Data of one node; a contact with a picture has less. */
const MOST_DATA = 32 * 1024 * 1024;
const MOST_SUBNODES = 10_000;
const MOST_CACHED = 2_000;

export type PstProblem = 'not a PST' | 'newer' | 'damaged';

/** Opens the database behind the header; says what is wrong where it cannot. */
export function openNodeDatabase(source: ByteSource): NodeDatabase | PstProblem {
  const view = viewOf(source.read(0, HEADER) ?? new Uint8Array(HEADER));
  if (view.getUint32(0, true) !== 0x4e444221) return source.size < HEADER ? 'damaged' : 'not a PST';
  const version = view.getUint16(10, true);
  // From 36 on pages are 4 KiB and blocks are deflated: offline caches (OST) of Outlook 2013 and later.
  if (version >= 36) return 'newer';
  const isWide = version >= 20;
  const layout: Layout = isWide
    ? { isWide, crypt: view.getUint8(0x201), roots: { nodes: uint64(view, 0xe0), blocks: uint64(view, 0xf0) } }
    : { isWide, crypt: view.getUint8(0x1cd), roots: { nodes: view.getUint32(0xbc, true), blocks: view.getUint32(0xc4, true) } };
  const database = new Database(source, layout);
  return database.isSound ? database : 'damaged';
}

interface Entry {
  readonly key: number;
  /** Of an entry between levels: where its page lies. Of a leaf: the entry's bytes. */
  readonly view: DataView;
}

interface Page {
  readonly level: number;
  readonly entries: readonly Entry[];
}

class Database implements NodeDatabase {
  readonly #source: ByteSource;
  readonly #layout: Layout;
  readonly #pages = new Map<number, Page | undefined>();

  constructor(source: ByteSource, layout: Layout) {
    this.#source = source;
    this.#layout = layout;
  }

  get isSound(): boolean {
    const { nodes, blocks } = this.#layout.roots;
    return this.#page(nodes) !== undefined && this.#page(blocks) !== undefined;
  }

  node(id: number): Node | undefined {
    const entry = this.#find(this.#layout.roots.nodes, id);
    return entry && this.#readNode(entry);
  }

  *nodes(): Generator<Node> {
    const seen = new Set<number>();
    const open: { readonly at: number; readonly below: number }[] = [{ at: this.#layout.roots.nodes, below: DEEPEST }];
    for (let place = open.pop(); place !== undefined; place = open.pop()) {
      const page = seen.has(place.at) ? undefined : this.#page(place.at);
      seen.add(place.at);
      if (page === undefined || page.level >= place.below) continue;
      if (page.level === 0) for (const entry of page.entries) yield this.#readNode(entry);
      else for (const entry of page.entries.toReversed()) open.push({ at: this.#pageOf(entry), below: page.level });
    }
  }

  data(block: number): readonly Uint8Array[] | undefined {
    const parts: Uint8Array[] = [];
    return this.#addData(block, parts, { left: MOST_DATA }, 2) ? parts : undefined;
  }

  subnodes(block: number): ReadonlyMap<number, SubNode> {
    const found = new Map<number, SubNode>();
    this.#addSubnodes(block, found, 1);
    return found;
  }

  #readNode({ view }: Entry): Node {
    const id = view.getUint32(0, true);
    return this.#layout.isWide
      ? { id, data: uint64(view, 8), sub: uint64(view, 16), parent: view.getUint32(24, true) }
      : { id, data: view.getUint32(4, true), sub: view.getUint32(8, true), parent: view.getUint32(12, true) };
  }

  #pageOf({ view }: Entry): number {
    return this.#layout.isWide ? uint64(view, 16) : view.getUint32(8, true);
  }

  #find(root: number, key: number): Entry | undefined {
    let at = root;
    for (let below = DEEPEST; below > 0; ) {
      const page = this.#page(at);
      if (page === undefined || page.level >= below) return undefined;
      const entry = page.entries.findLast((candidate) => candidate.key <= key);
      if (page.level === 0) return entry?.key === key ? entry : undefined;
      if (entry === undefined) return undefined;
      at = this.#pageOf(entry);
      below = page.level;
    }
    return undefined;
  }

  #page(at: number): Page | undefined {
    if (this.#pages.has(at)) return this.#pages.get(at);
    if (this.#pages.size >= MOST_CACHED) this.#pages.clear();
    const bytes = this.#source.read(at, PAGE);
    const page = bytes && this.#readPage(viewOf(bytes));
    this.#pages.set(at, page);
    return page;
  }

  #readPage(view: DataView): Page | undefined {
    const { isWide } = this.#layout;
    const end = isWide ? 488 : 496;
    const [count, size, level] = [view.getUint8(end), view.getUint8(end + 2), view.getUint8(end + 3)];
    const least = level > 0 ? (isWide ? 24 : 12) : isWide ? 24 : 12;
    const kind = view.getUint8(isWide ? 496 : 500);
    if ((kind !== 0x80 && kind !== 0x81) || size < least || count * size > end || level >= DEEPEST) return undefined;
    if (kind === 0x81 && level === 0 && size < (isWide ? 32 : 16)) return undefined;
    const entries = Array.from({ length: count }, (_, index): Entry => {
      const entry = new DataView(view.buffer, view.byteOffset + index * size, size);
      return { key: isWide ? uint64(entry, 0) : entry.getUint32(0, true), view: entry };
    });
    return { level, entries };
  }

  /** The bytes of a block as they were stored; `isInner`: it lists other blocks. */
  #block(number: number): { readonly bytes: Uint8Array; readonly isInner: boolean } | undefined {
    // The lowest bit is no part of the number.
    const key = number - (number % 2);
    const entry = this.#find(this.#layout.roots.blocks, key) ?? this.#find(this.#layout.roots.blocks, number);
    if (entry === undefined) return undefined;
    const { isWide, crypt } = this.#layout;
    const at = isWide ? uint64(entry.view, 8) : entry.view.getUint32(4, true);
    const bytes = this.#source.read(at, entry.view.getUint16(isWide ? 16 : 8, true));
    if (bytes === undefined) return undefined;
    const isInner = Math.floor(number / 2) % 2 === 1;
    if (isInner || crypt === 0) return { bytes, isInner };
    const decoded = bytes.slice();
    if (crypt === 1) undoPermute(decoded);
    else undoCyclic(decoded, number % 0x1_0000_0000);
    return { bytes: decoded, isInner };
  }

  /** False where a part is missing. */
  #addData(number: number, parts: Uint8Array[], budget: { left: number }, depth: number): boolean {
    if (number === 0) return true;
    const block = this.#block(number);
    if (block === undefined || budget.left < block.bytes.length) return false;
    budget.left -= block.bytes.length + 1;
    if (!block.isInner) return Boolean(parts.push(block.bytes));
    const { isWide } = this.#layout;
    const view = viewOf(block.bytes);
    if (depth === 0 || view.byteLength < 8 || view.getUint8(0) !== 1) return false;
    const count = view.getUint16(2, true);
    const size = isWide ? 8 : 4;
    if (8 + count * size > view.byteLength) return false;
    for (let index = 0; index < count; index++) {
      const inner = isWide ? uint64(view, 8 + index * 8) : view.getUint32(8 + index * 4, true);
      if (!this.#addData(inner, parts, budget, depth - 1)) return false;
    }
    return true;
  }

  #addSubnodes(number: number, found: Map<number, SubNode>, depth: number): void {
    const block = number === 0 ? undefined : this.#block(number);
    if (!block?.isInner || block.bytes.length < 8) return;
    const { isWide } = this.#layout;
    const view = viewOf(block.bytes);
    const [kind, level, count] = [view.getUint8(0), view.getUint8(1), view.getUint16(2, true)];
    const start = isWide ? 8 : 4;
    const size = (isWide ? 8 : 4) * (level === 0 ? 3 : 2);
    if (kind !== 2 || level > depth || start + count * size > view.byteLength) return;
    for (let at = start; at < start + count * size && found.size < MOST_SUBNODES; at += size) {
      const value = (index: number): number => (isWide ? uint64(view, at + index * 8) : view.getUint32(at + index * 4, true));
      const id = view.getUint32(at, true);
      if (level === 0) found.set(id, { id, data: value(1), sub: value(2) });
      else this.#addSubnodes(value(1), found, depth - 1);
    }
  }
}

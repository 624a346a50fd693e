import { viewOf } from '../byte-source';
import { fixedValue, manyValues, tagKey, TYPES, variableValue, type MapiValue } from '../mapi-values';
import type { NodeDatabase, SubNode } from './ndb';

const HEAP = 0xec;
const PROPERTY_CONTEXT = 0xbc;
const BTREE = 0xb5;
/** Levels of a tree of properties. */
const DEEPEST = 4;
const MOST_PROPERTIES = 10_000;
/** Of one property; pictures are the largest. */
const MOST_VALUE = 16 * 1024 * 1024;

export interface ReadOptions {
  /** Keys of named properties, by number. */
  readonly names: ReadonlyMap<number, string>;
  /** For texts of old files. */
  readonly label: string;
  /** Only these, by number; all where absent. */
  readonly only?: ReadonlySet<number>;
}

/** The properties of a node (MS-PST §2.3.3); undefined where it is none with properties. */
export function readProperties(
  database: NodeDatabase,
  node: SubNode,
  { names, label, only }: ReadOptions,
): Map<string, MapiValue> | undefined {
  const heap = openHeap(database.data(node.data));
  if (heap === undefined) return undefined;
  let subnodes: ReadonlyMap<number, SubNode> | undefined;
  const outside = (id: number): Uint8Array | undefined => {
    subnodes ??= database.subnodes(node.sub);
    const sub = subnodes.get(id);
    const parts = sub && database.data(sub.data);
    return parts && joinParts(parts);
  };
  const properties = new Map<string, MapiValue>();
  for (const record of heap.records()) {
    const id = record.getUint16(0, true);
    const key = id < 0x8000 ? tagKey(id) : names.get(id);
    if (key === undefined || (only && !only.has(id))) continue;
    const value = readValue(record, (reference) => (reference & 0x1f ? outside(reference) : heap.item(reference)), label);
    if (value !== undefined) properties.set(key, value);
  }
  return properties;
}

function joinParts(parts: readonly Uint8Array[]): Uint8Array | undefined {
  const [first] = parts;
  if (parts.length === 1) return first;
  const size = parts.reduce((sum, { length }) => sum + length, 0);
  if (size > MOST_VALUE) return undefined;
  const joined = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

function readValue(
  record: DataView,
  bytesAt: (reference: number) => Uint8Array | undefined,
  label: string,
): MapiValue | undefined {
  const type = record.getUint16(2, true);
  const reference = record.getUint32(4, true);
  if (type === TYPES.int16 || type === TYPES.int32 || type === TYPES.boolean) return fixedValue(type, record, 4);
  const isMany = type === TYPES.strings || type === TYPES.strings8 || type === TYPES.binaries;
  const isVariable = type === TYPES.unicode || type === TYPES.string8 || type === TYPES.binary;
  if (!isMany && !isVariable && type !== TYPES.time) return undefined;
  const bytes = reference === 0 ? new Uint8Array() : bytesAt(reference);
  if (bytes === undefined) return undefined;
  if (type === TYPES.time) return bytes.length < 8 ? undefined : fixedValue(type, viewOf(bytes), 0);
  return isMany ? manyValues(type, bytes, label) : variableValue(type, bytes, label);
}

/** A heap on a node (MS-PST §2.3.1) with a tree of properties in it. */
function openHeap(parts: readonly Uint8Array[] | undefined) {
  const [first] = parts ?? [];
  if (parts === undefined || first === undefined || first.length < 12) return undefined;
  const head = viewOf(first);
  if (head.getUint8(2) !== HEAP || head.getUint8(3) !== PROPERTY_CONTEXT) return undefined;
  /** An item by its number: block in the upper half, position in the lower. */
  const item = (reference: number): Uint8Array | undefined => {
    const block = parts[reference >>> 16];
    const index = (reference & 0xffff) >>> 5;
    if (block === undefined || block.length < 4 || index === 0) return undefined;
    const view = viewOf(block);
    const map = view.getUint16(0, true);
    if (map + 4 > block.length || index > view.getUint16(map, true)) return undefined;
    const place = map + 4 + (index - 1) * 2;
    if (place + 4 > block.length) return undefined;
    const [start, end] = [view.getUint16(place, true), view.getUint16(place + 2, true)];
    return start <= end && end <= block.length ? block.subarray(start, end) : undefined;
  };
  return { item, records: () => treeRecords(item, head.getUint32(4, true)) };
}

/** The records of a tree on the heap (MS-PST §2.3.2), eight bytes each. */
function* treeRecords(item: (reference: number) => Uint8Array | undefined, root: number): Generator<DataView> {
  const header = item(root);
  if (header === undefined || header.length < 8 || header[0] !== BTREE || header[1] !== 2 || header[2] !== 6) return;
  const open = [{ reference: viewOf(header).getUint32(4, true), level: Math.min(header[3] ?? 0, DEEPEST) }];
  let count = 0;
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    const bytes = item(place.reference);
    if (bytes === undefined) continue;
    const size = place.level === 0 ? 8 : 6;
    for (let at = 0; at + size <= bytes.length && count < MOST_PROPERTIES; at += size) {
      count++;
      if (place.level === 0) yield new DataView(bytes.buffer, bytes.byteOffset + at, 8);
      else open.push({ reference: viewOf(bytes).getUint32(at + 2, true), level: place.level - 1 });
    }
  }
}


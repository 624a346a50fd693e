import * as v from 'valibot';

import type { AnyRecord, CollectionName } from '../../../src-shared/book/records';
import type { Entry } from './entry';
import { PAGE_SIZE } from './geometry';
import { createTextBytes } from './text-bytes';

/*
 * Part of an import on its way: new records as the pages they will be, one behind the other with commas between them, as
 * the journal's frame has them. Made into bytes once; the buffer goes to the worker that seals it and comes back.
 */

// Not v.instance: it infers the bytes of a plain ArrayBuffer only.
export const bytesSchema = v.custom<Uint8Array>((value) => value instanceof Uint8Array, 'bytes');
export const count = v.pipe(v.number(), v.integer(), v.minValue(0));

export interface BulkPart {
  readonly collection: CollectionName;
  readonly firstPage: number;
  /** Begins with the pages; behind them may be anything. */
  readonly bytes: Uint8Array;
  /** Where each page ends. */
  readonly pageEnds: Uint32Array;
}

/** Pages as they fill. */
export interface PartBuilder {
  readonly add: (record: AnyRecord) => void;
  /** Bytes of the pages that are full. */
  readonly length: () => number;
  /** Ends the page in hand. */
  readonly endPage: () => void;
  /** The full pages; what comes next is another part. */
  readonly take: () => Omit<BulkPart, 'collection' | 'firstPage'>;
  readonly giveBack: (bytes: Uint8Array) => void;
}

const OPEN = 0x5b;
const CLOSE = 0x5d;
const COMMA = 0x2c;

export function createPartBuilder(): PartBuilder {
  const text = createTextBytes();
  let pageEnds: number[] = [];
  let inPage = 0;

  function endPage(): void {
    if (inPage === 0) return;
    text.addByte(CLOSE);
    pageEnds.push(text.length());
    inPage = 0;
  }

  return {
    add: (record) => {
      if (text.length() > 0) text.addByte(COMMA);
      if (inPage === 0) text.addByte(OPEN);
      const entry: Entry = { live: record };
      text.add(JSON.stringify(entry));
      inPage += 1;
      if (inPage === PAGE_SIZE) endPage();
    },
    length: () => (inPage === 0 ? text.length() : (pageEnds.at(-1) ?? 0)),
    endPage,
    take: () => {
      const part = { bytes: text.takeBuffer(), pageEnds: Uint32Array.from(pageEnds) };
      pageEnds = [];
      return part;
    },
    giveBack: text.giveBack,
  };
}

/** No text has these bytes: its quotes are escaped. Every record that an import brings is live. */
const BETWEEN_PAGES = new TextEncoder().encode('],[{"live":');

/** Where each of the pages ends that stand in these bytes, one behind the other. */
export function findPageEnds(bytes: Uint8Array): Uint32Array {
  const ends: number[] = [];
  for (let at = bytes.indexOf(CLOSE); at >= 0; at = bytes.indexOf(CLOSE, at + 1)) {
    if (BETWEEN_PAGES.every((byte, index) => bytes[at + index] === byte)) ends.push(at + 1);
  }
  return Uint32Array.from([...ends, bytes.length]);
}

/** Each page by itself: JSON, as it is sealed. */
export const pagesOf = ({ bytes, pageEnds }: Pick<BulkPart, 'bytes' | 'pageEnds'>): Uint8Array[] =>
  Array.from(pageEnds, (end, index) => bytes.subarray(index === 0 ? 0 : (pageEnds[index - 1] ?? 0) + 1, end));

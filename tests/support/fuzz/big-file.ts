import { addPhotos, originalPhoto } from '../../../src-renderer/exchange/photo/add-photos';
import { ExchangeSession } from '../../../src-renderer/exchange/session';
import { nextOf } from '../next-of';
import type { ExchangeEvent, FilePreview } from '../../../src-shared/exchange-contract';

const MIB = 1024 * 1024;

export interface BigFile {
  /** Pieces of 1 MiB, as the screen hands them over. */
  readonly chunks: readonly Uint8Array[];
  readonly size: number;
  readonly cards: number;
}

/** Cards with a note of `noteLetters`, as many as asked for. */
export function bigFile(cards: number, noteLetters: number): BigFile {
  const note = 'All that is to be said. '.repeat(Math.ceil(noteLetters / 24)).slice(0, noteLetters);
  const encoder = new TextEncoder();
  const chunks: Uint8Array[] = [];
  let room = new Uint8Array(MIB);
  let used = 0;
  let size = 0;
  for (let number = 0; number < cards; number++) {
    const lines = [
      'BEGIN:VCARD',
      'VERSION:4.0',
      `FN:Person ${number}`,
      `N:${number};Person;;;`,
      `EMAIL:p${number}@x.example`,
    ];
    let bytes = encoder.encode(`${[...lines, `TEL:+1 555 ${number}`, `NOTE:${note}`, 'END:VCARD'].join('\r\n')}\r\n`);
    size += bytes.length;
    while (bytes.length > 0) {
      const fits = bytes.subarray(0, MIB - used);
      room.set(fits, used);
      used += fits.length;
      bytes = bytes.subarray(fits.length);
      if (used < MIB) continue;
      chunks.push(room);
      room = new Uint8Array(MIB);
      used = 0;
    }
  }
  if (used > 0) chunks.push(room.subarray(0, used));
  return { chunks, size, cards };
}

export interface BigReading {
  readonly preview: FilePreview;
  /** How often progress was told. */
  readonly steps: number;
  /** Longest time between two looks at the message queue, in milliseconds. */
  readonly longestTurn: number;
  readonly delivered: number;
}

/** Reads the whole file by the way that the app takes: preview, then every contact in batches. */
export async function readBig({ chunks, size }: BigFile): Promise<BigReading> {
  let steps = 0;
  let last = performance.now();
  let longestTurn = 0;
  const session = createSession(() => {
    steps++;
    const now = performance.now();
    longestTurn = Math.max(longestTurn, now - last);
    last = now;
  });
  hand(session, chunks, size);
  last = performance.now();
  const read = await session.finish();
  if (!read.ok) throw new Error(read.error.kind);
  const described = session.describe();
  if (!described.ok) throw new Error(described.error.kind);
  let delivered = 0;
  for (;;) {
    const batch = await nextOf(session);
    delivered += batch.contacts.length;
    if (batch.isLast) return { preview: read.value, steps, longestTurn, delivered };
  }
}

/**
 * Begins to read and gives it up at the third sign of progress, or while the encoding is looked for; how long after that
 * the reading went on, in milliseconds.
 */
export async function cancelBig({ chunks, size }: BigFile, isEarly = false): Promise<number> {
  let steps = 0;
  let cancelledAt = 0;
  const session = createSession(({ done }) => {
    if (done > 0 === isEarly || ++steps !== (isEarly ? 1 : 3)) return;
    cancelledAt = performance.now();
    // As in the app: the next message, which is looked at when the reading lets others have their turn.
    setTimeout(() => session.begin('another.vcf', 0));
  });
  hand(session, chunks, size);
  const read = await session.finish();
  if (read.ok || read.error.kind !== 'cancelled') throw new Error('was not cancelled');
  return performance.now() - cancelledAt;
}

const createSession = (onProgress: (event: ExchangeEvent) => void): ExchangeSession =>
  new ExchangeSession((read, skipped) => addPhotos(read, originalPhoto, skipped), onProgress);

function hand(session: ExchangeSession, chunks: readonly Uint8Array[], size: number): void {
  session.begin('big.vcf', size);
  for (const chunk of chunks) session.chunk(chunk);
}

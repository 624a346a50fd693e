import { createHash } from 'node:crypto';

/** The bytes of a file of a feed, which follow from its name: another process can tell them from torn ones. */
function namedBytes(name: string, length: number): Uint8Array {
  const hash = createHash('sha256').update(name).digest();
  return Uint8Array.from({ length }, (_none, index) => hash[index % hash.length] ?? 0);
}

export const namedEntry = (feed: string, seq: number): Uint8Array => namedBytes(`${feed} ${seq} entry`, 260);

export const namedContent = (feed: string, seq: number, length = 200 + ((seq * 37) % 4_000)): Uint8Array =>
  namedBytes(`${feed} ${seq} content`, length);

import { readFile } from 'node:fs/promises';

const HEADER_SIZE_AT = 0;
const WIDTH_AT = 16;
const HEIGHT_AT = 20;
const BYTES_PER_LINE_AT = 48;
const COLOUR_COUNT_AT = 76;
const COLOUR_BYTES = 12;
const PIXEL_BYTES = 4;

/**
 * How many pixels of a virtual screen are neither of its two commonest colours (the desktop and an empty window), from
 * the XWD file that Xvfb keeps its picture in (X11's XWDFile.h: a header of 32-bit words, most significant byte first, a
 * colour table, then the pixels).
 */
export async function countDrawnPixels(xwdFile: string): Promise<number> {
  const counts = [...countColours(await readFile(xwdFile)).values()];
  return counts
    .toSorted((a, b) => b - a)
    .slice(2)
    .reduce((sum, count) => sum + count, 0);
}

function countColours(bytes: Buffer): ReadonlyMap<number, number> {
  const word = (at: number): number => bytes.readUInt32BE(at);
  const pixelsAt = word(HEADER_SIZE_AT) + word(COLOUR_COUNT_AT) * COLOUR_BYTES;
  const counts = new Map<number, number>();
  for (let row = 0; row < word(HEIGHT_AT); row += 1) {
    const line = pixelsAt + row * word(BYTES_PER_LINE_AT);
    for (let column = 0; column < word(WIDTH_AT); column += 1) {
      const colour = bytes.readUInt32LE(line + column * PIXEL_BYTES);
      counts.set(colour, (counts.get(colour) ?? 0) + 1);
    }
  }
  return counts;
}

import { readFile } from 'node:fs/promises';

const HEADER_SIZE_AT = 0;
const WIDTH_AT = 16;
const HEIGHT_AT = 20;
const BYTES_PER_LINE_AT = 48;
const COLOUR_COUNT_AT = 76;
const COLOUR_BYTES = 12;
const PIXEL_BYTES = 4;

/**
 * How many different colours a virtual screen shows, from the XWD file that Xvfb keeps its picture in
 * (X11's XWDFile.h: a header of 32-bit words, most significant byte first, a colour table, then the pixels).
 */
export async function countColours(xwdFile: string): Promise<number> {
  const bytes = await readFile(xwdFile);
  const word = (at: number): number => bytes.readUInt32BE(at);
  const pixelsAt = word(HEADER_SIZE_AT) + word(COLOUR_COUNT_AT) * COLOUR_BYTES;
  const colours = new Set<number>();
  for (let row = 0; row < word(HEIGHT_AT); row += 1) {
    const line = pixelsAt + row * word(BYTES_PER_LINE_AT);
    for (let column = 0; column < word(WIDTH_AT); column += 1) {
      colours.add(bytes.readUInt32LE(line + column * PIXEL_BYTES));
    }
  }
  return colours.size;
}

import { describe, expect, it } from 'vitest';

import { bytesToBinary } from '../../src-renderer/exchange/bytes/text';
import { pictureSize } from '../../src-renderer/exchange/photo/picture-size';
import { sniffPhoto, type RawPhoto } from '../../src-renderer/exchange/photo/raw-photo';
import { reencodePhoto } from '../../src-renderer/exchange/photo/reencode';

// Here because pictures are decoded by a real browser only.

async function painted(
  width: number,
  height: number,
  type: 'image/png' | 'image/jpeg' | 'image/webp',
): Promise<Uint8Array> {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no canvas');
  context.fillStyle = '#2a6f4e';
  context.fillRect(0, 0, width / 2, height);
  const blob = await canvas.convertToBlob({ type });
  return new Uint8Array(await blob.arrayBuffer());
}

const photo = (bytes: Uint8Array): RawPhoto => {
  const base64 = btoa(bytesToBinary(bytes));
  return { at: 0, mediaType: sniffPhoto(base64) ?? 'image/png', base64, where: 'card 1', extras: {} };
};

const bytesOf = (base64: string) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));

describe('photos on their way to the vault', () => {
  it.each(['image/png', 'image/jpeg', 'image/webp'] as const)('are painted anew as a small JPEG (%s)', async (type) => {
    const made = await reencodePhoto(photo(await painted(1_000, 500, type)));
    expect(made?.mediaType).toBe('image/jpeg');
    expect(pictureSize(bytesOf(made?.value ?? ''))).toEqual({ width: 320, height: 160 });
  });

  it('keep their size where they are small already, and hold nothing that stood behind the picture', async () => {
    const bytes = await painted(40, 30, 'image/png');
    const secret = new TextEncoder().encode('<script>alert(1)</script>');
    const made = await reencodePhoto(photo(Uint8Array.from([...bytes, ...secret])));
    expect(pictureSize(bytesOf(made?.value ?? ''))).toEqual({ width: 40, height: 30 });
    expect(atob(made?.value ?? '')).not.toContain('script');
  });

  it('are left out where they are cut off, rubbish, or enormous', async () => {
    const bytes = await painted(200, 200, 'image/png');
    const enormous = bytes.slice();
    new DataView(enormous.buffer).setUint32(16, 60_000);
    expect(await reencodePhoto(photo(bytes.slice(0, 30)))).toBeUndefined();
    expect(
      await reencodePhoto(photo(new TextEncoder().encode('this is no picture at all, just words'))),
    ).toBeUndefined();
    expect(await reencodePhoto(photo(enormous))).toBeUndefined();
  });
});

import { LIMITS } from '../../../src-shared/book/fact';
import { bytesToBinary } from '../bytes/text';
import type { PhotoEncoder } from './add-photos';
import { MOST_PIXELS, pictureSize } from './picture-size';
import type { RawPhoto } from './raw-photo';

/** Longest side of a kept photo, in pixels: the largest the book shows, at twice the density. */
const LONGEST_SIDE = 320;
const QUALITIES = [0.85, 0.6, 0.4];

/**
 * Decodes the picture here, in the throw-away process, and paints it anew as JPEG: what reaches the vault is made of
 * pixels, not of the file's bytes.
 */
export const reencodePhoto: PhotoEncoder = async (photo) => {
  const bitmap = await decodePicture(photo);
  if (bitmap === undefined) return undefined;
  try {
    const value = await encodeJpeg(bitmap);
    return value === undefined ? undefined : { mediaType: 'image/jpeg', value };
  } finally {
    bitmap.close();
  }
};

async function decodePicture({ base64, mediaType }: RawPhoto): Promise<ImageBitmap | undefined> {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const size = pictureSize(bytes);
  if (size === undefined || size.width * size.height > MOST_PIXELS) return undefined;
  try {
    return await createImageBitmap(new Blob([bytes], { type: mediaType }));
  } catch {
    return undefined;
  }
}

async function encodeJpeg(bitmap: ImageBitmap): Promise<string | undefined> {
  const scale = Math.min(1, LONGEST_SIDE / Math.max(bitmap.width, bitmap.height));
  const width = Math.max(1, Math.round(bitmap.width * scale));
  const height = Math.max(1, Math.round(bitmap.height * scale));
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (context === null) return undefined;
  // JPEG has no transparency; black would be painted in its place.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, width, height);
  for (const quality of QUALITIES) {
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality });
    const value = btoa(bytesToBinary(new Uint8Array(await blob.arrayBuffer())));
    if (value.length <= LIMITS.photo) return value;
  }
  return undefined;
}

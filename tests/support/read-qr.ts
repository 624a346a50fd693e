import type { Locator, Page } from '@playwright/test';
import { decodeQR } from 'qr/decode.js';

/** The text of a QR code as it stands on the screen, read from its picture as a phone's camera would. */
export async function readQr(page: Page, code: Locator): Promise<string> {
  const picture = (await code.screenshot()).toString('base64');
  const { width, height, light } = await page.evaluate(async (base64) => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext('2d');
    if (!context) throw new Error('no canvas');
    context.drawImage(image, 0, 0);
    const pixels = context.getImageData(0, 0, image.width, image.height);
    // Black and white: one channel tells, and a text crosses over faster than a list.
    let bits = '';
    for (let at = 0; at < pixels.data.length; at += 4) bits += (pixels.data[at] ?? 0) > 127 ? '1' : '0';
    return { width: pixels.width, height: pixels.height, light: bits };
  }, picture);
  const data = new Uint8Array(width * height * 4).fill(255);
  for (let at = 0; at < light.length; at += 1) if (light[at] === '0') data.fill(0, at * 4, at * 4 + 3);
  return decodeQR({ width, height, data });
}

/** Width and height as a picture's own head tells them, before any decoder is let at it. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** Larger pictures are not decoded: 50 megapixels are 200 MB in memory. */
export const MOST_PIXELS = 50_000_000;

/** Undefined where the head does not tell. */
export function pictureSize(bytes: Uint8Array): PictureSize | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return sizeOf(view);
  } catch {
    // RangeError: the picture ends before its size.
    return undefined;
  }
}

function sizeOf(view: DataView): PictureSize | undefined {
  const magic = view.getUint32(0);
  // PNG: the IHDR chunk stands first (PNG specification §11.2.2).
  if (magic === 0x89504e47) return { width: view.getUint32(16), height: view.getUint32(20) };
  if (magic === 0x47494638) return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
  if (magic >>> 8 === 0xffd8ff) return jpegSize(view);
  if (magic === 0x52494646) return webpSize(view);
  if (magic >>> 16 === 0x424d) return { width: view.getInt32(18, true), height: Math.abs(view.getInt32(22, true)) };
  return undefined;
}

/** Walks the segments to the frame header, SOF0 to SOF15 without DHT, JPG and DAC (ITU-T T.81 §B.2.2). */
function jpegSize(view: DataView): PictureSize | undefined {
  let offset = 2;
  for (;;) {
    if (view.getUint8(offset) !== 0xff) return undefined;
    const marker = view.getUint8(offset + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return { height: view.getUint16(offset + 5), width: view.getUint16(offset + 7) };
    if (marker === 0xff) offset += 1;
    else offset += 2 + view.getUint16(offset + 2);
  }
}

/** RFC 9649 §2: lossy, lossless, extended. */
function webpSize(view: DataView): PictureSize | undefined {
  const kind = view.getUint32(12);
  if (kind === 0x56503820) {
    return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  }
  if (kind === 0x5650384c) {
    const bits = view.getUint32(21, true);
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  if (kind !== 0x56503858) return undefined;
  const uint24 = (offset: number) => view.getUint16(offset, true) | (view.getUint8(offset + 2) << 16);
  return { width: uint24(24) + 1, height: uint24(27) + 1 };
}

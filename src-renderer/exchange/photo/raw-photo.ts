import type { BareFact } from '../../../src-shared/book/fact';

export type PhotoType = 'image/jpeg' | 'image/png' | 'image/webp' | 'image/gif' | 'image/bmp';

/** An inline photo as the file holds it, not yet trusted with more than its first bytes. */
export interface RawPhoto {
  /** Position among the contact's facts, counted without photos. */
  readonly at: number;
  readonly mediaType: PhotoType;
  /** RFC 4648 §4, without blanks. */
  readonly base64: string;
  readonly where: string;
  readonly extras: Pick<BareFact, 'label' | 'types' | 'preferred' | 'from'>;
}

/** Longer is no portrait: 12 MiB of picture. */
const LONGEST_BASE64 = 16 * 1024 * 1024;

const MAGICS: readonly { readonly starts: string; readonly mediaType: PhotoType }[] = [
  { starts: '\u00FF\u00D8\u00FF', mediaType: 'image/jpeg' },
  { starts: '\u0089PNG\r\n\u001A\n', mediaType: 'image/png' },
  { starts: 'GIF8', mediaType: 'image/gif' },
  { starts: 'BM', mediaType: 'image/bmp' },
];

/** What kind of picture the bytes begin like; undefined where they are none that is shown. SVG is none: it runs script. */
export function sniffPhoto(base64: string): PhotoType | undefined {
  const head = decodeBase64(base64.slice(0, 32));
  if (head === undefined) return undefined;
  if (head.startsWith('RIFF') && head.startsWith('WEBP', 8)) return 'image/webp';
  return MAGICS.find(({ starts }) => head.startsWith(starts))?.mediaType;
}

const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

/** Base64 made canonical: blanks out, padding right. `problem` says why it is none. */
export function readBase64(text: string): { readonly base64: string } | { readonly problem: string } {
  if (text.length > LONGEST_BASE64) return { problem: 'the photo is too large' };
  const bare = text.replaceAll(/\s+/g, '').replaceAll('-', '+').replaceAll('_', '/');
  if (!BASE64.test(bare)) return { problem: 'the photo is not base64' };
  const written = bare.replace(/=+$/, '');
  // One letter over holds no byte; programs have been seen to leave one.
  const letters = written.length % 4 === 1 ? written.slice(0, -1) : written;
  return { base64: letters + '='.repeat((4 - (letters.length % 4)) % 4) };
}

function decodeBase64(base64: string): string | undefined {
  try {
    return atob(base64);
  } catch {
    return undefined;
  }
}

import type { Contact } from '../../../src-shared/book/contact';
import { LIMITS, type BareFact } from '../../../src-shared/book/fact';
import type { ReportLine } from '../../../src-shared/exchange-contract';
import type { ReadContact } from '../vcard/finish-card';
import type { RawPhoto } from './raw-photo';

type PhotoFact = Extract<BareFact, { kind: 'photo' }>;

/** Makes a photo fact of the bytes; undefined where they cannot be shown. */
export type PhotoEncoder = (photo: RawPhoto) => Promise<Pick<PhotoFact, 'mediaType' | 'value'> | undefined>;

/** Puts each photo back where it stood among the facts. */
export async function addPhotos(read: ReadContact, encode: PhotoEncoder, skipped: ReportLine[]): Promise<Contact> {
  if (read.photos.length === 0) return read.contact;
  const facts: BareFact[] = [];
  let from = 0;
  for (const photo of read.photos) {
    facts.push(...read.contact.facts.slice(from, photo.at));
    from = photo.at;
    const encoded = await encode(photo);
    if (encoded) facts.push({ kind: 'photo', ...encoded, ...photo.extras });
    else skipped.push({ where: photo.where, what: 'PHOTO', why: 'the picture cannot be read' });
  }
  facts.push(...read.contact.facts.slice(from));
  return { ...read.contact, facts };
}

/** The bytes as they came, where the book may hold them: for dry runs and tests, which have no picture decoder. */
export const originalPhoto: PhotoEncoder = ({ mediaType, base64 }) =>
  Promise.resolve(
    mediaType === 'image/gif' || mediaType === 'image/bmp' || base64.length > LIMITS.photo
      ? undefined
      : { mediaType, value: base64 },
  );

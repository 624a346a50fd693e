import { LIMITS } from '../../../src-shared/book/fact';
import { MOST_PIXELS, pictureSize } from '../photo/picture-size';
import { readBase64, sniffPhoto } from '../photo/raw-photo';
import type { CardDraft } from './card-draft';
import { factExtras } from './extras';
import { parameter, type Property } from './property';
import { unescapeText } from './value';

const DATA_URI = /^\s*data:[^,]{0,200};base64,/i;

/**
 * PHOTO as inline data: base64 with an encoding named (2.1, 3.0), or a data URI (RFC 6350 §6.2.4). Addresses stay
 * verbatim and are never opened. Rubbish is left out and reported.
 */
export function readPhoto(card: CardDraft, property: Property): boolean {
  const data = inlineData(card, property);
  if (data === undefined) {
    card.asWritten.photo ??= { uri: property.value.trim().slice(0, LIMITS.short) };
    return false;
  }
  const extras = factExtras(card, withoutMediaType(property));
  const read = property.line.isCut === true ? { problem: 'the photo is too large' } : readBase64(data);
  const mediaType = 'base64' in read ? sniffPhoto(read.base64) : undefined;
  if ('problem' in read) card.report.skipped(card.where(property), property.name, read.problem);
  else if (isEnormous(read.base64)) card.report.skipped(card.where(property), property.name, 'the photo is too large');
  else if (mediaType === undefined) card.report.skipped(card.where(property), property.name, 'not a picture');
  else if (card.photos.length + card.facts.length < LIMITS.items) {
    const where = card.where(property);
    card.photos.push({ at: card.facts.length, mediaType, base64: read.base64, where, extras });
    card.report.keep(property.name);
    return true;
  }
  card.asWritten.photo ??= { base64: data };
  return true;
}

/** Letters that hold the size of nearly every picture; the others are found out when they are decoded. */
const HEAD_LETTERS = 64 * 1024;

function isEnormous(base64: string): boolean {
  const head = atob(base64.slice(0, HEAD_LETTERS));
  const size = pictureSize(Uint8Array.from(head, (letter) => letter.charCodeAt(0)));
  return size !== undefined && size.width * size.height > MOST_PIXELS;
}

function inlineData(card: CardDraft, property: Property): string | undefined {
  const encoding = parameter(property, 'ENCODING')?.toUpperCase();
  const value = encoding === 'QUOTED-PRINTABLE' ? card.text(property) : property.value;
  const uri = /^\s*data:/i.test(value) ? unescapeText(value) : '';
  if (DATA_URI.test(uri)) return uri.replace(DATA_URI, '');
  const isBase64 =
    encoding === 'B' || encoding === 'BASE64' || parameter(property, 'VALUE')?.toUpperCase() === 'BINARY';
  return isBase64 || looksLikePicture(value) ? value : undefined;
}

/** Some programs forget to name the encoding. */
const looksLikePicture = (value: string): boolean =>
  /^\s*[A-Za-z0-9+/]{32}/.test(value) && sniffPhoto(value.trim().slice(0, 32)) !== undefined;

/** TYPE=JPEG and the like say what the bytes say better themselves. */
const withoutMediaType = (property: Property): Property => ({
  ...property,
  parameters: property.parameters.flatMap((one) => {
    if (one.name === 'MEDIATYPE' || one.name.startsWith('X-ABCROP')) return [];
    if (one.name !== 'TYPE') return [one];
    const values = one.values.filter((value) => !/^(?:image\/)?(?:jpe?g|png|gif|webp|bmp)$/i.test(value));
    return values.length > 0 ? [{ ...one, values }] : [];
  }),
});

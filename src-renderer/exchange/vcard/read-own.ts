import * as v from 'valibot';

import { LIMITS, originSchema } from '../../../src-shared/book/fact';
import { BAILIWICK } from '../../../src-shared/contact-writers/words';
import { splitValue } from '../../../src-shared/vcard-text';
import type { CardDraft } from './card-draft';
import { factExtras } from './extras';
import { parameter, type Property } from './property';
import { unescapeText } from './value';

/** What our own files say and no other program's do. All of it is parsed: anyone can write these names. */

const isoDate = v.pipe(v.string(), v.isoDate());

export function readBailiwickFlag(card: CardDraft, property: Property): boolean {
  const [flag, until] = card.text(property).split(';');
  if (flag === 'never-publish') card.flags.neverPublish = true;
  else if (flag === 'information-barrier') card.flags.informationBarrier = true;
  else if (flag === 'covenant-until' && v.is(isoDate, until)) card.flags.covenantUntil = until;
  else return false;
  return true;
}

export function readOrigin(card: CardDraft, property: Property): boolean {
  const [source, at, basis, file, program, whose, decidedAt] = splitValue(card.text(property), ';').map(unescapeText);
  const origin = v.safeParse(originSchema, {
    source,
    at,
    basis,
    ...(file !== undefined && file !== '' && { file }),
    ...(program !== undefined && program !== '' && { program }),
    ...(whose !== undefined && whose !== '' && { whose }),
    ...(decidedAt !== undefined && decidedAt !== '' && { decidedAt }),
  });
  if (!origin.success || card.origins.length >= LIMITS.items) return false;
  card.origins.push(origin.output);
  return true;
}

/** What a client's card tells in words of our own. */
export const readClient =
  (part: 'aliases' | 'domains' | 'sector' | 'references') =>
  (card: CardDraft, property: Property): boolean => {
    const { client } = card;
    const written = card.text(property);
    if (part === 'references') {
      const [label = '', value = ''] = splitValue(written, ';').map(unescapeText);
      const list = (client.references ??= []);
      if (label.length > LIMITS.short || value.length > LIMITS.short || list.length >= LIMITS.items) return false;
      list.push({ label, value });
      return true;
    }
    const value = unescapeText(written).trim();
    if (value.length > LIMITS.short) return false;
    if (part === 'sector') {
      if (client.sector !== undefined) return false;
      client.sector = value;
      return true;
    }
    const list = (client[part] ??= []);
    if (list.length >= LIMITS.items) return false;
    list.push(value);
    return true;
  };

/** A CSV column, an LDIF attribute or an Outlook property that is kept word for word. */
export const readKept =
  (format: 'csv' | 'ldif' | 'outlook') =>
  (card: CardDraft, property: Property): boolean => {
    const name = parameter(property, BAILIWICK.columnName);
    const value = unescapeText(card.text(property));
    if (name === undefined || name.length > LIMITS.short || value.length > LIMITS.photo) return false;
    const parameters = property.parameters.filter((candidate) => candidate.name !== BAILIWICK.columnName);
    const extras = factExtras(card, { ...property, parameters });
    card.addFact(property, { kind: 'verbatim', format, name, value, ...extras });
    return true;
  };

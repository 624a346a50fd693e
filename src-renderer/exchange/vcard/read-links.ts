import { LIMITS } from '../../../src-shared/book/fact';
import { BAILIWICK } from '../../../src-shared/contact-writers/words';
import type { CardDraft } from './card-draft';
import { factExtras, plainLabel } from './extras';
import { parameter, type Property } from './property';
import { unescapeText } from './value';

/** `service:name` of a chat or profile property, or its URI where no service is named. */
export function readHandle(card: CardDraft, property: Property): boolean {
  const written = unescapeText(card.text(property)).trim();
  if (written === '') return true;
  const value = handleValue(property, written);
  if (value.length > LIMITS.short) return false;
  const isCommonForm = property.name === 'IMPP' && parameter(property, 'X-SERVICE-TYPE') === undefined;
  // The same account in an old X- property and in IMPP is one account.
  const key = value.toLowerCase();
  if (!isCommonForm && card.handles.has(key)) return true;
  card.handles.add(key);
  card.addFact(property, { kind: 'handle', value, ...factExtras(card, property) });
  return true;
}

function handleValue(property: Property, written: string): string {
  if (property.name === 'SOCIALPROFILE' || property.name === 'X-SOCIALPROFILE') return profileValue(property, written);
  const named = property.name === 'IMPP' ? parameter(property, 'X-SERVICE-TYPE') : property.name.slice(2);
  if (named === undefined) return written;
  const service = named
    .replace(/[\s:]+$/, '')
    .replace(/-USERNAME$/, '')
    .replace(/^(?:GOOGLE-TALK|GTALK)$/, 'googletalk')
    .toLowerCase();
  const name = property.name === 'IMPP' ? written.replace(/^[a-z][a-z0-9+.-]*:/i, '') : written;
  return `${service}:${name}`;
}

/** RFC 9554 §4.9 and Apple's X-SOCIALPROFILE: an address, or a user's name at a service. */
function profileValue(property: Property, written: string): string {
  const user = parameter(property, 'X-USER') ?? written.replace(/^x-apple:/i, '');
  const service = parameter(property, 'SERVICE-TYPE') ?? parameter(property, 'TYPE');
  const isAddress = /^[a-z][a-z0-9+.-]*:(?!$)/i.test(written) && !/^x-apple:/i.test(written);
  return isAddress || service === undefined ? written : `${service.toLowerCase()}:${user}`;
}

/** Apple's names of relations are labels; other programs have a property each. */
export function readRelated(card: CardDraft, property: Property): boolean {
  const who = unescapeText(card.text(property)).trim();
  if (who === '') return true;
  if (who.length > LIMITS.short || card.related.length >= LIMITS.items) return false;
  const note = parameter(property, BAILIWICK.relatedNote)?.slice(0, LIMITS.short);
  const isNoted = note !== undefined && note !== '';
  card.related.push({ who, type: relationType(card, property), ...(isNoted && { note }) });
  card.report.keep(property.name);
  return true;
}

function relationType(card: CardDraft, property: Property): string {
  const label = card.labels.get(property.group);
  if (label !== undefined && property.group !== '') {
    card.labelsTaken.add(property.group);
    return plainLabel(label);
  }
  if (property.name.startsWith('X-') && property.name !== 'X-ABRELATEDNAMES') {
    return property.name.replace(/^X-(?:EVOLUTION-)?/, '').toLowerCase();
  }
  return (parameter(property, 'TYPE') ?? '').slice(0, LIMITS.short);
}

import { LIMITS, type PreferenceTopic, PREFERENCE_TOPICS } from '../../../src-shared/book/fact';
import { BAILIWICK, ORGANISATION_GROUP } from '../../../src-shared/contact-writers/words';
import { splitValue } from '../../../src-shared/vcard-text';
import { readIsoDate } from '../partial-date';
import { readPhoto } from './read-photo';
import { readBailiwickFlag, readClient, readKept, readOrigin } from './read-own';
import { readHandle, readRelated } from './read-links';
import type { AddressParts, CardDraft } from './card-draft';
import { factExtras, originPosition } from './extras';
import { parameter, type Property } from './property';
import { componentText, unescapeText } from './value';

/** Takes a property into the draft; false where it stays verbatim. */
export type PropertyReader = (card: CardDraft, property: Property) => boolean;

type TextKind = 'email' | 'phone' | 'url' | 'handle' | 'note' | 'custom';

const isList = (card: CardDraft): boolean => card.version !== '2.1';

/** A value that fits a short field, blanks at its ends off; undefined where it is longer or empty. */
const shortValue = (text: string): string | undefined => {
  const trimmed = text.trim();
  return trimmed === '' || trimmed.length > LIMITS.short ? undefined : trimmed;
};

const readFullName: PropertyReader = (card, property) => {
  if (card.display !== '') return false;
  const display = unescapeText(card.text(property)).trim();
  if (display.length > LIMITS.short)
    card.report.changed(card.where(property), property.name, 'cut to 1,000 characters');
  card.display = display.slice(0, LIMITS.short).trim();
  card.report.keep(property.name);
  return true;
};

/** RFC 6350 §6.2.2: family; given; additional; prefixes; suffixes. */
const NAME_COMPONENTS = ['family', 'given', 'additional', 'prefix', 'suffix'] as const;

const readName: PropertyReader = (card, property) => {
  if (card.hasName) return false;
  const parts = splitValue(card.text(property), ';').map((part) => componentText(part, isList(card)));
  if (parts.some((part) => part.length > LIMITS.short)) return false;
  card.hasName = true;
  for (const [index, component] of NAME_COMPONENTS.entries()) {
    const part = parts[index];
    if (part !== undefined && part !== '') card.name[component] = part;
  }
  const isMore = parts.slice(NAME_COMPONENTS.length).some((part) => part !== '');
  if (isMore) card.report.changed(card.where(property), property.name, 'components after the suffix are not kept');
  factExtras(card, property);
  card.report.keep(property.name);
  return true;
};

const readNamePart =
  (part: 'nickname' | 'phoneticGiven' | 'phoneticFamily'): PropertyReader =>
  (card, property) => {
    const value = shortValue(componentText(card.text(property), part === 'nickname' && isList(card)));
    if (value === undefined || card.name[part] !== undefined) return false;
    card.name[part] = value;
    card.report.keep(property.name);
    return true;
  };

const readText =
  (kind: TextKind): PropertyReader =>
  (card, property) => {
    const text = unescapeText(card.text(property));
    const value = shortValue(withoutScheme(kind, text));
    if (value === undefined) return text.trim() === '';
    card.addFact(property, { kind, value, ...factExtras(card, property) });
    return true;
  };

const withoutScheme = (kind: TextKind, text: string): string => {
  if (kind === 'email') return text.replace(/^\s*mailto:/i, '');
  return kind === 'phone' ? text.replace(/^\s*tel:/i, '') : text;
};

/** A value that fits a long field; the report says where it is cut. */
function longValue(card: CardDraft, property: Property, text: string): string {
  if (property.line.isCut === true || text.length > LIMITS.long) {
    card.report.changed(card.where(property), property.name, 'cut: longer than the book keeps');
  }
  return text.slice(0, LIMITS.long);
}

const readLongText =
  (kind: 'note' | 'custom'): PropertyReader =>
  (card, property) => {
    const text = unescapeText(card.text(property));
    if (text.trim() === '') return true;
    card.addFact(property, { kind, value: longValue(card, property, text), ...factExtras(card, property) });
    return true;
  };

const readPreference: PropertyReader = (card, property) => {
  const { types, ...extras } = factExtras(card, property);
  const topic = PREFERENCE_TOPICS.find((known): known is PreferenceTopic => types?.[0] === known);
  const text = unescapeText(card.text(property));
  if (topic === undefined || text === '') return false;
  const value = longValue(card, property, text);
  const more = types?.slice(1) ?? [];
  card.addFact(property, { kind: 'preference', topic, value, ...extras, ...(more.length > 0 && { types: more }) });
  return true;
};

/** RFC 6350 §6.3.1: post office box; extended; street; locality; region; postal code; country. */
const ADDRESS_COMPONENTS = ['poBox', 'extended', 'street', 'locality', 'region', 'postalCode', 'country'] as const;

const readAddress: PropertyReader = (card, property) => {
  const parts = splitValue(card.text(property), ';').map((part) => componentText(part, isList(card)));
  if (parts.some((part) => part.length > LIMITS.short)) return false;
  const value: AddressParts = {};
  for (const [index, component] of ADDRESS_COMPONENTS.entries()) {
    const part = parts[index];
    if (part !== undefined && part !== '') value[component] = part;
  }
  if (Object.keys(value).length === 0) return parts.every((part) => part === '');
  card.addFact(property, { kind: 'address', value, ...factExtras(card, property) });
  return true;
};

const readDate =
  (kind: 'birthday' | 'anniversary', isRepeatable = false): PropertyReader =>
  (card, property) => {
    if (!isRepeatable && card.facts.some((fact) => fact.kind === kind)) return false;
    if (kind === 'birthday') card.asWritten.birthday ??= card.text(property).trim();
    const read = readIsoDate(card.text(property), parameter(property, 'X-APPLE-OMIT-YEAR'));
    if (read === undefined) {
      card.report.changed(card.where(property), property.name, 'not a date of the calendar: kept word for word');
      return false;
    }
    if (read.lost) card.report.changed(card.where(property), property.name, 'the time of day is not kept');
    card.addFact(property, { kind, value: read.date, ...withoutOmitYear(card, property) });
    return true;
  };

const withoutOmitYear = (card: CardDraft, property: Property): ReturnType<typeof factExtras> =>
  factExtras(card, {
    ...property,
    parameters: property.parameters.filter(({ name }) => name !== 'X-APPLE-OMIT-YEAR' && name !== 'CALSCALE'),
  });

/** X-ABDATE is an anniversary where its label says so. */
const readAppleDate: PropertyReader = (card, property) => {
  const isAnniversary = /^anniversary$/i.test(card.labels.get(property.group) ?? '');
  const read = isAnniversary ? readIsoDate(card.text(property), parameter(property, 'X-APPLE-OMIT-YEAR')) : undefined;
  if (read === undefined) return false;
  const { label: _label, ...extras } = withoutOmitYear(card, property);
  card.addFact(property, { kind: 'anniversary', value: read.date, ...extras });
  return true;
};

const readOrganisation: PropertyReader = (card, property) => {
  const [name = '', ...units] = splitValue(card.text(property), ';').map((part) => unescapeText(part).trim());
  const department = units.filter((unit) => unit !== '').join('; ');
  if (name.length > LIMITS.short || department.length > LIMITS.short) return false;
  const isHolder = property.group.startsWith(ORGANISATION_GROUP);
  if (name === '' && department === '' && !isHolder) return true;
  if (card.organisations.length >= LIMITS.items) return false;
  if (units.some((unit) => unit.includes('; ')) && card.organisations.length === 0) {
    card.asWritten.organisation = [name, ...units];
  }
  const from = parameter(property, BAILIWICK.from);
  const clientUid = shortValue(parameter(property, BAILIWICK.clientUid) ?? '');
  card.organisations.push({
    group: property.group,
    ...(name !== '' && { name }),
    ...(clientUid !== undefined && { clientUid }),
    ...(department !== '' && { department }),
    ...(from !== undefined && { from: originPosition(from) }),
  });
  card.report.keep(property.name);
  return true;
};

const readTitle: PropertyReader = (card, property) => {
  const text = unescapeText(card.text(property));
  const title = shortValue(text);
  if (title === undefined) return text.trim() === '';
  if (card.titles.length >= LIMITS.items) return false;
  card.titles.push({ group: property.group, title });
  card.report.keep(property.name);
  return true;
};

const readCategories: PropertyReader = (card, property) => {
  const tags = splitValue(card.text(property), ',')
    .map((tag) => unescapeText(tag).trim())
    .filter((tag) => tag !== '');
  if (tags.some((tag) => tag.length > LIMITS.short) || card.tags.length + tags.length > LIMITS.items) return false;
  for (const tag of tags) if (!card.tags.includes(tag)) card.tags.push(tag);
  card.report.keep(property.name);
  return true;
};

const readUid: PropertyReader = (card, property) => {
  // Compared, never shown: an escape in it is part of it.
  const uid = shortValue(card.text(property));
  if (uid === undefined || card.uid !== undefined) return false;
  card.uid = uid;
  card.report.keep(property.name);
  return true;
};

/** Places and applications stay as lines: the book knows people, groups and clients. */
const readKind: PropertyReader = (card, property) => {
  const kind = card.text(property).trim().toLowerCase();
  card.isKindSaid = true;
  if (kind !== 'group' && kind !== 'individual' && kind !== 'org') return false;
  card.kind = kind;
  card.report.keep(property.name);
  return true;
};

/** Apple's: a company's card, unless somebody is named on it. */
const readShowAs: PropertyReader = (card, property) => {
  if (!card.isShownAsCompany || !/^company$/i.test(card.text(property).trim())) return false;
  card.kind = 'org';
  card.isKindSaid = true;
  card.report.keep(property.name);
  return true;
};

const readMember: PropertyReader = (card, property) => {
  const member = shortValue(unescapeText(card.text(property)));
  if (member === undefined || card.members.length >= LIMITS.items) return false;
  card.members.push(member);
  card.report.keep(property.name);
  return true;
};

const readSince =
  (end: 'since' | 'until' | 'past'): PropertyReader =>
  (card, property) => {
    const organisation = card.organisations.find(({ group }) => group === property.group && group !== '');
    if (organisation === undefined) return false;
    if (end === 'past') organisation.past = true;
    else {
      const read = readIsoDate(card.text(property));
      if (read === undefined) return false;
      organisation[end] = read.date;
    }
    return true;
  };

const readVerbatimFrom: PropertyReader = (card, property) => {
  card.verbatimFrom = originPosition(card.text(property));
  return true;
};

const isProductOfOurs: PropertyReader = (card, property) => card.text(property).startsWith('-//Bailiwick//');

const done: PropertyReader = () => true;

const counted =
  (reader: PropertyReader): PropertyReader =>
  (card, property) => {
    const isTaken = reader(card, property);
    if (isTaken) card.report.keep(property.name);
    return isTaken;
  };

/** What each property is read as. All others, and those a reader refuses, are kept word for word. */
export const READERS: ReadonlyMap<string, PropertyReader> = new Map([
  ['VERSION', done],
  ['FN', readFullName],
  ['N', readName],
  ['NICKNAME', readNamePart('nickname')],
  ['X-PHONETIC-FIRST-NAME', readNamePart('phoneticGiven')],
  ['X-PHONETIC-LAST-NAME', readNamePart('phoneticFamily')],
  ['EMAIL', readText('email')],
  ['TEL', readText('phone')],
  ['URL', readText('url')],
  ['ADR', readAddress],
  ['ORG', readOrganisation],
  ['TITLE', readTitle],
  ['BDAY', readDate('birthday')],
  ['ANNIVERSARY', readDate('anniversary')],
  ['X-ANNIVERSARY', readDate('anniversary')],
  ['X-EVOLUTION-ANNIVERSARY', readDate('anniversary')],
  ['X-ABDATE', readAppleDate],
  ['NOTE', readLongText('note')],
  ['CATEGORIES', readCategories],
  ['UID', readUid],
  ['KIND', readKind],
  ['X-ADDRESSBOOKSERVER-KIND', readKind],
  ['X-ABSHOWAS', readShowAs],
  ['MEMBER', readMember],
  ['X-ADDRESSBOOKSERVER-MEMBER', readMember],
  ['PHOTO', readPhoto],
  ['PRODID', isProductOfOurs],
  ['IMPP', readHandle],
  ['X-SOCIALPROFILE', readHandle],
  ['SOCIALPROFILE', readHandle],
  ['X-AIM', readHandle],
  ['X-ICQ', readHandle],
  ['X-JABBER', readHandle],
  ['X-MSN', readHandle],
  ['X-YAHOO', readHandle],
  ['X-SKYPE', readHandle],
  ['X-SKYPE-USERNAME', readHandle],
  ['X-GOOGLE-TALK', readHandle],
  ['X-GTALK', readHandle],
  ['X-GADUGADU', readHandle],
  ['X-GROUPWISE', readHandle],
  ['X-QQ', readHandle],
  ['X-TWITTER', readHandle],
  ['RELATED', readRelated],
  ['X-ABRELATEDNAMES', readRelated],
  ['X-SPOUSE', readRelated],
  ['X-EVOLUTION-SPOUSE', readRelated],
  ['X-MANAGER', readRelated],
  ['X-EVOLUTION-MANAGER', readRelated],
  ['X-ASSISTANT', readRelated],
  ['X-EVOLUTION-ASSISTANT', readRelated],
  [BAILIWICK.preference, readPreference],
  [BAILIWICK.custom, readLongText('custom')],
  [BAILIWICK.handle, readText('handle')],
  [BAILIWICK.birthday, readDate('birthday', true)],
  [BAILIWICK.anniversary, readDate('anniversary', true)],
  [BAILIWICK.alias, counted(readClient('aliases'))],
  [BAILIWICK.domain, counted(readClient('domains'))],
  [BAILIWICK.sector, counted(readClient('sector'))],
  [BAILIWICK.reference, counted(readClient('references'))],
  [BAILIWICK.flag, counted(readBailiwickFlag)],
  [BAILIWICK.origin, counted(readOrigin)],
  [BAILIWICK.since, counted(readSince('since'))],
  [BAILIWICK.until, counted(readSince('until'))],
  [BAILIWICK.past, counted(readSince('past'))],
  [BAILIWICK.column, readKept('csv')],
  [BAILIWICK.ldif, readKept('ldif')],
  [BAILIWICK.outlook, readKept('outlook')],
  [BAILIWICK.verbatimFrom, readVerbatimFrom],
] satisfies readonly (readonly [string, PropertyReader])[]);

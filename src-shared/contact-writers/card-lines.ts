import { isCompanyAlone } from '../book/company-alone';
import type { Contact } from '../book/contact';
import type { BareFact, Origin } from '../book/fact';
import type { Related } from '../book/records';
import {
  escapeSimple,
  escapeText,
  escapeUri,
  listComponent,
  splitItems,
  structured,
  type OutLine,
  type OutParameter,
  type OutProperty,
  type VCardVersion,
} from './content-line';
import { factLine, type FactContext } from './fact-lines';
import { BAILIWICK, NO_ORIGIN, ORGANISATION_GROUP, PRODUCT } from './words';

/**
 * All lines of a card between VERSION and END, in the order in which they are read again. `dated`: dates that already
 * stand elsewhere, so that further ones are not taken for the first.
 */
export function cardLines(
  contact: Contact,
  version: VCardVersion,
  dated: readonly ('birthday' | 'anniversary')[] = [],
): OutLine[] {
  const context = factContext(contact, version, dated);
  return [
    ...headLines(contact, version),
    ...contact.organisations.flatMap((organisation, index) => organisationLines(contact, organisation, index, version)),
    ...contact.facts.flatMap((fact) => labelled(factLine(fact, context), fact.label, context)),
    ...(contact.related ?? []).flatMap((related) => relatedLines(related, context)),
    ...(contact.tags.length > 0
      ? [line('CATEGORIES', contact.tags.map((tag) => escapeSimple(tag, version)).join(','))]
      : []),
    ...clientLines(contact, version),
    ...flagLines(contact),
    ...(contact.origins ?? []).map(originLine),
  ];
}

function originLine({ source, at, basis, file, program, whose, decidedAt }: Origin): OutProperty {
  const last = decidedAt === undefined ? (whose === undefined ? [] : [whose]) : [whose, decidedAt];
  return line(BAILIWICK.origin, structured([source, at, basis, file, program, ...last]));
}

export const line = (name: string, value: string, parameters: readonly OutParameter[] = []): OutProperty => ({
  name,
  parameters,
  value,
});

function headLines(contact: Contact, version: VCardVersion): OutLine[] {
  const { name, uid, members = [] } = contact;
  const isUri = uid !== undefined && /^[a-z][a-z0-9+.-]*:/i.test(uid);
  const lines: OutLine[] = [];
  if (!hasVerbatim(contact, 'PRODID')) lines.push(line('PRODID', PRODUCT));
  if (uid !== undefined) {
    lines.push(line('UID', uid.replaceAll(/[\r\n]+/g, ' '), isUri || version === '3.0' ? [] : [valueIsText]));
  }
  // Else a person who bears a company's name would be taken for the company.
  if (contact.kind !== 'individual' || isCompanyAlone(contact))
    lines.push(line(version === '4.0' ? 'KIND' : 'X-ADDRESSBOOKSERVER-KIND', contact.kind));
  // What Apple's address book and those who follow it know a company by.
  if (contact.kind === 'org' && version === '3.0') lines.push(line('X-ABShowAs', 'COMPANY'));
  lines.push(line('FN', escapeSimple(name.display, version)), ...nameLines(name, version));
  const member = version === '4.0' ? 'MEMBER' : 'X-ADDRESSBOOKSERVER-MEMBER';
  return [...lines, ...members.map((value) => line(member, escapeUri(value)))];
}

const valueIsText: OutParameter = { name: 'VALUE', values: ['text'] };

/** N and what belongs to it, as far as the name has parts. */
export function nameLines(name: Contact['name'], version: VCardVersion): OutProperty[] {
  const { family, given, additional, prefix, suffix, nickname, phoneticGiven, phoneticFamily } = name;
  const first = [family, given].map((part) => escapeText(part ?? ''));
  const rest = [additional, prefix, suffix].map(listComponent);
  const hasParts = [family, given, additional, prefix, suffix].some((part) => part !== undefined);
  return [
    // RFC 2426 §3.1.2 asks for N in every card.
    ...(hasParts || version === '3.0' ? [line('N', [...first, ...rest].join(';'))] : []),
    ...(nickname === undefined ? [] : [line('NICKNAME', listComponent(nickname))]),
    ...(phoneticGiven === undefined ? [] : [line('X-PHONETIC-FIRST-NAME', escapeSimple(phoneticGiven, version))]),
    ...(phoneticFamily === undefined ? [] : [line('X-PHONETIC-LAST-NAME', escapeSimple(phoneticFamily, version))]),
  ];
}

type Organisation = Contact['organisations'][number];

/** Groups keep what belongs to one organisation together; a single plain one needs none. */
export const organisationGroup = (index: number): string => `${ORGANISATION_GROUP}${index + 1}`;

function organisationLines(
  contact: Contact,
  organisation: Organisation,
  index: number,
  version: VCardVersion,
): OutProperty[] {
  const { name, department, title, since, until, past } = organisation;
  const marks = organisationMarks(contact, organisation);
  const isPlain = contact.organisations.length === 1 && !since && !until && !past && marks.length === 0;
  const units = department === undefined ? [] : splitItems(department, '; ');
  const grouped = (property: string, value: string): OutProperty =>
    isPlain ? line(property, value) : { ...line(property, value), group: organisationGroup(index) };
  return [
    // In a group an ORG stands even if empty: the rest of the group hangs on it, and its place in the order.
    ...(name !== undefined || department !== undefined || !isPlain
      ? [{ ...grouped('ORG', structured([name, ...units])), parameters: marks }]
      : []),
    ...(title === undefined ? [] : [grouped('TITLE', escapeSimple(title, version))]),
    ...(since === undefined ? [] : [grouped(BAILIWICK.since, since)]),
    ...(until === undefined ? [] : [grouped(BAILIWICK.until, until)]),
    ...(past === undefined ? [] : [grouped(BAILIWICK.past, 'true')]),
  ];
}

/** Which client is meant, where its name does not say; where the job is from, unless it is the first origin. */
export function organisationMarks({ origins = [] }: Contact, { from, clientUid }: Organisation): OutParameter[] {
  const isFirst = origins.length === 0 || from === 0;
  return [
    ...(isFirst ? [] : [{ name: BAILIWICK.from, values: [from === undefined ? NO_ORIGIN : String(from)] }]),
    ...(clientUid === undefined ? [] : [{ name: BAILIWICK.clientUid, values: [clientUid] }]),
  ];
}

function relatedLines({ who, type, note }: Related, context: FactContext): OutProperty[] {
  const noted = note === undefined ? [] : [{ name: BAILIWICK.relatedNote, values: [note] }];
  if (context.version === '3.0')
    return labelled([line('X-ABRELATEDNAMES', escapeText(who), noted)], type || undefined, context);
  const isUri = /^(?:urn|https?|mailto|tel):/i.test(who);
  const types = type === '' ? [] : [{ name: 'TYPE', values: [type] }];
  return [
    line('RELATED', isUri ? escapeUri(who) : escapeSimple(who, context.version), [
      ...types,
      ...noted,
      ...(isUri ? [] : [valueIsText]),
    ]),
  ];
}

function clientLines({ client = {} }: Contact, version: VCardVersion): OutProperty[] {
  const { aliases = [], domains = [], sector, references = [] } = client;
  const text = (name: string, value: string): OutProperty => line(name, escapeSimple(value, version));
  return [
    ...aliases.map((alias) => text(BAILIWICK.alias, alias)),
    ...domains.map((domain) => text(BAILIWICK.domain, domain)),
    ...(sector === undefined ? [] : [text(BAILIWICK.sector, sector)]),
    ...references.map(({ label, value }) => line(BAILIWICK.reference, structured([label, value]))),
  ];
}

function flagLines({ flags = {} }: Contact): OutProperty[] {
  return [
    ...(flags.neverPublish ? [line(BAILIWICK.flag, 'never-publish')] : []),
    ...(flags.informationBarrier ? [line(BAILIWICK.flag, 'information-barrier')] : []),
    ...(flags.covenantUntil === undefined ? [] : [line(BAILIWICK.flag, `covenant-until;${flags.covenantUntil}`)]),
  ];
}

/** Apple's way of naming a property, which most programs read: a group and its label. */
function labelled<Line extends OutLine>(
  lines: readonly Line[],
  label: string | undefined,
  context: FactContext,
): Line[];
function labelled(lines: readonly OutLine[], label: string | undefined, context: FactContext): OutLine[] {
  const last = lines.at(-1);
  if (label === undefined || last === undefined || 'verbatim' in last) return [...lines];
  const group = context.nextGroup();
  return [
    ...lines.slice(0, -1),
    { ...last, group },
    { ...line('X-ABLabel', escapeSimple(label, context.version)), group },
  ];
}

function factContext(
  contact: Contact,
  version: VCardVersion,
  dated: readonly ('birthday' | 'anniversary')[],
): FactContext {
  const taken = new Set(contact.facts.flatMap(verbatimGroup));
  const seen = new Set<BareFact['kind']>(dated);
  let count = 0;
  return {
    version,
    hasOrigins: (contact.origins?.length ?? 0) > 0,
    isFirst: (kind) => !seen.has(kind) && Boolean(seen.add(kind)),
    nextGroup: () => {
      do count++;
      while (taken.has(`item${count}`));
      return `item${count}`;
    },
  };
}

const verbatimGroup = (fact: BareFact): string[] => {
  const group = fact.kind === 'verbatim' && fact.format === 'vcard' ? /^([\w-]+)\./.exec(fact.value)?.[1] : undefined;
  return group === undefined ? [] : [group.toLowerCase()];
};

const hasVerbatim = (contact: Contact, name: string): boolean =>
  contact.facts.some((fact) => fact.kind === 'verbatim' && fact.format === 'vcard' && fact.name === name);

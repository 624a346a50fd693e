import { LIMITS } from '../../../src-shared/book/fact';
import { BAILIWICK } from '../../../src-shared/contact-writers/words';
import type { CardDraft, FactExtras } from './card-draft';
import { parameter, parameterValues, type Property } from './property';
import { fileText } from './value';

const MOST_TYPES = 50;
/** Parameters whose meaning the fact carries, or that only say how the line was written. */
const READ = new Set(['TYPE', 'PREF', 'ENCODING', 'CHARSET', 'VALUE', 'ALTID', 'PID', BAILIWICK.from]);
/** Of X-SERVICE-TYPE and X-USER the value is made; the others are Apple's notes to itself. */
const NOISE = new Set([
  'X-SERVICE-TYPE',
  'X-USER',
  'X-TEAMIDENTIFIER',
  'X-BUNDLEIDENTIFIERS',
  'X-USERID',
  'X-DISPLAYNAME',
]);

/** Label, types, preference and origin of a fact, in any of the three versions' styles. */
export function factExtras(card: CardDraft, property: Property): FactExtras {
  const label = property.group === '' ? undefined : card.labels.get(property.group);
  if (label !== undefined) card.labelsTaken.add(property.group);
  if (property.parameters.length === 0) return label === undefined ? {} : { label };
  reportUnread(card, property);
  const written = parameterValues(property, 'TYPE').flatMap((value) => value.split(','));
  const types = uniqueTypes(written.map((type) => fileText(type, undefined, card.charset)));
  const isPreferred = types.includes('pref') || parameter(property, 'PREF') === '1';
  const kept = types.filter((type) => type !== 'pref').slice(0, MOST_TYPES);
  const from = parameter(property, BAILIWICK.from);
  return {
    ...(label !== undefined && { label }),
    ...(kept.length > 0 && { types: kept }),
    ...(isPreferred && { preferred: true as const }),
    ...(from !== undefined && { from: originPosition(from) }),
  };
}

/** Stands for "names no origin" until the card is finished. */
export const FROM_NONE = -1;

export const originPosition = (written: string): number => (/^\d{1,4}$/.test(written) ? Number(written) : FROM_NONE);

const uniqueTypes = (written: readonly string[]): string[] => [
  ...new Set(written.map((type) => type.trim().toLowerCase().slice(0, LIMITS.short)).filter((type) => type !== '')),
];

function reportUnread(card: CardDraft, property: Property): void {
  for (const { name } of property.parameters) {
    if (READ.has(name) || NOISE.has(name)) continue;
    card.report.changed(card.where(property), property.name, `the parameter ${name.slice(0, 40)} is not kept`);
  }
}

/** Apple wraps the labels it knows: `_$!<Home>!$_`. */
export const plainLabel = (label: string): string => label.replace(/^_\$!<(.*)>!\$_$/s, '$1');

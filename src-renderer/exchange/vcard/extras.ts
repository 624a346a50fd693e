import { LIMITS } from '../../../src-shared/book/fact';
import { BAILIWICK } from '../../../src-shared/contact-writers/words';
import type { CardDraft, FactExtras } from './card-draft';
import { parameter, parameterValues, type Parameter, type Property } from './property';
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
  const { parameters } = property;
  if (parameters.length === 0) return label === undefined ? NOTHING : { label };
  const extras = card.charset.isBinary ? readExtras(card, property) : knownExtras(card, property);
  for (const name of extras.unread) {
    card.report.changed(card.where(property), property.name, `the parameter ${name} is not kept`);
  }
  return label === undefined ? extras.kept : { label, ...extras.kept };
}

const NOTHING: FactExtras = {};

interface Extras {
  readonly kept: FactExtras;
  /** Names of parameters that no fact has room for. */
  readonly unread: readonly string[];
}

/** The parameters of a head are taken apart once (see property.ts); so is what they mean. */
const extrasByParameters = new WeakMap<readonly Parameter[], Extras>();

function knownExtras(card: CardDraft, property: Property): Extras {
  const known = extrasByParameters.get(property.parameters);
  if (known) return known;
  const extras = readExtras(card, property);
  extrasByParameters.set(property.parameters, extras);
  return extras;
}

function readExtras(card: CardDraft, property: Property): Extras {
  const written = parameterValues(property, 'TYPE').flatMap((value) => value.split(','));
  const types = uniqueTypes(written.map((type) => fileText(type, undefined, card.charset)));
  const isPreferred = types.includes('pref') || parameter(property, 'PREF') === '1';
  const kept = types.filter((type) => type !== 'pref').slice(0, MOST_TYPES);
  const from = parameter(property, BAILIWICK.from);
  return {
    kept: {
      ...(kept.length > 0 && { types: kept }),
      ...(isPreferred && { preferred: true as const }),
      ...(from !== undefined && { from: originPosition(from) }),
    },
    unread: property.parameters
      .filter(({ name }) => !READ.has(name) && !NOISE.has(name))
      .map(({ name }) => name.slice(0, 40)),
  };
}

/** Stands for "names no origin" until the card is finished. */
export const FROM_NONE = -1;

export const originPosition = (written: string): number => (/^\d{1,4}$/.test(written) ? Number(written) : FROM_NONE);

const uniqueTypes = (written: readonly string[]): string[] => [
  ...new Set(written.map((type) => type.trim().toLowerCase().slice(0, LIMITS.short)).filter((type) => type !== '')),
];

/** Apple wraps the labels it knows: `_$!<Home>!$_`. */
export const plainLabel = (label: string): string => label.replace(/^_\$!<(.*)>!\$_$/s, '$1');

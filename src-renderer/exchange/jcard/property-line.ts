import {
  escapeSimple,
  escapeText,
  escapeUri,
  spellLine,
  type OutParameter,
} from '../../../src-shared/contact-writers/content-line';
import { BAILIWICK } from '../../../src-shared/contact-writers/words';

const NAME = /^[A-Za-z0-9-]+$/;
/** Values or components of one property; RFC 7095 knows of no more than seven. */
const MOST_VALUES = 1_000;
const LONGEST_PARAMETER = 1_000;

/** Properties whose value is structured even where only its first component is given (RFC 6350). */
const STRUCTURED = new Set(['N', 'ADR', 'ORG', 'GENDER', 'CLIENTPIDMAP']);

/** Value types that need no VALUE parameter (RFC 6350 §6); all others are text. */
const DEFAULT_TYPES: ReadonlyMap<string, string> = new Map([
  ...['URL', 'PHOTO', 'SOURCE', 'SOUND', 'LOGO', 'KEY', 'FBURL', 'CALADRURI', 'CALURI', 'GEO', 'IMPP', 'MEMBER'].map(
    (name) => [name, 'uri'] as const,
  ),
  ...['RELATED', 'UID'].map((name) => [name, 'uri'] as const),
  ['BDAY', 'date-and-or-time'],
  ['ANNIVERSARY', 'date-and-or-time'],
  ['REV', 'timestamp'],
  ['LANG', 'language-tag'],
]);

/**
 * A jCard property (RFC 7095 §3.3) as the content line of vCard 4.0 that it stands for. Undefined, after telling why,
 * where it is none.
 */
export function propertyLine(property: unknown, tell: (what: string, why: string) => undefined): string | undefined {
  if (!Array.isArray(property)) return tell('property', 'not a property of jCard');
  const [name, parameters, type, ...values] = property as unknown[];
  const [only] = values;
  if (name === BAILIWICK.line.toLowerCase() && typeof only === 'string') return only.replaceAll(/[\r\n]+/g, ' ');
  if (typeof name !== 'string' || !NAME.test(name)) return tell('property', 'has no name');
  const upper = name.toUpperCase();
  if (typeof type !== 'string' || values.length === 0) return tell(upper, 'has no type or no value');
  const spelled = values.slice(0, MOST_VALUES).map((value) => spellValue(upper, type.toLowerCase(), value));
  if (spelled.some((value) => value === undefined)) return tell(upper, 'its value is no text');
  const { group, out } = readParameters(parameters, (why) => tell(upper, why));
  return spellLine({
    ...(group !== undefined && { group }),
    name: upper,
    parameters: [...valueType(upper, type.toLowerCase()), ...out],
    value: spelled.join(','),
  });
}

function valueType(name: string, type: string): OutParameter[] {
  if (type === 'unknown' || type === (DEFAULT_TYPES.get(name) ?? 'text') || !NAME.test(type)) return [];
  return [{ name: 'VALUE', values: [type] }];
}

function spellValue(name: string, type: string, value: unknown): string | undefined {
  if (!Array.isArray(value)) {
    const text = plainText(value);
    if (text === undefined) return undefined;
    // As vCard has it, escapes included (§5.1); a UID is compared and never shown, and has none.
    if (type === 'unknown' || name === 'UID') return text.replaceAll(/[\r\n]+/g, ' ');
    if (type !== 'text') return escapeUri(text);
    return STRUCTURED.has(name) || name === 'CATEGORIES' || name === 'NICKNAME'
      ? escapeText(text)
      : escapeSimple(text, '4.0');
  }
  // Components; each may be a list of its own (§3.3.1.3).
  const components = value.slice(0, MOST_VALUES).map((component: unknown) => {
    const items = Array.isArray(component) ? component.slice(0, MOST_VALUES).map(plainText) : [plainText(component)];
    return items.some((item) => item === undefined) ? undefined : items.map((item) => escapeText(item ?? '')).join(',');
  });
  return components.some((component) => component === undefined) ? undefined : components.join(';');
}

const plainText = (value: unknown): string | undefined => {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
};

interface ReadParameters {
  readonly group?: string;
  readonly out: readonly OutParameter[];
}

function readParameters(parameters: unknown, tell: (why: string) => void): ReadParameters {
  if (typeof parameters !== 'object' || parameters === null) return { out: [] };
  const out: OutParameter[] = [];
  let group: string | undefined;
  for (const [name, value] of Object.entries(parameters)) {
    const texts = (Array.isArray(value) ? value.slice(0, MOST_VALUES) : [value]).map(plainText);
    const values = texts.filter((text) => text !== undefined && text.length <= LONGEST_PARAMETER);
    const isGroup = name.toLowerCase() === 'group';
    if (!NAME.test(name) || values.length < texts.length) tell('a parameter that is no text is left out');
    else if (isGroup && NAME.test(values[0] ?? '')) [group] = values;
    else out.push({ name: name.toUpperCase(), values: values as string[] });
  }
  return { ...(group !== undefined && { group }), out };
}

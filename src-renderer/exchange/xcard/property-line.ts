import {
  escapeSimple,
  escapeText,
  escapeUri,
  spellLine,
  type OutParameter,
} from '../../../src-shared/contact-writers/content-line';

/** A property element of a card, taken apart. */
export interface XmlProperty {
  /** Local name in lower case; '' for an element of another namespace. */
  readonly name: string;
  readonly group?: string;
  readonly line: number;
  /** How many elements are open where it stands. */
  readonly depth: number;
  readonly parameters: { readonly name: string; readonly value: string }[];
  /** The elements within, in their order: value types, or the components of a structured value. */
  readonly values: { readonly type: string; readonly text: string }[];
}

/** Elements of structured values in the order of vCard's components (RFC 6351 §5, appendix A). */
const COMPONENTS: ReadonlyMap<string, readonly string[]> = new Map([
  ['n', ['surname', 'given', 'additional', 'prefix', 'suffix']],
  ['adr', ['pobox', 'ext', 'street', 'locality', 'region', 'code', 'country']],
  ['gender', ['sex', 'identity']],
  ['clientpidmap', ['sourceid', 'uri']],
]);

const NAME = /^[a-z0-9-]+$/;
/** Value types without escapes in vCard. */
const VERBATIM_TYPES = new Set(['uri', 'date', 'time', 'date-time', 'date-and-or-time', 'timestamp', 'language-tag']);

/** The content line that a property element stands for; undefined, after telling why, where it holds nothing. */
export function xmlPropertyLine(
  { name, group, parameters, values }: XmlProperty,
  tell: (what: string, why: string) => undefined,
): string | undefined {
  const upper = name.toUpperCase();
  if (!NAME.test(name)) return tell('element', 'its name is none of a property');
  if (values.length === 0) return tell(upper, 'has no value');
  return spellLine({
    ...(group !== undefined && { group }),
    name: upper,
    parameters: [...valueType(upper, values), ...gather(parameters)],
    value: spellValues(name, values),
  });
}

function spellValues(name: string, values: XmlProperty['values']): string {
  const components = COMPONENTS.get(name);
  if (components) {
    return components
      .map((component) => values.flatMap(({ type, text }) => (type === component ? [escapeText(text)] : [])).join(','))
      .join(';');
  }
  if (name === 'org') return values.map(({ text }) => escapeText(text)).join(';');
  const [first] = values;
  if (values.length === 1 && first)
    return VERBATIM_TYPES.has(first.type) ? escapeUri(first.text.trim()) : escapeSimple(first.text, '4.0');
  return values.map(({ text }) => escapeText(text)).join(',');
}

/** Photos, links and the like are URIs anyway; others say so where they are. */
const valueType = (name: string, values: XmlProperty['values']): OutParameter[] =>
  values[0]?.type === 'uri' && name !== 'PHOTO' && name !== 'URL' ? [{ name: 'VALUE', values: ['uri'] }] : [];

function gather(parameters: XmlProperty['parameters']): OutParameter[] {
  const names = [...new Set(parameters.map(({ name }) => name))].filter((name) => NAME.test(name));
  return names.map((name) => ({
    name: name.toUpperCase(),
    values: parameters.flatMap((parameter) => (parameter.name === name ? [parameter.value] : [])),
  }));
}

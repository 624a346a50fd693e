import { familyAlone } from '../../../src-shared/book/family-name';

export interface NameParts {
  readonly display: string;
  readonly given?: string | undefined;
  readonly family?: string | undefined;
}

export interface ShownName {
  readonly before: string;
  /** The family name alone: the heavy word, by which the list sorts. */
  readonly family: string;
  readonly after: string;
}

/** A name in natural order round its family name; undefined where none is known. */
export function shownName({ display, given, family: written }: NameParts): ShownName | undefined {
  if (!written) return undefined;
  const isTurned = display.startsWith(`${written},`);
  const at = isTurned ? -1 : display.lastIndexOf(written);
  if (at < 0 && !given) return undefined;
  const family = familyAlone(written, given);
  const rest = written.slice(family.length);
  // Where the written name does not hold the family name as it is, the parts are put together.
  if (at < 0) return { before: `${given ?? ''} `, family, after: rest };
  return { before: display.slice(0, at), family, after: rest + display.slice(at + written.length) };
}

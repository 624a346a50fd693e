import type { Fact } from '../../../src-shared/book/fact';
import type { Role } from '../../../src-shared/book/records';
import { foldTag } from '../search/line';

/** Blank tags go; of tags that differ in case or accents only, the first stays. */
export function tidyTags(tags: readonly string[]): string[] {
  const kept = new Map<string, string>();
  for (const tag of tags) {
    const folded = foldTag(tag);
    if (folded !== '' && !kept.has(folded)) kept.set(folded, tag.trim());
  }
  return [...kept.values()];
}

/** A form's empty lines are no facts. */
export const isSaid = (fact: Fact): boolean =>
  typeof fact.value === 'string'
    ? fact.value.trim() !== '' || fact.kind === 'verbatim'
    : Object.values(fact.value).some((part) => part !== undefined && part.trim() !== '');

export const isRole = ({ clientId, organisation, title, department, since, until }: Role): boolean =>
  [clientId, organisation, title, department, since, until].some((part) => part !== undefined && part.trim() !== '');

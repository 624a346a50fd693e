import type { Contact } from '../../src-shared/book/contact';
import { LIMITS } from '../../src-shared/book/fact';
import type { NameParts } from './vcard/card-draft';

interface Nameable {
  readonly name: NameParts;
  readonly organisations: Contact['organisations'];
  readonly facts: Contact['facts'];
}

/** Scripts in which the family name comes first and no blank stands between. */
const FAMILY_FIRST = /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]+$/u;

/** What a contact without a name of its own to show goes by: its parts, its organisation, its address. */
export function displayName({ name, organisations, facts }: Nameable): string | undefined {
  const candidates = [
    nameOfParts(name),
    name.nickname,
    organisations[0]?.name,
    organisations[0]?.title,
    firstReach(facts),
  ];
  return candidates.find((text) => text !== undefined && text !== '')?.slice(0, LIMITS.short);
}

function nameOfParts({ prefix, given, additional, family, suffix }: NameParts): string {
  if (given !== undefined && family !== undefined && FAMILY_FIRST.test(family + given)) return family + given;
  return [prefix, given, additional, family, suffix].filter((part) => part !== undefined).join(' ');
}

function firstReach(facts: Contact['facts']): string | undefined {
  for (const fact of facts) {
    if (fact.kind === 'email' || fact.kind === 'phone' || fact.kind === 'handle' || fact.kind === 'url')
      return fact.value;
  }
  return undefined;
}

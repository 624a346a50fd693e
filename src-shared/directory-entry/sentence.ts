import type { Claim, Strength } from './content';

/** A summary in words: the same in the letter, for colleagues, and in the ledger. */
export interface Sentences {
  /** "I know Nordhavn Shipping." */
  readonly sentence: string;
  /** What else the author chose to say, each a sentence. */
  readonly more: readonly string[];
}

const STRENGTH_SENTENCES = {
  1: 'I know them slightly.',
  2: 'I know them.',
  3: 'I know them well.',
  4: 'I know them very well.',
} as const satisfies Record<Strength, string>;

/** Puts a summary into words. It adds nothing to what the content says. */
export function summarySentences({ client, person, strength, openToIntroductions, speakToMeFirst }: Summarised) {
  const who = person === undefined ? client : nameInClient(person, client);
  return {
    sentence: `I know ${who}${who.endsWith('.') ? '' : '.'}`,
    more: [
      ...(strength === undefined ? [] : [STRENGTH_SENTENCES[strength]]),
      ...(openToIntroductions ? ['I am open to introductions.'] : []),
      ...(speakToMeFirst ? ['Please speak to me first.'] : []),
    ],
  } satisfies Sentences;
}

type Summarised = Pick<Claim, 'client' | 'person' | 'strength' | 'openToIntroductions' | 'speakToMeFirst'>;

function nameInClient({ name, title }: NonNullable<Claim['person']>, client: string): string {
  return title === undefined ? `${name} at ${client}` : `${name}, ${title}, at ${client}`;
}

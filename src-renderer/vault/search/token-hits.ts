import type { CollectionView } from '../store/types';
import { buildBigrams } from './bigrams';
import type { Hits } from './hits';
import type { Token } from './query';
import { scan } from './scan';
import { perSegment } from './segments';
import { createVocabulary } from './vocabulary';

/** Where a token stands word for word, and where nearly. */
export interface TokenHits {
  readonly token: Token;
  readonly exact: Hits;
  /** Looked up when asked for; undefined where the token is too short to be misspelt. */
  readonly near: () => Hits | undefined;
}

/** Finds tokens. Those of the last query are kept: while a word is typed, the ones before it stay as they are. */
export interface TokenFinder {
  readonly find: (tokens: readonly Token[]) => readonly TokenHits[];
  readonly prepare: (mayGoOn: () => boolean) => boolean;
}

export function createTokenFinder(view: () => CollectionView): TokenFinder {
  const bigrams = perSegment(buildBigrams);
  const vocabulary = createVocabulary();
  let kept: readonly TokenHits[] = [];
  let keptRevision = -1;

  const nearly = (token: Token): (() => Hits | undefined) => {
    let found: { readonly hits: Hits | undefined } | undefined;
    return () => {
      vocabulary.refresh(view());
      found ??= { hits: vocabulary.near(view(), token.spellings[0].word) };
      return found.hits;
    };
  };
  const look = (token: Token): TokenHits => {
    const known = kept.find((one) => keyOf(one.token) === keyOf(token));
    if (known) return known;
    const wider = kept
      .filter((one) => isNarrower(token, one.token))
      .toSorted((a, b) => a.exact.ordinals.length - b.exact.ordinals.length)[0];
    return { token, exact: scan(view(), bigrams.all(), [token], wider?.exact), near: nearly(token) };
  };
  return {
    find: (tokens) => {
      const { revision } = view();
      if (revision !== keptRevision) {
        bigrams.refresh(view());
        kept = [];
        keptRevision = revision;
      }
      const found = tokens.map(look);
      kept = found;
      return found;
    },
    prepare: (mayGoOn) => bigrams.refresh(view(), mayGoOn) && vocabulary.refresh(view(), mayGoOn),
  };
}

const keyOf = ({ spellings }: Token): string => spellings.map(({ word }) => word).join(' ');

/** True where whatever holds `token` also holds `earlier`. */
function isNarrower(token: Token, { spellings: [first, second] }: Token): boolean {
  return second === undefined && !first.atStart && token.spellings.every(({ word }) => word.includes(first.word));
}

import type { CollectionView } from '../store/types';
import { buildBigrams } from './bigrams';
import { collectHits, type Hits } from './hits';
import type { Token } from './query';
import { NO_RANK } from './rank';
import { scan } from './scan';
import { perSegment } from './segments';
import { createVocabulary } from './vocabulary';

/**
 * Finds lines that have several tokens: each token is sought only among what the ones before it left, and what they
 * left is kept, since while a word is typed the ones before it stay as they are.
 */
export interface Chain {
  /** What has every token, ranked by the worst of them. */
  readonly exact: (tokens: readonly Token[]) => Hits;
  /** What has every token word for word or nearly, ranked by the worst of them. */
  readonly near: (tokens: readonly Token[]) => Hits;
  readonly prepare: (mayGoOn: () => boolean) => boolean;
}

/** What is left after a token and those before it. */
interface Link {
  readonly token: Token;
  readonly left: Hits;
}

export function createChain(view: () => CollectionView): Chain {
  const bigrams = perSegment(buildBigrams);
  const vocabulary = createVocabulary();
  let links: readonly Link[] = [];
  let nearByWord: ReadonlyMap<string, Hits | undefined> = new Map();
  let revision = -1;

  const refresh = (): void => {
    if (view().revision === revision) return;
    links = [];
    nearByWord = new Map();
    revision = view().revision;
  };
  const follow = (tokens: readonly Token[]): readonly Link[] => {
    const made: Link[] = [];
    let isSame = true;
    for (const [place, token] of tokens.entries()) {
      const kept: Link | undefined = isSame ? links[place] : undefined;
      isSame = kept !== undefined && keyOf(kept.token) === keyOf(token);
      const before = made.at(-1)?.left;
      const wider = kept && isNarrower(token, kept.token) ? kept.left : before;
      made.push(kept && isSame ? kept : { token, left: worstOf(before, scan(view(), bigrams.at, token, wider)) });
    }
    return made;
  };
  const worstOf = (before: Hits | undefined, found: Hits): Hits =>
    before
      ? collectHits(view().size, (add) => {
          for (const ordinal of found.ordinals) add(ordinal, Math.max(rankIn(before, ordinal), rankIn(found, ordinal)));
        })
      : found;
  const nearOf = ({ spellings: [{ word }] }: Token): Hits | undefined =>
    nearByWord.has(word) ? nearByWord.get(word) : vocabulary.near(view(), word);

  return {
    exact: (tokens) => {
      refresh();
      links = follow(tokens);
      return links.at(-1)?.left ?? collectHits(view().size, () => undefined);
    },
    near: (tokens) => {
      refresh();
      vocabulary.refresh(view());
      const near = tokens.map(nearOf);
      nearByWord = new Map(tokens.map(({ spellings: [{ word }] }, place) => [word, near[place]]));
      let left: Hits | undefined;
      for (const [place, token] of tokens.entries()) {
        const exact = place === 0 ? follow([token])[0]?.left : scan(view(), bigrams.at, token, left);
        const before = left;
        left = collectHits(view().size, (add) => {
          for (const hits of [exact, near[place]]) {
            for (const ordinal of hits?.ordinals ?? []) {
              add(ordinal, Math.max(before ? rankIn(before, ordinal) : 0, hits ? rankIn(hits, ordinal) : NO_RANK));
            }
          }
        });
      }
      return left ?? collectHits(view().size, () => undefined);
    },
    prepare: (mayGoOn) => bigrams.refresh(view(), mayGoOn) && vocabulary.refresh(view(), mayGoOn),
  };
}

const rankIn = ({ ranks }: Hits, ordinal: number): number => ranks[ordinal] ?? NO_RANK;

const keyOf = ({ spellings }: Token): string => spellings.map(({ word }) => word).join(' ');

/** True where whatever holds `token` also holds `earlier`. */
function isNarrower(token: Token, { spellings: [first, second] }: Token): boolean {
  return second === undefined && !first.atStart && token.spellings.every(({ word }) => word.includes(first.word));
}

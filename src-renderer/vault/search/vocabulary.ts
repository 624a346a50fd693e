import type { CollectionView } from '../store/types';
import { extractWords } from './extract';
import { collectHits, type Hits } from './hits';
import { createNearWords } from './near-words';
import { createPostings } from './postings';
import { NO_RANK } from './rank';

/** The words of names and clients, and who has them: where near spellings are looked up. */
export interface Vocabulary {
  readonly refresh: (view: CollectionView, mayGoOn?: () => boolean) => boolean;
  /** Who has a word near to `word`; undefined where `word` is too short to be misspelt. */
  readonly near: (view: CollectionView, word: string) => Hits | undefined;
}

const ONE_SLIP_FROM = 4;
const TWO_SLIPS_FROM = 8;
const slipsAllowed = (word: string): number => (word.length < ONE_SLIP_FROM ? 0 : word.length < TWO_SLIPS_FROM ? 1 : 2);

export function createVocabulary(): Vocabulary {
  const postings = createPostings(extractWords);
  const words = createNearWords(postings.keys);
  return {
    refresh: (view, mayGoOn) => {
      const isDone = postings.refresh(view, mayGoOn);
      if (isDone) words.refresh();
      return isDone;
    },
    near: (view, word) => {
      const limit = slipsAllowed(word);
      if (limit === 0) return undefined;
      const near = words.near(word, limit);
      return collectHits(view.size, (add) => {
        postings.eachOf(near.numbers, (key, ordinal) => add(ordinal, near.ranks[key] ?? NO_RANK));
      });
    },
  };
}

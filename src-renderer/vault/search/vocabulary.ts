import type { CollectionView } from '../store/types';
import { createDistance } from './distance';
import { extractWords } from './extract';
import { createPostings } from './postings';
import { NO_RANK, RANK } from './rank';

/** The words of names and clients, and who has them: where near spellings are looked up. */
export interface Vocabulary {
  readonly refresh: (view: CollectionView, mayGoOn?: () => boolean) => boolean;
  /** Rank by ordinal of those with a word near to `word`; undefined where `word` is too short to be misspelt. */
  readonly near: (view: CollectionView, word: string) => Uint8Array | undefined;
}

const ONE_SLIP_FROM = 4;
const TWO_SLIPS_FROM = 8;
const slipsAllowed = (word: string): number => (word.length < ONE_SLIP_FROM ? 0 : word.length < TWO_SLIPS_FROM ? 1 : 2);

export function createVocabulary(): Vocabulary {
  let masks = new Int32Array(1_024);
  let count = 0;
  const postings = createPostings(extractWords, (word) => {
    if (count === masks.length) {
      const larger = new Int32Array(masks.length * 2);
      larger.set(masks);
      masks = larger;
    }
    masks[count++] = lettersOf(word);
  });
  const distance = createDistance();

  /** Rank by word number of those near enough; undefined where there is none. */
  const nearWords = (word: string, limit: number): Uint8Array | undefined => {
    const ranks = new Uint8Array(count).fill(NO_RANK);
    const letters = lettersOf(word);
    let found = 0;
    for (let index = 0; index < count; index++) {
      // Each slip can account for one letter that the kept word lacks.
      if (bitsIn(letters & ~(masks[index] ?? 0)) > limit) continue;
      const rank = rankOf(distance(word, postings.keys[index] ?? '', limit), limit);
      if (rank === NO_RANK) continue;
      ranks[index] = rank;
      found++;
    }
    return found > 0 ? ranks : undefined;
  };

  return {
    refresh: postings.refresh,
    near: (view, word) => {
      const limit = slipsAllowed(word);
      if (limit === 0) return undefined;
      const byOrdinal = new Uint8Array(view.size).fill(NO_RANK);
      const byWord = nearWords(word, limit);
      if (!byWord) return byOrdinal;
      postings.each((key, ordinal) => {
        const rank = byWord[key] ?? NO_RANK;
        if (rank < (byOrdinal[ordinal] ?? 0)) byOrdinal[ordinal] = rank;
      });
      return byOrdinal;
    },
  };
}

function rankOf(near: { readonly whole: number; readonly beginning: number }, limit: number): number {
  if (near.whole <= limit) return RANK.near + Math.max(0, near.whole - 1);
  if (near.beginning <= limit) return RANK.near + 2 + Math.max(0, near.beginning - 1);
  return NO_RANK;
}

/** The set of a word's characters: letters have a bit each, others share six. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let index = 0; index < word.length; index++) {
    const unit = word.charCodeAt(index);
    letters |= 1 << (unit >= 97 && unit <= 122 ? unit - 97 : 26 + (unit % 6));
  }
  return letters;
}

function bitsIn(mask: number): number {
  let bits = mask - ((mask >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

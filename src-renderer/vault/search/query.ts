import { isPlain, rowsOf, startRowsOf } from './bigrams';
import { soughtBytes, type SoughtBytes } from './byte-text';
import { fold, foldSpeltOut, wordsOf } from './fold';
import { phoneSpellings } from './phone';

/** One spelling of a word that is sought. */
export interface Spelling {
  readonly word: string;
  readonly sought: SoughtBytes;
  /** A single character is sought at the beginning of names and clients only (except where a character is a word). */
  readonly atStart: boolean;
  readonly rows: Uint16Array;
  readonly startRows: Uint16Array;
  /** The rows tell all: nothing has to be looked up in the text. */
  readonly isCertain: boolean;
}

/** A word that is sought: one of its spellings must stand in the line. */
export interface Token {
  readonly spellings: readonly [Spelling, ...Spelling[]];
}

export interface Query {
  readonly tokens: readonly Token[];
  /** Where the whole is a phone number: its words, should the number as one not be found. */
  readonly otherwise?: readonly Token[];
}

const TOKENS_MAX = 8;

/** All of its words must be found. Undefined where nothing is sought. */
export function parseQuery(text: string): Query | undefined {
  const phone = phoneSpellings(text);
  const tokens = tokensOf(text);
  if (!phone) return tokens.length > 0 ? { tokens } : undefined;
  return { tokens: [tokenOf(phone)], otherwise: tokens };
}

function tokensOf(text: string): readonly Token[] {
  const words = text.split(/\s+/).flatMap((part) => {
    const plain = wordsOf(fold(part));
    const speltOut = foldSpeltOut(part);
    const second = speltOut === undefined ? [] : wordsOf(speltOut);
    return plain.map((word, index) => (second[index] === undefined ? [word] : [word, second[index]]));
  });
  return words.slice(0, TOKENS_MAX).map(tokenOf);
}

function tokenOf(words: readonly string[]): Token {
  const [first = '', ...others] = new Set(words);
  return { spellings: [spellingOf(first), ...others.map(spellingOf)] };
}

const WORD_CHARACTER = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]$/u;

function spellingOf(word: string): Spelling {
  const atStart = word.length === 1 && !WORD_CHARACTER.test(word);
  const sought = soughtBytes(word);
  return {
    word,
    sought,
    atStart,
    rows: rowsOf(sought.bytes),
    startRows: startRowsOf(sought.bytes),
    isCertain: isPlain(word) && (atStart || word.length === 2),
  };
}

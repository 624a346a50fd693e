import { bytesToHex } from '../../../src-shared/bytes';
import { decodeContent } from '../../../src-shared/directory-entry/content';
import { RETIRE_CODES } from '../../../src-shared/directory-entry/kinds';
import { summarySentences } from '../../../src-shared/directory-entry/sentence';
import { assertNever } from '../../../src-shared/result';
import type { LetterLine } from '../window/directory-letter';
import type { LetterEntry } from './sign';

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Lines of a letter: each says what a colleague's app would say of the very bytes that would be signed. */
export function letterLines(entries: readonly LetterEntry[], nameOf: NameOf): readonly LetterLine[] {
  return entries.map((entry, index) => {
    const exact = exactTextOf(entry);
    return { key: String(index), text: wordsOf(entry, nameOf), exact, bytes: encoder.encode(exact).length };
  });
}

/** A member's name, or the sentence of a summary, by the id that an entry names. */
export type NameOf = (id: string) => string;

/** The content as it is signed; an entry without content consists of what it names. */
export function exactTextOf({ kind, content, target, code }: LetterEntry): string {
  if (content !== undefined) return decoder.decode(content);
  return JSON.stringify({
    kind,
    ...(code !== undefined && { code }),
    ...(target && { target: bytesToHex(target) }),
  });
}

function wordsOf({ kind, code, content, target }: LetterEntry, nameOf: NameOf): string {
  const named = target === undefined ? '' : nameOf(bytesToHex(target));
  switch (kind) {
    case 'claim':
      return content ? claimWords(content) : '';
    case 'profile':
      return content ? profileWords(content) : '';
    case 'withdraw':
      return named;
    case 'admit':
      return code === 2 ? `I vouch for ${named}, who may vouch for others.` : `I vouch for ${named}.`;
    case 'retire':
      return retireWords(code, named);
    case 'witness':
      return 'How far I have read each colleague’s feed.';
    default:
      return assertNever(kind);
  }
}

function retireWords(code: number | undefined, name: string): string {
  if (code === RETIRE_CODES.lost) return `I have lost ${name}. What it writes from now on is not from me.`;
  return code === RETIRE_CODES.refuse ? `${name} should not be in this directory.` : `${name} has left the firm.`;
}

function claimWords(bytes: Uint8Array): string {
  const claim = decodeContent('claim', bytes);
  if (!claim.ok) throw new Error('a summary of our own that cannot be read');
  const { sentence, more } = summarySentences(claim.value);
  return [sentence, ...more].join(' ');
}

function profileWords(bytes: Uint8Array): string {
  const profile = decodeContent('profile', bytes);
  if (!profile.ok) throw new Error('a profile of our own that cannot be read');
  const { name, title, practice, office } = profile.value;
  return [name, title, practice, office].filter((part) => part !== undefined).join(', ');
}

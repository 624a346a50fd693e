import { foldName } from '../../../src-shared/directory-entry/text';
import { LEGAL_FORMS } from './legal-forms';

/**
 * What a client's name is compared by: folded, without the legal form at its end, without a leading "The". "Nordhavn
 * Shipping A/S", "nordhavn shipping" and "The Nordhavn Shipping ApS" are one; nothing else is guessed.
 */
export const clientKey = (name: string): string => splitLegalForm(name).core;

/** The same, and apart from it the legal form that the name ends with; empty where it has none. */
export function splitLegalForm(name: string): { readonly core: string; readonly form: string } {
  const words = quickFold(name).split(' ');
  const forms: string[] = [];
  if (words.length > 1 && words[0] === 'the') words.shift();
  for (let isShorter = true; isShorter;) {
    isShorter = false;
    for (let length = Math.min(LONGEST_FORM, words.length - 1); length > 0 && !isShorter; length -= 1) {
      if (!LEGAL_FORMS.has(words.slice(-length).join(' '))) continue;
      forms.unshift(...words.splice(-length));
      isShorter = true;
    }
    if (words.length > 1 && JOINING.has(words.at(-1) ?? '')) words.pop();
  }
  return { core: words.join(' '), form: forms.join(' ') };
}

const PLAIN = /^[A-Za-z0-9]+(?: [A-Za-z0-9]+)*$/;

/** {@link foldName}, without its work for the many names that need none of it. */
export const quickFold = (name: string): string => (PLAIN.test(name) ? name.toLowerCase() : foldName(name));

/** What is left over where a form of several words was cut off: "Meyer & Co" has lost its "co". */
const JOINING: ReadonlySet<string> = new Set(['and', 'und', 'et', 'y', 'e', 'og', 'och', 'en']);

const LONGEST_FORM = Math.max(...Array.from(LEGAL_FORMS, (form) => form.split(' ').length));

import { RELATION_INVERSES, type RelationType } from '../../../../src-shared/book/records';

/** Words of vCard (RFC 6350 §6.6.6), Apple, Google and Outlook for what the other person is to this one. */
const WORDS: Readonly<Record<string, RelationType>> = {
  wife: 'spouse',
  husband: 'spouse',
  'domestic-partner': 'partner',
  'domestic partner': 'partner',
  sweetheart: 'partner',
  mother: 'parent',
  father: 'parent',
  son: 'child',
  daughter: 'child',
  brother: 'sibling',
  sister: 'sibling',
  'co-worker': 'colleague',
  coworker: 'colleague',
  boss: 'manager',
  supervisor: 'manager',
  'referred-by': 'introducedBy',
  'referred by': 'introducedBy',
};

const OWN = new Map(Object.keys(RELATION_INVERSES).map((type) => [type.toLowerCase(), type as RelationType]));

/** The type of a relation and, where it says less than the file's word did, that word as its note. */
export function relationFromWord(word: string): { readonly type: RelationType; readonly note?: string } {
  const plain = word.trim().toLowerCase();
  const own = OWN.get(plain);
  if (own) return { type: own };
  const type = Object.hasOwn(WORDS, plain) ? WORDS[plain] : undefined;
  return plain === '' ? { type: 'other' } : { type: type ?? 'other', note: word.trim() };
}

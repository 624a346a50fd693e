/** Letters that stand behind a name, without dots. No family name and no initials are written so. */
const CERTAIN = new Set(['PhD', 'DPhil', 'MPhil', 'MSc', 'BSc', 'MEng', 'BEng', 'FCIArb', 'MCIArb']);
/**
 * Initials may be written so ("Smith LLM"), where no given name stands beside them, and whatever is written in capitals
 * throughout. Left out are those that are somebody's name: "Ma", "Do", "Mba", "Obe", "KC".
 */
const IN_CAPITALS = new Set('LLB LLM LLD CBE KBE DBE CMG KCMG CPA CFA FCA FCCA FRS FRCP FRCS MRCP'.split(' '));

const LAST_WORD = /^(.*[^\s,])\s+(\S+)$/su;

/**
 * The family name without what some tables put behind it for want of a better place: "Bellamy, KC" and "Bellamy PhD" are
 * "Bellamy". For showing and sorting: what was written stays as it is. Never empty where `written` is not.
 */
export function familyAlone(written: string, given: string | undefined): string {
  let family = /^[^,]*[^,\s]/.exec(written)?.[0] ?? written;
  for (;;) {
    const [, before, last] = LAST_WORD.exec(family) ?? [];
    if (before === undefined || last === undefined || !isBehindName(last, before, given)) return family;
    family = before;
  }
}

function isBehindName(word: string, before: string, given = ''): boolean {
  const letters = word.replaceAll('.', '');
  return CERTAIN.has(letters) || (IN_CAPITALS.has(letters) && given !== '' && before !== before.toUpperCase());
}

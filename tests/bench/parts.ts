/** What can be measured alone with --only. Import and disk come with all of them, since a book must be there first. */
const PARTS = [
  'import',
  'open',
  'launch',
  'memory',
  'search',
  'save',
  'export',
  'scroll',
  'stores',
  'directory',
  'formats',
  'again',
] as const;
type Part = (typeof PARTS)[number];
export type Parts = ReadonlySet<Part>;

/** "open,memory" as a set; all of them where nothing is named. */
export function readParts(names: string | undefined): Parts {
  if (names === undefined) return new Set(PARTS);
  const parts = names.split(',').map((name) => {
    const part = PARTS.find((known) => known === name.trim());
    if (part === undefined) throw new Error(`--only wants names of ${PARTS.join(', ')}; not ${name}`);
    return part;
  });
  return new Set(parts);
}

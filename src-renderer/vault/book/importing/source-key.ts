/** Where files come from, however often: by the program that wrote them, else by their name without count and date. */
export function sourceKey({
  program,
  file = '',
}: {
  readonly program?: string | undefined;
  readonly file?: string | undefined;
}): string {
  return program === undefined ? `file ${stemOf(file)}` : `program ${program.toLowerCase()}`;
}

/** "contacts (1).csv", "contacts-2026-11-22.csv" and "Contacts copy.csv" are exports of the same thing. */
function stemOf(file: string): string {
  const name = file.toLowerCase().replace(/\.[a-z0-9]{1,8}$/, '');
  const stem = name.replace(/(?:[\s_.-]*(?:\(\d+\)|copy|\d[\d\s_.:-]*))+$/, '');
  return stem === '' ? name : stem;
}

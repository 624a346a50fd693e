/** "vCard 4.0", "CSV": the format of a contact file as the exchange names it. */
export function sayFormat(format: string, version: string | undefined): string {
  const name = format === 'vcard' ? 'vCard' : format.toUpperCase();
  return version === undefined ? name : `${name} ${version}`;
}

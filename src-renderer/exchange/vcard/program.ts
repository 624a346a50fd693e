/** Who writes which PRODID (RFC 6350 §6.7.3). */
const PROGRAMS: readonly { readonly product: RegExp; readonly name: string }[] = [
  { product: /Bailiwick/i, name: 'Bailiwick' },
  { product: /Apple Inc\.\/\/.*iOS|iPhone/i, name: 'iPhone' },
  { product: /Apple|Address Book/i, name: 'Apple Contacts' },
  { product: /Microsoft|Outlook/i, name: 'Outlook' },
  { product: /Google/i, name: 'Google Contacts' },
  { product: /Thunderbird|CardBook/i, name: 'Thunderbird' },
  { product: /Evolution/i, name: 'Evolution' },
  { product: /KDE|KADDRESSBOOK/i, name: 'KAddressBook' },
  { product: /Nextcloud/i, name: 'Nextcloud' },
  { product: /ownCloud/i, name: 'ownCloud' },
  { product: /BlackBerry/i, name: 'BlackBerry' },
  { product: /eM ?Client/i, name: 'eM Client' },
  { product: /Lotus|Notes/i, name: 'Lotus Notes' },
  { product: /DAVx5|DAVdroid|ez-vcard/i, name: 'DAVx5' },
  { product: /Sabre/i, name: 'a CardDAV server' },
];

/** The program that wrote a file, where all that its cards say agrees. */
export function programOfVCards(products: ReadonlySet<string>): string | undefined {
  const names = new Set([...products].map((product) => PROGRAMS.find((known) => known.product.test(product))?.name));
  return names.size === 1 ? [...names][0] : undefined;
}

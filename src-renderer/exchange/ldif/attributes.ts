import type { Address } from '../../../src-shared/book/fact';

/** What an attribute of a person's entry is read as. */
export type Meaning =
  | { readonly kind: 'name'; readonly part: 'display' | 'family' | 'given' | 'prefix' | 'suffix' | 'nickname' }
  | { readonly kind: 'organisation'; readonly part: 'name' | 'department' | 'title' }
  | { readonly kind: 'address'; readonly of: 'work' | 'home'; readonly part: keyof Address }
  | { readonly kind: 'birthday'; readonly part: 'year' | 'month' | 'day' }
  | { readonly kind: 'line'; readonly property: string; readonly types?: readonly string[] }
  | { readonly kind: 'handle'; readonly service: string }
  | { readonly kind: 'labelled-url' | 'photo' | 'member' | 'class' | 'secret' }
  | { readonly kind: 'custom'; readonly label: string };

const name = (part: 'display' | 'family' | 'given' | 'prefix' | 'suffix' | 'nickname'): Meaning => ({
  kind: 'name',
  part,
});
const line = (property: string, ...types: readonly string[]): Meaning => ({
  kind: 'line',
  property,
  ...(types.length > 0 && { types }),
});
const place = (of: 'work' | 'home', part: keyof Address): Meaning => ({ kind: 'address', of, part });
const organisation = (part: 'name' | 'department' | 'title'): Meaning => ({ kind: 'organisation', part });

/**
 * Attributes of inetOrgPerson (RFC 2798), RFC 4519 and of Mozilla's address books, with the older names that Netscape
 * and Thunderbird's reader know. In lower case.
 */
const MEANINGS: readonly (readonly [names: string, meaning: Meaning])[] = [
  ['cn commonname displayname', name('display')],
  ['sn surname', name('family')],
  ['givenname gn', name('given')],
  ['personaltitle', name('prefix')],
  ['generationqualifier', name('suffix')],
  ['mozillanickname xmozillanickname nickname', name('nickname')],
  ['o company organizationname', organisation('name')],
  ['ou department orgunit organizationalunitname departmentnumber', organisation('department')],
  ['title', organisation('title')],
  ['mail email rfc822mailbox mozillasecondemail xmozillasecondemail mailalternateaddress', line('EMAIL')],
  ['telephonenumber phone', line('TEL', 'work')],
  ['homephone', line('TEL', 'home')],
  ['facsimiletelephonenumber fax', line('TEL', 'fax')],
  ['pager pagerphone', line('TEL', 'pager')],
  ['mobile cellphone mobiletelephonenumber', line('TEL', 'cell')],
  ['carphone', line('TEL', 'car')],
  ['mozillaworkurl workurl', line('URL', 'work')],
  ['mozillahomeurl homeurl', line('URL', 'home')],
  ['labeleduri labeledurl', { kind: 'labelled-url' }],
  ['description notes info', line('NOTE')],
  ['street streetaddress', place('work', 'street')],
  ['mozillaworkstreet2', place('work', 'extended')],
  ['l locality', place('work', 'locality')],
  ['st region', place('work', 'region')],
  ['postalcode zip', place('work', 'postalCode')],
  ['c countryname co', place('work', 'country')],
  ['postofficebox', place('work', 'poBox')],
  ['mozillahomestreet homestreet', place('home', 'street')],
  ['mozillahomestreet2', place('home', 'extended')],
  ['mozillahomelocalityname', place('home', 'locality')],
  ['mozillahomestate', place('home', 'region')],
  ['mozillahomepostalcode', place('home', 'postalCode')],
  ['mozillahomecountryname', place('home', 'country')],
  ['birthyear', { kind: 'birthday', part: 'year' }],
  ['birthmonth', { kind: 'birthday', part: 'month' }],
  ['birthday', { kind: 'birthday', part: 'day' }],
  ['jpegphoto thumbnailphoto photo', { kind: 'photo' }],
  ['nsaimid nscpaimscreenname', { kind: 'handle', service: 'aim' }],
  ['nsyahooid', { kind: 'handle', service: 'yahoo' }],
  ['nsmsnid', { kind: 'handle', service: 'msn' }],
  ['nsicqid', { kind: 'handle', service: 'icq' }],
  ['member uniquemember', { kind: 'member' }],
  ['objectclass', { kind: 'class' }],
  ['userpassword unicodepwd sambantpassword sambalmpassword', { kind: 'secret' }],
  ...[1, 2, 3, 4].map(
    (number) => [`mozillacustom${number} custom${number}`, { kind: 'custom', label: `Custom ${number}` }] as const,
  ),
];

const BY_NAME: ReadonlyMap<string, Meaning> = new Map(
  MEANINGS.flatMap(([names, meaning]) => names.split(' ').map((one) => [one, meaning] as const)),
);

export const meaningOf = (attribute: string): Meaning | undefined => BY_NAME.get(attribute);

/** Object classes that say what an entry is and nothing of the person. */
export const PLAIN_CLASSES: ReadonlySet<string> = new Set([
  'top',
  'person',
  'organizationalperson',
  'inetorgperson',
  'mozillaabpersonalpha',
  'mozillaorgperson',
  'groupofnames',
  'groupofuniquenames',
  'organization',
  'evolutionperson',
  'officeperson',
]);

export const GROUP_CLASSES: ReadonlySet<string> = new Set(['groupofnames', 'groupofuniquenames', 'mailgroup']);

/** Telephones in the order in which Thunderbird writes and shows them. */
export const PHONE_ORDER: readonly string[] = ['work', 'home', 'fax', 'pager', 'cell', 'car'];

/** What a contact file shows of whose it is. */
export interface ListTraits {
  readonly fileName: string;
  /** The program that wrote it, where it can be told. */
  readonly program?: string | undefined;
  readonly people: number;
  /** How many people have an e-mail at each domain, lower case. */
  readonly domains: ReadonlyMap<string, number>;
  /** Columns of a table and names of properties that only one program writes. */
  readonly columns: readonly string[];
  /** Addresses of an internal mail system instead of e-mails ("/o=ExchangeLabs/…"). */
  readonly internalAddresses: number;
}

/** One reason to think that a list is the firm's rather than the partner's. */
export type FirmSign =
  | { readonly kind: 'one-domain'; readonly domain: string; readonly people: number }
  | { readonly kind: 'column'; readonly name: string }
  | { readonly kind: 'system'; readonly name: string }
  | { readonly kind: 'address-list' };

/** Fewer people of one domain may well be friends at one client. */
const COLLEAGUES_LEAST = 25;
const COLLEAGUES_SHARE = 0.5;
const COLUMNS_TOLD = 5;
const INTERNAL_SHARE = 0.2;

const PRIVATE_MAIL = new Set(
  (
    'gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com icloud.com me.com mac.com aol.com ' +
    'gmx.de gmx.net gmx.at gmx.ch web.de t-online.de freenet.de mail.ru yandex.ru qq.com 163.com 126.com naver.com ' +
    'proton.me protonmail.com orange.fr free.fr wanadoo.fr laposte.net libero.it btinternet.com bluewin.ch hotmail.co.uk ' +
    'hotmail.fr yahoo.co.uk yahoo.fr yahoo.de yahoo.co.jp'
  ).split(' '),
);

const OFFICE_COLUMNS =
  /\b(?:responsible|relationship|billing|originating|supervising|lead) (?:partner|attorney|lawyer|solicitor|manager|owner)\b|\b(?:client|matter|engagement) (?:code|number|no|nr|id|ref)\b|\b(?:account|contact|record|lead) owner\b|\bcost cent(?:er|re)\b|\bbusiness unit\b|\bmandats?nummer\b|\bmandantennummer\b|\baktenzeichen\b|\bsachbearbeiter\b|\bnuméro (?:de )?(?:client|dossier)\b|\bassocié responsable\b/;

const SYSTEMS: readonly { readonly name: string; readonly is: RegExp }[] = [
  { name: 'InterAction', is: /\binter ?action (?:id|contact|folder|export)\b|^inter ?action$/ },
  { name: 'Salesforce', is: /salesforce/ },
  { name: 'Dynamics', is: /\bdynamics\b|do not modify\b.*\b(?:contact|row checksum|modified on)\b/ },
  { name: 'HubSpot', is: /hubspot/ },
  { name: 'Introhive', is: /introhive/ },
  { name: 'OnePlace', is: /\bone ?place\b/ },
  { name: 'Peppermint', is: /peppermint/ },
];

/**
 * Reasons to think that the list is the firm's, none where there are none. Only a hint: whose it is decides the partner.
 */
export function firmSigns(traits: ListTraits): readonly FirmSign[] {
  const columns = [...new Set(traits.columns)];
  const named = [...columns, traits.program ?? '', traits.fileName.replace(/\.[^.]*$/, '')].map(plain);
  return [
    ...oneDomain(traits),
    ...(isAddressList(traits) ? [{ kind: 'address-list' as const }] : []),
    ...SYSTEMS.filter(({ is }) => named.some((text) => is.test(text))).map(({ name }): FirmSign => ({
      kind: 'system',
      name,
    })),
    ...columns
      .filter((name) => OFFICE_COLUMNS.test(plain(name)))
      .slice(0, COLUMNS_TOLD)
      .map((name): FirmSign => ({ kind: 'column', name })),
  ];
}

function oneDomain({ domains, people }: ListTraits): readonly FirmSign[] {
  let most: readonly [string, number] | undefined;
  for (const one of domains) if (!PRIVATE_MAIL.has(one[0]) && one[1] > (most?.[1] ?? 0)) most = one;
  if (!most || most[1] < COLLEAGUES_LEAST || most[1] < people * COLLEAGUES_SHARE) return [];
  return [{ kind: 'one-domain', domain: most[0], people: most[1] }];
}

const isAddressList = ({ fileName, internalAddresses, people }: ListTraits): boolean =>
  (people > 0 && internalAddresses >= Math.max(1, people * INTERNAL_SHARE)) ||
  /\bglobal address list\b|\bgal\b/.test(plain(fileName));

/** Lower case, with blanks for whatever parts words: "(Do Not Modify) Contact", "ClientCode", "matter_no". */
const plain = (text: string): string =>
  text
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

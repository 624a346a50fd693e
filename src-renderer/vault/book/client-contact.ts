import type { Contact } from '../../../src-shared/book/contact';
import { LIMITS, type BareFact } from '../../../src-shared/book/fact';
import type { ClientRecord } from '../../../src-shared/book/records';
import { splitItems } from '../../../src-shared/contact-writers/content-line';
import { clientKey } from './importing/client-names';
import { uuidUrn } from './to-contact';

/** The UID a client goes out under: the one it came in with, else its id as a UUID URN (RFC 9562 §4). */
export const uidOfClient = ({ id, sourceUids: [first] = [] }: Pick<ClientRecord, 'id' | 'sourceUids'>): string =>
  first ?? uuidUrn(id);

/** A client as an outside file tells it: a card of its own kind. Its matters stay. */
export function clientToContact(record: ClientRecord): Contact {
  const { name, aliases, domains, sector, references, facts, tags, flags, origins } = record;
  const client = {
    ...(aliases.length > 0 && { aliases }),
    ...(domains.length > 0 && { domains }),
    ...(sector !== undefined && { sector }),
    ...(references.length > 0 && { references }),
  };
  return {
    kind: 'org',
    name: { display: name },
    uid: uidOfClient(record),
    // What other programs show a company by.
    organisations: [{ name, ...(origins.length > 0 && { from: 0 }) }],
    facts,
    tags,
    ...(Object.keys(client).length > 0 && { client }),
    ...(Object.keys(flags).length > 0 && { flags }),
    ...(origins.length > 0 && { origins }),
  };
}

/** What a file's card says of a client, in the fields that a client has. */
export interface ToldClient extends Pick<
  ClientRecord,
  'name' | 'aliases' | 'domains' | 'references' | 'tags' | 'flags'
> {
  readonly sector?: string;
  readonly uid?: string;
  readonly facts: readonly BareFact[];
  readonly origins: NonNullable<Contact['origins']>;
}

/** What of a card a client has no field for stands among its facts, under the card's word for it. */
export function clientFromContact(contact: Contact): ToldClient {
  const { name, uid, facts, tags, flags = {}, origins = [], client = {} } = contact;
  const { aliases = [], domains = [], references = [], sector } = client;
  const nicknames = name.nickname === undefined ? [] : splitItems(name.nickname, ', ');
  return {
    name: name.display.trim() || name.display,
    aliases: [...aliases, ...nicknames],
    domains,
    references,
    ...(sector !== undefined && { sector }),
    ...(uid !== undefined && { uid }),
    facts: [...facts, ...leftovers(contact)].slice(0, LIMITS.items),
    tags,
    flags,
    origins,
  };
}

const NAME_LABELS = [
  ['given', 'Given name'],
  ['family', 'Family name'],
  ['additional', 'Second name'],
  ['prefix', 'Name prefix'],
  ['suffix', 'Name suffix'],
  ['phoneticGiven', 'Phonetic given name'],
  ['phoneticFamily', 'Phonetic family name'],
] as const;

const JOB_LABELS = [
  ['name', 'Organisation'],
  ['department', 'Department'],
  ['title', 'Title'],
  ['since', 'Since'],
  ['until', 'Until'],
] as const;

function leftovers({ name, organisations, members = [], related = [] }: Contact): readonly BareFact[] {
  const own = clientKey(name.display);
  const said = (label: string, value: string | undefined, from?: number): BareFact[] =>
    value === undefined || value.trim() === '' || clientKey(value) === own
      ? []
      : [{ kind: 'custom', label, value, ...(from !== undefined && { from }) }];
  return [
    ...NAME_LABELS.flatMap(([part, label]) => said(label, name[part])),
    ...organisations.flatMap((job) => JOB_LABELS.flatMap(([part, label]) => said(label, job[part], job.from))),
    ...members.flatMap((member) => said('Member', member)),
    ...related.flatMap(({ who, type, note }) =>
      said(type || 'Related', [who, note].filter((text) => text !== undefined).join('; ')),
    ),
  ];
}

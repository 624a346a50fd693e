import type { ClientRecord, Person } from '../../../src-shared/book/records';
import type { InputOf } from '../../../src-shared/contract';
import { isDay, type Claim } from '../../../src-shared/directory-entry/content';
import { toPublicText } from '../../../src-shared/directory-entry/text';
import type { RefusedDraft } from '../../../src-shared/directory-contract';
import type { AppError } from '../../../src-shared/errors';
import type { ClientId, PersonId } from '../../../src-shared/ids';
import { err, ok, type Result } from '../../../src-shared/result';
import type { VaultContract } from '../../../src-shared/vault-contract';
import type { Book } from '../book/book';
import { selectedOrdinals } from '../book/selected';
import { BIT } from '../book/summaries/marks';
import { CLIENT_FIELD } from '../book/summaries/client';
import { leadingRole, organisationOf } from '../book/summaries/person';
import { MARK } from '../search/line';
import { visitInSlices } from '../store/slices';
import { clientKey } from './client-key';
import type { About } from './kept';

export type PublishOrder = InputOf<VaultContract['publish']>;
export type PublishOptions = NonNullable<PublishOrder['options']>;

/** One summary as it would be signed, and which records it was made from. */
export interface Draft {
  readonly claim: Claim;
  readonly about: About;
}

export interface Drafted {
  readonly drafts: readonly Draft[];
  readonly refused: readonly RefusedDraft[];
}

/** Summaries of mine that stand: what is said already is not said again. */
export type IsSaid = (claim: Claim) => boolean;

/** What may be said of those named, from their records as they are now: the client alone, unless asked for more. */
export async function draftSummaries(
  book: Book,
  { about, options = {} }: PublishOrder,
  isSaid: IsSaid,
  today: string,
): Promise<Result<Drafted, AppError>> {
  if (options.expires !== undefined && !isDay(options.expires))
    return err({ kind: 'bad-input', where: 'options.expires' });
  const flagged = flaggedClients(book);
  const desk = createDesk({ options: { ...options, expires: options.expires ?? inAYear(today) }, isSaid, flagged });
  if (about.kind === 'clients') {
    const clients = await book.store.getMany('clients', about.ids);
    if (!clients.ok) return clients;
    await visitInSlices(clients.value, desk.client);
    return ok(desk.done());
  }
  const people = await book.store.getMany('people', selectedPeople(book, about.selection));
  if (!people.ok) return people;
  const clients = await clientsOf(book, people.value);
  if (!clients.ok) return clients;
  await visitInSlices(people.value, (person) => desk.person(person, clients.value));
  return ok(desk.done());
}

function selectedPeople(book: Book, selection: PublishSelection): readonly PersonId[] {
  if (selection.kind === 'ids') return selection.ids;
  // The view of people knows ids of people only.
  return Array.from(selectedOrdinals(book, selection), (ordinal) => book.store.views.people.idAt(ordinal) as PersonId);
}
type PublishSelection = Extract<PublishOrder['about'], { kind: 'people' }>['selection'];

async function clientsOf(
  { store }: Book,
  people: readonly Person[],
): Promise<Result<ReadonlyMap<ClientId, ClientRecord>, AppError>> {
  const ids = new Set(people.flatMap(({ roles }) => leadingRole(roles)?.clientId ?? []));
  const clients = await store.getMany('clients', [...ids]);
  return clients.ok ? ok(new Map(clients.value.map((client) => [client.id, client]))) : clients;
}

type Flag = 'never-publish' | 'information-barrier';

/** Names of clients that nothing may be said of, whichever record of them a summary would be made from. */
function flaggedClients({ store: { views } }: Book): ReadonlyMap<string, Flag> {
  const flagged = new Map<string, Flag>();
  for (const ordinal of views.clients.order) {
    const flag = flagOf(views.clients.bitsAt(ordinal));
    if (flag === undefined) continue;
    const fields = views.clients.displayAt(ordinal);
    const aliases = (fields[CLIENT_FIELD.aliases] ?? '').split(MARK.tag).filter((alias) => alias !== '');
    for (const name of [fields[CLIENT_FIELD.name] ?? '', ...aliases]) flagged.set(clientKey(name), flag);
  }
  return flagged;
}

function flagOf(bits: number): Flag | undefined {
  if (bits & BIT.informationBarrier) return 'information-barrier';
  return bits & BIT.neverPublish ? 'never-publish' : undefined;
}

const flagIn = ({ flags }: Pick<Person, 'flags'>): Flag | undefined =>
  flags.informationBarrier ? 'information-barrier' : flags.neverPublish ? 'never-publish' : undefined;

interface Rules {
  readonly options: PublishOptions & { readonly expires: string };
  readonly isSaid: IsSaid;
  readonly flagged: ReadonlyMap<string, Flag>;
}

/** Takes one record after the other; what comes out the same twice is said once, about both. */
function createDesk({ options, isSaid, flagged }: Rules) {
  const drafts = new Map<string, Draft>();
  const refused: RefusedDraft[] = [];
  const propose = (subject: Omit<RefusedDraft, 'why'>, claim: Claim | undefined, about: About): void => {
    const why =
      claim === undefined
        ? 'no-client'
        : (flagged.get(clientKey(claim.client)) ?? (isSaid(claim) ? 'already' : undefined));
    if (why !== undefined || claim === undefined) return void refused.push({ ...subject, why: why ?? 'no-client' });
    const key = JSON.stringify([clientKey(claim.client), claim.person?.name ?? null]);
    const same = drafts.get(key);
    drafts.set(key, same ? { ...same, about: both(same.about, about) } : { claim, about });
  };
  const more = {
    ...(options.strength && { strength: options.strength }),
    ...(options.openToIntroductions && { openToIntroductions: true as const }),
    ...(options.speakToMeFirst && { speakToMeFirst: true as const }),
    expires: options.expires,
  };
  return {
    client: (client: ClientRecord): void => {
      const subject = { kind: 'client', id: client.id, display: client.name } as const;
      const flag = flagIn(client);
      if (flag !== undefined) return void refused.push({ ...subject, why: flag });
      propose(subject, claimOf(client.name, undefined, more), { personIds: [], clientId: client.id });
    },
    person: (person: Person, clients: ReadonlyMap<ClientId, ClientRecord>): void => {
      const subject = { kind: 'person', id: person.id, display: person.name.display } as const;
      const role = leadingRole(person.roles);
      const client = role?.clientId === undefined ? undefined : clients.get(role.clientId);
      const flag = flagIn(person) ?? (client && flagIn(client));
      if (flag !== undefined) return void refused.push({ ...subject, why: flag });
      const name = role && organisationOf(role, () => client?.name);
      const named = options.person === true ? { name: person.name.display, title: role?.title } : undefined;
      const about = { personIds: [person.id], ...(client && { clientId: client.id }) };
      propose(subject, name === undefined ? undefined : claimOf(name, named, more), about);
    },
    done: (): Drafted => ({ drafts: [...drafts.values()], refused }),
  };
}

const both = (a: About, b: About): About => ({ ...b, ...a, personIds: [...new Set([...a.personIds, ...b.personIds])] });

/** Undefined where the client's name holds nothing that could be shown, or is too long for a summary. */
function claimOf(
  clientName: string,
  person: { readonly name: string; readonly title: string | undefined } | undefined,
  more: Omit<Claim, 'client' | 'person' | 'aliases'>,
): Claim | undefined {
  const client = toPublicText(clientName);
  const name = person && toPublicText(person.name);
  if (client === undefined || (person !== undefined && name === undefined)) return undefined;
  const title = person?.title === undefined ? undefined : toPublicText(person.title);
  return { client, ...(name !== undefined && { person: { name, ...(title !== undefined && { title }) } }), ...more };
}

/** The same day a year on; the 28th for the 29th of February. */
export function inAYear(today: string): string {
  const [year = 0, month = 1, day = 1] = today.split('-').map(Number);
  const last = month === 2 && day === 29 ? 28 : day;
  return `${year + 1}-${String(month).padStart(2, '0')}-${String(last).padStart(2, '0')}`;
}

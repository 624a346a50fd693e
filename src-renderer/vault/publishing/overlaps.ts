import type { InputOf, OutputOf } from '../../../src-shared/contract';
import type { Overlap } from '../../../src-shared/directory-contract';
import type { Summary } from '../../../src-shared/directory-view/view';
import type { AppError } from '../../../src-shared/errors';
import type { ClientId, PersonId } from '../../../src-shared/ids';
import { ok, type Result } from '../../../src-shared/result';
import type { VaultContract } from '../../../src-shared/vault-contract';
import type { Book } from '../book/book';
import { survivorOf, survivorOfClient } from '../book/merging/survivor';
import { CLIENT_FIELD } from '../book/summaries/client';
import { PERSON_FIELD } from '../book/summaries/person';
import { MARK } from '../search/line';
import type { OpenVault } from '../session/open-vault';
import { yieldToOthers } from '../store/queue';
import type { BookStore } from '../store/types';
import { clientKey } from './client-key';
import type { JoinedDirectory } from './joined-directory';
import { decisionsSchema, KEY, readKept } from './kept';
import { personKey, withOverlapIndex, type OverlapIndex } from './overlap-index';
import { nameless, summaryRows } from './rows';

interface Found extends Pick<Overlap, 'key' | 'mine' | 'why'> {
  readonly theirs: readonly Summary[];
}

/** Which of my people and clients colleagues have said they know: worked out here, nothing is asked of anybody. */
export async function overlapsOf(
  directory: JoinedDirectory,
): Promise<Result<OutputOf<VaultContract['overlaps']>, AppError>> {
  const { vault, sync } = directory;
  const { shell } = vault.room;
  const before = await shell.directoryTraffic({});
  if (!before.ok) return before;
  const found = await withOverlapIndex(directory, (index) => findOverlaps(directory, index));
  const decisions = decisionsOf(vault);
  const names = new Map<string, string>(
    sync.view().members.map(({ id, profile }) => [id, profile?.name ?? nameless(id)]),
  );
  const overlaps = found.map(({ theirs, key, mine, why }) => ({
    key,
    mine,
    why,
    knownBy: [...new Set(theirs.map(({ member }) => names.get(member) ?? nameless(member)))],
    state: decisions.get(key)?.decision ?? ('open' as const),
  }));
  const after = await shell.directoryTraffic({});
  return after.ok ? ok({ overlaps, bytesSent: after.value.bytesWritten - before.value.bytesWritten }) : after;
}

/** In the background, so that they are there when they are asked for. */
export const prepareOverlaps = (directory: JoinedDirectory): Promise<unknown> =>
  withOverlapIndex(directory, (index) => findOverlaps(directory, index));

/** What colleagues say of one of them. */
export async function overlapOf(
  directory: JoinedDirectory,
  { key }: InputOf<VaultContract['overlap']>,
): Promise<Result<OutputOf<VaultContract['overlap']>, AppError>> {
  const found = await withOverlapIndex(directory, (index) => findOverlaps(directory, index));
  const { theirs = [] } = found.find((one) => one.key === key) ?? {};
  return ok({ theirs: summaryRows(directory, directory.sync.view(), theirs) });
}

let last: { readonly sync: unknown; readonly revisions: string; readonly found: readonly Found[] } | undefined;

/** Made once for each state of the directory and of the book. */
async function findOverlaps({ vault, sync }: JoinedDirectory, index: OverlapIndex): Promise<readonly Found[]> {
  const { views } = vault.book.store;
  for (;;) {
    const revisions = revisionsOf(views, index);
    if (last?.sync === sync && last.revisions === revisions) return last.found;
    const found = await compare(views, index);
    if (found) last = { sync, revisions, found };
  }
}

type Views = BookStore['views'];

const revisionsOf = ({ clients, people }: Views, index: OverlapIndex): string =>
  `${index.revision} ${clients.revision} ${people.revision}`;

/** Some 10 µs each. */
const AT_ONCE = 1_000;

/** In slices. Undefined where the book changed meanwhile. */
async function compare(views: Views, index: OverlapIndex): Promise<readonly Found[] | undefined> {
  const { clients, people } = views;
  const revisions = revisionsOf(views, index);
  const found: Found[] = [];
  const compareClient = clientComparison(views, index, found);
  const comparePerson = personComparison(views, index, found, compareClient.recorded);
  let looked = 0;
  for (const [order, look] of [[clients.order, compareClient.look] as const, [people.order, comparePerson] as const]) {
    for (const ordinal of order) {
      look(ordinal);
      looked += 1;
      if (looked % AT_ONCE !== 0) continue;
      await yieldToOthers();
      if (revisionsOf(views, index) !== revisions) return undefined;
    }
  }
  return found;
}

function clientComparison({ clients }: Views, index: OverlapIndex, found: Found[]) {
  const recorded = new Set<string>();
  const look = (ordinal: number): void => {
    const fields = clients.displayAt(ordinal);
    const display = fields[CLIENT_FIELD.name] ?? '';
    const aliases = (fields[CLIENT_FIELD.aliases] ?? '').split(MARK.tag).filter((alias) => alias !== '');
    const names = [display, ...aliases].map(clientKey);
    for (const name of names) recorded.add(name);
    const mine = { kind: 'client', id: clients.idAt(ordinal) as ClientId, display } as const;
    const hit = matchClient(index, names);
    if (hit) found.push({ ...hit, mine, key: `client/${mine.id}/${hit.key}` });
  };
  return { look, recorded };
}

function personComparison(
  { people }: Views,
  index: OverlapIndex,
  found: Found[],
  recorded: ReadonlySet<string>,
): (ordinal: number) => void {
  const keys = new Map<string, string>();
  const keyOf = (name: string): string => {
    let key = keys.get(name);
    if (key === undefined) keys.set(name, (key = clientKey(name)));
    return key;
  };
  return (ordinal) => {
    const fields = people.displayAt(ordinal);
    const client = keyOf(fields[PERSON_FIELD.client] ?? '');
    if (client === '') return;
    const byName = index.byClient.get(client);
    if (byName === undefined) return;
    const display = fields[PERSON_FIELD.display] ?? '';
    const mine = { kind: 'person', id: people.idAt(ordinal) as PersonId, display } as const;
    const key = `person/${mine.id}/${client}`;
    const same = index.byPerson.get(personKey(client, display));
    if (same) found.push({ key, mine, why: 'person-at-client', theirs: same });
    // A client of record speaks for its people.
    else if (!recorded.has(client)) found.push({ key, mine, why: 'client-name', theirs: byName });
  };
}

/** The name first, then what either side also calls it. */
function matchClient(
  { byClient, byAlias }: OverlapIndex,
  [name = '', ...aliases]: readonly string[],
): Pick<Found, 'key' | 'why' | 'theirs'> | undefined {
  const byName = name === '' ? undefined : byClient.get(name);
  if (byName) return { key: name, why: 'client-name', theirs: byName };
  for (const alias of [name, ...aliases]) {
    if (alias === '') continue;
    const theirs = [...(alias === name ? [] : (byClient.get(alias) ?? [])), ...(byAlias.get(alias) ?? [])];
    if (theirs.length > 0) return { key: alias, why: 'client-alias', theirs: [...new Set(theirs)] };
  }
  return undefined;
}

interface Decided {
  readonly decision: 'confirmed' | 'refused';
  /** Under which keys it was said: of records that were merged since, too. */
  readonly saidAs: readonly string[];
}

/** What the partner decided, by the record that stands for each now. Its own word counts, then that it is not the same. */
function decisionsOf({ store, book }: Pick<OpenVault, 'store' | 'book'>): ReadonlyMap<string, Decided> {
  const decided = new Map<string, Decided>();
  for (const [saidAs, decision] of Object.entries(readKept(store, KEY.overlaps, decisionsSchema) ?? {})) {
    const key = keyNow(book, saidAs);
    const before = decided.get(key);
    const isStronger = saidAs === key || (decision === 'refused' && !before?.saidAs.includes(key));
    decided.set(key, {
      decision: before && !isStronger ? before.decision : decision,
      saidAs: [...(before?.saidAs ?? []), saidAs],
    });
  }
  return decided;
}

function keyNow(book: Book, key: string): string {
  const [, kind, id = '', name] = /^(client|person)\/([^/]+)\/(.*)$/su.exec(key) ?? [];
  if (kind === undefined) return key;
  const now = kind === 'client' ? survivorOfClient(book, id as ClientId) : survivorOf(book, id as PersonId);
  return `${kind}/${now}/${name}`;
}

/** Kept for good. */
export async function decideOverlap(
  { vault, tell }: JoinedDirectory,
  { key, decision }: InputOf<VaultContract['decideOverlap']>,
): Promise<Result<null, AppError>> {
  // Also what was said of a record that was merged with this one since: the newest word counts.
  const saidAs = new Set(decisionsOf(vault).get(key)?.saidAs);
  const kept = readKept(vault.store, KEY.overlaps, decisionsSchema) ?? {};
  const others = Object.fromEntries(Object.entries(kept).filter(([said]) => said !== key && !saidAs.has(said)));
  const next = decision === 'open' ? others : { ...others, [key]: decision };
  const set = await vault.store.setValue(KEY.overlaps, next);
  tell();
  return set;
}

import type { InputOf, OutputOf } from '../../../src-shared/contract';
import type { Overlap } from '../../../src-shared/directory-contract';
import type { Summary } from '../../../src-shared/directory-view/summaries';
import type { AppError } from '../../../src-shared/errors';
import type { ClientId, PersonId } from '../../../src-shared/ids';
import { ok, type Result } from '../../../src-shared/result';
import type { VaultContract } from '../../../src-shared/vault-contract';
import type { Book } from '../book/book';
import { survivorOf, survivorOfClient } from '../book/merging/survivor';
import type { OpenVault } from '../session/open-vault';
import { createBreathe, inSlices } from '../store/slices';
import type { BookStore } from '../store/types';
import { bookNames, type BookNames, type OwnPerson } from './book-names';
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

/** In slices. Undefined where the book changed meanwhile. */
async function compare(views: Views, index: OverlapIndex): Promise<readonly Found[] | undefined> {
  const revisions = revisionsOf(views, index);
  const names = await bookNames(views);
  if (names === undefined) return undefined;
  const found = await inSlices(match(names, index), createBreathe());
  return revisionsOf(views, index) === revisions ? found : undefined;
}

function* match({ clients, people, recorded }: BookNames, index: OverlapIndex): Generator<undefined, readonly Found[]> {
  const found: Found[] = [];
  for (const { mine, keys } of clients) {
    const hit = matchClient(index, keys);
    if (hit) found.push({ ...hit, mine, key: `client/${mine.id}/${hit.key}` });
    yield;
  }
  for (const person of people) {
    const hit = matchPerson(index, person, recorded);
    if (hit) found.push({ ...hit, mine: person.mine, key: `person/${person.mine.id}/${person.client}` });
    yield;
  }
  return found;
}

function matchPerson(
  { byClient, byPerson }: OverlapIndex,
  { mine, client }: OwnPerson,
  recorded: ReadonlySet<string>,
): Pick<Found, 'why' | 'theirs'> | undefined {
  const byName = byClient.get(client);
  if (byName === undefined) return undefined;
  const same = byPerson.get(personKey(client, mine.display));
  if (same) return { why: 'person-at-client', theirs: same };
  // A client of record speaks for its people.
  return recorded.has(client) ? undefined : { why: 'client-name', theirs: byName };
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

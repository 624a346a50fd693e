import type { InputOf, OutputOf } from '../../../src-shared/contract';
import type { Overlap } from '../../../src-shared/directory-contract';
import type { Summary } from '../../../src-shared/directory-view/view';
import type { AppError } from '../../../src-shared/errors';
import type { ClientId, PersonId } from '../../../src-shared/ids';
import { ok, type Result } from '../../../src-shared/result';
import type { VaultContract } from '../../../src-shared/vault-contract';
import { CLIENT_FIELD } from '../book/summaries/client';
import { PERSON_FIELD } from '../book/summaries/person';
import { MARK } from '../search/line';
import type { BookStore } from '../store/types';
import { clientKey } from './client-key';
import type { JoinedDirectory } from './joined-directory';
import { decisionsSchema, KEY, readKept } from './kept';
import { overlapIndexOf, personKey, type OverlapIndex } from './overlap-index';
import { summaryRows } from './rows';

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
  const found = findOverlaps(directory, overlapIndexOf(directory));
  const decisions = readKept(vault.store, KEY.overlaps, decisionsSchema) ?? {};
  const view = sync.view();
  const rows = new Map(
    summaryRows(directory, view, [...new Set(found.flatMap(({ theirs }) => theirs))]).map((row) => [row.id, row]),
  );
  const overlaps = found.map(({ theirs, key, mine, why }) => ({
    key,
    mine,
    why,
    theirs: theirs.flatMap(({ entry }) => rows.get(entry) ?? []),
    state: decisions[key] ?? ('open' as const),
  }));
  const after = await shell.directoryTraffic({});
  if (!before.ok || !after.ok) return before.ok ? (after.ok ? ok({ overlaps, bytesSent: 0 }) : after) : before;
  return ok({ overlaps, bytesSent: after.value.bytesWritten - before.value.bytesWritten });
}

let last: { readonly index: OverlapIndex; readonly revisions: string; readonly found: readonly Found[] } | undefined;

/** Made once for each state of the directory and of the book. */
function findOverlaps({ vault }: JoinedDirectory, index: OverlapIndex): readonly Found[] {
  const { clients, people } = vault.book.store.views;
  const revisions = `${clients.revision} ${people.revision}`;
  if (last?.index !== index || last.revisions !== revisions)
    last = { index, revisions, found: compare(vault.book.store.views, index) };
  return last.found;
}

function compare({ clients, people }: BookStore['views'], index: OverlapIndex): readonly Found[] {
  const found: Found[] = [];
  const keys = new Map<string, string>();
  const keyOf = (name: string): string => {
    let key = keys.get(name);
    if (key === undefined) keys.set(name, (key = clientKey(name)));
    return key;
  };
  const recorded = new Set<string>();
  for (const ordinal of clients.order) {
    const fields = clients.displayAt(ordinal);
    const display = fields[CLIENT_FIELD.name] ?? '';
    const aliases = (fields[CLIENT_FIELD.aliases] ?? '').split(MARK.tag).filter((alias) => alias !== '');
    const names = [display, ...aliases].map(keyOf);
    for (const name of names) recorded.add(name);
    const mine = { kind: 'client', id: clients.idAt(ordinal) as ClientId, display } as const;
    const hit = matchClient(index, names);
    if (hit) found.push({ ...hit, mine, key: `client/${mine.id}/${hit.key}` });
  }
  for (const ordinal of people.order) {
    const fields = people.displayAt(ordinal);
    const client = keyOf(fields[PERSON_FIELD.client] ?? '');
    if (client === '') continue;
    const byName = index.byClient.get(client);
    if (byName === undefined) continue;
    const display = fields[PERSON_FIELD.display] ?? '';
    const mine = { kind: 'person', id: people.idAt(ordinal) as PersonId, display } as const;
    const key = `person/${mine.id}/${client}`;
    const same = index.byPerson.get(personKey(client, display));
    if (same) found.push({ key, mine, why: 'person-at-client', theirs: same });
    // A client of record speaks for its people.
    else if (!recorded.has(client)) found.push({ key, mine, why: 'client-name', theirs: byName });
  }
  return found;
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

/** Kept for good. */
export async function decideOverlap(
  { vault, tell }: JoinedDirectory,
  { key, decision }: InputOf<VaultContract['decideOverlap']>,
): Promise<Result<null, AppError>> {
  const { [key]: _, ...others } = readKept(vault.store, KEY.overlaps, decisionsSchema) ?? {};
  const next = decision === 'open' ? others : { ...others, [key]: decision };
  const kept = await vault.store.setValue(KEY.overlaps, next);
  tell();
  return kept;
}

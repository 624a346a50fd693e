import type { DirectoryCrypto } from '../../../src-renderer/vault/crypto/directory-keys.ts';
import { isSameBytes } from '../../../src-shared/bytes.ts';
import { toHex32, type Hex32 } from '../../../src-shared/directory-entry/key-bytes.ts';
import { unverifiedEntries } from '../../../src-shared/directory-view/check-feed.ts';
import type { ViewFeed } from '../../../src-shared/directory-view/rows.ts';
import { viewOf, type View } from '../../../src-shared/directory-view/view.ts';
import { Random } from '../../../src-shared/sample/random.ts';
import { seededBytes } from '../seeded-bytes.ts';
import { folderOf, readFeed, type FeedFolder, type ReadFeed } from './feed-reader.ts';
import { directoryCrypto } from './feed-writer.ts';
import { MUTATIONS, type Mutation } from './mutations.ts';
import { createScene, type Actor, type Scene } from './scene.ts';

/*
 * Mutates one entry or content at a time and reads the firm again. Whatever was changed from outside, every entry that
 * is taken must be one its author signed, with the content its author wrote; whatever a member signs, nothing that is
 * shown of others may change.
 */

export interface FuzzReport {
  /** How often each mutation ran. */
  readonly runsOf: Readonly<Record<string, number>>;
  /** A problem names what was changed. */
  readonly setAside: number;
  /** Everything is read as it was. */
  readonly harmless: number;
  readonly failures: readonly string[];
}

const RUNS_A_SCENE = 5_000;
const FAILURES_SHOWN = 20;
const NOW = '2026-12-01T12:00:00.000Z';

interface Base {
  readonly crypto: DirectoryCrypto;
  readonly scene: Scene;
  readonly rootKey: Hex32;
  readonly read: readonly ReadFeed[];
  readonly shown: ReadonlyMap<Actor, string>;
}

export async function fuzzDirectory({
  runs,
  seed,
}: {
  readonly runs: number;
  readonly seed: string;
}): Promise<FuzzReport> {
  const random = new Random(seed);
  const runsOf: Record<string, number> = {};
  const failures: string[] = [];
  const counts = { 'set aside': 0, harmless: 0 };
  let base = await prepare(`${seed} 0`);
  for (let run = 0; run < runs && failures.length < FAILURES_SHOWN; run++) {
    if (run > 0 && run % RUNS_A_SCENE === 0) base = await prepare(`${seed} ${run}`);
    const actor = random.pick(base.scene.actors);
    const mutation = random.pick(MUTATIONS);
    const folder = mutation.apply({ scene: base.scene, actor, random, crypto: base.crypto });
    runsOf[mutation.name] = (runsOf[mutation.name] ?? 0) + 1;
    const outcome = judge(base, actor, mutation, folder);
    if (outcome === 'set aside' || outcome === 'harmless') counts[outcome] += 1;
    else failures.push(`run ${run}, ${mutation.name} of ${actor.name}: ${outcome}`);
  }
  return { runsOf, setAside: counts['set aside'], harmless: counts.harmless, failures };
}

async function prepare(seed: string): Promise<Base> {
  const crypto = await directoryCrypto(seededBytes(seed));
  const scene = createScene(crypto);
  const read = scene.actors.map(({ feed }) => readFeed(crypto, scene.firm, folderOf(feed)));
  const rootKey = toHex32(crypto.signer(scene.firm.rootSeed).publicKey);
  const base = { crypto, scene, rootKey, read, shown: new Map<Actor, string>() };
  const view = viewOf(
    read.flatMap((one) => one.view ?? []),
    { rootKey, now: NOW },
  );
  if (view.problems.length > 0 || read.some(({ problems }) => problems.length > 0)) throw new Error('not sound');
  for (const actor of scene.actors) base.shown.set(actor, shownOfOthers(view, actor));
  return base;
}

/** What is shown of everybody else. Only root and enrollers may change who is admitted. */
function shownOfOthers({ members, summaries }: View, { feed, admits }: Actor): string {
  const author = toHex32(feed.memberId);
  return JSON.stringify([
    summaries.filter(({ member }) => member !== author),
    admits ? [] : members.filter(({ id }) => id !== author).map((one) => ({ ...one, sameNameAs: [] })),
  ]);
}

function judge(base: Base, actor: Actor, mutation: Mutation, folder: FeedFolder): string {
  const { crypto, scene, read, rootKey, shown } = base;
  const now = readFeed(crypto, scene.firm, folder);
  const at = scene.actors.indexOf(actor);
  const before = read[at];
  if (before === undefined) return 'no such actor';
  const wrong = mutation.signs ? undefined : findForged(base, before, now);
  if (wrong !== undefined) return wrong;
  const feeds = read.flatMap((one, index): ViewFeed[] => {
    const { view } = index === at ? now : one;
    return view === undefined ? [] : [view];
  });
  const view = viewOf(feeds, { rootKey, now: NOW });
  if (shownOfOthers(view, actor) !== shown.get(actor)) return 'changes what is shown of others';
  if (now.problems.length + view.problems.length > 0) return 'set aside';
  // Cut off at the end: only somebody who saw more can know.
  const isPrefix = now.accepted.length < before.accepted.length;
  if (isPrefix) return mutation.cuts ? 'set aside' : 'entries are gone and nothing is named';
  return 'harmless';
}

/** An entry that its author did not sign, or content that its author did not write. */
function findForged({ crypto }: Base, before: ReadFeed, now: ReadFeed): string | undefined {
  for (const [index, entry] of now.accepted.entries()) {
    const original = before.accepted[index];
    if (original === undefined || !isSameBytes(entry.headerBytes, original.headerBytes))
      return 'a forged header is taken';
    if (isSameBytes(entry.signature, original.signature)) continue;
    if (unverifiedEntries(entry.header.feedKey, [entry], crypto.verify).length === 0) return 'a forged signature holds';
  }
  for (const [index, row] of (now.view?.rows ?? []).entries()) {
    const original = before.view?.rows[index];
    if (JSON.stringify({ ...original, content: undefined }) !== JSON.stringify({ ...row, content: undefined })) {
      return 'an entry reads as another';
    }
    if (contentOf(row) !== undefined && contentOf(row) !== contentOf(original)) return 'forged content is taken';
  }
  return undefined;
}

const contentOf = (row: ViewFeed['rows'][number] | undefined): string | undefined =>
  row !== undefined && 'content' in row && row.content !== undefined ? JSON.stringify(row.content) : undefined;

import type { ContentOf } from '../directory-entry/content';
import type { Hex32 } from '../directory-entry/key-bytes';
import { factsOf } from './facts';
import { feedOf } from './hex-of';
import type { RetireReason, RetireRow, Role, ViewFeed } from './rows';

/** Who admitted a member, and as what. */
export interface Admission {
  readonly role: Role | 'root';
  /** The enroller whose entry counts; the root for itself. */
  readonly by: Hex32;
}

/** What enrollers have said of one member or device. */
export interface Retirement {
  /** A member; for `lost`, a feed. */
  readonly target: Hex32;
  readonly how: RetireReason;
  readonly by: readonly Hex32[];
  readonly entries: readonly Hex32[];
  readonly at: string;
  /** Two different enrollers have said so, or of a device its own member: only then it counts. */
  readonly agreed: boolean;
  /**
   * The highest sequence of each feed that was written before, as the most generous of the entries says: what comes
   * later is marked. A feed that none names was not seen before. Absent: not known, a content is gone.
   */
  readonly heads?: ReadonlyMap<Hex32, number>;
  /** New content keys: only where two enrollers agree, and only theirs. */
  readonly keys: readonly NonNullable<ContentOf<'retire'>['keys']>[];
}

/** Everybody admitted by a chain of admits that begins at the root, and every retirement asked for. */
export interface Admissions {
  readonly admitted: ReadonlyMap<Hex32, Admission>;
  readonly retirements: readonly Retirement[];
}

/**
 * Follows the admits from the root. Retirements count where two different enrollers agree; the root is not one of them,
 * for the founder has its key as well as an identity. An enroller who was retired admits nobody from then on.
 */
export function admissionsOf(feeds: readonly ViewFeed[], rootKey: Hex32): Admissions {
  const everyAdmit = admitsOf(feeds);
  const before = followAdmits(everyAdmit, rootKey);
  const retirements = retirementsOf(feeds, before);
  const gone = new Map(
    retirements.filter(({ agreed, how }) => agreed && how !== 'lost').map((one) => [one.target, one]),
  );
  const lost = new Map(
    retirements.filter(({ agreed, how }) => agreed && how === 'lost').map((one) => [one.target, one]),
  );
  if (gone.size + lost.size === 0) return { admitted: before, retirements };
  const standing = everyAdmit.filter(
    ({ by, feed, seq }) => isBefore(gone.get(by), feed, seq) && isBefore(lost.get(feed), feed, seq),
  );
  return { admitted: followAdmits(standing, rootKey), retirements };
}

const isBefore = (retirement: Retirement | undefined, feed: Hex32, seq: number): boolean =>
  retirement?.heads === undefined || seq <= (retirement.heads.get(feed) ?? 0);

interface Admit {
  readonly by: Hex32;
  readonly feed: Hex32;
  readonly seq: number;
  readonly id: Hex32;
  readonly target: Hex32;
  readonly role: Role;
}

function admitsOf(feeds: readonly ViewFeed[]): readonly Admit[] {
  const admits: Admit[] = [];
  for (const one of feeds) {
    for (const row of factsOf(one).admits) admits.push({ by: one.memberId, feed: one.feed, ...row });
  }
  return admits;
}

/** Level by level from the root; of several admits of one level the enroller's, then the one with the lowest id counts. */
function followAdmits(admits: readonly Admit[], rootKey: Hex32): ReadonlyMap<Hex32, Admission> {
  const byAuthor = new Map<Hex32, Admit[]>();
  for (const admit of admits) pushTo(byAuthor, admit.by, admit);
  for (const list of byAuthor.values()) list.sort((a, b) => roleOrder(a) - roleOrder(b) || (a.id < b.id ? -1 : 1));
  const admitted = new Map<Hex32, Admission>([[rootKey, { role: 'root', by: rootKey }]]);
  let level: readonly Hex32[] = [rootKey];
  while (level.length > 0) {
    const next = new Set<Hex32>();
    for (const author of [...level].toSorted()) {
      for (const { target, role } of byAuthor.get(author) ?? []) {
        const has = admitted.get(target)?.role;
        if (has === 'root' || has === 'enroller' || has === role) continue;
        admitted.set(target, { role, by: author });
        if (role === 'enroller') next.add(target);
      }
    }
    level = [...next];
  }
  return admitted;
}

const roleOrder = ({ role }: Admit): number => (role === 'enroller' ? 0 : 1);

interface RetireEntry {
  readonly by: Hex32;
  readonly isEnroller: boolean;
  readonly row: RetireRow;
}

function retirementsOf(feeds: readonly ViewFeed[], admitted: ReadonlyMap<Hex32, Admission>): readonly Retirement[] {
  const memberOfFeed = new Map(feeds.map(({ feed, memberId }) => [feed, memberId]));
  const said = new Map<string, RetireEntry[]>();
  for (const feed of feeds) {
    const { memberId } = feed;
    const isEnroller = admitted.get(memberId)?.role === 'enroller';
    for (const row of factsOf(feed).retires) {
      const isOwnDevice = row.how === 'lost' && memberOfFeed.get(row.target) === memberId;
      if (isEnroller || isOwnDevice) pushTo(said, `${row.how} ${row.target}`, { by: memberId, isEnroller, row });
    }
  }
  return [...said.values()]
    .map((entries) => toRetirement(entries, memberOfFeed))
    .toSorted((a, b) => (a.target < b.target ? -1 : a.target > b.target ? 1 : a.how < b.how ? -1 : 1));
}

function toRetirement(entries: readonly RetireEntry[], memberOfFeed: ReadonlyMap<Hex32, Hex32>): Retirement {
  const sorted = entries.toSorted((a, b) => (a.row.id < b.row.id ? -1 : 1));
  const rows = sorted.map(({ row }) => row);
  const [{ target, how } = {}] = rows;
  if (target === undefined || how === undefined) throw new Error('a retirement without an entry');
  const by = [...new Set(sorted.map((entry) => entry.by))].toSorted();
  const enrollersAgree = new Set(sorted.filter((entry) => entry.isEnroller).map((entry) => entry.by)).size > 1;
  const isOwnWord = how === 'lost' && by.includes(memberOfFeed.get(target) ?? target);
  const heads = headsOf(rows);
  return {
    target,
    how,
    by,
    entries: rows.map(({ id }) => id),
    at:
      rows
        .map(({ time }) => time)
        .toSorted()
        .at(-1) ?? '',
    agreed: enrollersAgree || isOwnWord,
    ...(heads && { heads }),
    keys: enrollersAgree ? sorted.flatMap(({ isEnroller, row }) => (isEnroller && row.content?.keys) || []) : [],
  };
}

function headsOf(rows: readonly RetireRow[]): ReadonlyMap<Hex32, number> | undefined {
  const heads = new Map<Hex32, number>();
  for (const { content } of rows) {
    if (content === undefined) return undefined;
    for (const head of content.heads) {
      const feed = feedOf(head);
      heads.set(feed, Math.max(heads.get(feed) ?? 0, head.seq));
    }
  }
  return heads;
}

function pushTo<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

import type { AppError } from '../../../src-shared/errors';
import { err, ok, type Result } from '../../../src-shared/result';
import type { DirectoryCrypto } from '../crypto/directory-keys';
import { KEY, toKept, type Signed, type Values } from './kept';
import type { Membership } from './membership';
import { inOrder, ownEntriesOf, readOwnEntries, type OwnEntry } from './own-entries';
import { BEFORE_FIRST, type FeedHead } from './sign';

/** What this vault signed, in memory as it is in the journal. */
export interface OwnLog {
  /** Feed by feed, each in the order of its chain. */
  readonly all: () => readonly OwnEntry[];
  readonly headOf: (feed: string) => FeedHead;
  readonly byId: (id: string) => OwnEntry | undefined;
  /** Ids of own summaries that were taken back. */
  readonly takenBack: () => ReadonlySet<string>;
  /** Journals what one letter signed: only then may it be sent, and only then it counts. */
  readonly keep: (signed: Signed) => Promise<Result<readonly OwnEntry[], AppError>>;
}

export function createOwnLog(values: Values, crypto: DirectoryCrypto, membership: () => Membership): OwnLog {
  let all: readonly OwnEntry[] = [];
  let byId = new Map<string, OwnEntry>();
  let heads = new Map<string, FeedHead>();
  let takenBack = new Set<string>();
  const take = (entries: readonly OwnEntry[]) => {
    all = entries;
    byId = new Map(entries.map((entry) => [entry.id, entry]));
    heads = new Map(entries.map(({ feed, seq, headerBytes }) => [feed, { seq, hash: crypto.sha256(headerBytes) }]));
    takenBack = targetsOf(entries);
  };
  take(readOwnEntries(values, crypto, membership()));
  return {
    all: () => all,
    headOf: (feed) => heads.get(feed) ?? BEFORE_FIRST,
    byId: (id) => byId.get(id),
    takenBack: () => takenBack,
    keep: async (signed) => {
      const [first] = signed.entries;
      if (first === undefined) return ok([]);
      const kept = await values.setValue(signedKey(first.feed, first.seq), toKept(signed));
      if (!kept.ok) return kept;
      const read = ownEntriesOf(crypto, membership(), signed);
      if (read.length < signed.entries.length) return err({ kind: 'failed', where: 'what was signed' });
      take(inOrder([...all, ...read.filter(({ id }) => !byId.has(id))]));
      return ok(read);
    },
  };
}

const signedKey = (feed: string, firstSeq: number): string => `${KEY.signed}${feed}/${firstSeq}`;

const targetsOf = (entries: readonly OwnEntry[]): Set<string> =>
  new Set(entries.flatMap(({ kind, target }) => (kind === 'withdraw' && target !== undefined ? [target] : [])));

import type { AppError } from '../../../src-shared/errors';
import { err, ok, type Result } from '../../../src-shared/result';
import type { DirectoryCrypto } from '../crypto/directory-keys';
import { KEY, toKept, type Signed, type Values } from './kept';
import type { Membership } from './membership';
import { inOrder, ownEntriesOf, readSigned, type OwnEntry } from './own-entries';
import { BEFORE_FIRST, type FeedHead } from './sign';

/** What this vault signed, in memory as it is in the journal. */
export interface OwnLog {
  /** Feed by feed, each in the order of its chain; without what was signed anew after a fork. */
  readonly all: () => readonly OwnEntry[];
  readonly headOf: (feed: string) => FeedHead;
  readonly byId: (id: string) => OwnEntry | undefined;
  /** Ids of own summaries that were taken back. */
  readonly takenBack: () => ReadonlySet<string>;
  /** Journals what one letter signed: only then may it be sent, and only then it counts. */
  readonly keep: (signed: Signed) => Promise<Result<readonly OwnEntry[], AppError>>;
}

export function createOwnLog(values: Values, crypto: DirectoryCrypto, membership: () => Membership): OwnLog {
  let everything: readonly OwnEntry[] = [];
  let all: readonly OwnEntry[] = [];
  let byId = new Map<string, OwnEntry>();
  let heads = new Map<string, FeedHead>();
  let takenBack = new Set<string>();
  const replaced = new Set<string>();
  const take = (letters: readonly Signed[], signed: readonly OwnEntry[]) => {
    for (const { insteadOf = [] } of letters) for (const { feed, seq } of insteadOf) replaced.add(`${feed} ${seq}`);
    const entries = signed.filter(({ feed, seq }) => !replaced.has(`${feed} ${seq}`));
    everything = signed;
    all = entries;
    byId = new Map(entries.map((entry) => [entry.id, entry]));
    // A feed goes on after its last entry, whatever became of it.
    heads = new Map(signed.map(({ feed, seq, headerBytes }) => [feed, { seq, hash: crypto.sha256(headerBytes) }]));
    takenBack = targetsOf(entries);
  };
  const letters = readSigned(values);
  take(letters, inOrder(letters.flatMap((signed) => ownEntriesOf(crypto, membership(), signed))));
  return {
    all: () => all,
    headOf: (feed) => heads.get(feed) ?? BEFORE_FIRST,
    byId: (id) => byId.get(id),
    takenBack: () => takenBack,
    keep: async (signed) => {
      const [first] = signed.entries;
      const [replacedFirst] = signed.insteadOf ?? [];
      if (first === undefined && replacedFirst === undefined) return ok([]);
      const kept = await values.setValue(signedKey(first, replacedFirst), toKept(signed));
      if (!kept.ok) return kept;
      const read = ownEntriesOf(crypto, membership(), signed);
      if (read.length < signed.entries.length) return err({ kind: 'failed', where: 'what was signed' });
      const known = new Set(everything.map(({ id }) => id));
      take([signed], inOrder([...everything, ...read.filter(({ id }) => !known.has(id))]));
      return ok(read);
    },
  };
}

type Place = Pick<Signed['entries'][number], 'feed' | 'seq'>;

const signedKey = (first: Place | undefined, replaced: Place | undefined): string =>
  KEY.signed + (first ? `${first.feed}/${first.seq}` : `${replaced?.feed}/given up/${replaced?.seq}`);

const targetsOf = (entries: readonly OwnEntry[]): Set<string> =>
  new Set(entries.flatMap(({ kind, target }) => (kind === 'withdraw' && target !== undefined ? [target] : [])));

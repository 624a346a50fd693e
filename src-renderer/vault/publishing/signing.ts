import { isHex32, type Hex32 } from '../../../src-shared/directory-entry/key-bytes';
import type { AppError } from '../../../src-shared/errors';
import { err, ok, type Result } from '../../../src-shared/result';
import type { DirectoryCrypto } from '../crypto/directory-keys';
import { createQueue } from '../store/queue';
import type { DeviceStore } from '../store/types';
import { adoptFromCarrier } from './adopt';
import type { DirectoryShell } from './carrier';
import { advanceMarker, beginFeed, readMarker, seedOfFeed } from './device-feed';
import type { Values } from './kept';
import type { Membership } from './membership';
import type { OwnEntry } from './own-entries';
import type { OwnForks } from './own-forks';
import type { OwnLog } from './own-log';
import type { ReceiptBook } from './receipts';
import { BEFORE_FIRST, signEntries, type LetterEntry, type SigningFeed } from './sign';

export interface SigningDeps {
  readonly values: Values;
  readonly device: DeviceStore;
  readonly crypto: DirectoryCrypto;
  readonly membership: () => Membership;
  readonly log: OwnLog;
  readonly receipts: Pick<ReceiptBook, 'has'>;
  readonly forks: Pick<OwnForks, 'note'>;
  readonly shell: Pick<DirectoryShell, 'listDirectory' | 'readDirectory'>;
  /** False while the folder is away. */
  readonly isHere: () => boolean;
  /** This member said that the device of this feed is lost: if it is found, it goes on with another. */
  readonly isLost: (feed: string) => boolean;
  readonly now: () => string;
}

export interface Signing {
  /** Signs and journals what one letter showed, as one durable step. Sending comes after. */
  readonly sign: (entries: readonly LetterEntry[]) => Promise<Result<readonly OwnEntry[], AppError>>;
  /**
   * Signs anew, with the feed that this profile uses now, what the folder did not take of a feed that was forked: the
   * very contents that letters showed. What was taken back meanwhile is not said again.
   */
  readonly signAgain: (feed: string) => Promise<Result<unknown, AppError>>;
  /** Takes over what another device of this member put into the folder: it can be seen and taken back here as well. */
  readonly adopt: (feed: Hex32) => Promise<Result<unknown, AppError>>;
}

/** Signs one letter after the other, each with the feed that this profile alone may use. */
export function createSigning(deps: SigningDeps): Signing {
  const queue = createQueue();
  return {
    sign: (entries) => queue.run(() => sign(deps, entries)),
    signAgain: (feed) =>
      queue.run(async () => {
        const stuck = deps.log.all().filter((one) => one.feed === feed && !deps.receipts.has(feed, one.seq));
        return stuck.length === 0 ? ok([]) : sign(deps, toSignAgain(stuck, deps.log), stuck);
      }),
    adopt: (feed) => queue.run(() => adoptFromCarrier(deps, feed)),
  };
}

async function sign(
  deps: SigningDeps,
  entries: readonly LetterEntry[],
  stuck: readonly OwnEntry[] = [],
): Promise<Result<readonly OwnEntry[], AppError>> {
  const { crypto, membership, now, log, device } = deps;
  const insteadOf = stuck.map(({ feed, seq }) => ({ feed, seq }));
  if (entries.length === 0) return log.keep({ at: now(), entries: [], insteadOf });
  const feed = await feedToSign(deps);
  if (!feed.ok) return feed;
  const signed = await signEntries(crypto, membership(), feed.value, entries, now());
  const kept = await log.keep(stuck.length > 0 ? { ...signed, insteadOf } : signed);
  const last = kept.ok ? kept.value.at(-1) : undefined;
  // Left behind by a crash here, the marker is brought up to the journal before anything is sent.
  if (last) await advanceMarker(device, { feed: last.feed, lastSeq: last.seq });
  return kept;
}

/** Neither what was taken back before it was there, nor the taking back of it; a witness is made anew every day. */
function toSignAgain(stuck: readonly OwnEntry[], log: OwnLog): readonly LetterEntry[] {
  const ids = new Set<string>(stuck.map(({ id }) => id));
  return stuck.flatMap(({ id, kind, header, content, contentFile, target, about }): LetterEntry[] => {
    const isNeedless = log.takenBack().has(id) || (target !== undefined && ids.has(target)) || kind === 'witness';
    if (kind === undefined || isNeedless || (contentFile && !content)) return [];
    return [
      {
        kind,
        code: header.code,
        ...(content && { content }),
        ...(header.target && { target: header.target }),
        ...(about && { about }),
      },
    ];
  });
}

/**
 * This profile's own feed at its true end. Where the profile has signed more than the vault remembers (a backup was
 * restored), or the folder holds more, that is taken over first; where it cannot be, a new feed is begun, so that no
 * feed is ever signed twice at one place.
 */
async function feedToSign(deps: SigningDeps): Promise<Result<SigningFeed, AppError>> {
  const { values, device, log } = deps;
  const marker = await readMarker(device);
  const seed = marker && seedOfFeed(values, marker.feed);
  if (marker === undefined || seed === undefined || deps.isLost(marker.feed) || !isHex32(marker.feed))
    return newFeed(deps);
  const isBehind = () => marker.lastSeq > log.headOf(marker.feed).seq;
  if (isBehind() && !deps.isHere()) return err({ kind: 'directory-away', why: 'missing' });
  if (deps.isHere()) {
    const { feed } = marker;
    const adopted = await adoptFromCarrier(deps, feed);
    // Gone this moment: as if it had been away before.
    const isAway = !adopted.ok && adopted.error.kind === 'directory-away';
    if (!adopted.ok && (!isAway || isBehind())) return adopted;
    if (adopted.ok && adopted.value === 'forked') return newFeed(deps);
  }
  if (isBehind()) return newFeed(deps);
  return ok({ seed, head: log.headOf(marker.feed), identity: deps.membership().identity() });
}

async function newFeed({ values, crypto, device, membership }: SigningDeps): Promise<Result<SigningFeed, AppError>> {
  const begun = await beginFeed(values, crypto);
  if (!begun.ok) return begun;
  const { feed, seed } = begun.value;
  // Before anything is signed: a profile that was copied whole would otherwise sign both copies with one feed.
  const marked = await advanceMarker(device, { feed, lastSeq: 0 });
  return marked.ok ? ok({ seed, head: BEFORE_FIRST, identity: membership().identity() }) : marked;
}

import { base64UrlToBytes, bytesToBase64Url, isSameBytes } from '../../../src-shared/bytes';
import { decodeContent, encodeContent, type ContentOf } from '../../../src-shared/directory-entry/content';
import { fromHex32 } from '../../../src-shared/directory-entry/key-bytes';
import type { View } from '../../../src-shared/directory-view/view';
import { toIdentitySeed, type ContentKey, type DirectoryCrypto } from '../crypto/directory-keys';
import type { Joined } from './kept';
import type { Membership } from './membership';
import type { OwnLog } from './own-log';
import type { Replica } from './replica';
import type { LetterEntry } from './sign';

/** Keys that two enrollers' retirements brought and that are meant for us: undefined where there is no new one. */
export function withNewKeys(crypto: DirectoryCrypto, { joined, memberId }: Membership, view: View): Joined | undefined {
  const boxName = bytesToBase64Url(memberId);
  const added: { epoch: number; key: ContentKey }[] = [];
  for (const { keys } of view.retirements) {
    for (const { epoch, boxes } of keys) {
      const box = base64UrlToBytes(boxes[boxName] ?? '');
      const key = box && box.length > 0 ? crypto.openKey(toIdentitySeed(joined.identity), box) : undefined;
      if (key === undefined || [...joined.keys, ...added].some((one) => isSameBytes(one.key, key))) continue;
      added.push({ epoch, key });
    }
  }
  return added.length === 0 ? undefined : { ...joined, keys: [...joined.keys, ...added] };
}

const DAY_MS = 24 * 60 * 60 * 1000;
/** About 130 bytes each: what is left over is noted the next day. */
const HEADS_AT_ONCE = 400;

/**
 * Where feeds of colleagues have grown since it was last noted: an entry that says how far they were read, so that
 * their apps and everybody's notice a feed that lost its tail. At most one a day; agreed to when joining.
 */
export function witnessDue(
  log: OwnLog,
  replica: Replica,
  membership: Membership,
  now: string,
): LetterEntry | undefined {
  const earlier = log.all().filter(({ kind }) => kind === 'witness');
  const last = earlier
    .map(({ header }) => header.time)
    .toSorted()
    .at(-1);
  if (last !== undefined && Date.parse(now) - Date.parse(last) < DAY_MS) return undefined;
  const noted = new Map<string, number>();
  for (const { content } of earlier)
    for (const { feed, seq } of headsIn(content)) noted.set(feed, Math.max(seq, noted.get(feed) ?? 0));
  const heads = Array.from(replica.feeds().values()).flatMap(({ feed, memberId, rows }) => {
    const row = rows.at(-1);
    if (row === undefined || memberId === membership.memberHex || memberId === membership.rootHex) return [];
    const name = bytesToBase64Url(fromHex32(feed));
    const isNew = row.seq > (noted.get(name) ?? 0);
    return isNew ? [{ feed: name, seq: row.seq, hash: bytesToBase64Url(fromHex32(row.id)) }] : [];
  });
  if (heads.length === 0) return undefined;
  return { kind: 'witness', content: encodeContent('witness', { heads: heads.slice(0, HEADS_AT_ONCE) }) };
}

function headsIn(content: Uint8Array | undefined): ContentOf<'witness'>['heads'] {
  const witness = content && decodeContent('witness', content);
  return witness?.ok ? witness.value.heads : [];
}

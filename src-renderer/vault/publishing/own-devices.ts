import { bytesToBase64Url } from '../../../src-shared/bytes';
import type { InputOf, OutputOf } from '../../../src-shared/contract';
import type { OwnDevice } from '../../../src-shared/directory-contract';
import { encodeContent } from '../../../src-shared/directory-entry/content';
import { fromHex32, type Hex32 } from '../../../src-shared/directory-entry/key-bytes';
import { RETIRE_CODES } from '../../../src-shared/directory-entry/kinds';
import type { AppError } from '../../../src-shared/errors';
import { err, type Result } from '../../../src-shared/result';
import type { VaultContract } from '../../../src-shared/vault-contract';
import { readMarker } from './device-feed';
import type { JoinedDirectory } from './joined-directory';
import { lostDeviceLetter } from './letters';
import { colleaguesIn } from './rows';
import { signThroughLetter } from './sign-through-letter';

/** The feeds of this member, each written by one device; the latest first. */
export async function myDevices(directory: JoinedDirectory): Promise<OutputOf<VaultContract['myDevices']>> {
  const { sync, replica, vault, membership } = directory;
  const marker = await readMarker(vault.device);
  const me = sync.view().members.find(({ id }) => id === membership().memberHex);
  const devices = (me?.feeds ?? []).map(({ feed, lostAfter }): OwnDevice => {
    const rows = replica.feeds().get(feed)?.rows ?? [];
    return {
      feed,
      isThis: feed === marker?.feed,
      firstAt: rows[0]?.time ?? '',
      lastAt: rows.at(-1)?.time ?? '',
      isLost: lostAfter !== undefined,
    };
  });
  return { devices: devices.toSorted((a, b) => (a.lastAt < b.lastAt ? 1 : -1)) };
}

/** Tells the firm that another device of one's own is lost: what it writes from now on is marked. */
export async function retireDevice(
  directory: JoinedDirectory,
  { feed }: InputOf<VaultContract['retireDevice']>,
): Promise<Result<null, AppError>> {
  const { devices } = await myDevices(directory);
  const device = devices.find((one) => one.feed === feed && !one.isThis && !one.isLost);
  const last = directory.replica
    .feeds()
    .get(feed as Hex32)
    ?.rows.at(-1);
  if (device === undefined || last === undefined) return err({ kind: 'not-found', what: 'device' });
  const feedKey = fromHex32(feed as Hex32);
  const head = { feed: bytesToBase64Url(feedKey), seq: last.seq, hash: bytesToBase64Url(fromHex32(last.id)) };
  const entry = {
    kind: 'retire',
    code: RETIRE_CODES.lost,
    target: feedKey,
    content: encodeContent('retire', { heads: [head] }),
  } as const;
  const letter = lostDeviceLetter(colleaguesIn(directory, directory.sync.view()));
  return signThroughLetter(directory, entry, nameOf(device), letter, () => null);
}

const nameOf = ({ firstAt, lastAt }: OwnDevice): string =>
  `my device that wrote from ${firstAt.slice(0, 10)} to ${lastAt.slice(0, 10)}`;

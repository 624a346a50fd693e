import * as v from 'valibot';

import { toHex32 } from '../../../src-shared/directory-entry/key-bytes';
import type { AppError } from '../../../src-shared/errors';
import { ok, type Result } from '../../../src-shared/result';
import { toFeedSeed, type DirectoryCrypto } from '../crypto/directory-keys';
import type { DeviceStore } from '../store/types';
import { feedSeedSchema, KEY, readKept, toKept, type Values } from './kept';

/**
 * Which feed this profile may sign, and how far it has. Kept with the profile alone: a backup that is restored
 * elsewhere finds no marker and begins a feed of its own, and one that is restored here finds a marker ahead of it.
 */
export interface Marker {
  readonly feed: string;
  readonly lastSeq: number;
}

const MARKER = 'feed';
const markerSchema = v.strictObject({ feed: v.string(), lastSeq: v.number() });

export async function readMarker(device: DeviceStore): Promise<Marker | undefined> {
  const bytes = await device.get('local', MARKER);
  if (bytes === undefined) return undefined;
  const parsed = v.safeParse(markerSchema, JSON.parse(new TextDecoder().decode(bytes)));
  return parsed.success ? parsed.output : undefined;
}

/** Never moves back: the further word is the true one. */
export async function advanceMarker(device: DeviceStore, marker: Marker): Promise<Result<null, AppError>> {
  const before = await readMarker(device);
  if (before?.feed === marker.feed && before.lastSeq >= marker.lastSeq) return ok(null);
  return device.put('local', [{ key: MARKER, bytes: new TextEncoder().encode(JSON.stringify(marker)) }]);
}

/** After a fork: this profile never signs with that feed again, and begins another. */
export async function abandonFeed(device: DeviceStore, feed: string): Promise<void> {
  const marker = await readMarker(device);
  if (marker?.feed === feed) await device.remove('local', [MARKER]);
}

export const seedOfFeed = (values: Values, feed: string): Uint8Array | undefined =>
  readKept(values, KEY.feed + feed, feedSeedSchema)?.seed;

/** A feed of its own for this profile: its key is journalled before anything is signed with it. */
export async function beginFeed(
  values: Values,
  crypto: DirectoryCrypto,
): Promise<Result<{ readonly feed: string; readonly seed: Uint8Array }, AppError>> {
  const seed = toFeedSeed(crypto.random(32));
  const feed = toHex32(crypto.signer(seed).publicKey);
  const kept = await values.setValue(KEY.feed + feed, toKept({ seed }));
  return kept.ok ? ok({ feed, seed }) : kept;
}

import * as v from 'valibot';

import { bytesToBase64Url } from './bytes';

/** 128 random bits as 22 characters of base64url (RFC 4648 §5, no padding). Says nothing about the record. */
export type Id<Kind extends string = string> = string & { readonly __id: Kind };

export type PersonId = Id<'person'>;
export type ClientId = Id<'client'>;
export type MatterId = Id<'matter'>;
export type ChangeId = Id<'change'>;

export const ID_BYTES = 16;

const ID_PATTERN = /^[A-Za-z0-9_-]{21}[AQgw]$/;

/** Accepts one spelling per id only: the last character carries two significant bits. */
export const isId = (value: unknown): value is Id => typeof value === 'string' && ID_PATTERN.test(value);

/** Schema of an id of the given kind. */
export const idSchema = <Kind extends string>() => v.custom<Id<Kind>>(isId, 'an id: 22 characters of base64url');

const POOLED_IDS = 256;
const pool = new Uint8Array(ID_BYTES * POOLED_IDS);
let poolAt = pool.length;

/** A new random id (CSPRNG, asked for many ids at a time: an import makes them by the hundred thousand). */
export function createId<Kind extends string>(): Id<Kind> {
  if (poolAt === pool.length) {
    crypto.getRandomValues(pool);
    poolAt = 0;
  }
  const id = bytesToBase64Url(pool.subarray(poolAt, poolAt + ID_BYTES)) as Id<Kind>;
  poolAt += ID_BYTES;
  return id;
}

import type { AnyRecord } from '../../../src-shared/book/records';
import type { AppError } from '../../../src-shared/errors';
import { err, ok, type Result } from '../../../src-shared/result';
import { isEntry, type Entry } from './entry';
import { PAGE_SIZE } from './geometry';

/*
 * Page: UTF-8 JSON, an array of up to 64 entries in the order of their ordinals:
 *   {"live": record} | {"deleted": {"id", "at", "record"?}} | {"undone": {"id", "record"?}} | null
 */

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export const encodePage = (entries: readonly Entry[]): Uint8Array => encoder.encode(JSON.stringify(entries));

export function decodePage(bytes: Uint8Array): Result<readonly Entry[], AppError> {
  const page: unknown = JSON.parse(decoder.decode(bytes));
  return isPage(page) ? ok(page) : err({ kind: 'vault-damaged', part: 'record', where: 'page layout' });
}

export const liveRecords = (page: readonly Entry[]): AnyRecord[] =>
  page.flatMap((entry) => (entry !== null && 'live' in entry ? [entry.live] : []));

export const isPage = (value: unknown): value is readonly Entry[] =>
  Array.isArray(value) && value.length <= PAGE_SIZE && value.every(isEntry);

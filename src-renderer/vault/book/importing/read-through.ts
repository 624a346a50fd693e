import type { Contact } from '../../../../src-shared/book/contact';
import type { Client, OutputOf } from '../../../../src-shared/contract';
import type { AppError } from '../../../../src-shared/errors';
import type { ExchangeForVault } from '../../../../src-shared/exchange-contract';
import type { Result } from '../../../../src-shared/result';
import type { Book } from '../book';

/** Hands over the contacts of one file, batch by batch, each parsed on receipt. */
export type Deliveries = Pick<Client<ExchangeForVault>, 'describe' | 'next'>;
export type Batch = OutputOf<ExchangeForVault['next']>;

/**
 * Contacts that are looked up in the book at a time. A newer file may have any order, and each time all pages are read
 * that some of them stand on: the fewer times, the better. Tens of megabytes with those whom they mean.
 */
const LOOKED_UP_AT_ONCE = 16_384;
const CHARACTERS_AT_ONCE = 16_000_000;

/** An empty book is not looked up: what comes is taken as it comes. */
export const lookedUpAtOnce = ({ store }: Book): number =>
  store.views.people.order.length === 0 ? 1 : LOOKED_UP_AT_ONCE;

/** Takes all that `deliveries` hold from here on, several batches at a time until `contacts` are reached. */
export async function readThrough(
  deliveries: Deliveries,
  contacts: number,
  take: (batches: readonly Batch[]) => Promise<Result<null, AppError>>,
): Promise<Result<null, AppError>> {
  let coming = deliveries.next({});
  let waiting: Batch[] = [];
  let count = 0;
  let characters = 0;
  for (;;) {
    const batch = await coming;
    if (!batch.ok) return batch;
    const { isLast } = batch.value;
    // The exchange is another process: it reads on while this batch is worked on.
    if (!isLast) coming = deliveries.next({});
    waiting.push(batch.value);
    count += batch.value.contacts.length;
    for (const contact of batch.value.contacts) characters += charactersOf(contact);
    if (!isLast && count < contacts && characters < CHARACTERS_AT_ONCE) continue;
    const taken = await take(waiting);
    if (!taken.ok || isLast) return taken;
    waiting = [];
    count = 0;
    characters = 0;
  }
}

/** Of what a contact's facts say; photos are most of it where there are any. */
export function charactersOf({ facts }: Contact): number {
  let characters = 0;
  for (const { value } of facts) if (typeof value === 'string') characters += value.length;
  return characters;
}

import * as v from 'valibot';

import type { ExchangeSession } from '../../src-renderer/exchange/session';
import type { OutputOf } from '../../src-shared/contract';
import { exchangeForVault, type ExchangeForVault } from '../../src-shared/exchange-contract';

/** The next batch as the vault gets it: parsed, and held to what was agreed. */
export async function nextOf(session: ExchangeSession): Promise<OutputOf<ExchangeForVault['next']>> {
  const text = await session.next();
  if (!text.ok) throw new Error(text.error.kind);
  const { parseOutput } = exchangeForVault.next;
  if (!parseOutput) throw new Error('not checked');
  return v.parse(parseOutput, JSON.parse(text.value));
}

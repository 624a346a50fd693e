import { decodeContent, encodeContent } from '../../../src-shared/directory-entry/content';
import { isSameBytes } from '../../../src-shared/bytes';
import { fromHex32, isHex32 } from '../../../src-shared/directory-entry/key-bytes';
import type { InputOf, OutputOf } from '../../../src-shared/contract';
import type { AppError } from '../../../src-shared/errors';
import { err, ok, type Result } from '../../../src-shared/result';
import type { SummaryContent } from '../../../src-shared/directory-contract';
import type { VaultContract } from '../../../src-shared/vault-contract';
import { yieldToOthers } from '../../../src-shared/yield-to-others';
import { showDirectoryLetter } from '../window/directory-letter';
import { clientKey } from './client-key';
import { draftSummaries, type Drafted, type IsSaid, type PublishOrder } from './drafts';
import type { JoinedDirectory } from './joined-directory';
import { letterLines } from './letter-lines';
import { publishLetter, takeBackLetter } from './letters';
import type { OwnEntry } from './own-entries';
import { colleaguesIn, mySummaries } from './rows';
import type { LetterEntry } from './sign';

export function draftsFor(directory: JoinedDirectory, order: PublishOrder): Promise<Result<Drafted, AppError>> {
  const { vault, now } = directory;
  return draftSummaries(vault.book, order, saidBy(directory), now().slice(0, 10));
}

/** What stands already, whether the folder has it yet or not. */
function saidBy(directory: JoinedDirectory): IsSaid {
  const said = new Set(
    mySummaries(directory)
      .filter(({ state }) => state === 'there' || state === 'pending')
      .map(sayingKey),
  );
  return (claim) => said.has(sayingKey(claim));
}

/** Two summaries that say the same but for how long. */
function sayingKey({ client, person, strength, openToIntroductions, speakToMeFirst }: SummaryContent): string {
  return JSON.stringify([
    clientKey(client),
    person?.name ?? null,
    person?.title ?? null,
    strength ?? null,
    openToIntroductions ?? false,
    speakToMeFirst ?? false,
  ]);
}

const toEntries = ({ drafts }: Drafted): readonly LetterEntry[] =>
  drafts.map(({ claim, about }) => ({ kind: 'claim', content: encodeContent('claim', claim), about }));

/**
 * Drafts from the records as they are, shows the letter, and signs the very bytes it showed. Where the records have
 * changed meanwhile, a new letter is shown: nothing is signed that is not so any more.
 */
export async function publish(
  directory: JoinedDirectory,
  order: PublishOrder,
): Promise<Result<OutputOf<VaultContract['publish']>, AppError>> {
  for (;;) {
    const drafted = await draftsFor(directory, order);
    if (!drafted.ok) return drafted;
    const entries = toEntries(drafted.value);
    if (entries.length === 0) return err({ kind: 'nothing-to-publish' });
    const chosen = await askFor(directory, entries);
    if (chosen.length === 0) return err({ kind: 'cancelled' });
    const again = await draftsFor(directory, order);
    if (!again.ok) return again;
    const present = toEntries(again.value);
    if (!chosen.every(({ content }) => present.some((one) => isSame(one.content, content)))) continue;
    return signAndSend(directory, chosen, (pending) => ({ published: chosen.length, pending }));
  }
}

const isSame = (a: Uint8Array | undefined, b: Uint8Array | undefined): boolean =>
  a !== undefined && b !== undefined && isSameBytes(a, b);

async function askFor(directory: JoinedDirectory, entries: readonly LetterEntry[]): Promise<readonly LetterEntry[]> {
  const claims = entries.flatMap(({ content }) => {
    const claim = content && decodeContent('claim', content);
    return claim?.ok ? [claim.value] : [];
  });
  const words = publishLetter(claims, colleaguesIn(directory, directory.sync.view()));
  const lines = letterLines(entries, () => '');
  // Making a letter of hundreds of lines and laying it out take some ten milliseconds each.
  await yieldToOthers();
  const keys = await showDirectoryLetter(directory.vault.room.host, { ...words, lines });
  return keys.flatMap((key) => entries[Number(key)] ?? []);
}

/** How long an answer waits for the folder: what takes longer goes on, and shows as pending. */
const SEND_WAIT_MS = 2_000;

/** Signs as one durable step; then sends. What the folder does not take now, it takes later. */
export async function signAndSend<Answer>(
  { signing, sync, receipts, tell }: JoinedDirectory,
  entries: readonly LetterEntry[],
  answer: (pending: number) => Answer,
): Promise<Result<Answer, AppError>> {
  const signed = await signing.sign(entries);
  if (!signed.ok) return signed;
  tell();
  const sent = sync.refresh();
  await Promise.race([sent, new Promise((resolve) => setTimeout(resolve, SEND_WAIT_MS))]);
  const isPending = ({ feed, seq }: OwnEntry) => !receipts.has(feed, seq);
  return ok(answer(signed.value.filter(isPending).length));
}

/** Through the letter: what is named, or everything that stands. */
export async function takeBack(
  directory: JoinedDirectory,
  order: InputOf<VaultContract['takeBack']>,
): Promise<Result<OutputOf<VaultContract['takeBack']>, AppError>> {
  const { log } = directory;
  const standing = new Map(
    mySummaries(directory).flatMap((mine) => (mine.state === 'taken-back' ? [] : [[mine.id, mine] as const])),
  );
  const ids = 'all' in order ? [...standing.keys()] : order.ids;
  const entries = [...new Set(ids)].flatMap((id): LetterEntry[] => {
    const own = log.byId(id);
    const isStanding = own?.claim !== undefined && standing.has(id);
    return isStanding && isHex32(id) ? [{ kind: 'withdraw', target: fromHex32(id) }] : [];
  });
  if (entries.length === 0) return err({ kind: 'not-found', what: 'summary' });
  const keys = await showDirectoryLetter(directory.vault.room.host, {
    ...takeBackLetter(colleaguesIn(directory, directory.sync.view())),
    lines: letterLines(entries, (id) => standing.get(id)?.sentence ?? ''),
  });
  const chosen = keys.flatMap((key) => entries[Number(key)] ?? []);
  if (chosen.length === 0) return err({ kind: 'cancelled' });
  return signAndSend(directory, chosen, (pending) => ({ takenBack: chosen.length, pending }));
}

import type { Contact } from '../../src-shared/book/contact';
import type { ReportBuilder } from './report';
import type { ReadContact } from './vcard/finish-card';

/** Of more names than this none is counted. */
const MOST_NAMES = 50_000;

/**
 * Passes the contacts of a file on. Where it has several clients of one name, and people of whom it does not say at which
 * they are, its report tells so in the end.
 */
export function* tellingSharedNames(contacts: Iterator<ReadContact>, report: ReportBuilder): Generator<ReadContact> {
  const cards = new Map<string, number>();
  const jobs = new Map<string, number>();
  for (let next = contacts.next(); next.done !== true; next = contacts.next()) {
    countNames(next.value.contact, cards, jobs);
    yield next.value;
  }
  let unclear = 0;
  for (const [name, many] of cards) if (many > 1) unclear += jobs.get(name) ?? 0;
  if (unclear > 0) report.changed('whole file', 'organisation', sayUnclear(unclear));
}

const sayUnclear = (jobs: number): string =>
  `several clients bear one name, and nothing says which is meant: ${jobs === 1 ? '1 job goes' : `${jobs} jobs go`} to the first`;

function countNames(
  { kind, name, organisations }: Contact,
  cards: Map<string, number>,
  jobs: Map<string, number>,
): void {
  if (kind === 'org') count(cards, name.display);
  else for (const { name: at, clientUid } of organisations) if (at !== undefined && !clientUid) count(jobs, at);
}

function count(counts: Map<string, number>, name: string): void {
  const key = name.trim().toLowerCase();
  const before = counts.get(key);
  if (before !== undefined || counts.size < MOST_NAMES) counts.set(key, (before ?? 0) + 1);
}

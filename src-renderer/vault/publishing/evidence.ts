import { bytesToBase64Url } from '../../../src-shared/bytes';
import { fromHex32 } from '../../../src-shared/directory-entry/key-bytes';
import type { FeedProblem, SignedHeader } from '../../../src-shared/directory-view/problems';
import type { AppError } from '../../../src-shared/errors';
import { err, ok, type Result } from '../../../src-shared/result';
import { saveText } from './invite';
import type { JoinedDirectory } from './joined-directory';
import { problemKey } from './read-feed';

/** More would prove no more. */
const MOST_HEADERS = 1_000;

/** Proven by signed headers: two for one place, or those that were here and are gone from the folder. */
export const isProvable = ({ kind, by, evidence }: FeedProblem): boolean =>
  evidence !== undefined || ((kind === 'shortened' || kind === 'gap') && by === undefined);

/**
 * Saves the signed headers behind a problem: whoever has the protocol's description can check them without this app.
 * Headers hold no names.
 */
export async function saveEvidence(
  directory: JoinedDirectory,
  problemId: string,
): Promise<Result<{ readonly path: string }, AppError>> {
  const { sync, replica, forks, membership, now } = directory;
  const all = [
    ...forks.all(),
    ...Array.from(replica.feeds().values()).flatMap(({ problems }) => problems),
    ...sync.state().problems,
  ];
  const problem = all.find((one) => problemKey(one) === problemId);
  const headers = problem && (await headersOf(directory, problem));
  if (problem === undefined || headers === undefined || headers.length === 0)
    return err({ kind: 'not-found', what: 'problem' });
  const { joined, directoryId } = membership();
  const file = {
    what: 'Evidence from a Bailiwick firm directory, see docs/directory-protocol.md',
    kind: problem.kind,
    directoryId: bytesToBase64Url(directoryId),
    rootKey: bytesToBase64Url(joined.rootKey),
    feed: bytesToBase64Url(fromHex32(problem.feed)),
    seq: problem.seq,
    signedHeaders: headers.map(({ headerBytes, signature }) => ({
      header: bytesToBase64Url(headerBytes),
      signature: bytesToBase64Url(signature),
    })),
    savedAt: now(),
  };
  const text = `${JSON.stringify(file, null, 2)}\n`;
  const saved = await saveText(directory, 'Directory evidence.json', text, async () => ok(null));
  return saved.ok ? ok({ path: saved.value.path }) : saved;
}

async function headersOf({ replica }: JoinedDirectory, problem: FeedProblem): Promise<readonly SignedHeader[]> {
  if (problem.evidence) return problem.evidence;
  if (!isProvable(problem)) return [];
  const kept = await replica.proof(problem.feed);
  const from = problem.seq - 1;
  return kept.slice(from, problem.kind === 'gap' ? from + 1 : from + MOST_HEADERS);
}

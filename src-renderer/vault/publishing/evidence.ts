import { bytesToBase64Url } from '../../../src-shared/bytes';
import type { AppError } from '../../../src-shared/errors';
import { err, ok, type Result } from '../../../src-shared/result';
import { saveText } from './invite';
import type { JoinedDirectory } from './joined-directory';
import { problemKey } from './read-feed';

/**
 * Saves the signed headers behind a problem: whoever has the protocol's description can check them without this app.
 * Headers hold no names.
 */
export async function saveEvidence(
  { sync, replica, ...directory }: JoinedDirectory,
  problemId: string,
): Promise<Result<{ readonly path: string }, AppError>> {
  const all = [...Array.from(replica.feeds().values()).flatMap(({ problems }) => problems), ...sync.state().problems];
  const problem = all.find((one) => problemKey(one) === problemId);
  if (problem?.evidence === undefined) return err({ kind: 'not-found', what: 'problem' });
  const { joined, directoryId } = directory.membership();
  const file = {
    what: 'Evidence from a Bailiwick firm directory, see docs/directory-protocol.md',
    kind: problem.kind,
    directoryId: bytesToBase64Url(directoryId),
    rootKey: bytesToBase64Url(joined.rootKey),
    feed: problem.feed,
    seq: problem.seq,
    signedHeaders: problem.evidence.map(({ headerBytes, signature }) => ({
      header: bytesToBase64Url(headerBytes),
      signature: bytesToBase64Url(signature),
    })),
    savedAt: directory.now(),
  };
  const text = `${JSON.stringify(file, null, 2)}\n`;
  const saved = await saveText({ sync, replica, ...directory }, 'Directory evidence.json', text, async () => ok(null));
  return saved.ok ? ok({ path: saved.value.path }) : saved;
}

import type { AppError } from '../../src-shared/errors';
import { err, ok, type Result } from '../../src-shared/result';
import { toDiskError } from '../vault-folder/disk-error';
import { foundFolder, inspectFolder } from './found-folder';
import type { Meter } from './gauges';
import { listFeedNames, listFeeds } from './list-feeds';
import { lookAt } from './look-at';
import { mendFile } from './mend-file';
import { readFiles } from './read-files';
import type { TaskKind, Tasks } from './tasks';
import { dropContent, writeEntry } from './write-entry';

type Work = {
  readonly [K in TaskKind]: (input: Tasks[K]['input'], meter: Meter) => Result<Tasks[K]['output'], AppError>;
};

const work: Work = {
  look: ({ root }) => ok(lookAt(root)),
  inspect: ({ root }) => ok(inspectFolder(root)),
  found: ({ root }) => {
    foundFolder(root);
    return ok(null);
  },
  feeds: ({ root }, meter) => whileHere(root, () => ok(listFeedNames(root, meter))),
  list: (input, meter) => whileHere(input.root, () => ok(listFeeds(input, meter))),
  read: (input, meter) => whileHere(input.root, () => ok(readFiles(input, meter))),
  write: (input, meter) => whileHere(input.root, () => writeEntry(input, meter)),
  mend: (input, meter) => whileHere(input.root, () => mendFile(input, meter)),
  drop: (input) => whileHere(input.root, () => dropContent(input)),
};

/** Does one task. What the disk refuses is an answer; anything else is a bug and is thrown on. */
export function serveTask<K extends TaskKind>(
  kind: K,
  input: Tasks[K]['input'],
  meter: Meter,
): Result<Tasks[K]['output'], AppError> {
  try {
    return work[kind](input, meter);
  } catch (cause) {
    const error = toDiskError(cause, input.root);
    if (error === undefined) throw cause;
    return err(error);
  }
}

/**
 * Does a job on a shared folder that is there before and still there after: what is missing on a share that went away
 * must not look like something that somebody removed.
 */
function whileHere<T>(root: string, job: () => Result<T, AppError>): Result<T, AppError> {
  const before = lookAt(root);
  if (before.kind === 'away') return err({ kind: 'directory-away', why: before.why });
  try {
    const done = job();
    return done.ok ? (awayNow(root) ?? done) : done;
  } catch (cause) {
    const gone = awayNow(root);
    if (gone === undefined) throw cause;
    return gone;
  }
}

function awayNow(root: string): Result<never, AppError> | undefined {
  const place = lookAt(root);
  return place.kind === 'away' ? err({ kind: 'directory-away', why: place.why }) : undefined;
}

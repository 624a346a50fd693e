import type { AppError, DiskError } from '../../src-shared/errors';
import { err, type Result } from '../../src-shared/result';

/** What the operating system said, in the words of a message; undefined where it is no error of the disk. */
export function toDiskError(cause: unknown, path: string): DiskError | undefined {
  if (!(cause instanceof Error) || !('code' in cause) || typeof cause.code !== 'string') return undefined;
  switch (cause.code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return { kind: 'disk-full', path };
    case 'EROFS':
    case 'EACCES':
    case 'EPERM':
      return { kind: 'read-only', path };
    case 'ENOENT':
    case 'ENOTDIR':
      return { kind: 'folder-missing', path };
    default:
      return { kind: 'disk-failed', path, code: cause.code };
  }
}

/** Runs a job on the disk. What the disk refuses is an answer; anything else is a bug and is thrown on. */
export async function onDisk<T>(path: string, job: () => Promise<Result<T, AppError>>): Promise<Result<T, AppError>> {
  try {
    return await job();
  } catch (cause) {
    const error = toDiskError(cause, path);
    if (error === undefined) throw cause;
    return err(error);
  }
}

/** True where the error says that there is no such file. */
export const isMissing = (cause: unknown): boolean =>
  cause instanceof Error && 'code' in cause && (cause.code === 'ENOENT' || cause.code === 'ENOTDIR');

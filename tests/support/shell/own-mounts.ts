import { execFileSync } from 'node:child_process';

/** A small disk of its own for one process: needs Linux with user namespaces, or root. */
export const canMount = process.platform === 'linux' && tryMount();

function tryMount(): boolean {
  try {
    execFileSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Runs what follows in a room of its own, after these mounts, which nobody else sees. */
export const inside = (mounts: string): readonly string[] => [
  'unshare',
  '-rm',
  'sh',
  '-c',
  `${mounts} && exec "$@"`,
  'sh',
];

export const onADiskOf = (folder: string, size: string): readonly string[] =>
  inside(`mount -t tmpfs -o size=${size} tmpfs "${folder}"`);

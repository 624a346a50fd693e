import { readFileSync, readlinkSync } from 'node:fs';

/** Instead of a start: no such process runs. */
export const GONE = 'gone';

/**
 * When a process started, as Linux counts it, so that a later process with the same number is not taken for it.
 * Undefined where that cannot be read; {@link GONE} where no such process runs.
 */
export function processStart(pid: number): string | undefined {
  if (process.platform === 'linux') {
    const stat = readTextSync(`/proc/${pid}/stat`);
    if (stat !== undefined) {
      // "pid (name) state ppid ...": the name may hold anything, so count from its closing bracket (proc(5)).
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      const hasEnded = fields[0] === 'Z' || fields[0] === 'X';
      return hasEnded ? GONE : fields[19];
    }
  }
  return isRunning(pid) ? undefined : GONE;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    // Somebody else's process may not be asked, but it runs.
    return cause instanceof Error && 'code' in cause && cause.code === 'EPERM';
  }
}

/** Process numbers mean something only within one numbering: containers have their own. */
export function processNamespace(): string {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    return 'the only one';
  }
}

function readTextSync(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

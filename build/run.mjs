import { spawn } from 'node:child_process';
import { repoFolder } from './out-folder.mjs';

const onWindows = process.platform === 'win32';

/** A core file of a crashed renderer can fill a disk, and would hold what was in its memory. */
const withoutCoreDumps = (/** @type {string} */ command, /** @type {readonly string[]} */ args) =>
  onWindows
    ? { file: command, list: [...args] }
    : { file: '/bin/sh', list: ['-c', 'ulimit -c 0; exec "$@"', 'sh', command, ...args] };

/**
 * Runs a program to its end, in the repository's folder.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, cwd?: string, quiet?: boolean, onOutput?: (text: string) => void, timeoutInMs?: number }} [options]
 *   quiet: keep the output back; onOutput: be told of it. Without either it goes straight to the terminal.
 * @returns {Promise<{ code: number, output: string }>} code is 127 where the program is missing, 124 where it ran too long
 */
export function run(command, args, { env = process.env, cwd = repoFolder, quiet = false, onOutput, timeoutInMs } = {}) {
  const { file, list } = withoutCoreDumps(command, args);
  const piped = quiet || onOutput !== undefined;
  const child = spawn(file, list, {
    cwd,
    env,
    stdio: ['ignore', piped ? 'pipe' : 'inherit', piped ? 'pipe' : 'inherit'],
    // npm is a .cmd file there, which only a shell starts.
    shell: onWindows && command === 'npm',
  });
  let output = '';
  let timedOut = false;
  const timer = timeoutInMs && setTimeout(() => ((timedOut = true), child.kill('SIGKILL')), timeoutInMs);
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
      output += text;
      onOutput?.(text);
    });
  }
  return new Promise((resolve) => {
    const end = (/** @type {number} */ code) => {
      clearTimeout(timer || undefined);
      resolve({ code: timedOut ? 124 : code, output });
    };
    child.on('error', () => end(127));
    child.on('close', (code) => end(code ?? 1));
  });
}

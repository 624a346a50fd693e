import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** Runs a Node peer and reads the one line of JSON it prints. */
export async function runPeer(benchFolder: string, script: string, args: readonly string[]): Promise<unknown> {
  const child = spawn(
    process.execPath,
    ['--expose-gc', '--max-old-space-size=8192', join(benchFolder, 'peers', script), ...args],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  if (code !== 0) throw new Error(`${script} ended with ${code}`);
  return JSON.parse(output) as unknown;
}

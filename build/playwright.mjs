import { mustChangeUser, runAsOrdinaryUser } from './ordinary-user.mjs';
import { run } from './run.mjs';

/**
 * Runs a stage of tests that needs a screen and an ordinary user.
 * @param {'e2e' | 'smoke'} stage
 * @param {(command: readonly string[]) => [string, string[]]} onAScreen
 * @param {NodeJS.ProcessEnv} [env]
 */
export async function runPlaywright(stage, onAScreen, env = process.env) {
  const command = [process.execPath, 'node_modules/@playwright/test/cli.js', 'test', ...process.argv.slice(2)];
  const [file, args] = onAScreen(command);
  const stageEnv = { ...env, BAILIWICK_STAGE: stage };
  if (!mustChangeUser) return (await run(file, args, { env: stageEnv })).code;
  return runAsOrdinaryUser([file, ...args], { writableFolder: `test-results/${stage}`, env: stageEnv });
}

import { mustChangeUser, runAsOrdinaryUser } from './ordinary-user.mjs';
import { run } from './run.mjs';

/**
 * Runs a stage of tests that needs a screen and an ordinary user.
 * @param {'e2e' | 'smoke'} stage
 * @param {(command: readonly string[]) => [string, string[]]} onAScreen
 * @param {NodeJS.ProcessEnv} [env]
 */
export async function runPlaywright(stage, onAScreen, env = process.env) {
  /** @param {string} node */
  const command = (node) => {
    const [file, args] = onAScreen([node, 'node_modules/@playwright/test/cli.js', 'test', ...process.argv.slice(2)]);
    return [file, ...args];
  };
  const stageEnv = { ...env, BAILIWICK_STAGE: stage };
  if (mustChangeUser) {
    return runAsOrdinaryUser(command, { writableFolder: `test-results/${stage}`, env: stageEnv });
  }
  const [file = '', ...args] = command(process.execPath);
  return (await run(file, args, { env: stageEnv })).code;
}

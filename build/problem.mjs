/** Something a person can mend: its message says what is missing and the command that mends it. */
export class Problem extends Error {}

/**
 * Runs a script; a Problem ends it with its message alone, anything else with a trace, for it is a bug.
 * @param {() => Promise<number | void>} script resolves to the exit code
 */
export async function runScript(script) {
  try {
    process.exitCode = (await script()) ?? 0;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    console.error(`\n${error.message}`);
    process.exitCode = 1;
  }
}

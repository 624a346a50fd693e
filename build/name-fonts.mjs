// Fonts for names in Chinese, Japanese and Korean: without them such names show as boxes. Worth having, never a reason
// not to start.
import { run } from './run.mjs';

const PACKAGE = 'fonts-noto-cjk';
const SIZE = '57 MB';
/** A slow line must not hold up the start for long. */
const FETCH_IN_MS = 180_000;

/** Installs the fonts where there are none and it may, else says in a line how. Only Debian and Ubuntu are known here. */
export async function ensureNameFonts() {
  if (process.platform !== 'linux' || (await hasNameFonts())) return;
  const byHand = `optional: apt-get install -y ${PACKAGE} (${SIZE}); without it Chinese, Japanese and Korean names show as boxes`;
  if (process.getuid?.() !== 0) {
    console.log(byHand);
    return;
  }
  console.log(`fonts: installing ${PACKAGE} (${SIZE}), for names in Chinese, Japanese and Korean ...`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const quietly = { env, quiet: true };
  const install = ['install', '-y', '-qq', '--no-install-recommends', PACKAGE];
  const fetching = { ...quietly, timeoutInMs: FETCH_IN_MS };
  await run('apt-get', ['update', '-qq'], fetching);
  // Only the fetching may be broken off: a package half installed would be worse than none.
  const fetched = await run('apt-get', [...install, '--download-only'], fetching);
  const installed = fetched.code === 0 ? await run('apt-get', install, quietly) : fetched;
  if (installed.code !== 0) console.log(`fonts: that did not work, and the app does without. ${byHand}`);
}

/** True also where fontconfig cannot be asked: then nothing is known to be missing. */
async function hasNameFonts() {
  const { code, output } = await run('fc-list', [':lang=zh', 'family'], { quiet: true });
  return code !== 0 || output.trim() !== '';
}

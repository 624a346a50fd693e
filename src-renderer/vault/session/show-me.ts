import { concatBytes } from '../../../src-shared/bytes';
import type { Client, OutputOf } from '../../../src-shared/contract';
import type { AppError } from '../../../src-shared/errors';
import { err, ok, type Result } from '../../../src-shared/result';
import type { ShellForVault } from '../../../src-shared/shell-contract';
import type { VaultContract } from '../../../src-shared/vault-contract';
import type { OnProgress } from '../store/types';
import { needlesFor, type Needle } from './needles';

type Shown = OutputOf<VaultContract['showMe']>;

const MAX_FOUND = 100;
const SLICE_MS = 12;

/** Looks for `text` in the raw bytes that the shell streams from profile and vault folder. */
export async function showMe(
  shell: Pick<Client<ShellForVault>, 'scanNext'>,
  text: string,
  onProgress: OnProgress,
): Promise<Result<Shown, AppError>> {
  const { needles: spelled, tooShortIn } = needlesFor(text);
  const needles = spelled.map(asSearched);
  const overlap = Math.max(...needles.map(({ bytes }) => bytes.length)) - 1;
  const found = new Map<string, Shown['found'][number]>();
  let at = { file: '', files: 0, bytes: 0, tail: new Uint8Array(0) };

  for (let restart = true; ; restart = false) {
    const next = await shell.scanNext({ restart });
    if (!next.ok) return next;
    if (next.value === null) break;
    const { chunk, file, filesTotal } = next.value;
    const isSame = file === at.file;
    const stretch = isSame ? concatBytes([at.tail, chunk]) : chunk;
    for (const encoding of await encodingsIn(stretch, needles)) {
      if (found.size < MAX_FOUND) found.set(`${encoding}\n${file}`, { file, encoding });
    }
    at = {
      file,
      files: at.files + (isSame ? 0 : 1),
      bytes: at.bytes + chunk.length,
      tail: stretch.slice(Math.max(0, stretch.length - overlap)),
    };
    if (!onProgress(Math.min(at.files, filesTotal), filesTotal)) return err({ kind: 'cancelled' });
  }
  return ok({ files: at.files, bytes: at.bytes, found: [...found.values()], tooShortIn });
}

interface Searched extends Needle {
  readonly characters: string;
}

// windows-1252 as the platform decodes it gives each of the 256 byte values a character of its own, so that the
// platform's own string search can be used on bytes.
const asCharacters = (bytes: Uint8Array): string => new TextDecoder('windows-1252').decode(bytes);
const asSearched = (needle: Needle): Searched => ({ ...needle, characters: asCharacters(needle.bytes) });

/** In slices: list and search go on answering meanwhile. */
async function encodingsIn(stretch: Uint8Array, needles: readonly Searched[]): Promise<ReadonlySet<string>> {
  const characters = asCharacters(stretch);
  const encodings = new Set<string>();
  let since = performance.now();
  for (const needle of needles) {
    if (characters.includes(needle.characters)) encodings.add(needle.encoding);
    if (performance.now() - since < SLICE_MS) continue;
    await new Promise((resolve) => setTimeout(resolve));
    since = performance.now();
  }
  return encodings;
}

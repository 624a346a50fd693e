import { bytesToHex } from '../../../src-shared/bytes';
import type { AppError } from '../../../src-shared/errors';
import type { CsvField } from '../../../src-shared/exchange-contract';
import type { Result } from '../../../src-shared/result';
import { keptMappings } from './kept-values';
import type { OpenVault } from './open-vault';

/** Tables remembered; the oldest goes for a new one. */
const MOST_REMEMBERED = 40;

/** Tables with the same header are read the same way, whatever their file is called. */
function fingerprint({ createSha256 }: Pick<OpenVault, 'createSha256'>, columns: readonly string[]): string {
  const hash = createSha256();
  hash.update(new TextEncoder().encode(JSON.stringify(columns)));
  return bytesToHex(hash.digest());
}

type Vault = Pick<OpenVault, 'store' | 'createSha256'>;

export function mappingFor(vault: Vault, columns: readonly string[]): readonly CsvField[] | null {
  const header = fingerprint(vault, columns);
  const found = keptMappings(vault.store)
    .read()
    .find((known) => known.header === header);
  return found?.mapping ?? null;
}

export function rememberMapping(
  vault: Vault,
  columns: readonly string[],
  mapping: readonly CsvField[],
): Promise<Result<null, AppError>> {
  const header = fingerprint(vault, columns);
  const kept = keptMappings(vault.store);
  const others = kept.read().filter((known) => known.header !== header);
  return kept.write([...others, { header, mapping: [...mapping] }].slice(-MOST_REMEMBERED));
}

import { isSameBytes } from '../../../src-shared/bytes';
import type { VaultError } from '../../../src-shared/errors';
import { err, ok, type Result } from '../../../src-shared/result';
import type { HeaderCopy } from '../../../src-shared/shell-contract';
import type { Sha256 } from '../../../src-shared/vault-format/binary';
import { readHeader, type Header, type ReadHeader } from './header';

/** Why a copy of the header is not used. `foreign`: of another vault. */
export interface HeaderFault {
  readonly name: string;
  readonly why: 'damaged' | 'tampered' | 'foreign';
}

/** Copies of the same bytes, read once. */
export interface Candidate extends ReadHeader {
  readonly names: readonly string[];
  readonly bytes: Uint8Array;
}

export interface SortedCopies {
  /** Most likely first: the vault that most copies are of, then the highest revision. At least one. */
  readonly candidates: readonly [Candidate, ...Candidate[]];
  readonly faults: readonly HeaderFault[];
}

/** What can be told of the header before it is opened. Nothing of it is authentic yet. */
export function inspectHeader(
  sha256: Sha256,
  copies: readonly HeaderCopy[],
): Result<{ readonly header: Header; readonly faults: readonly HeaderFault[] }, VaultError> {
  const sorted = sortCopies(sha256, copies);
  if (!sorted.ok) return sorted;
  return ok({ header: sorted.value.candidates[0].header, faults: sorted.value.faults });
}

/**
 * Reads all copies. One of a newer format stops it: a newer Bailiwick has been here, and its older copies are out of
 * date. Where none is sound, the first one's error says why.
 */
export function sortCopies(sha256: Sha256, copies: readonly HeaderCopy[]): Result<SortedCopies, VaultError> {
  const candidates: Candidate[] = [];
  const errors: { readonly name: string; readonly error: VaultError }[] = [];
  for (const { names, bytes } of groupTwins(copies)) {
    const read = readHeader(sha256, bytes);
    if (read.ok) candidates.push({ ...read.value, names, bytes });
    else if (read.error.kind === 'newer-format') return read;
    else errors.push(...names.map((name) => ({ name, error: read.error })));
  }
  const [first, ...rest] = candidates.toSorted(byLikelihood(candidates));
  if (first === undefined) return err(errors[0]?.error ?? NO_COPY);
  return ok({ candidates: [first, ...rest], faults: errors.map(({ name }) => ({ name, why: 'damaged' })) });
}

const NO_COPY: VaultError = { kind: 'vault-damaged', part: 'header', where: 'no copy of it is left' };

function groupTwins(copies: readonly HeaderCopy[]): readonly Pick<Candidate, 'names' | 'bytes'>[] {
  const groups: { readonly names: string[]; readonly bytes: Uint8Array }[] = [];
  for (const { name, bytes } of copies) {
    const twin = groups.find((group) => isSameBytes(group.bytes, bytes));
    if (twin === undefined) groups.push({ names: [name], bytes });
    else twin.names.push(name);
  }
  return groups;
}

function byLikelihood(candidates: readonly Candidate[]): (one: Candidate, other: Candidate) => number {
  const copiesOf = ({ header }: Candidate): number =>
    candidates
      .filter((candidate) => isSameBytes(candidate.header.vaultId, header.vaultId))
      .reduce((count, { names }) => count + names.length, 0);
  return (one, other) => copiesOf(other) - copiesOf(one) || other.header.revision - one.header.revision;
}

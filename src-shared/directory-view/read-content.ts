import { isSameBytes } from '../bytes';
import { decodeContent, type ContentKind, type ContentOf } from '../directory-entry/content';
import {
  contentHash,
  parseContentFile,
  type ContentPlace,
  type SaltedContent,
  type SealedContent,
} from '../directory-entry/content-file';
import type { EntryHeader } from '../directory-entry/header';
import { err, ok, type Result } from '../result';
import type { Sha256 } from '../vault-format/binary';
import type { ProblemKind } from './problems';

/** How contents are opened: bound to the firm's keys by the vault. */
export interface ContentOpener {
  readonly sha256: Sha256;
  readonly hasKeyFor: (epoch: number) => boolean;
  /** Undefined where no key fits. */
  readonly open: (place: ContentPlace, sealed: SealedContent) => SaltedContent | undefined;
}

/** Why there is nothing to show of an entry. */
export interface ContentProblem {
  readonly kind: Extract<
    ProblemKind,
    'content-mismatch' | 'malformed' | 'oversized' | 'no-key' | 'unknown-version' | 'missing-content'
  >;
  readonly where?: string;
}

/**
 * The content of an entry: opened in its place, with the hash that was signed, and of the form its kind asks for.
 * `file` undefined: the carrier has none. Never throws.
 */
export function readContent<Kind extends ContentKind>(
  kind: Kind,
  header: EntryHeader,
  file: Uint8Array | undefined,
  opener: ContentOpener,
): Result<ContentOf<Kind>, ContentProblem> {
  if (file === undefined) return err({ kind: 'missing-content' });
  const parsed = parseContentFile(file);
  if (!parsed.ok) {
    return parsed.error.kind === 'malformed' ? err({ kind: 'malformed', where: 'content file' }) : err(parsed.error);
  }
  if (!opener.hasKeyFor(parsed.value.epoch)) return err({ kind: 'no-key' });
  const salted = opener.open(header, parsed.value);
  if (salted === undefined) return err({ kind: 'content-mismatch', where: 'seal' });
  if (header.contentHash === undefined || !isSameBytes(contentHash(salted, opener.sha256), header.contentHash)) {
    return err({ kind: 'content-mismatch', where: 'hash' });
  }
  const content = decodeContent(kind, salted.content);
  return content.ok ? ok(content.value) : err(content.error);
}

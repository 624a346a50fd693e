/**
 * Everything that can go wrong across a boundary and that somebody can act on. Plain tagged objects without contact
 * data, passphrases or keys: `where` names a method, a field, a file part or a line number, never what stood there.
 */
export type AppError =
  | { readonly kind: 'bad-input'; readonly where: string }
  | { readonly kind: 'refused'; readonly where: string }
  | { readonly kind: 'closed' }
  | { readonly kind: 'locked' }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'busy'; readonly with: string }
  | { readonly kind: 'not-found'; readonly what: NotFound }
  | { readonly kind: 'stale'; readonly version: number }
  | { readonly kind: 'nothing-to-undo' }
  | { readonly kind: 'failed'; readonly where: string }
  | VaultError
  | DiskError
  | DirectoryError
  | FileError
  | MembershipError;

export type NotFound = 'person' | 'client' | 'matter' | 'draft' | 'file' | 'member' | 'summary' | 'problem' | 'device';

/** Opening, changing and keeping the vault. */
export type VaultError =
  /** `onlyOldHeader`: both header files are damaged; what was tried is an older copy, with the secrets of its time. */
  | { readonly kind: 'wrong-passphrase'; readonly onlyOldHeader?: true }
  | { readonly kind: 'wrong-recovery-code'; readonly onlyOldHeader?: true }
  | { readonly kind: 'weak-passphrase'; readonly score: number }
  | { readonly kind: 'vault-exists' }
  | { readonly kind: 'vault-in-use'; readonly by: string }
  | { readonly kind: 'vault-damaged'; readonly part: VaultPart; readonly where: string }
  | { readonly kind: 'newer-format'; readonly part: VaultPart; readonly found: number; readonly supported: number }
  | { readonly kind: 'kdf-out-of-range'; readonly which: 'memory' | 'passes'; readonly found: number }
  /** Deriving the key takes memory, as the header says how much; this computer would not give it. */
  | { readonly kind: 'not-enough-memory'; readonly neededMiB: number }
  | { readonly kind: 'no-webassembly' };

/** The parts of a vault that a message can name. */
export type VaultPart = 'header' | 'journal' | 'snapshot' | 'backup' | 'working-store' | 'record';

/** The disk under the vault folder, or under a place the partner chose. `path` is a path the partner knows. */
export type DiskError =
  | { readonly kind: 'disk-full'; readonly path: string }
  | { readonly kind: 'read-only'; readonly path: string }
  | { readonly kind: 'folder-missing'; readonly path: string }
  | { readonly kind: 'disk-failed'; readonly path: string; readonly code: string };

/** The firm directory's shared folder. `path` is a path the partner knows. */
export type DirectoryError =
  /** Out of reach just now. */
  | { readonly kind: 'directory-away'; readonly why: import('./directory-files').AwayReason }
  /** A directory was to be founded where there is one. */
  | { readonly kind: 'directory-exists'; readonly path: string }
  | { readonly kind: 'directory-absent'; readonly path: string }
  /** Something else stands where this was to be written. `where`: "entry 12", "content 12". */
  | { readonly kind: 'fork'; readonly where: string };

/** A contact file that cannot be read. `where`: "line 12", "byte 4096", "card 3". */
export type FileError =
  | { readonly kind: 'file-empty' }
  | { readonly kind: 'file-too-large'; readonly bytes: number; readonly limit: number }
  | { readonly kind: 'file-not-contacts'; readonly looksLike: string }
  | { readonly kind: 'file-damaged'; readonly where: string }
  | { readonly kind: 'reader-stopped' };

/** Belonging to a firm directory, and what may be done in it. */
export type MembershipError =
  | { readonly kind: 'directory-not-joined' }
  | { readonly kind: 'directory-joined' }
  | {
      readonly kind: 'invitation-unusable';
      readonly why: 'not-an-invitation' | 'damaged' | 'newer' | 'expired' | 'other-directory';
    }
  | { readonly kind: 'not-an-enroller' }
  | { readonly kind: 'nothing-to-publish' };

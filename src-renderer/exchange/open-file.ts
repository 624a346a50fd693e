import { atOnce } from '../../src-shared/at-once';
import type { FileError } from '../../src-shared/errors';
import type { FileFormat } from '../../src-shared/exchange-contract';
import { err, ok, type Result } from '../../src-shared/result';
import { decodeAs, findEncoding, type Encoding } from './bytes/decode';
import { bytesToBinary } from './bytes/text';
import { sniffBinaryFormat, sniffFormat } from './bytes/sniff';

/** A file's bytes in memory, as they came. */
export interface FileBytes {
  readonly fileName: string;
  readonly chunks: readonly Uint8Array[];
  readonly size: number;
}

export interface OpenedFile extends FileBytes {
  readonly format: FileFormat;
  readonly encoding: Encoding;
  /** The first letters; those of a mixed file are its bytes. */
  readonly head: string;
}

const HEAD_LETTERS = 16 * 1024;

const HEAD_BYTES = 1024 * 1024;

/** Decides what a file is; an error says what it looks like instead. */
export const openFile = (file: FileBytes): Result<OpenedFile, FileError> => atOnce(lookInto(file));

/** The same in pieces of a chunk. */
export function* lookInto(file: FileBytes): Generator<undefined, Result<OpenedFile, FileError>> {
  if (file.size === 0) return err({ kind: 'file-empty' });
  const binary = sniffBinaryFormat(file.chunks[0] ?? new Uint8Array());
  if (binary) return ok({ ...file, format: binary, encoding: { label: 'utf-8', isMixed: false }, head: '' });
  const encoding = yield* findEncoding(file.chunks);
  const head = (file.chunks[0] ?? new Uint8Array()).subarray(0, HEAD_BYTES);
  const text = encoding.isMixed ? bytesToBinary(head) : (decodeAs(head, encoding.label) ?? '');
  const format = sniffFormat(head, text, file.fileName);
  if (!format.ok) return format;
  return ok({ ...file, encoding, format: format.value, head: text.slice(0, HEAD_LETTERS) });
}

import type { AppError } from '../../../src-shared/errors';
import { MAX_FILE_BYTES, type FilePreview } from '../../../src-shared/exchange-contract';
import { CHUNK_BYTES } from '../../../src-shared/shell-contract';
import { err, type Result } from '../../../src-shared/result';
import { openExchange } from '../links/exchange';

export interface ReadProgress {
  readonly step: 'handing over' | 'reading';
  readonly done: number;
  readonly total: number;
}

/** Hands a file to a fresh exchange process in chunks, each awaited, and has it say what the file is. */
export async function readFile(
  file: File,
  onProgress: (progress: ReadProgress) => void,
): Promise<Result<FilePreview, AppError>> {
  if (file.size > MAX_FILE_BYTES) return err({ kind: 'file-too-large', bytes: file.size, limit: MAX_FILE_BYTES });
  const opened = await openExchange(({ done, total }) => onProgress({ step: 'reading', done, total }));
  if (!opened.ok) return opened;
  const exchange = opened.value.call;
  const begun = await exchange.begin({ fileName: file.name, size: file.size });
  if (!begun.ok) return begun;
  for (let offset = 0; offset < file.size; offset += CHUNK_BYTES) {
    const bytes = await chunkOf(file, offset);
    if (!bytes) return err({ kind: 'file-damaged', where: `byte ${offset}` });
    const taken = await exchange.chunk({ bytes });
    if (!taken.ok) return taken;
    onProgress({ step: 'handing over', done: offset + bytes.length, total: file.size });
  }
  return exchange.finish({});
}

/** Undefined where the disk does not give it: a stick that was pulled out, a file that changed meanwhile. */
async function chunkOf(file: File, offset: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    return new Uint8Array(await file.slice(offset, offset + CHUNK_BYTES).arrayBuffer());
  } catch {
    return undefined;
  }
}

import type { Encoding } from '../bytes/decode';
import { decoderFor } from '../bytes/decode';
import { binaryChunks, decodeChunks, withPlainLineEnds, type Progress } from '../bytes/text';
import type { ReportBuilder } from '../report';
import { LineReader } from './line-reader';
import type { VCardFile } from './read-vcards';

/** Makes ready to read cards from a file's bytes; each call reads the file anew. */
export function openVCardFile(
  chunks: readonly Uint8Array[],
  encoding: Encoding,
  report: ReportBuilder,
  progress: Progress,
): VCardFile {
  const unexplained = encoding.isChosen ? encoding.label : 'windows-1252';
  const fallback = encoding.isMixed ? (declaredCharset(chunks[0]) ?? encoding.label) : unexplained;
  const pieces = encoding.isMixed ? binaryChunks(chunks, progress) : decodeChunks(chunks, encoding.label, progress);
  return {
    lines: new LineReader(withPlainLineEnds(pieces)),
    charset: { isBinary: encoding.isMixed, fallback },
    report,
    versions: new Set(),
    programs: new Set(),
  };
}

/** A file that names a charset for one value mostly writes the others in it, too. */
function declaredCharset(head: Uint8Array | undefined): string | undefined {
  const text = new TextDecoder('windows-1252').decode(head?.subarray(0, 64 * 1024));
  const labels = [...text.matchAll(/;CHARSET="?([\w.:-]{2,40})/gi)].map((match) => match[1] ?? '');
  return labels.find((label) => decoderFor(label) !== undefined && !/^utf-?8$/i.test(label));
}

import type { measureDirectory } from './directory.ts';
import type { measureApp } from './measure-app.ts';
import type { measureFile } from './formats.ts';
import type { FloorFigures, MinisearchFigures, ParsedFigures, ParserFigures, SqliteFigures } from './peer-figures.ts';

type DirectoryFigures = Awaited<ReturnType<typeof measureDirectory>>;
type FileFigures = Awaited<ReturnType<typeof measureFile>>;
type AppFigures = Awaited<ReturnType<typeof measureApp>>;

/** What was not measured is undefined. */
export interface Figures {
  /** More than 10,000 people. */
  readonly isLarge: boolean;
  readonly app: AppFigures;
  readonly appSmall: AppFigures;
  readonly sqlite: SqliteFigures | undefined;
  readonly minisearch: MinisearchFigures | undefined;
  readonly parsed: ParsedFigures | undefined;
  readonly floor: FloorFigures | undefined;
  readonly trivialLaunchMs: number | undefined;
  readonly blankList: { readonly longest: number } | undefined;
  readonly jsonBytes: number;
  readonly directory: DirectoryFigures | undefined;
  readonly formats:
    { readonly parsers: ParserFigures; readonly vcard: FileFigures; readonly csv: FileFigures } | undefined;
}

/** Each job's ratio beside what it must reach and what we aim at (the vault's speed targets). */
export function judge({
  isLarge,
  app,
  appSmall,
  sqlite,
  minisearch,
  parsed,
  floor,
  trivialLaunchMs,
  blankList,
  jsonBytes,
  directory,
  formats,
}: Figures) {
  const { diskBytes, emptyMemoryMiB, memoryMiB } = app;
  const disk = diskBytes && diskBytes.vault + diskBytes.profile - diskBytes.emptyProfile;
  const aboveEmpty = memoryMiB === undefined || emptyMemoryMiB === undefined ? undefined : memoryMiB - emptyMemoryMiB;
  return [
    row(
      'open, against the SQLite summary read',
      [app.openMs, sqlite?.summaryReadMs],
      isLarge ? 0.6 : 1,
      isLarge ? 0.25 : 0.35,
    ),
    row(
      'durable save p50, 150 ms between saves, against SQLite with synchronous=FULL',
      [app.save?.p50, sqlite?.save.p50],
      5,
      1,
    ),
    row('durable save p50, one right after the other, against SQLite', [
      app.saveBackToBack?.p50,
      sqlite?.saveBackToBack.p50,
    ]),
    isLarge ? row('durable save p50, against 10,000 people', [app.save?.p50, appSmall.save?.p50], 2, 1.3) : undefined,
    row(
      'import to durable, against SQLite',
      [app.importMs, sqlite?.importMs],
      isLarge ? 1.5 : undefined,
      isLarge ? 1 : undefined,
    ),
    row('keystroke p99, against MiniSearch', [app.search?.p99, minisearch?.search.p99], 0.25, 0.1),
    row('vault memory above an empty vault, against parsed objects', [aboveEmpty, parsed?.heapMiB], 0.5, 0.35),
    row('disk above an empty profile, against plain JSON', [disk, jsonBytes], 4, 2.5),
    row('launch to lock screen, against a trivial window', [app.coldStartMs, trivialLaunchMs], 1.5, 1.2),
    row('longest frame of 200 page-downs, ms', [app.frames?.longest, 1], 50, blankList?.longest),
    row(
      'directory: first read, against reading and hashing its files',
      [directory?.firstReadMs, directory?.floorMs],
      3,
      1.5,
    ),
    row('directory: incremental read, ms', [directory?.incremental.ms, 1], 1_000, 300),
    row('directory: overlaps with the book, ms', [directory?.overlaps.p50, 1], 300, 100),
    row('directory: overlaps asked for first, ms', [directory?.overlaps.firstMs, 1], 300, 100),
    row('directory: longest block of the vault’s thread, ms', [directory?.longestBlockMs, 1], 50, 30),
    row(
      'vCard file to durable and searchable, against parsing by ical.js',
      [formats?.vcard.ms, formats?.parsers.icalJs.ms],
      2,
      1,
    ),
    row('vCard file to durable and searchable, against parsing by vcf', [formats?.vcard.ms, formats?.parsers.vcf.ms]),
    row('vCard file to durable and searchable, against parsing by vobject', [
      formats?.vcard.ms,
      read(formats?.parsers.vobject),
    ]),
    row('CSV file to durable and searchable, against parsing by papaparse', [
      formats?.csv.ms,
      formats?.parsers.papaparse.ms,
    ]),
    row('CSV import to durable, against SQLite', [formats?.csv.keptMs, sqlite?.importMs], 1.5, 1),
    row('open, against reading and opening the same bytes', [app.openMs, floor?.readAndOpenMs]),
  ].filter((ratio) => ratio !== undefined);
}

/** Who read nothing was not there. */
const read = (parser: ParserFigures['vobject'] | undefined): number | undefined =>
  parser !== undefined && parser.contacts > 0 ? parser.ms : undefined;

/** Undefined where one of the two figures was not measured. */
function row(
  job: string,
  [ours, theirs]: readonly [number | undefined, number | undefined],
  must?: number,
  stretch?: number,
) {
  if (ours === undefined || theirs === undefined) return undefined;
  const measured = ours / theirs;
  return {
    job,
    measured: Number(measured.toFixed(3)),
    ...(must === undefined ? {} : { must, stretch, isMet: measured <= must }),
  };
}

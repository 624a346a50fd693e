import type { measureApp } from './measure-app.ts';
import type { FloorFigures, MinisearchFigures, ParsedFigures, SqliteFigures } from './peer-figures.ts';

type AppFigures = Awaited<ReturnType<typeof measureApp>>;

export interface Figures {
  readonly app: AppFigures;
  readonly appSmall: AppFigures;
  readonly sqlite: SqliteFigures;
  readonly minisearch: MinisearchFigures;
  readonly parsed: ParsedFigures;
  readonly floor: FloorFigures;
  readonly trivialLaunchMs: number;
  readonly blankList: { readonly longest: number };
  readonly jsonBytes: number;
}

/** Each job's ratio beside what it must reach and what we aim at (the vault's speed targets). */
export function judge({
  app,
  appSmall,
  sqlite,
  minisearch,
  parsed,
  floor,
  trivialLaunchMs,
  blankList,
  jsonBytes,
}: Figures) {
  const isLarge = app !== appSmall;
  const disk = app.diskBytes.vault + app.diskBytes.profile - app.diskBytes.emptyProfile;
  return [
    row(
      'open, against the SQLite summary read',
      app.openMs / sqlite.summaryReadMs,
      isLarge ? 0.6 : 1,
      isLarge ? 0.25 : 0.35,
    ),
    row('durable save p50, against SQLite with synchronous=FULL', app.save.p50 / sqlite.save.p50, 5, 1),
    ...(isLarge ? [row('durable save p50, against 10,000 people', app.save.p50 / appSmall.save.p50, 2, 1.3)] : []),
    row('import to durable, against SQLite', app.importMs / sqlite.importMs, 1.5, 1),
    row('keystroke p99, against MiniSearch', app.search.p99 / minisearch.search.p99, 0.25, 0.1),
    row(
      'vault memory above an empty vault, against parsed objects',
      (app.memoryMiB - app.emptyMemoryMiB) / parsed.heapMiB,
      0.5,
      0.35,
    ),
    row('disk above an empty profile, against plain JSON', disk / jsonBytes, 4, 2.5),
    row('launch to lock screen, against a trivial window', app.coldStartMs / trivialLaunchMs, 1.5, 1.2),
    row('longest frame of 200 page-downs, ms', app.frames.longest, 50, blankList.longest),
    row('open, against reading and opening the same bytes', app.openMs / floor.readAndOpenMs),
  ];
}

function row(job: string, measured: number, must?: number, stretch?: number) {
  return {
    job,
    measured: Number(measured.toFixed(3)),
    ...(must === undefined ? {} : { must, stretch, isMet: measured <= must }),
  };
}

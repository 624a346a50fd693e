import * as v from 'valibot';

/** What the Node peers print. Milliseconds unless named. */

const times = v.object({ p50: v.number(), p95: v.number() });
const search = v.object({
  keystrokes: v.number(),
  p50: v.number(),
  p99: v.number(),
  recall: v.nullable(v.number()),
  recallTypos: v.nullable(v.number()),
});

export const sqliteSchema = v.object({
  importMs: v.number(),
  openMs: v.number(),
  summaryReadMs: v.number(),
  save: times,
  saveBackToBack: times,
  search,
  rssMiB: v.number(),
  diskBytes: v.number(),
});
export const minisearchSchema = v.object({ buildMs: v.number(), search, rssMiB: v.number() });
export const parsedSchema = v.object({ people: v.number(), heapMiB: v.number(), rssMiB: v.number() });
export const floorSchema = v.object({ bytes: v.number(), readAndOpenMs: v.number() });

const parser = v.object({ ms: v.number(), contacts: v.number() });
export const parsersSchema = v.object({
  vcardBytes: v.number(),
  csvBytes: v.number(),
  icalJs: parser,
  vcf: parser,
  /** Without python3-vobject no contacts. */
  vobject: parser,
  papaparse: parser,
});

export type ParserFigures = v.InferOutput<typeof parsersSchema>;
export type SqliteFigures = v.InferOutput<typeof sqliteSchema>;
export type MinisearchFigures = v.InferOutput<typeof minisearchSchema>;
export type ParsedFigures = v.InferOutput<typeof parsedSchema>;
export type FloorFigures = v.InferOutput<typeof floorSchema>;

// MiniSearch, fuzzy and by prefix: the usual search in memory. Usage: node minisearch.mjs DATA.json → one line of JSON.
import MiniSearch from 'minisearch';
import { readFileSync } from 'node:fs';

import { measureSearch, timed } from '../stats.mjs';

const { people, queries } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
// One in three, typos as often as among all: single letters that answer with half the book, and typos, take it seconds.
const asked = people.length > 10_000 ? queries.filter((_, index) => index % 9 < 3) : queries;
const index = new MiniSearch({
  fields: ['folded'],
  storeFields: ['summary'],
  searchOptions: { prefix: true, fuzzy: 0.2, combineWith: 'AND' },
});
const built = await timed(() => index.addAll(people));
const search = await measureSearch(asked, (text) => index.search(text).map((hit) => hit.summary.split('\t')[0]));
console.log(JSON.stringify({ buildMs: built.ms, search, rssMiB: process.memoryUsage().rss / 2 ** 20 }));

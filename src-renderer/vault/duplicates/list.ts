import type { AppError } from '../../../src-shared/errors';
import { err, ok, type Result } from '../../../src-shared/result';
import type { DuplicateGroup, Duplicates, MergedCertain } from '../../../src-shared/vault-methods/duplicates';
import type { Book } from '../book/book';
import { mergePeople } from '../book/merging/merge-people';
import { personRow } from '../book/rows';
import type { Found } from './find-duplicates';
import type { Group } from './groups';

/** A stretch of what was found, as the screen shows it. */
export function duplicatesFrom(book: Book, { revision, groups }: Found, from: number, count: number): Duplicates {
  const certain = groups.filter(({ isCertain }) => isCertain);
  return {
    total: groups.length,
    certain: certain.length,
    superfluous: certain.reduce((sum, { ordinals }) => sum + ordinals.length - 1, 0),
    revision,
    from,
    rows: groups.slice(from, from + count).map((group) => toRow(book, group)),
  };
}

function toRow({ store }: Book, { ordinals, isCertain, reasons, against }: Group): DuplicateGroup {
  const people = ordinals.map((ordinal) => personRow(store.views.people, ordinal));
  return { key: people.map(({ id }) => id).join(' '), isCertain, reasons, against, people };
}

/** One change of all that is certain, if it is still what the partner was shown. */
export async function mergeCertain(
  book: Book,
  found: Found,
  revision: number,
): Promise<Result<MergedCertain, AppError>> {
  if (found.revision !== revision) return err({ kind: 'stale', version: found.revision });
  const certain = found.groups.filter(({ isCertain }) => isCertain);
  const merged = await mergePeople(
    book,
    certain.map(({ ordinals }) => ({
      ids: ordinals.map((ordinal) => personRow(book.store.views.people, ordinal).id),
      lead: {},
    })),
  );
  return merged.ok
    ? ok({ changeId: merged.value.changeId, groups: certain.length, people: merged.value.gone })
    : merged;
}

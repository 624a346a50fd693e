import type { AppError } from '../../../src-shared/errors';
import { ok, type Result } from '../../../src-shared/result';
import type { Notice, VaultEvent } from '../../../src-shared/vault-contract';
import type { BookStore } from '../store/types';
import { keptNotices } from './kept-values';

/** What the partner must be told; kept in the vault until dismissed, so that a lock does not swallow it. */
export interface Notices {
  readonly all: () => readonly Notice[];
  readonly add: (notice: Notice) => void;
  readonly dismiss: (kind: string) => Promise<Result<null, AppError>>;
  /** Takes the name of an erased person out of what was said about doubtful records. */
  readonly forgetPerson: (display: string) => Promise<Result<null, AppError>>;
}

/** Of each kind the newest is kept; doubtful records add up. */
export function createNotices(
  values: Pick<BookStore, 'getValue' | 'setValue'>,
  emit: (event: VaultEvent) => void,
): Notices {
  const kept = keptNotices(values);
  let all = kept.read();
  const keep = (next: readonly Notice[]) => {
    all = next;
    return kept.write(next);
  };
  return {
    all: () => all,
    add: (notice) => {
      const merged = merge(all, notice);
      if (JSON.stringify(merged) === JSON.stringify(all)) return;
      void keep(merged);
      emit({ kind: 'notice', notice });
    },
    dismiss: async (kind) =>
      all.some((notice) => notice.kind === kind) ? keep(all.filter((notice) => notice.kind !== kind)) : ok(null),
    forgetPerson: async (display) => {
      const left = all.flatMap((notice) => withoutPerson(notice, display));
      return JSON.stringify(left) === JSON.stringify(all) ? ok(null) : keep(left);
    },
  };
}

function withoutPerson(notice: Notice, display: string): readonly Notice[] {
  if (notice.kind !== 'records-doubtful') return [notice];
  const records = notice.records.filter((record) => record.collection !== 'people' || record.display !== display);
  return records.length > 0 ? [{ ...notice, records }] : [];
}

function merge(all: readonly Notice[], added: Notice): readonly Notice[] {
  const others = all.filter((notice) => notice.kind !== added.kind);
  if (added.kind !== 'records-doubtful') return [...others, added];
  const before = all.flatMap((notice) => (notice.kind === 'records-doubtful' ? notice.records : []));
  const records = [...before, ...added.records].filter(
    (record, index, list) =>
      list.findIndex(
        (other) =>
          other.collection === record.collection && other.display === record.display && other.how === record.how,
      ) === index,
  );
  return [...others, { kind: 'records-doubtful', records }];
}

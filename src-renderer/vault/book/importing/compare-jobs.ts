import type { Role } from '../../../../src-shared/book/records';
import type { FileJob } from '../../../../src-shared/vault-contract';
import { isSameStatement, takeFrom } from './same-statement';
import { jobKey } from './statement-keys';

/** One job that a newer file tells otherwise. */
export interface JobChange {
  readonly before?: Role;
  readonly after?: FileJob;
  readonly isTheirs: boolean;
}

interface Sides {
  readonly kept: readonly Role[];
  readonly told: readonly FileJob[];
  readonly jobOf: (role: Role) => FileJob;
  /** Equal where two names mean the same client. */
  readonly clientOf: (name: string) => string;
  readonly isTheirs: (role: Role) => boolean;
  readonly isDropped: (key: string) => boolean;
}

export function compareJobs({ kept, told, jobOf, clientOf, isTheirs, isDropped }: Sides): readonly JobChange[] {
  const left = new Set(kept);
  const place = ({ name }: FileJob): string => (name === undefined ? '' : clientOf(name));
  const isSame = (one: FileJob, other: FileJob): boolean =>
    isSameStatement({ ...one, name: undefined }, { ...other, name: undefined }) &&
    (one.name === other.name || place(one) === place(other));
  const take = (isIt: (role: Role) => boolean): Role | undefined => takeFrom(left, isIt);
  const unsaid = told
    .filter((job) => !take((role) => isSame(jobOf(role), job)))
    .filter((job) => !isDropped(jobKey(job)));
  const changes: JobChange[] = [];
  const elsewhere = unsaid.filter((after) => {
    const before = take((role) => place(jobOf(role)) === place(after));
    if (before) changes.push({ before, after, isTheirs: isTheirs(before) });
    return !before;
  });
  const going = [...left].filter(isTheirs);
  const [only] = going;
  const [after] = elsewhere;
  // One who moved: the file has one job less and one more.
  if (only && after && going.length === 1 && elsewhere.length === 1)
    return [...changes, { before: only, after, isTheirs: true }];
  return [
    ...changes,
    ...elsewhere.map((job) => ({ after: job, isTheirs: true })),
    ...going.map((role) => ({ before: role, isTheirs: true })),
  ];
}

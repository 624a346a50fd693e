import type { Role } from '../../../../src-shared/book/records';
import type { ClientId } from '../../../../src-shared/ids';
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
  /** Of the file's clients that have a card, the one of that UID. */
  readonly clientWithUid: (uid: string) => ClientId | undefined;
  readonly isTheirs: (role: Role) => boolean;
  readonly isDropped: (key: string) => boolean;
}

const withoutClient = ({ name: _name, clientUid: _uid, ...job }: FileJob): FileJob => job;

export function compareJobs({
  kept,
  told,
  jobOf,
  clientOf,
  clientWithUid,
  isTheirs,
  isDropped,
}: Sides): readonly JobChange[] {
  const left = new Set(kept);
  const place = ({ name }: Pick<FileJob, 'name'>): string => (name === undefined ? '' : clientOf(name));
  // A file that does not say which of two clients of one name is meant contradicts neither.
  const isAt = (role: Role, job: FileJob): boolean => {
    const meant = job.clientUid === undefined ? undefined : clientWithUid(job.clientUid);
    if (meant !== undefined && role.clientId !== undefined) return meant === role.clientId;
    const { name } = jobOf(role);
    return name === job.name || place({ name }) === place(job);
  };
  const isSame = (role: Role, job: FileJob): boolean =>
    isAt(role, job) && isSameStatement(withoutClient(jobOf(role)), withoutClient(job));
  const take = (isIt: (role: Role) => boolean): Role | undefined => takeFrom(left, isIt);
  const unsaid = told.filter((job) => !take((role) => isSame(role, job))).filter((job) => !isDropped(jobKey(job)));
  const changes: JobChange[] = [];
  const elsewhere = unsaid.filter((after) => {
    const before = take((role) => isAt(role, after));
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

import type { DirectoryProblem } from '../../../src-shared/directory-contract';
import { assertNever } from '../../../src-shared/result';
import { formatDay, plural } from '../../look';

/** What is doubtful in the folder, and what was done about it, in plain words. */
export const sayProblem = (problem: DirectoryProblem, now: Date = new Date()): string =>
  sayOfMine(problem, now) ?? sayOfAny(problem, now);

/** What is wrong with the partner's own part, where more can be said of it than of a colleague's. */
function sayOfMine(problem: DirectoryProblem, now: Date): string | undefined {
  const { kind, entries, hasEvidence, isMine, canPutBack } = problem;
  if (isMine && kind === 'fork')
    return hasEvidence
      ? `Your part of the directory went two ways ${sayBefore(problem.since, now)}: the folder holds something that bears your signature and that was not signed here. A copy of this profile does that. If you know of none, somebody has your key: report the device lost, on your page under Members. What the folder did not take of yours was signed anew, word for word. Both versions are kept as proof.`
      : `Something that is not signed by you lay where your next words were to go, ${sayBefore(problem.since, now)}. It is not used. What it kept out was signed anew, word for word, and is with the firm.`;
  if (!canPutBack) return undefined;
  if (kind === 'missing-content')
    return `The text of ${plural(entries, 'thing', 'things')} that you said is gone from the folder, and you did not take it back. Colleagues who join now cannot read it.`;
  if (kind === 'gap' || kind === 'shortened')
    return `${plural(entries, 'entry', 'entries')} of yours ${entries === 1 ? 'is' : 'are'} gone from the folder: somebody removed ${entries === 1 ? 'it' : 'them'}, or the drive is still copying.`;
  return `${plural(entries, 'file', 'files')} of yours in the folder ${entries === 1 ? 'is' : 'are'} not as you signed ${entries === 1 ? 'it' : 'them'}. Colleagues’ apps do not use what stands there now.`;
}

function sayOfAny(problem: DirectoryProblem, now: Date): string {
  const { entries, where } = problem;
  const by = problem.memberName ?? 'somebody unknown';
  const files = plural(entries, 'file', 'files');
  const verb = entries === 1 ? 'is' : 'are';
  switch (problem.kind) {
    case 'shortened':
      return `The directory shows less than it did ${sayBefore(problem.since, now)}: ${plural(entries, 'entry', 'entries')} by ${by} ${verb} missing, and they did not take them back. Your copy and the proof are kept.`;
    case 'fork':
      return `The directory shows something else than it did ${sayBefore(problem.since, now)}: ${plural(entries, 'entry', 'entries')} by ${by} ${verb} there in two versions, both signed. Your copy and the proof are kept.`;
    case 'bad-signature':
      return `${files} in the part of ${by} ${verb} not signed by them. Nothing of it is used.`;
    case 'malformed':
      return `${files} in the part of ${by} cannot be read: altered, cut short, or not written by Bailiwick. Nothing of it is used.`;
    case 'wrong-directory':
      return `${files} in the part of ${by} ${verb === 'is' ? 'belongs' : 'belong'} to another directory. Nothing of it is used.`;
    case 'wrong-feed':
      return `${files} in the part of ${by} ${verb === 'is' ? 'belongs' : 'belong'} to another member. Nothing of it is used.`;
    case 'gap':
      return `${plural(entries, 'entry', 'entries')} by ${by} ${verb} not in the folder yet. What comes after waits for it; a drive that is still copying looks like this.`;
    case 'oversized':
      return `${files} in the part of ${by} ${verb} far larger than Bailiwick writes. ${entries === 1 ? 'It was' : 'They were'} not opened.`;
    case 'odd-name':
      return `${files}${where ? ` (${where})` : ''} in the folder ${verb} not Bailiwick’s: a copy made by a program that keeps folders alike, or put there by hand. Not opened.`;
    case 'link':
      return `${files}${where ? ` (${where})` : ''} in the folder ${verb} a link to somewhere else. Not followed.`;
    case 'unreadable':
      return `${files} in the part of ${by} could not be read just now. Bailiwick tries again.`;
    case 'no-key':
      return `${plural(entries, 'summary', 'summaries')} by ${by} ${verb} sealed under a key that you were not given. Ask for a new invitation.`;
    case 'unknown-version':
      return `${files} by ${by} ${verb === 'is' ? 'was' : 'were'} written by a newer Bailiwick. Update to read what it says.`;
    case 'future-clock':
      return `The clock of ${by} is ahead: something is dated in the future. It is shown with the date it bears.`;
    case 'missing-content':
      return `The text of ${plural(entries, 'thing', 'things')} that ${by} said is missing from the folder, and they did not take it back.`;
    case 'content-mismatch':
      return `The text of ${plural(entries, 'summary', 'summaries')} by ${by} is not the one that they signed. It is not shown.`;
    default:
      return assertNever(problem.kind);
  }
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** "on Tuesday" within a week, "earlier today", else "on 3 March". */
function sayBefore(instant: string, now: Date): string {
  const at = new Date(instant);
  if (at.toDateString() === now.toDateString()) return 'earlier today';
  const isWithinWeek = now.getTime() - at.getTime() < 6 * DAY_MS;
  return `on ${isWithinWeek ? at.toLocaleDateString(undefined, { weekday: 'long' }) : formatDay(at, now)}`;
}

/** What somebody may have done on purpose comes before what a slow drive does by itself. */
const GRAVITY: readonly DirectoryProblem['kind'][] = [
  'fork',
  'shortened',
  'bad-signature',
  'content-mismatch',
  'missing-content',
  'wrong-feed',
  'wrong-directory',
  'malformed',
  'oversized',
  'no-key',
  'unreadable',
  'link',
  'odd-name',
  'unknown-version',
  'future-clock',
  'gap',
];

export const gravestFirst = (problems: readonly DirectoryProblem[]): readonly DirectoryProblem[] =>
  problems.toSorted((a, b) => GRAVITY.indexOf(a.kind) - GRAVITY.indexOf(b.kind));

import type { BareFact } from '../../../src-shared/book/fact';
import { assertNever } from '../../../src-shared/result';
import type { Difference, FileJob } from '../../../src-shared/vault-contract';
import { factLabel, factText } from '../facts/fact-words';

/** "E-mail", "added", "a@x.example": what a line of the comparison says, in three parts. */
export interface DifferenceWords {
  readonly label: string;
  readonly before?: string;
  readonly after?: string;
}

export function sayDifference(line: Difference): DifferenceWords {
  switch (line.what) {
    case 'fact':
      return sayFacts(line.before, line.after);
    case 'job':
      return sayJobs(line.before, line.after);
    case 'name':
      return { label: 'Name', before: line.before, after: line.after };
    case 'tag':
      return { label: 'Tag', after: line.after };
    case 'detail':
      return {
        label: DETAIL_WORDS[line.field],
        ...(line.before !== undefined && { before: line.before }),
        after: line.after,
      };
    case 'members':
      return { label: 'Members', before: String(line.before), after: String(line.after) };
    default:
      return assertNever(line);
  }
}

const DETAIL_WORDS: Readonly<Record<Extract<Difference, { readonly what: 'detail' }>['field'], string>> = {
  alias: 'Also known as',
  domain: 'Domain',
  sector: 'Sector',
  reference: 'Number',
};

/** For those who hear it: "E-mail added: a@x.example". */
export function spokenDifference({ label, before, after }: DifferenceWords): string {
  if (before === undefined) return `${label} added: ${after ?? ''}`;
  return after === undefined ? `${label} no longer in the file: ${before}` : `${label}: ${before} becomes ${after}`;
}

const labelOf = (fact: BareFact): string => factLabel({ ...fact, from: 0 });

function textOf(fact: BareFact): string {
  return fact.kind === 'photo' ? 'a picture' : factText({ ...fact, from: 0 }).replaceAll('\n', ', ');
}

function sayFacts(before: BareFact | undefined, after: BareFact | undefined): DifferenceWords {
  if (!before || !after) return after ? added(labelOf(after), textOf(after)) : gone(before);
  const [was, is] = [textOf(before), textOf(after)];
  if (was !== is || before.kind === 'photo') return { label: labelOf(after), before: was, after: is };
  // The same said under another label.
  return { label: is, before: labelOf(before), after: labelOf(after) };
}

const added = (label: string, after: string): DifferenceWords => ({ label, after });

const gone = (fact: BareFact | undefined): DifferenceWords =>
  fact ? { label: labelOf(fact), before: textOf(fact) } : { label: '' };

function sayJobs(before: FileJob | undefined, after: FileJob | undefined): DifferenceWords {
  const isSamePlace = before && after && before.name === after.name;
  if (isSamePlace && before.title !== after.title && sayTime(before) === sayTime(after))
    return { label: 'Title', before: before.title ?? 'none', after: after.title ?? 'none' };
  return { label: 'Client', ...(before && { before: sayJob(before) }), ...(after && { after: sayJob(after) }) };
}

const sayJob = (job: FileJob): string =>
  [job.name, job.title, job.department, sayTime(job)].filter((part) => part !== undefined && part !== '').join(', ');

const sayTime = ({ since, until, past }: FileJob): string =>
  [since && `since ${since}`, until && `until ${until}`, past && 'formerly'].filter(Boolean).join(', ');

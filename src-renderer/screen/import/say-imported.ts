import type { ImportOutcome } from '../../../src-shared/vault-contract';
import { formatCount, plural } from '../../look';

const people = (count: number): string => plural(count, 'person', 'people');
const clients = (count: number): string => plural(count, 'client', 'clients');

/** "12 people brought in from list.vcf, 3 brought up to date, 2 clients made, 40 already there." */
export function sayImported(outcome: ImportOutcome, file: string): string {
  const { deletedBefore, erasedBefore, unchanged } = outcome;
  const [first, ...more] = sayDone(outcome);
  const done = first === undefined ? [`Nothing new in ${file}`] : [`${first} from ${file}`, ...more];
  const same = unchanged > 0 ? [`${formatCount(unchanged)} already there`] : [];
  const deleted =
    deletedBefore > 0
      ? ` ${formatCount(deletedBefore)} you deleted here left out; bring the file in again to take them back.`
      : '';
  const erased = erasedBefore > 0 ? ` ${people(erasedBefore)} erased for good left out.` : '';
  return `${[...done, ...same].join(', ')}.${deleted}${erased}`;
}

function sayDone(outcome: Pick<ImportOutcome, 'people' | 'updated' | 'clientsMade' | 'clientsUpdated'>): string[] {
  const { people: made, updated, clientsMade, clientsUpdated } = outcome;
  return [
    ...(made > 0 ? [`${people(made)} brought in`] : []),
    ...(updated > 0 ? [`${made > 0 ? formatCount(updated) : people(updated)} brought up to date`] : []),
    ...(clientsMade > 0 ? [`${clients(clientsMade)} made`] : []),
    ...(clientsUpdated > 0 ? [`${clients(clientsUpdated)} brought up to date`] : []),
  ];
}

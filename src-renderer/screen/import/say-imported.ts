import type { ImportOutcome } from '../../../src-shared/vault-contract';
import { formatCount, plural } from '../../look';
import { sayBrought } from '../frame/say-brought';

/** "12 people brought in from list.vcf, 3 brought up to date, 2 clients made, 40 already there." */
export function sayImported(outcome: ImportOutcome, file: string): string {
  const { deletedBefore, erasedBefore, unchanged } = outcome;
  const [first, ...more] = sayBrought(outcome);
  const done = first === undefined ? [`Nothing new in ${file}`] : [`${first} from ${file}`, ...more];
  const same = unchanged > 0 ? [`${formatCount(unchanged)} already there`] : [];
  const deleted =
    deletedBefore > 0
      ? ` ${formatCount(deletedBefore)} you deleted here left out; bring the file in again to take them back.`
      : '';
  const erased = erasedBefore > 0 ? ` ${plural(erasedBefore, 'person', 'people')} erased for good left out.` : '';
  return `${[...done, ...same].join(', ')}.${deleted}${erased}`;
}

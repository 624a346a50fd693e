import { formatCount } from '../../look';
import type { RowWindow } from './use-rows';

/** "3 found, 216 more spelt alike". */
export function sayFound({ total, near }: Pick<RowWindow<unknown>, 'total' | 'near'>): string {
  if (near === 0) return `${formatCount(total)} found`;
  if (near === total) return `${formatCount(near)} with a near spelling`;
  return `${formatCount(total - near)} found, ${formatCount(near)} more spelt alike`;
}

import type { ExportSelection } from '../../../src-shared/vault-contract';

/** A selection without those who are only spelt alike, unless they are wanted, or there is nobody else. */
export const withoutAlike = <Chosen extends ExportSelection>(
  selection: Chosen,
  withAlike: boolean,
  others: number,
): Chosen => (selection.kind === 'filter' && !withAlike && others > 0 ? { ...selection, exactOnly: true } : selection);

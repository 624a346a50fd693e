import type { Selection } from '../../../src-shared/vault-contract';
import type { Book } from './book';

type Listed = Exclude<Selection, { readonly kind: 'ids' }>;

/** Whom a selection is about, in the list's order, by ordinals. */
export function selectedOrdinals({ people }: Pick<Book, 'people'>, selection: Listed): Uint32Array {
  if (selection.kind === 'all') return people.list({}).ordinals;
  const { ordinals, near } = people.list(selection.filter);
  return selection.exactOnly ? ordinals.subarray(0, ordinals.length - near) : ordinals;
}

/** How many of them are only spelt like what was searched for. */
export const countSpeltAlike = (
  { people }: Pick<Book, 'people'>,
  selection: { readonly kind: string } | Listed,
): number => ('filter' in selection && !selection.exactOnly ? people.list(selection.filter).near : 0);

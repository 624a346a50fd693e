import type { Flags } from '../../../../src-shared/book/records';
import type { Gap } from '../../../../src-shared/vault-contract';

/** Bits of a summary. People and clients share the first two. */
export const BIT = { neverPublish: 1, informationBarrier: 2, group: 4 } as const;

export const GAP_BIT: Readonly<Record<Gap, number>> = {
  'no-reach': 8,
  'no-client': 16,
  'no-birthday': 32,
  undecided: 64,
};

export const flagBits = (flags: Flags): number =>
  (flags.neverPublish ? BIT.neverPublish : 0) | (flags.informationBarrier ? BIT.informationBarrier : 0);

/** A field of a row: one line without the marks that part fields and tags. */
// oxlint-disable-next-line no-control-regex -- control characters are what is taken out
export const oneLine = (text: string): string => text.replace(/[\u0000-\u001f]+/g, ' ');

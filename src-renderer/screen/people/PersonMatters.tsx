import type { Matter } from '../../../src-shared/book/records';
import { MatterList } from '../clients/MatterList';
import { Fold } from '../facts/Fold';

export function PersonMatters({ matters }: { readonly matters: readonly Matter[] }) {
  return (
    <Fold title="Matters" count={matters.length}>
      <MatterList matters={matters} />
    </Fold>
  );
}

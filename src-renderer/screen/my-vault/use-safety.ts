import { useCallback, useEffect, useState } from 'react';

import type { Safety } from '../../../src-shared/vault-contract';
import { onVaultEvent, vault } from '../links/vault';

/** How the vault stands; asked again when it has something to tell. */
export function useSafety(): { readonly safety: Safety | undefined; readonly reload: () => void } {
  const [safety, setSafety] = useState<Safety>();
  const reload = useCallback(() => {
    void vault.safety({}).then((answer) => {
      if (answer.ok) setSafety(answer.value);
    });
  }, []);
  useEffect(() => {
    reload();
    return onVaultEvent(({ kind }) => {
      if (kind === 'notice') reload();
    });
  }, [reload]);
  return { safety, reload };
}

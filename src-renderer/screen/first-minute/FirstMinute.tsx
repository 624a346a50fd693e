import { useCallback, useState } from 'react';

import type { AppError } from '../../../src-shared/errors';
import type { VaultContract } from '../../../src-shared/vault-contract';
import type { InputOf } from '../../../src-shared/contract';
import { Inside } from '../frame/Inside';
import { asJob } from '../frame/jobs';
import { importRequest } from '../frame/place';
import { isMakingVault } from '../frame/shell-state';
import { sayThem } from '../frame/say-them';
import { showToast } from '../frame/toast';
import { useFileDrop } from '../frame/use-file-drop';
import { Preview } from '../import/Preview';
import { Reading } from '../import/Reading';
import { useImport } from '../import/use-import';
import { shell } from '../links/shell';
import { vault } from '../links/vault';
import { useTakenDrop } from './use-taken-drop';
import { Welcome } from './Welcome';

type Fill = InputOf<VaultContract['createVault']>['fill'];

/** From nothing to an open book: what is dropped is looked at first, and a passphrase is asked for only then. */
export function FirstMinute() {
  return (
    <Inside>
      <Steps />
    </Inside>
  );
}

function Steps() {
  const store = useCallback((whose: 'mine' | 'firm' | 'mixed') => createVault({ kind: 'exchange', whose }), []);
  const steps = useImport(store, { isVaultOpen: false });
  const { state, take } = steps;
  const [error, setError] = useState<AppError>();
  const isDropping = useFileDrop();
  useTakenDrop(take);

  const makeWithout = async (fill: Fill) => {
    const made = await createVault(fill);
    setError(made.ok ? undefined : made.error);
  };
  const restore = async () => {
    const restored = await shell.restoreBackup({});
    setError(restored.ok ? undefined : restored.error);
  };
  return (
    <main className="first">
      <div className="first-column">
        {state.kind === 'waiting' && (
          <Welcome
            failed={state.failed}
            error={error}
            onFile={take}
            onEmpty={() => void makeWithout({ kind: 'empty' })}
            onSample={() => void makeWithout({ kind: 'sample' })}
            onRestore={() => void restore()}
          />
        )}
        {state.kind === 'reading' && <Reading state={state} onCancel={steps.cancel} />}
        {(state.kind === 'preview' || state.kind === 'storing') && (
          <>
            <h1 className="first-title serif">What is in this file</h1>
            <Preview
              preview={state.preview}
              error={state.kind === 'preview' ? state.error : undefined}
              isStoring={state.kind === 'storing'}
              isRemembered={state.kind === 'preview' && state.isRemembered === true}
              rereading={state.kind === 'preview' ? state.rereading : undefined}
              storeLabel="Seal it"
              onReread={steps.reread}
              onStore={steps.store}
              onCancel={steps.cancel}
              onStop={() => void vault.cancelJob({})}
            />
          </>
        )}
      </div>
      {isDropping && <div className="drop-veil serif">Drop it. Nothing is stored yet.</div>}
    </main>
  );
}

/** The book waits until the vault is made and filled, so that nobody sees half an import. */
async function createVault(fill: Fill) {
  isMakingVault.set(true);
  const made = await asJob(vault.createVault({ fill }));
  isMakingVault.set(false);
  importRequest.set(undefined);
  if (made.ok && made.value.imported) {
    const { people, groups, clientsMade } = made.value.imported;
    const are = people + groups + clientsMade <= 1 ? 'is' : 'are';
    const them = sayThem({ people, groups, clients: clientsMade }) || 'Nobody';
    showToast(`Sealed: ${them} ${are} in your book, on this computer and nowhere else.`);
  }
  return made;
}

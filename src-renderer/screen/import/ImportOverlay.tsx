import { useEffect } from 'react';

import type { FilePreview } from '../../../src-shared/exchange-contract';
import { assertNever } from '../../../src-shared/result';
import type { UpdateChoice, Whose } from '../../../src-shared/vault-contract';
import { Dialog } from '../frame/Dialog';
import { asJob } from '../frame/jobs';
import { importRequest } from '../frame/place';
import { showToast } from '../frame/toast';
import { undoAction } from '../frame/undo';
import { vault } from '../links/vault';
import { FileDrop } from './FileDrop';
import { Preview } from './Preview';
import { Reading } from './Reading';
import { sayImported } from './say-imported';
import { useComparison } from './use-comparison';
import { useImport } from './use-import';

/** Bringing in contacts later on: the same steps as in the first minute, over the book. */
export function ImportOverlay() {
  const request = importRequest.use();
  return (
    <Dialog
      opened={request !== undefined}
      onClose={() => importRequest.set(undefined)}
      title="Bring in contacts"
      size={760}
      closeOnClickOutside={false}
    >
      {request && <ImportSteps file={request.file} />}
    </Dialog>
  );
}

function ImportSteps({ file }: { readonly file: File | undefined }) {
  const steps = useImport(storeInBook, { isVaultOpen: true });
  const { state, take } = steps;
  const rereading = state.kind === 'preview' ? state.rereading : undefined;
  const isShown = state.kind === 'preview' || state.kind === 'storing';
  const comparing = useComparison(isShown && !rereading ? state.preview : undefined);
  useEffect(() => {
    if (file) take(file);
  }, [file, take]);
  switch (state.kind) {
    case 'waiting':
      return <FileDrop onFile={take} failed={state.failed} />;
    case 'reading':
      return <Reading state={state} onCancel={steps.cancel} />;
    case 'preview':
    case 'storing':
      return (
        <Preview
          preview={state.preview}
          error={state.kind === 'preview' ? state.error : undefined}
          isStoring={state.kind === 'storing'}
          isRemembered={state.kind === 'preview' && state.isRemembered === true}
          rereading={rereading}
          beside={comparing ?? 'comparing'}
          storeLabel="Bring them in"
          onReread={steps.reread}
          onStore={steps.store}
          onCancel={steps.cancel}
          onStop={() => void vault.cancelJob({})}
        />
      );
    default:
      return assertNever(state);
  }
}

async function storeInBook(whose: Whose, preview: FilePreview, updates?: UpdateChoice) {
  const imported = await asJob(vault.beginImport({ whose, ...(updates && { updates }) }));
  if (!imported.ok) return imported;
  showToast(
    sayImported(imported.value, preview.fileName),
    // Nothing new is no change: undo would take back another one.
    imported.value.changeId === null ? undefined : undoAction,
  );
  importRequest.set(undefined);
  return imported;
}

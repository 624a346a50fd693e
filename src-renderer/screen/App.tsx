import { lazy, Suspense } from 'react';

import { assertNever } from '../../src-shared/result';
import type { ShellState } from '../../src-shared/shell-contract';
import { Locked } from './frame/Locked';
import { isMakingVault, shellState } from './frame/shell-state';
import { Unusable } from './frame/Unusable';

// The locked page must paint at once: everything that needs the component library comes later.
const FirstMinute = lazy(async () => ({ default: (await import('./first-minute/FirstMinute')).FirstMinute }));
const Book = lazy(async () => ({ default: (await import('./frame/Book')).Book }));

export function App() {
  const state = shellState.use();
  const isMaking = isMakingVault.use();
  if (!state) return null;
  return (
    <Suspense fallback={null}>
      {state.isTestRuntime && (
        <aside className="test-runtime" aria-label="Runtime">
          Test runtime: not for real contacts.
        </aside>
      )}
      {isMaking ? <FirstMinute /> : <Page state={state} />}
    </Suspense>
  );
}

function Page({ state }: { readonly state: ShellState }) {
  switch (state.phase.kind) {
    case 'first-run':
      return <FirstMinute />;
    case 'locked':
      return <Locked stopped={state.stopped} />;
    case 'open':
      return <Book />;
    case 'unusable':
      return <Unusable error={state.phase.error} vaultFolder={state.vaultFolder} />;
    default:
      return assertNever(state.phase);
  }
}

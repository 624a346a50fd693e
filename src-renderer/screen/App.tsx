import { lazy, Suspense } from 'react';

import { assertNever } from '../../src-shared/result';
import type { Phase, ShellState } from '../../src-shared/shell-contract';
import { Locked } from './frame/Locked';
import { Looking } from './frame/Looking';
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
      <Page phase={isMaking ? FIRST_RUN : state.phase} state={state} />
    </Suspense>
  );
}

/** While a vault is made and filled the shell says `open` already; the first minute must stay as it is until then. */
const FIRST_RUN: Phase = { kind: 'first-run' };

function Page({ phase, state }: { readonly phase: Phase; readonly state: ShellState }) {
  switch (phase.kind) {
    case 'looking':
      return <Looking vaultFolder={state.vaultFolder} />;
    case 'first-run':
      return <FirstMinute />;
    case 'locked':
      return <Locked stopped={state.stopped} />;
    case 'open':
      return <Book />;
    case 'unusable':
      return <Unusable error={phase.error} vaultFolder={state.vaultFolder} />;
    default:
      return assertNever(phase);
  }
}

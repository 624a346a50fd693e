import type { ShellState } from '../../../src-shared/shell-contract';
import { shell } from '../links/shell';

/** Lies under the vault's own sheet, where the passphrase is typed. */
export function Locked({ stopped }: { readonly stopped: ShellState['stopped'] | undefined }) {
  return (
    <main className="cover">
      <h1 className="cover-title serif">Bailiwick</h1>
      <p className="cover-text serif">
        Locked. Without your passphrase or your recovery code nobody opens this vault: not the firm, not its
        administrators, not the makers of Bailiwick.
      </p>
      {stopped && (
        <p className="cover-note" role="status">
          {stopped === 'vault' ? 'The vault’s' : 'The window’s'} process stopped by itself, so everything was locked.
          What was saved is safe; what you were typing is kept as well.
        </p>
      )}
      <button type="button" className="plain-button" onClick={() => void shell.showVaultSheet({})}>
        Unlock
      </button>
    </main>
  );
}

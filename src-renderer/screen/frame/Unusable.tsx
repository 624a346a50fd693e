import type { AppError } from '../../../src-shared/errors';
import { sayError } from '../../look';
import { shell } from '../links/shell';

/** The vault folder cannot be used: says why, and never offers to make a new vault over it. */
export function Unusable({ error, vaultFolder }: { readonly error: AppError; readonly vaultFolder: string }) {
  return (
    <main className="cover">
      <h1 className="cover-title serif">This vault cannot be opened</h1>
      <p className="cover-text serif">{sayError(error)}</p>
      <p className="cover-note">
        The vault is kept in <span className="mono">{vaultFolder}</span>. Bailiwick leaves it as it is.
      </p>
      <button type="button" className="plain-button" onClick={() => void shell.revealVaultFolder({})}>
        Show the folder
      </button>
    </main>
  );
}

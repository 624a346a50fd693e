/** The vault folder has not answered: whether a vault is in it is not known, so nothing is offered. */
export function Looking({ vaultFolder }: { readonly vaultFolder: string }) {
  return (
    <main className="cover">
      <h1 className="cover-title serif">Looking into the vault folder</h1>
      <p className="cover-text serif" role="status">
        It has not answered yet. A folder on another computer, or on a disk that sleeps, can take a while. Nothing is
        opened or changed until it does.
      </p>
      <p className="cover-note">
        The folder is <span className="mono">{vaultFolder}</span>.
      </p>
    </main>
  );
}

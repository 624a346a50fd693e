/** Keys, and what each does. */
type Hint = readonly [keys: string, what: string];

/** The few keys worth knowing, where nothing is open. */
export function Hints({ hints }: { readonly hints: readonly Hint[] }) {
  return (
    <div className="hints">
      <dl>
        {hints.map(([keys, what]) => (
          <div key={keys} className="hint">
            <dt>{keys}</dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

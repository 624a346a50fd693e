interface Props {
  readonly label: string;
  readonly keyName?: string;
  readonly onClick: () => void;
}

/** One of the things to be done with what is open. */
export function Action({ label, keyName, onClick }: Props) {
  return (
    <button type="button" className="action" onClick={onClick} aria-keyshortcuts={keyName}>
      {label}
      {keyName && <kbd>{keyName}</kbd>}
    </button>
  );
}

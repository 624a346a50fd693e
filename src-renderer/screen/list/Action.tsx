interface Props {
  readonly label: string;
  readonly keyName?: string;
  /** Of what is either shown or not. */
  readonly isPressed?: boolean;
  readonly onClick: () => void;
}

/** One of the things to be done with what is open. */
export function Action({ label, keyName, isPressed, onClick }: Props) {
  return (
    <button type="button" className="action" onClick={onClick} aria-keyshortcuts={keyName} aria-pressed={isPressed}>
      {label}
      {keyName && <kbd>{keyName}</kbd>}
    </button>
  );
}

interface Props {
  readonly what: string;
  readonly how: string;
  readonly button: string;
  readonly onButton: () => void;
}

/** One sentence on what will stand here, one on how, one button. */
export function Empty({ what, how, button, onButton }: Props) {
  return (
    <div className="empty">
      <p className="empty-what serif">{what}</p>
      <p className="empty-how">{how}</p>
      <button type="button" className="plain-button" onClick={onButton}>
        {button}
      </button>
    </div>
  );
}

import type { Mark } from './marks';

const WORDS: Readonly<Record<Mark, string>> = {
  there: 'The firm sees something about this',
  pending: 'Signed, and waiting for the folder',
};

/** Hangs in the margin where the firm sees something. Hollow: queued, not sent. */
export function Ribbon({ mark }: { readonly mark: Mark | undefined }) {
  if (!mark) return null;
  return (
    <span className="ribbon" data-mark={mark} title={WORDS[mark]}>
      <svg viewBox="-1 -1 9 13" width={9} height={13} aria-hidden>
        <path d="M0 0h7v11L3.5 8.2 0 11z" />
      </svg>
      <span className="spoken">{WORDS[mark]}</span>
    </span>
  );
}

import type { ReactNode } from 'react';

import { goBack } from '../frame/place';

interface Props {
  readonly title?: string;
  readonly children?: ReactNode;
}

/** The head of what is open; where it covers the list, with the way back. */
export function DetailHead({ title, children }: Props) {
  return (
    <header className="detail-head">
      <button type="button" className="link-button detail-back" onClick={() => goBack()}>
        Back to the list
      </button>
      {title !== undefined && <h1 className="person-name serif">{title}</h1>}
      {children}
    </header>
  );
}

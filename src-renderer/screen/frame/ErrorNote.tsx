import { WarningIcon } from '@phosphor-icons/react/dist/csr/Warning';
import type { ReactNode } from 'react';

interface Props {
  readonly id?: string;
  readonly role?: 'alert' | 'status';
  readonly children: ReactNode;
}

/** What went wrong, told beside what it is about. */
export function ErrorNote({ id, role = 'alert', children }: Props) {
  return (
    <p id={id} className="form-error" role={role}>
      <ErrorWords>{children}</ErrorWords>
    </p>
  );
}

/** The same for a field that has a place of its own for it. */
export function ErrorWords({ children }: { readonly children: ReactNode }) {
  return (
    <>
      <WarningIcon size={16} aria-hidden />
      <span>{children}</span>
    </>
  );
}

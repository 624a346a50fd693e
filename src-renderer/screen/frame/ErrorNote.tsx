import { WarningIcon } from '@phosphor-icons/react/dist/csr/Warning';
import type { ReactNode } from 'react';

interface Props {
  readonly role?: 'alert' | 'status';
  readonly children: ReactNode;
}

/** What went wrong, told beside what it is about. */
export function ErrorNote({ role = 'alert', children }: Props) {
  return (
    <p className="form-error" role={role}>
      <WarningIcon size={16} aria-hidden />
      <span>{children}</span>
    </p>
  );
}

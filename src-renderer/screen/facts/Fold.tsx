import type { ReactNode } from 'react';

/** A part of a page that is closed until asked for, with its count. */
export function Fold({ title, count, children }: { title: string; count: number; children: ReactNode }) {
  if (count === 0) return null;
  return (
    <details className="fold">
      <summary className="fold-title">
        {title} <span className="fold-count">{count.toLocaleString()}</span>
      </summary>
      <div className="fold-body">{children}</div>
    </details>
  );
}

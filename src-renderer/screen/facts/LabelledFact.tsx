import type { ReactNode } from 'react';

/** A line of a list of labels and values that bears no origin. */
export function LabelledFact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="fact">
      <dt className="fact-label">{label}</dt>
      <dd className="fact-value">{children}</dd>
    </div>
  );
}

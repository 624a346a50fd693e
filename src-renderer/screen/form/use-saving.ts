import { useState } from 'react';

import type { AppError } from '../../../src-shared/errors';
import type { FieldProblem } from './facts-of-fields';

export type SaveOutcome<Id> =
  | { readonly kind: 'saved'; readonly id: Id }
  | { readonly kind: 'problems'; readonly problems: readonly FieldProblem[] }
  | { readonly kind: 'error'; readonly error: AppError };

export interface Saving<Form> {
  readonly save: (form: Form) => Promise<void>;
  readonly isSaving: boolean;
  readonly error: AppError | undefined;
  readonly problems: readonly FieldProblem[];
}

/** Saves a form, once at a time, and holds what stood in the way. `onSaved` runs when it is done. */
export function useSaving<Form, Id>(
  save: (form: Form) => Promise<SaveOutcome<Id>>,
  onSaved: (id: Id) => Promise<void>,
): Saving<Form> {
  const [isSaving, setIsSaving] = useState(false);
  const [error, setError] = useState<AppError>();
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  return {
    save: async (form) => {
      if (isSaving) return;
      setIsSaving(true);
      const outcome = await save(form);
      setIsSaving(false);
      setProblems(outcome.kind === 'problems' ? outcome.problems : []);
      setError(outcome.kind === 'error' ? outcome.error : undefined);
      if (outcome.kind === 'saved') await onSaved(outcome.id);
    },
    isSaving,
    error,
    problems,
  };
}

import type { ReactNode } from 'react';
import type * as v from 'valibot';

import { currentPlace, goBack, usePlace } from '../frame/place';
import { showToast } from '../frame/toast';
import { undoAction } from '../frame/undo';
import type { FieldProblem } from './facts-of-fields';
import { FormPage } from './FormPage';
import { useDraft } from './use-draft';
import { useSaving, type SaveOutcome } from './use-saving';

/** What the fields of a form see of it. */
export interface FormFields<State> {
  readonly form: State;
  readonly set: (form: State) => void;
  readonly problems: readonly FieldProblem[];
}

interface Props<State, Id> {
  readonly title: string;
  /** Where what is typed is kept until it is saved. */
  readonly draftKey: string;
  readonly schema: v.GenericSchema<unknown, State>;
  readonly load: () => Promise<State | undefined>;
  readonly save: (form: State) => Promise<SaveOutcome<Id>>;
  readonly savedWords: string;
  readonly show: (id: Id) => void;
  readonly children: (fields: FormFields<State>, drop: () => Promise<void>) => ReactNode;
}

/** One record's form: its draft, its saving, and what is said and shown when it is saved. */
export function RecordForm<State, Id>(props: Props<State, Id>) {
  const { form, set, isRestored, drop } = useDraft(props.draftKey, props.schema, props.load);
  const here = usePlace();
  // What is written takes a moment, and whoever has gone elsewhere meanwhile is not to be fetched back.
  const unlessLeft = (act: () => void) => {
    if (currentPlace() === here) act();
  };
  const saving = useSaving(props.save, async (id) => {
    await drop();
    showToast(props.savedWords, undoAction);
    unlessLeft(() => props.show(id));
  });
  if (!form) return <div className="detail-page" />;
  return (
    <FormPage
      title={props.title}
      isRestored={isRestored}
      isSaving={saving.isSaving}
      error={saving.error}
      problems={saving.problems}
      onSave={() => void saving.save(form)}
      onDiscard={() => void drop().then(() => unlessLeft(goBack))}
    >
      {props.children({ form, set, problems: saving.problems }, drop)}
    </FormPage>
  );
}

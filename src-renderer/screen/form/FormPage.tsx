import { Button } from '@mantine/core';
import { useEffect, useId, useLayoutEffect, useRef, type MouseEvent, type ReactNode } from 'react';

import type { AppError } from '../../../src-shared/errors';
import { sayError } from '../../look';
import { ErrorNote } from '../frame/ErrorNote';
import { isCovered, isModified, modifierKey } from '../frame/keys';
import { goBack } from '../frame/place';
import type { FieldProblem } from './facts-of-fields';
import { addAndGo, goToProblem, removeAndGo } from './form-focus';
import { LineError } from './line-error';
import { useFootRoom } from './use-foot-room';

interface Props {
  readonly title: string;
  readonly isRestored: boolean;
  readonly isSaving: boolean;
  readonly error: AppError | undefined;
  /** Of the fields, as they were when it was to be saved. */
  readonly problems: readonly FieldProblem[];
  readonly onSave: () => void;
  readonly onDiscard: () => void;
  readonly children: ReactNode;
}

/** The frame of every form: title, what was restored, what went wrong, save and discard. */
export function FormPage({ title, isRestored, isSaving, error, problems, onSave, onDiscard, children }: Props) {
  const page = useRef<HTMLFormElement>(null);
  const foot = useRef<HTMLElement>(null);
  // Before the paint: whoever sees the form types into it.
  useLayoutEffect(() => page.current?.querySelector<HTMLElement>('input:not([type=checkbox])')?.focus(), []);
  useEffect(() => goToProblem(page.current, problems.length > 0), [problems]);
  useSaveKey(onSave);
  useFootRoom(foot);
  return (
    <form
      ref={page}
      className="detail-page form"
      aria-label={title}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSave();
      }}
    >
      <header className="detail-head">
        <h1 className="person-name serif">{title}</h1>
        {isRestored && <p className="quiet">This is what you typed earlier and did not save.</p>}
      </header>
      {children}
      <footer ref={foot} className="form-foot">
        {error && <ErrorNote>{sayError(error)}</ErrorNote>}
        <div className="form-buttons">
          <Button type="submit" loading={isSaving}>
            Save
          </Button>
          <Button variant="default" onClick={onDiscard}>
            Discard
          </Button>
          <Button variant="subtle" onClick={() => goBack()}>
            Finish later
          </Button>
          <span className="quiet form-keys">{modifierKey} S saves</span>
        </div>
      </footer>
    </form>
  );
}

/** Wherever the focus is: a click beside the fields takes it away from them. */
function useSaveKey(onSave: () => void): void {
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!isModified(event) || (event.key !== 's' && event.key !== 'Enter') || isCovered()) return;
      event.preventDefault();
      onSave();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });
}

/** A group of fields under one heading. */
export function FormSection({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <fieldset className="form-section">
      <legend className="section-title">{title}</legend>
      {children}
    </fieldset>
  );
}

interface LineProps {
  readonly onRemove?: () => void;
  readonly removeLabel?: string;
  readonly error?: string | undefined;
  readonly children: ReactNode;
}

/** One line of a list of fields, with the way to take it out. */
export function FormLine({ onRemove, removeLabel, error, children }: LineProps) {
  const errorId = useId();
  return (
    <div className="form-line-box">
      <div className="form-line">
        <LineError value={error === undefined ? undefined : errorId}>{children}</LineError>
        {onRemove && (
          <button
            type="button"
            className="remove"
            aria-label={removeLabel}
            title={removeLabel}
            onClick={({ currentTarget }) => removeAndGo(currentTarget, onRemove)}
          >
            ×
          </button>
        )}
      </div>
      {error && <ErrorNote id={errorId}>{error}</ErrorNote>}
    </div>
  );
}

interface AddProps {
  readonly children: ReactNode;
  readonly onClick: () => void;
}

/** Adds fields in its own place, and goes to the first of them. */
export function AddButton({ children, onClick }: AddProps) {
  const add = ({ currentTarget }: MouseEvent<HTMLElement>) => addAndGo(currentTarget, onClick);
  return (
    <button type="button" className="link-button add" onClick={add}>
      + {children}
    </button>
  );
}

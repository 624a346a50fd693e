import { flushSync } from 'react-dom';

const FIELDS = 'input:not([type=checkbox]), textarea, select';

/** Adds what stands where `button` is, and goes to what is typed there; the button may be gone by then. */
export function addAndGo(button: HTMLElement, add: () => void): void {
  const before = button.previousElementSibling;
  flushSync(add);
  const added = button.isConnected ? button.previousElementSibling : before?.nextElementSibling;
  const fields = [...(added?.querySelectorAll<HTMLInputElement>(FIELDS) ?? [])];
  // The kind of an e-mail stands before it, and is mostly right.
  (fields.find(({ value }) => value === '') ?? fields[0])?.focus();
}

/** Takes out the line of `button`, and goes to the button that adds another, which the keys would come to next. */
export function removeAndGo(button: HTMLElement, remove: () => void): void {
  const adding = [...(button.closest('fieldset')?.querySelectorAll<HTMLElement>('.add') ?? [])];
  const next = adding.filter((one) => button.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING);
  flushSync(remove);
  [...next, ...adding].find((one) => one.isConnected)?.focus();
}

/** Shows the first field that stands in the way of saving: it may be far from where the partner is. */
export function goToProblem(form: HTMLElement | null, hasProblems: boolean): void {
  const field = hasProblems ? form?.querySelector<HTMLElement>('[aria-invalid="true"]') : undefined;
  if (!field) return;
  field.focus();
  document.getElementById(field.getAttribute('aria-describedby') ?? '')?.scrollIntoView({ block: 'nearest' });
}

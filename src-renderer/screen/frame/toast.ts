import { sayError } from '../../look';
import type { AppError } from '../../../src-shared/errors';
import { createStore } from './store';

export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly isError: boolean;
  readonly action?: ToastAction;
  /** When it came into view (monotonic, ms). What waits behind a dialog comes into view when that closes. */
  readonly shownAt: number;
}

export interface ToastAction {
  readonly label: string;
  readonly run: () => void;
  /** It turns whatever change is the newest: once there is another, it would turn that one. */
  readonly isOfNewest?: boolean;
}

/** How long a toast stays unless pointed at; WCAG 2.2.1 is met by the history of changes, where undo stays. */
export const TOAST_MS = 8_000;

/** A message in view for less than this has not been read: behind a dialog it waits, and is shown anew. */
export const READ_MS = 2_000;

export const toasts = createStore<readonly Toast[]>([]);
let nextId = 1;

export function showToast(text: string, action?: Toast['action']): void {
  push({ id: nextId++, text, isError: false, shownAt: performance.now(), ...(action ? { action } : {}) });
}

/** `cancelled` is what the partner wanted: nothing is said about it. */
export function showError(error: AppError): void {
  if (error.kind === 'cancelled') return;
  push({ id: nextId++, text: sayError(error), isError: true, shownAt: performance.now() });
}

export function dropToast(id: number): void {
  toasts.set(toasts.get().filter((toast) => toast.id !== id));
}

/** A dialog comes over the screen: what has been read by then is over, and does not come back when it closes. */
export function coverToasts(): void {
  const now = performance.now();
  toasts.set(toasts.get().filter(({ isError, shownAt }) => isError || now - shownAt < READ_MS));
}

/** Nothing lies over the screen any more: what waited is shown with its whole time. */
export function uncoverToasts(): void {
  const shownAt = performance.now();
  toasts.set(toasts.get().map((toast) => (toast.isError ? toast : { ...toast, shownAt })));
}

function push(toast: Toast): void {
  const isNewest = toast.action?.isOfNewest === true;
  const others = toasts.get().filter(({ action }) => !(isNewest && action?.isOfNewest));
  toasts.set([...others.slice(-2), toast]);
}

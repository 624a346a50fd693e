import { sayError } from '../../look';
import type { AppError } from '../../../src-shared/errors';
import { createStore } from './store';

export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly isError: boolean;
  readonly action?: ToastAction;
}

export interface ToastAction {
  readonly label: string;
  readonly run: () => void;
  /** It turns whatever change is the newest: once there is another, it would turn that one. */
  readonly isOfNewest?: boolean;
}

/** How long a toast stays unless pointed at; WCAG 2.2.1 is met by the history of changes, where undo stays. */
export const TOAST_MS = 8_000;

export const toasts = createStore<readonly Toast[]>([]);
let nextId = 1;

export function showToast(text: string, action?: Toast['action']): void {
  push({ id: nextId++, text, isError: false, ...(action ? { action } : {}) });
}

/** `cancelled` is what the partner wanted: nothing is said about it. */
export function showError(error: AppError): void {
  if (error.kind === 'cancelled') return;
  push({ id: nextId++, text: sayError(error), isError: true });
}

export function dropToast(id: number): void {
  toasts.set(toasts.get().filter((toast) => toast.id !== id));
}

function push(toast: Toast): void {
  const isNewest = toast.action?.isOfNewest === true;
  const others = toasts.get().filter(({ action }) => !(isNewest && action?.isOfNewest));
  toasts.set([...others.slice(-2), toast]);
}

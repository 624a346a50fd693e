import { sayError } from '../../look';
import type { AppError } from '../../../src-shared/errors';
import { createStore } from './store';

export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly isError: boolean;
  readonly action?: { readonly label: string; readonly run: () => void };
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

const push = (toast: Toast): void => toasts.set([...toasts.get().slice(-2), toast]);

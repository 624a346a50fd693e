import { Modal, type ModalProps } from '@mantine/core';
import { useLayoutEffect } from 'react';

import type { AppError } from '../../../src-shared/errors';
import { sayError } from '../../look';
import { ErrorNote } from './ErrorNote';
import { createStore } from './store';
import { coverToasts, uncoverToasts } from './toast';

/** How many dialogs lie over the screen. */
export const openDialogs = createStore(0);

function cover(): () => void {
  if (openDialogs.get() === 0) coverToasts();
  openDialogs.set(openDialogs.get() + 1);
  return () => {
    openDialogs.set(openDialogs.get() - 1);
    if (openDialogs.get() === 0) uncoverToasts();
  };
}

/** A box over the screen that takes the keys. While one is open, what a toast has to say waits. */
export function Dialog(props: ModalProps) {
  const { opened } = props;
  // Before the paint: a toast that is there must not lie over its corner for a frame.
  useLayoutEffect(() => (opened ? cover() : undefined), [opened]);
  return <Modal {...props} />;
}

/** Why what was asked for in a dialog was not done; it stays open, with all that was typed. */
export function DialogError({ error }: { readonly error: AppError | undefined }) {
  // What the partner stopped needs no word.
  if (!error || error.kind === 'cancelled') return null;
  return <ErrorNote>{sayError(error)}</ErrorNote>;
}

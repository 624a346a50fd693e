import { Dialog } from '../frame/Dialog';
import { PaletteBox } from './PaletteBox';
import { isPaletteOpen } from './palette-open';

/** Ctrl/Cmd+K: any person, client, screen or action. */
export function Palette() {
  const isOpen = isPaletteOpen.use();
  const close = () => isPaletteOpen.set(false);
  return (
    <Dialog
      opened={isOpen}
      onClose={close}
      withCloseButton={false}
      centered={false}
      yOffset="14vh"
      size={560}
      padding={0}
      // Whoever types on at once must not lose the first letters, nor the first key after it closes.
      transitionProps={{ duration: 0 }}
      attributes={{ content: { 'aria-label': 'Find or do something' } }}
    >
      <PaletteBox onDone={close} />
    </Dialog>
  );
}

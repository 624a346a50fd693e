import { WarningIcon } from '@phosphor-icons/react/dist/csr/Warning';
import { useEffect, useRef, useState } from 'react';

import { openDialogs } from './Dialog';
import { dropToast, TOAST_MS, toasts, type Toast } from './toast';
import { useToastRoom } from './use-toast-room';

export function Toasts() {
  const isCovered = openDialogs.use() > 0;
  // What went wrong is told at once; the rest waits, with its time standing still, until nothing lies over the screen.
  const shown = toasts.use().filter(({ isError }) => isError || !isCovered);
  const box = useRef<HTMLDivElement>(null);
  useToastRoom(box, shown.length);
  return (
    <div ref={box} className="toasts" aria-live="polite">
      {shown.map((toast) => (
        <ToastBox key={toast.id} toast={toast} />
      ))}
    </div>
  );
}

function ToastBox({ toast }: { readonly toast: Toast }) {
  const [isHeld, setIsHeld] = useState(false);
  useEffect(() => {
    if (isHeld) return undefined;
    const timer = window.setTimeout(() => dropToast(toast.id), TOAST_MS);
    return () => window.clearTimeout(timer);
  }, [isHeld, toast.id]);
  const act = () => {
    dropToast(toast.id);
    toast.action?.run();
  };
  const [hold, letGo] = [() => setIsHeld(true), () => setIsHeld(false)];
  return (
    <div
      className="toast"
      data-error={toast.isError || undefined}
      onMouseEnter={hold}
      onMouseLeave={letGo}
      onFocus={hold}
      onBlur={letGo}
    >
      {toast.isError && <WarningIcon size={16} aria-hidden />}
      <span className="toast-text">{toast.text}</span>
      {toast.action && (
        <button type="button" className="link-button" onClick={act}>
          {toast.action.label}
        </button>
      )}
      <button type="button" className="link-button" onClick={() => dropToast(toast.id)}>
        Close
      </button>
    </div>
  );
}

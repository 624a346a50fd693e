/** Listeners of one kind of event; `on` gives back what takes the listener off again. */
export interface Emitter<Event> {
  readonly on: (listener: (event: Event) => void) => () => void;
  readonly emit: (event: Event) => void;
}

export function createEmitter<Event>(): Emitter<Event> {
  const listeners = new Set<(event: Event) => void>();
  return {
    on: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    emit: (event) => {
      for (const listener of listeners) listener(event);
    },
  };
}

/**
 * Lets what waits (calls, saves, messages) have its turn between two slices of long work. By a message: timers within
 * timers wait four milliseconds each.
 */
export const yieldToOthers = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    const goOn = (): void => {
      port1.close();
      resolve();
    };
    port1.addEventListener('message', goOn, { once: true });
    port1.start();
    port2.postMessage(null);
  });

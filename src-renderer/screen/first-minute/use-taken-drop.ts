import { useEffect } from 'react';

import { importRequest } from '../frame/place';

/** A file dropped anywhere in the window goes to `take`. */
export function useTakenDrop(take: (file: File) => void): void {
  const request = importRequest.use();
  const file = request?.file;
  useEffect(() => {
    if (!file) return;
    importRequest.set(undefined);
    take(file);
  }, [file, take]);
}

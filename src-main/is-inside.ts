import { dirname, isAbsolute, relative, sep } from 'node:path';

/** True where a file would land inside a folder, at any depth. */
export function isInside(folder: string, file: string): boolean {
  const path = relative(folder, dirname(file));
  return path !== '..' && !path.startsWith(`..${sep}`) && !isAbsolute(path);
}

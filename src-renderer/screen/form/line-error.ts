import { createContext, useContext } from 'react';

/** The id of what is said to be wrong with a line of fields. */
export const LineError = createContext<string | undefined>(undefined);

/** Marks a field as the one that the words under `errorId` are about. */
export const wrongAs = (errorId: string) =>
  ({ error: true, attributes: { input: { 'aria-describedby': errorId } } }) as const;

/** Marks a field of a line with which something is wrong. */
export function useWrong(): ReturnType<typeof wrongAs> | undefined {
  const errorId = useContext(LineError);
  return errorId === undefined ? undefined : wrongAs(errorId);
}

import { todayDate } from './today-date';
import { useLive } from '../links/use-live';
import { vault } from '../links/vault';

/** How many people and clients the book holds. */
export function useBookCounts(): { readonly people: number; readonly clients: number } | undefined {
  const date = todayDate();
  return useLive(`counts ${date}`, () => vault.today({ date }), ['people', 'clients']).value;
}

import { useLive } from '../links/use-live';
import { vault } from '../links/vault';

/** Every tag in the book, the most used first. */
export function useTagNames(): string[] {
  const facets = useLive('tags', () => vault.facets({ filter: {} }), ['people']).value;
  return facets?.tags.map(({ tag }) => tag) ?? [];
}

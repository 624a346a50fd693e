import { clientKey } from './importing/client-names';

/** Other names of a client: each once, in its first spelling, and not the name itself. */
export function otherNames(name: string, aliases: readonly string[]): string[] {
  const kept = new Map<string, string>();
  for (const alias of aliases) {
    const key = clientKey(alias);
    if (key !== '' && alias.trim() !== name.trim() && !kept.has(key)) kept.set(key, alias.trim());
  }
  return [...kept.values()];
}

export const tidyDomains = (domains: readonly string[]): string[] => [
  ...new Set(domains.map((domain) => domain.trim().toLowerCase()).filter((domain) => domain !== '')),
];

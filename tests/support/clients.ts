import type { ClientDraft } from '../../src-shared/book/records.ts';

/** A client as a form hands it over. */
export function clientDraft(name: string, change: Partial<ClientDraft> = {}): ClientDraft {
  return {
    name,
    aliases: [],
    domains: [],
    references: [],
    facts: [],
    origins: [{ source: 'typed', at: '2026-11-21T09:00:00.000Z', basis: 'own' }],
    tags: [],
    flags: {},
    ...change,
  };
}

import type { PersonDraft } from '../../src-shared/book/records.ts';

const typed = { source: 'typed', at: '2026-11-21T09:00:00.000Z', basis: 'own' } as const;

/** A person as a form hands them over. */
export function personDraft(given: string, family: string, change: Partial<PersonDraft> = {}): PersonDraft {
  return {
    kind: 'individual',
    name: { display: `${given} ${family}`, given, family },
    roles: [],
    relations: [],
    sourceUids: [],
    facts: [{ kind: 'email', value: `${given}.${family}@nordhavn.example`.toLowerCase(), from: 0 }],
    origins: [typed],
    tags: [],
    flags: {},
    ...change,
  };
}

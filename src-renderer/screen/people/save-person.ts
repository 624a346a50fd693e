import type { AppError } from '../../../src-shared/errors';
import type { ClientId, PersonId } from '../../../src-shared/ids';
import { err, ok, type Result } from '../../../src-shared/result';
import type { FieldProblem } from '../form/facts-of-fields';
import { vault } from '../links/vault';
import { draftOfForm, keepsOrganisation } from './person-draft';
import type { PersonBefore, PersonFormState } from './person-form-state';

export type SaveOutcome =
  | { readonly kind: 'saved'; readonly id: PersonId }
  | { readonly kind: 'problems'; readonly problems: readonly FieldProblem[] }
  | { readonly kind: 'error'; readonly error: AppError };

export async function savePersonForm(id: PersonId | undefined, form: PersonFormState): Promise<SaveOutcome> {
  const at = new Date().toISOString();
  const before = await personBefore(id);
  if (!before.ok) return { kind: 'error', error: before.error };
  // Checked without clients first: no client may be made for a form that cannot be saved.
  const checked = draftOfForm(form, before.value, new Map(), at);
  if (!checked.ok) return { kind: 'problems', problems: checked.problems };
  const clients = await clientsOfRoles(form);
  if (!clients.ok) return { kind: 'error', error: clients.error };
  const written = draftOfForm(form, before.value, clients.value, at);
  if (!written.ok) return { kind: 'problems', problems: written.problems };
  const saved = await vault.savePerson(written.draft);
  return saved.ok ? { kind: 'saved', id: saved.value.id } : { kind: 'error', error: saved.error };
}

async function personBefore(id: PersonId | undefined): Promise<Result<PersonBefore | undefined, AppError>> {
  if (id === undefined) return ok(undefined);
  const detail = await vault.person({ id });
  return detail.ok ? ok(detail.value.person) : err(detail.error);
}

/** The client of every role by the role's key; one whose name the book does not hold is made. */
async function clientsOfRoles({ roles }: PersonFormState): Promise<Result<ReadonlyMap<string, ClientId>, AppError>> {
  const ids = new Map<string, ClientId>();
  const made = new Map<string, ClientId>();
  for (const role of roles) {
    const { key, clientId } = role;
    const name = role.clientName.trim();
    if (name === '' || keepsOrganisation(role)) continue;
    const known = clientId ?? made.get(name);
    const found = known === undefined ? await clientByName(name) : ok(known);
    if (!found.ok) return found;
    ids.set(key, found.value);
    made.set(name, found.value);
  }
  return ok(ids);
}

export async function clientByName(name: string): Promise<Result<ClientId, AppError>> {
  const found = await vault.find({ text: name, kinds: ['client'], limit: 20 });
  if (!found.ok) return found;
  const same = found.value.items.find((item) => item.display.toLocaleLowerCase() === name.toLocaleLowerCase());
  if (same) return ok(same.id as ClientId);
  const empty = { aliases: [], domains: [], references: [], facts: [], origins: [], tags: [], flags: {} };
  const saved = await vault.saveClient({ name, ...empty });
  return saved.ok ? ok(saved.value.id) : saved;
}

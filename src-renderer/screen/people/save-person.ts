import type { AppError } from '../../../src-shared/errors';
import type { PersonId } from '../../../src-shared/ids';
import { err, ok, type Result } from '../../../src-shared/result';
import type { SaveOutcome } from '../form/use-saving';
import { vault } from '../links/vault';
import { draftOfForm } from './person-draft';
import type { PersonBefore, PersonFormState } from './person-form-state';

export async function savePersonForm(id: PersonId | undefined, form: PersonFormState): Promise<SaveOutcome<PersonId>> {
  const at = new Date().toISOString();
  const before = await personBefore(id);
  if (!before.ok) return { kind: 'error', error: before.error };
  const written = draftOfForm(form, before.value, at);
  if (!written.ok) return { kind: 'problems', problems: written.problems };
  const saved = await vault.savePerson(written.draft);
  return saved.ok ? { kind: 'saved', id: saved.value.id } : { kind: 'error', error: saved.error };
}

async function personBefore(id: PersonId | undefined): Promise<Result<PersonBefore | undefined, AppError>> {
  if (id === undefined) return ok(undefined);
  const detail = await vault.person({ id });
  return detail.ok ? ok(detail.value.person) : err(detail.error);
}

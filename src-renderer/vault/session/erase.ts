import type { AppError } from '../../../src-shared/errors';
import type { PersonId } from '../../../src-shared/ids';
import { err, ok, type Result } from '../../../src-shared/result';
import { ERASING, erasePerson, planErase } from '../book/erase-person';
import type { DirectoryDesk } from '../publishing/desk';
import { publishedMarks } from '../publishing/listing';
import { askToErase } from '../window/erase-sheet';
import type { OpenVault } from './open-vault';

/** Erases a person after asking in the vault's own window. */
export async function eraseForGood(
  vault: OpenVault,
  desk: Pick<DirectoryDesk, 'joined'>,
  id: PersonId,
): Promise<Result<null, AppError>> {
  const { book, store, room, notices } = vault;
  const joined = desk.joined();
  if (joined && publishedMarks(joined).people.some((mark) => mark.id === id))
    return err({ kind: 'refused', where: 'the firm sees a summary about this person: take it back first' });
  const plan = await planErase(book, id);
  if (!plan.ok) return plan;
  const { person, others, matters, mentions } = plan.value;
  const asked = { display: person.name.display, people: others.length, matters: matters.length, mentions };
  if (!(await askToErase(room.host, { ...asked, undoable: store.changes().length }))) return err({ kind: 'cancelled' });
  return room.jobs.run('erase', async () => {
    const erased = await book.inTurn(async () => {
      // Somebody may have been saved while the sheet was up.
      const now = await planErase(book, id);
      if (!now.ok) return now;
      const unnamed = await notices.forgetPerson(now.value.person.name.display);
      return unnamed.ok ? erasePerson(book, now.value) : unnamed;
    });
    return erased.ok ? finishErasing(vault) : erased;
  });
}

/** Also at the next unlock, where the app ended or the disk failed in between. */
export async function finishErasing({
  store,
  care,
}: Pick<OpenVault, 'store' | 'care'>): Promise<Result<null, AppError>> {
  if (store.getValue(ERASING) !== true) return ok(null);
  const forgotten = await care.forget();
  return forgotten.ok ? store.setValue(ERASING, null) : forgotten;
}

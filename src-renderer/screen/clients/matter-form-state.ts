import * as v from 'valibot';

import { MATTER_STATUSES, type Matter, type MatterDraft } from '../../../src-shared/book/records';
import { idSchema, type ClientId } from '../../../src-shared/ids';
import type { FieldProblem } from '../form/facts-of-fields';
import { newKey } from '../form/fields';
import { parseTypedDate, type TypedDate } from '../form/typed-date';

const participantSchema = v.strictObject({
  key: v.string(),
  id: v.exactOptional(idSchema<'person'>()),
  display: v.string(),
});
export type Participant = v.InferOutput<typeof participantSchema>;

export const matterFormSchema = v.strictObject({
  title: v.string(),
  status: v.picklist(MATTER_STATUSES),
  people: v.array(participantSchema),
  openedOn: v.string(),
  closedOn: v.string(),
  ledBy: v.string(),
  note: v.string(),
  version: v.exactOptional(v.number()),
});
export type MatterFormState = v.InferOutput<typeof matterFormSchema>;

export const emptyParticipant = (): Participant => ({ key: newKey(), display: '' });

export const emptyMatterForm = (): MatterFormState => ({
  title: '',
  status: 'open',
  people: [],
  openedOn: '',
  closedOn: '',
  ledBy: '',
  note: '',
});

export const formOfMatter = (matter: Matter, people: readonly Participant[]): MatterFormState => ({
  title: matter.title,
  status: matter.status,
  people: [...people],
  openedOn: matter.openedOn ?? '',
  closedOn: matter.closedOn ?? '',
  ledBy: matter.ledBy ?? '',
  note: matter.note ?? '',
  version: matter.version,
});

const DATE_MESSAGE = 'Write a year (2014), a month (2014-03) or a day (2014-03-01).';

export function draftOfMatterForm(
  form: MatterFormState,
  id: Matter['id'] | undefined,
  clientId: ClientId,
): { readonly draft: MatterDraft; readonly problems: readonly FieldProblem[] } {
  const dates = { openedOn: parseTypedDate(form.openedOn), closedOn: parseTypedDate(form.closedOn) };
  const words = { ledBy: form.ledBy.trim(), note: form.note.trim() };
  const title = form.title.trim();
  return {
    problems: [
      ...(title === '' ? [{ key: 'title', message: 'A title is needed.' }] : []),
      ...Object.entries(dates).flatMap(([key, date]) => (date?.ok === false ? [{ key, message: DATE_MESSAGE }] : [])),
    ],
    draft: {
      ...(id && form.version !== undefined ? { base: { id, version: form.version } } : {}),
      title,
      clientId,
      personIds: form.people.flatMap((person) => person.id ?? []),
      status: form.status,
      ...filled(dateTexts(dates)),
      ...filled(words),
    },
  };
}

const dateTexts = (dates: Readonly<Record<string, TypedDate | undefined>>) =>
  Object.fromEntries(Object.entries(dates).map(([name, date]) => [name, date?.ok ? date.date : undefined]));

const filled = (parts: Readonly<Record<string, string | undefined>>) =>
  Object.fromEntries(Object.entries(parts).filter(([, text]) => text !== undefined && text !== ''));

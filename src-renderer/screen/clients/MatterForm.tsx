import { NativeSelect, Textarea, TextInput } from '@mantine/core';

import { MATTER_STATUSES, type Matter } from '../../../src-shared/book/records';
import type { ClientId, MatterId, PersonId } from '../../../src-shared/ids';
import { FindField } from '../form/FindField';
import { AddButton, FormLine, FormSection } from '../form/FormPage';
import { RecordForm, type FormFields } from '../form/RecordForm';
import type { SaveOutcome } from '../form/use-saving';
import { ErrorWords } from '../frame/ErrorNote';
import { currentPlace } from '../frame/place';
import { showError, showToast } from '../frame/toast';
import { undoAction } from '../frame/undo';
import { useLive } from '../links/use-live';
import { vault } from '../links/vault';
import {
  draftOfMatterForm,
  emptyMatterForm,
  emptyParticipant,
  formOfMatter,
  matterFormSchema,
  type MatterFormState,
} from './matter-form-state';
import { STATUS_NAMES } from './MatterList';
import { showClient } from './show-client';

interface Props {
  readonly id: MatterId | undefined;
  readonly clientId: ClientId;
}

export function MatterForm({ id, clientId }: Props) {
  return (
    <RecordForm
      title={id === undefined ? 'New matter' : 'Edit matter'}
      draftKey={`matter:${id ?? `new:${clientId}`}`}
      schema={matterFormSchema}
      load={() => loadForm(id, clientId)}
      save={(form) => saveMatterForm(id, clientId, form)}
      savedWords={id === undefined ? 'Matter added.' : 'Saved.'}
      show={() => showClient(clientId)}
    >
      {(fields, drop) => (
        <>
          <MatterFields {...fields} clientId={clientId} />
          {id && (
            <button type="button" className="link-button" onClick={() => void deleteMatter(id, clientId, drop)}>
              Delete this matter
            </button>
          )}
        </>
      )}
    </RecordForm>
  );
}

async function loadForm(id: MatterId | undefined, clientId: ClientId): Promise<MatterFormState | undefined> {
  if (id === undefined) return emptyMatterForm();
  const detail = await vault.client({ id: clientId });
  const matter = detail.ok ? detail.value.matters.find((candidate) => candidate.id === id) : undefined;
  return matter && formOfMatter(matter, await participants(matter));
}

async function participants({ personIds }: Matter): Promise<MatterFormState['people']> {
  const details = await Promise.all(personIds.map((id) => vault.person({ id })));
  return details.flatMap((detail, index) => {
    const id = personIds[index];
    return id && detail.ok ? [{ ...emptyParticipant(), id, display: detail.value.person.name.display }] : [];
  });
}

async function saveMatterForm(
  id: MatterId | undefined,
  clientId: ClientId,
  form: MatterFormState,
): Promise<SaveOutcome<MatterId>> {
  const { draft, problems } = draftOfMatterForm(form, id, clientId);
  if (problems.length > 0) return { kind: 'problems', problems };
  const saved = await vault.saveMatter(draft);
  return saved.ok ? { kind: 'saved', id: saved.value.id } : { kind: 'error', error: saved.error };
}

async function deleteMatter(id: MatterId, clientId: ClientId, drop: () => Promise<void>): Promise<void> {
  const here = currentPlace();
  const deleted = await vault.deleteMatter({ id });
  if (!deleted.ok) return showError(deleted.error);
  await drop();
  showToast('Matter deleted.', undoAction);
  if (currentPlace() === here) showClient(clientId);
}

function MatterFields({ form, set, problems, clientId }: FormFields<MatterFormState> & Pick<Props, 'clientId'>) {
  const client = useLive(clientId, () => vault.client({ id: clientId }), ['clients']).value?.client;
  const errorOf = (wanted: string) => {
    const problem = problems.find(({ key }) => key === wanted);
    return problem && <ErrorWords>{problem.message}</ErrorWords>;
  };
  const input = (part: 'title' | 'openedOn' | 'closedOn', label: string, placeholder?: string) => (
    <TextInput
      className="grow"
      label={label}
      placeholder={placeholder}
      value={form[part]}
      error={errorOf(part)}
      onChange={(event) => set({ ...form, [part]: event.currentTarget.value })}
    />
  );
  return (
    <>
      <FormSection title={client ? `For ${client.name}` : 'Matter'}>
        {input('title', 'Title')}
        <div className="form-line">
          <NativeSelect
            className="grow"
            label="Status"
            data={MATTER_STATUSES.map((status) => ({ value: status, label: STATUS_NAMES[status] }))}
            value={form.status}
            onChange={(event) => set({ ...form, status: event.currentTarget.value as Matter['status'] })}
          />
          {input('openedOn', 'Opened', '2014-03')}
          {input('closedOn', 'Closed', '2014-03')}
        </div>
        <Textarea
          label="What led to it"
          autosize
          minRows={2}
          value={form.ledBy}
          onChange={(event) => set({ ...form, ledBy: event.currentTarget.value })}
        />
        <Textarea
          label="Note"
          autosize
          minRows={2}
          value={form.note}
          onChange={(event) => set({ ...form, note: event.currentTarget.value })}
        />
      </FormSection>
      <FormSection title="People on it">
        <ParticipantFields form={form} set={set} />
      </FormSection>
    </>
  );
}

function ParticipantFields({ form, set }: Omit<FormFields<MatterFormState>, 'problems'>) {
  const { people } = form;
  const change = (key: string, next: MatterFormState['people'][number]) =>
    set({ ...form, people: people.map((person) => (person.key === key ? next : person)) });
  return (
    <>
      {people.map(({ key, id, display }) => (
        <FormLine
          key={key}
          removeLabel="Take out this person"
          onRemove={() => set({ ...form, people: people.filter((person) => person.key !== key) })}
        >
          <FindField
            kind="person"
            label="Who, from the book"
            text={display}
            isPicked={id !== undefined}
            unknownHint="Pick somebody from the book, or this line is left out."
            onText={(text) => change(key, { key, display: text })}
            onPick={(item) => change(key, { key, id: item.id as PersonId, display: item.display })}
          />
        </FormLine>
      ))}
      <AddButton onClick={() => set({ ...form, people: [...people, emptyParticipant()] })}>add a person</AddButton>
    </>
  );
}

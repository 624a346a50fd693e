import { TagsInput, TextInput } from '@mantine/core';

import type { ClientId } from '../../../src-shared/ids';
import { FactFields } from '../form/FactFields';
import { AddButton, FormLine, FormSection } from '../form/FormPage';
import { TagsField } from '../form/TagsField';
import { RecordForm, type FormFields } from '../form/RecordForm';
import type { SaveOutcome } from '../form/use-saving';
import { ErrorWords } from '../frame/ErrorNote';
import { vault } from '../links/vault';
import { BasisField } from '../people/BasisField';
import { FlagFields } from '../people/FlagFields';
import {
  clientFormSchema,
  draftOfClientForm,
  emptyClientForm,
  emptyReference,
  formOfClient,
  type ClientFormState,
} from './client-form-state';
import { showClient } from './show-client';

export function ClientForm({ id }: { readonly id: ClientId | undefined }) {
  return (
    <RecordForm
      title={id === undefined ? 'New client' : 'Edit client'}
      draftKey={`client:${id ?? 'new'}`}
      schema={clientFormSchema}
      load={() => loadClientForm(id)}
      save={(form) => saveClientForm(id, form)}
      savedWords={id === undefined ? 'Client added to the book.' : 'Saved.'}
      show={showClient}
    >
      {(fields) => <ClientFields {...fields} />}
    </RecordForm>
  );
}

async function loadClientForm(id: ClientId | undefined): Promise<ClientFormState | undefined> {
  if (id === undefined) return emptyClientForm();
  const detail = await vault.client({ id });
  return detail.ok ? formOfClient(detail.value.client) : undefined;
}

async function saveClientForm(id: ClientId | undefined, form: ClientFormState): Promise<SaveOutcome<ClientId>> {
  const before = id === undefined ? undefined : await vault.client({ id });
  if (before && !before.ok) return { kind: 'error', error: before.error };
  const { draft, problems } = draftOfClientForm(form, before?.value.client, new Date().toISOString());
  if (problems.length > 0) return { kind: 'problems', problems };
  const saved = await vault.saveClient(draft);
  return saved.ok ? { kind: 'saved', id: saved.value.id } : { kind: 'error', error: saved.error };
}

function ClientFields({ form, set, problems }: FormFields<ClientFormState>) {
  const nameProblem = problems.find(({ key }) => key === 'name')?.message;
  const facts = {
    fields: form.fields,
    onFields: (fields: ClientFormState['fields']) => set({ ...form, fields }),
    problems,
  };
  return (
    <>
      <FormSection title="Client">
        <TextInput
          label="Name"
          value={form.name}
          error={nameProblem && <ErrorWords>{nameProblem}</ErrorWords>}
          onChange={(event) => set({ ...form, name: event.currentTarget.value })}
        />
        <TagsInput
          label="Also known as"
          value={form.aliases}
          onChange={(aliases) => set({ ...form, aliases })}
          acceptValueOnBlur
        />
        <TextInput
          label="Sector"
          value={form.sector}
          onChange={(event) => set({ ...form, sector: event.currentTarget.value })}
        />
        <TagsInput
          label="Web and e-mail domains"
          value={form.domains}
          onChange={(domains) => set({ ...form, domains })}
          acceptValueOnBlur
        />
      </FormSection>
      <FormSection title="Numbers in the firm’s systems">
        <ReferenceFields form={form} set={set} />
      </FormSection>
      <FormSection title="How to reach them">
        <FactFields kind="phone" name="a phone" {...facts} />
        <FactFields kind="address" name="an address" {...facts} />
        <FactFields kind="url" name="a web page" {...facts} />
      </FormSection>
      <FormSection title="Notes">
        <FactFields kind="note" name="a note" {...facts} />
        <FactFields kind="custom" name="a fact of your own" {...facts} />
      </FormSection>
      <FormSection title="Tags">
        <TagsField value={form.tags} onChange={(tags) => set({ ...form, tags })} />
      </FormSection>
      <FormSection title="Flags">
        <FlagFields value={form} onChange={(flags) => set({ ...form, ...flags })} />
      </FormSection>
      <FormSection title="Where this came from">
        <BasisField value={form.basis} onChange={(basis) => set({ ...form, basis })} />
      </FormSection>
    </>
  );
}

function ReferenceFields({ form, set }: Omit<FormFields<ClientFormState>, 'problems'>) {
  const { references } = form;
  const change = (key: string, part: 'label' | 'value', text: string) =>
    set({ ...form, references: references.map((line) => (line.key === key ? { ...line, [part]: text } : line)) });
  return (
    <>
      {references.map(({ key, label, value }) => (
        <FormLine
          key={key}
          removeLabel="Take out this number"
          onRemove={() => set({ ...form, references: references.filter((line) => line.key !== key) })}
        >
          <TextInput
            className="form-basis"
            aria-label="Kind of number"
            value={label}
            onChange={(event) => change(key, 'label', event.currentTarget.value)}
          />
          <TextInput
            className="grow"
            aria-label="Number"
            placeholder="Number"
            value={value}
            onChange={(event) => change(key, 'value', event.currentTarget.value)}
          />
        </FormLine>
      ))}
      <AddButton onClick={() => set({ ...form, references: [...references, emptyReference()] })}>
        add a number
      </AddButton>
    </>
  );
}

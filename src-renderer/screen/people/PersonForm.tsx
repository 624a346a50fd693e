import type { PersonId } from '../../../src-shared/ids';
import { useTagNames } from '../facts/use-tag-names';
import { FactFields } from '../form/FactFields';
import { FormSection } from '../form/FormPage';
import { TagsField } from '../form/TagsField';
import { RecordForm, type FormFields } from '../form/RecordForm';
import { currentPlace, go } from '../frame/place';
import { vault } from '../links/vault';
import { BasisField } from './BasisField';
import { FlagFields } from './FlagFields';
import { NameFields } from './NameFields';
import { emptyPersonForm, formOfPerson, personFormSchema, type PersonFormState } from './person-form-state';
import { RelationFields } from './RelationFields';
import { RoleFields } from './RoleFields';
import { savePersonForm } from './save-person';

interface Props {
  readonly id: PersonId | undefined;
  readonly clientName: string | undefined;
}

export function PersonForm({ id, clientName }: Props) {
  return (
    <RecordForm
      title={id === undefined ? 'New person' : 'Edit person'}
      draftKey={`person:${id ?? 'new'}`}
      schema={personFormSchema}
      load={() => loadPersonForm({ id, clientName })}
      save={(form) => savePersonForm(id, form)}
      savedWords={id === undefined ? 'Added to the book.' : 'Saved.'}
      show={showPerson}
    >
      {(fields) => <PersonFields {...fields} />}
    </RecordForm>
  );
}

async function loadPersonForm({ id, clientName }: Props): Promise<PersonFormState | undefined> {
  if (id === undefined) return emptyPersonForm(clientName);
  const detail = await vault.person({ id });
  return detail.ok ? formOfPerson(detail.value) : undefined;
}

function showPerson(id: PersonId): void {
  const place = currentPlace();
  go({ screen: 'people', filter: place.screen === 'people' ? place.filter : {}, pane: { kind: 'person', id } });
}

function PersonFields({ form, set, problems }: FormFields<PersonFormState>) {
  const known = useTagNames();
  const facts = {
    fields: form.fields,
    onFields: (fields: PersonFormState['fields']) => set({ ...form, fields }),
    problems,
  };
  return (
    <>
      <FormSection title="Name">
        <NameFields form={form} set={set} problem={problems.find(({ key }) => key === 'name')?.message} />
      </FormSection>
      <FormSection title="Work">
        <RoleFields roles={form.roles} onRoles={(roles) => set({ ...form, roles })} problems={problems} />
      </FormSection>
      <FormSection title="How to reach them">
        <FactFields kind="email" name="an e-mail" {...facts} />
        <FactFields kind="phone" name="a phone" {...facts} />
        <FactFields kind="address" name="an address" {...facts} />
        <FactFields kind="url" name="a web page" {...facts} />
        <FactFields kind="handle" name="a message handle" {...facts} />
      </FormSection>
      <FormSection title="Days">
        <FactFields kind="birthday" name="a birthday" isSingle {...facts} />
        <FactFields kind="anniversary" name="an anniversary" {...facts} />
      </FormSection>
      <FormSection title="Preferences and family">
        <FactFields kind="preference" name="a preference" {...facts} />
        <FactFields kind="custom" name="a fact of your own" {...facts} />
      </FormSection>
      <FormSection title="Notes">
        <FactFields kind="note" name="a note" {...facts} />
      </FormSection>
      <FormSection title="Tags">
        <TagsField
          placeholder={form.tags.length === 0 ? 'A tag, then Enter' : ''}
          data={known}
          value={form.tags}
          onChange={(tags) => set({ ...form, tags })}
        />
      </FormSection>
      <FormSection title="Relations">
        <RelationFields relations={form.relations} onRelations={(relations) => set({ ...form, relations })} />
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

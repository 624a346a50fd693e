import { Checkbox, TextInput } from '@mantine/core';

import type { ClientId } from '../../../src-shared/ids';
import { FindField } from '../form/FindField';
import type { FieldProblem } from '../form/facts-of-fields';
import { AddButton, FormLine } from '../form/FormPage';
import { useWrong } from '../form/line-error';
import { parseTypedDate } from '../form/typed-date';
import { emptyRole, type RoleField } from './person-form-state';

interface Props {
  readonly roles: readonly RoleField[];
  readonly onRoles: (roles: RoleField[]) => void;
  readonly problems: readonly FieldProblem[];
}

export function RoleFields({ roles, onRoles, problems }: Props) {
  const change = (next: RoleField) => onRoles(roles.map((role) => (role.key === next.key ? next : role)));
  return (
    <>
      {roles.map((role) => (
        <FormLine
          key={role.key}
          onRemove={() => onRoles(roles.filter(({ key }) => key !== role.key))}
          removeLabel="Take out this role"
          error={problems.find(({ key }) => key === role.key)?.message}
        >
          <RoleInputs role={role} onChange={change} />
        </FormLine>
      ))}
      <AddButton onClick={() => onRoles([...roles, emptyRole()])}>add a role</AddButton>
    </>
  );
}

function RoleInputs({ role, onChange }: { readonly role: RoleField; readonly onChange: (role: RoleField) => void }) {
  const { clientId: _, ...withoutClient } = role;
  const wrong = useWrong();
  const isWrongDate = (part: keyof RoleField) =>
    (part === 'since' || part === 'until') && parseTypedDate(role[part])?.ok === false;
  const input = (part: 'title' | 'department' | 'since' | 'until', label: string, className: string) => (
    <TextInput
      className={className}
      {...(isWrongDate(part) && wrong)}
      aria-label={label}
      placeholder={label}
      value={role[part]}
      onChange={(event) => onChange({ ...role, [part]: event.currentTarget.value })}
    />
  );
  return (
    <div className="role-inputs">
      <div className="form-line">
        <FindField
          kind="client"
          label="Client or organisation"
          text={role.clientName}
          isPicked={role.clientId !== undefined}
          unknownHint="Not picked from the book: a client of this name is made if there is none."
          onText={(clientName) => onChange({ ...withoutClient, clientName })}
          onPick={(item) => onChange({ ...role, clientId: item.id as ClientId, clientName: item.display })}
        />
        {input('title', 'Title', 'grow')}
      </div>
      <div className="form-line">
        {input('department', 'Department', 'grow')}
        {input('since', 'Since', 'form-when')}
        {input('until', 'Until', 'form-when')}
        <Checkbox
          label="Now"
          checked={role.current}
          onChange={(event) => onChange({ ...role, current: event.currentTarget.checked })}
        />
      </div>
    </div>
  );
}

import type { Matter } from '../../../src-shared/book/records';
import { saySpan } from '../facts/partial-date';

export const STATUS_NAMES: Readonly<Record<Matter['status'], string>> = {
  prospect: 'Prospect',
  open: 'Open',
  closed: 'Closed',
};

interface Props {
  readonly matters: readonly Matter[];
  readonly onOpen?: (matter: Matter) => void;
}

export function MatterList({ matters, onOpen }: Props) {
  return (
    <ul className="plain-list">
      {matters.map((matter) => (
        <li key={matter.id} className="matter">
          <span className="matter-status">{STATUS_NAMES[matter.status]}</span>
          <span className="matter-title">
            {onOpen ? (
              <button type="button" className="link-button" onClick={() => onOpen(matter)}>
                {matter.title}
              </button>
            ) : (
              matter.title
            )}
            <span className="quiet"> {saySpan(matter.openedOn, matter.closedOn)}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}

import { WarningIcon } from '@phosphor-icons/react/dist/csr/Warning';

import type { JoinedDirectory, MemberRow } from '../../../src-shared/directory-contract';
import { formatCount, plural } from '../../look';
import { go, type PlaceOf } from '../frame/place';
import { useLive } from '../links/use-live';
import { vault } from '../links/vault';
import { useArrayRows } from '../list/array-rows';
import { ListDetail } from '../list/ListDetail';
import { RowList } from '../list/RowList';
import { useActiveRow } from '../list/use-active-row';
import { ColleaguesSections } from './ColleaguesSections';
import { DirectoryPage, THE_DIRECTORY } from './DirectoryPage';
import { DirectoryStatus } from './DirectoryStatus';
import { MemberDetail } from './MemberDetail';
import { inviteSomebody } from './member-actions';
import { NotShown } from './NotShown';
import { sayStatus, sayWork } from './member-words';

interface Props {
  readonly place: PlaceOf<'colleagues'>;
  readonly joined: JoinedDirectory;
}

/** Who belongs to the directory, and how sure one can be of each. */
export function Members({ place, joined }: Props) {
  const { value, error, reload } = useLive('members', () => vault.members({}), ['directory']);
  const members = value?.members;
  const rows = useArrayRows(members);
  const openAt = members?.findIndex(({ memberId }) => memberId === place.open) ?? -1;
  const [active, setActive] = useActiveRow(openAt);
  const open = members?.[openAt];
  const onMove = (index: number) => {
    setActive(index);
    const row = rows.at(index);
    if (row) go({ screen: 'colleagues', section: 'members', text: place.text, open: row.memberId });
  };
  const list = (
    <>
      <header className="list-head">
        <div className="list-head-line">
          <h1 className="list-title serif">Colleagues</h1>
          <p className="list-count" aria-live="polite">
            {members && sayCount(joined)}
          </p>
          <button
            type="button"
            className="link-button"
            onClick={() => go({ screen: 'colleagues', section: 'members', text: place.text, open: THE_DIRECTORY })}
          >
            The directory
          </button>
          <button type="button" className="link-button" onClick={() => void inviteSomebody()}>
            Invite…
          </button>
        </div>
        <ColleaguesSections place={place} />
        {error && <NotShown what="The members could not be listed." error={error} onAgain={reload} />}
        <DirectoryStatus joined={joined} />
      </header>
      <RowList
        label="Members"
        rows={rows}
        active={active}
        idOf={({ memberId }) => memberId}
        isSelected={({ memberId }) => memberId === place.open}
        renderRow={(row) => <MemberLine row={row} />}
        onMove={onMove}
        onEnter={() => onMove(Math.max(active, 0))}
      />
    </>
  );
  return (
    <ListDetail
      list={list}
      detail={
        place.open === THE_DIRECTORY ? (
          <DirectoryPage joined={joined} />
        ) : (
          open && members && <MemberDetail key={open.memberId} member={open} joined={joined} members={members} />
        )
      }
      resting={<DirectoryPage joined={joined} />}
    />
  );
}

const sayCount = ({ members, unconfirmed }: JoinedDirectory): string =>
  unconfirmed === 0
    ? plural(members, 'member', 'members')
    : `${plural(members, 'member', 'members')}, ${formatCount(unconfirmed)} unconfirmed`;

function MemberLine({ row }: { readonly row: MemberRow }) {
  const work = sayWork(row);
  const isDoubtful = row.status === 'unconfirmed' && row.compared !== 'fits' && !row.isMe;
  return (
    <div className="person-line member-line" data-old={row.retired ? true : undefined}>
      <span className="person-line-name serif" title={row.name}>
        <span className="name-whole">{row.name}</span>
      </span>
      <span className="person-line-client" title={work}>
        {work}
      </span>
      <span className="line-date" data-doubtful={isDoubtful || undefined}>
        {isDoubtful && <WarningIcon size={14} aria-hidden />}
        {sayStatus(row)}
      </span>
    </div>
  );
}

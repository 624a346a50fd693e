import { SealCheckIcon } from '@phosphor-icons/react/dist/csr/SealCheck';
import { WarningIcon } from '@phosphor-icons/react/dist/csr/Warning';
import { useState } from 'react';

import type { JoinedDirectory, MemberRow } from '../../../src-shared/directory-contract';
import { formatDay, plural } from '../../look';
import { Action } from '../list/Action';
import { DetailHead } from '../list/DetailHead';
import { Fingerprint } from './Fingerprint';
import { admit, compareFingerprint, retire } from './member-actions';
import { explainStatus, isAdmitted, sayAmount, sayWork } from './member-words';
import { OwnDevices } from './OwnDevices';
import { ProfileDialog } from './ProfileDialog';

interface Props {
  readonly member: MemberRow;
  readonly joined: JoinedDirectory;
  readonly members: readonly MemberRow[];
}

export function MemberDetail({ member, joined, members }: Props) {
  return (
    <article className="detail-page">
      <DetailHead title={member.name}>
        <p className="roles">{[member.isMe && 'You', sayWork(member)].filter(Boolean).join(' · ')}</p>
        {member.isMe && <MyActions me={member} />}
        {joined.isEnroller && !member.isMe && !member.retired && <EnrollerActions member={member} />}
      </DetailHead>
      <Standing member={member} members={members} />
      <section className="detail-section">
        <h2 className="section-title">Fingerprint</h2>
        <Fingerprint groups={member.fingerprint} />
        {!member.isMe && <Compare member={member} />}
      </section>
      <section className="detail-section">
        <h2 className="section-title">{member.isMe ? 'What you say' : 'What they say'}</h2>
        <p className="quiet">{sayAmount(member)}</p>
      </section>
      {member.isMe && <OwnDevices />}
    </article>
  );
}

function MyActions({ me }: { readonly me: MemberRow }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <div className="actions" role="group" aria-label="Actions">
      <Action label="Change…" onClick={() => setIsOpen(true)} />
      <ProfileDialog me={me} isOpen={isOpen} onClose={() => setIsOpen(false)} />
    </div>
  );
}

function EnrollerActions({ member }: { readonly member: MemberRow }) {
  const proposed = member.retireProposed;
  const agrees = proposed && !proposed.byMe ? proposed.how : undefined;
  return (
    <div className="actions" role="group" aria-label="Actions">
      {!isAdmitted(member) && <Action label="Admit…" onClick={() => void admit(member, 'member')} />}
      {!member.isEnroller && <Action label="Make an enroller…" onClick={() => void admit(member, 'enroller')} />}
      {agrees ? (
        <Action
          label={agrees === 'refuse' ? 'Agree to refuse…' : 'Agree that they left…'}
          onClick={() => void retire(member, agrees)}
        />
      ) : (
        !proposed && (
          <>
            {!isAdmitted(member) && <Action label="Refuse…" onClick={() => void retire(member, 'refuse')} />}
            <Action label="Left the firm…" onClick={() => void retire(member, 'left-the-firm')} />
          </>
        )
      )}
    </div>
  );
}

function Standing({ member, members }: Omit<Props, 'joined'>) {
  const nameOf = (id: string) => members.find(({ memberId }) => memberId === id);
  const namesakes = member.sameNameAs.map(nameOf).filter((other) => other !== undefined);
  const isSure = member.status === 'verified' || member.compared === 'fits';
  const admittedBy = member.admittedBy === undefined ? undefined : nameOf(member.admittedBy)?.name;
  return (
    <section className="detail-section">
      <h2 className="section-title">How sure this is</h2>
      <Line isSure={isSure}>{explainStatus(member)}</Line>
      {admittedBy && <p className="quiet standing">Admitted by {admittedBy}.</p>}
      {namesakes.length > 0 && (
        <Line isSure={false}>
          {plural(namesakes.length, 'other member has', 'other members have')} this name:{' '}
          {namesakes.map((other) => `key first seen on ${formatDay(other.firstSeen)}`).join('; ')}. They may be two
          people, or one who pretends. Compare the fingerprint.
        </Line>
      )}
      {member.invitedByMe === 'proof-fits' && (
        <p className="quiet standing">They came with an invitation that you made.</p>
      )}
      {member.invitedByMe === 'proof-reused' && (
        <Line isSure={false}>
          An invitation that you made was used by more than one. Ask whom you gave it to, and compare fingerprints.
        </Line>
      )}
      {member.retireProposed && (
        <Line isSure={false}>
          {member.retireProposed.byMe ? 'You' : (nameOf(member.retireProposed.by)?.name ?? 'An enroller')} said that
          they {member.retireProposed.how === 'refuse' ? 'should be refused' : 'left the firm'}. It counts once a second
          enroller agrees.
        </Line>
      )}
      {member.retired && (
        <Line isSure={false}>
          {member.retired.how === 'refuse' ? 'Refused' : 'Left the firm'}, agreed by two enrollers on{' '}
          {formatDay(member.retired.at)}. What they said stays until it expires or they take it back.
        </Line>
      )}
    </section>
  );
}

function Line({ isSure, children }: { readonly isSure: boolean; readonly children: React.ReactNode }) {
  const Icon = isSure ? SealCheckIcon : WarningIcon;
  return (
    <p className="status-line standing" data-warn={isSure ? undefined : true} data-sure={isSure || undefined}>
      <Icon size={16} aria-hidden />
      <span>{children}</span>
    </p>
  );
}

function Compare({ member }: { readonly member: MemberRow }) {
  return (
    <div className="compare">
      <p className="quiet">
        Call them, and have them read theirs to you: Colleagues, Members, their own name. An e-mail will not do.
      </p>
      <div className="actions" role="group" aria-label="What you found">
        {member.compared !== 'fits' && <Action label="It fits" onClick={() => void compareFingerprint(member, true)} />}
        {member.compared !== 'differs' && (
          <Action label="It is another" onClick={() => void compareFingerprint(member, false)} />
        )}
      </div>
    </div>
  );
}

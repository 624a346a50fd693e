import { describe, expect, it } from 'vitest';

import { PROBLEM_KINDS } from '../../../src-shared/directory-view/problems';
import type { DirectoryProblem, MemberRow } from '../../../src-shared/directory-contract';
import { formatDay } from '../../../src-renderer/look';
import { indexNear } from '../../../src-renderer/screen/colleagues/index-near';
import { explainStatus, isAdmitted, sayStatus } from '../../../src-renderer/screen/colleagues/member-words';
import { gravestFirst, sayProblem } from '../../../src-renderer/screen/colleagues/say-problem';
import { LEAST, optionsOf } from '../../../src-renderer/screen/what-the-firm-sees/publish-choice';

const NOW = new Date('2026-11-20T12:00:00');

const problem = (change: Partial<DirectoryProblem>): DirectoryProblem => ({
  problemId: 'one',
  kind: 'shortened',
  memberName: 'A. Okafor',
  entries: 2,
  since: '2026-11-17T09:00:00',
  hasEvidence: true,
  ...change,
});

describe('what is doubtful in the folder', () => {
  it('names who, what and since when where the directory shows less', () => {
    expect(sayProblem(problem({}), NOW)).toBe(
      'The directory shows less than it did on Tuesday: 2 entries by A. Okafor are missing, and they did not take them back. Your copy and the proof are kept.',
    );
  });

  it('gives the date where it is longer ago than a week, and no day name that could be two', () => {
    const march = '2026-03-03T09:00:00';
    expect(sayProblem(problem({ since: march }), NOW)).toContain(`than it did on ${formatDay(march, NOW)}:`);
    expect(sayProblem(problem({ since: '2026-11-20T09:00:00' }), NOW)).toContain('than it did earlier today:');
  });

  it('has a whole sentence for every kind, one or many, known author or not', () => {
    for (const kind of PROBLEM_KINDS)
      for (const entries of [1, 3]) {
        const { memberName: _, ...unknown } = problem({ kind, entries });
        for (const one of [problem({ kind, entries }), unknown])
          expect(sayProblem(one, NOW)).toMatch(/^[A-Z0-9][^]*\.$/);
      }
  });

  it('says of the partner’s own part what was done with it, and that it can be put back', () => {
    const mine = { isMine: true, memberName: 'Ruth Bellamy', entries: 1 } as const;
    for (const kind of PROBLEM_KINDS) {
      const said = sayProblem(problem({ ...mine, kind, canPutBack: true }), NOW);
      expect(said).toMatch(/^[A-Z0-9][^]*\.$/);
      expect(said).not.toContain('Ruth Bellamy');
    }
    expect(sayProblem(problem({ ...mine, kind: 'missing-content', canPutBack: true }), NOW)).toBe(
      'The text of 1 thing that you said is gone from the folder, and you did not take it back. Colleagues who join now cannot read it.',
    );
    const forked = problem({ ...mine, kind: 'fork' });
    expect(sayProblem(forked, NOW)).toContain('Your part of the directory went two ways on Tuesday:');
    expect(sayProblem({ ...forked, hasEvidence: false }, NOW)).toContain('is not signed by you');
  });

  it('puts what somebody may have done on purpose before what a slow drive does', () => {
    const kinds = (['gap', 'odd-name', 'fork'] as const).map((kind) => problem({ kind }));
    expect(gravestFirst(kinds).map(({ kind }) => kind)).toEqual(['fork', 'odd-name', 'gap']);
    expect(gravestFirst(PROBLEM_KINDS.map((kind) => problem({ kind })))[0]?.kind).toBe('fork');
  });
});

describe('what is chosen beyond the least', () => {
  it('says nothing unless it was chosen', () => {
    expect(optionsOf(LEAST, NOW)).toEqual({});
  });

  it('ends on the same day so many months on, or on the last one of a shorter month', () => {
    expect(optionsOf({ ...LEAST, months: 3 }, NOW)).toEqual({ expires: '2027-02-20' });
    expect(optionsOf({ ...LEAST, months: 3 }, new Date('2026-11-30T12:00:00'))).toEqual({ expires: '2027-02-28' });
  });
});

describe('where a row is after the list changed', () => {
  const rows = (all: readonly string[]) => ({
    total: all.length,
    near: 0,
    isReady: true,
    isCurrent: true,
    at: (index: number) => all[index],
    need: () => undefined,
  });

  it('finds it above and below, and says so where it is gone', () => {
    const list = rows(['a', 'b', 'c', 'd']);
    expect(indexNear(list, 2, (row) => row === 'a')).toBe(0);
    expect(indexNear(list, 0, (row) => row === 'd')).toBe(3);
    expect(indexNear(list, 1, (row) => row === 'x')).toBeUndefined();
  });
});

describe('how sure a member is', () => {
  const member = (change: Partial<MemberRow>): MemberRow => ({
    memberId: 'a'.repeat(64),
    name: 'Nils Ågren',
    isMe: false,
    status: 'unconfirmed',
    isEnroller: false,
    fingerprint: [],
    firstSeen: '2026-11-17T09:00:00',
    sameNameAs: [],
    devices: 1,
    lostDevices: 0,
    summaries: 0,
    ...change,
  });

  it('asks to compare fingerprints of whom nobody has admitted', () => {
    expect(explainStatus(member({}))).toMatch(/^Unconfirmed: key first seen on .*; compare fingerprints\.$/);
  });

  it('does not call admitted whom only this partner has compared', () => {
    const compared = member({ status: 'verified', compared: 'fits' });
    expect(isAdmitted(compared)).toBe(false);
    expect(sayStatus(compared)).toBe('Compared by you');
    expect(isAdmitted(member({ status: 'verified', compared: 'fits', admittedBy: 'b'.repeat(64) }))).toBe(true);
  });

  it('warns of whose fingerprint is another', () => {
    expect(sayStatus(member({ compared: 'differs' }))).toBe('Another key');
    expect(explainStatus(member({ compared: 'differs' }))).toContain('Do not rely on what is said here.');
  });
});

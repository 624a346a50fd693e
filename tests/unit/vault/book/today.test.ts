import { describe, expect, it } from 'vitest';

import { comingDays, dayOf } from '../../../../src-renderer/vault/book/dates';
import { importContacts } from '../../../../src-renderer/vault/book/importing/import-contacts';
import { todayOf } from '../../../../src-renderer/vault/book/today';
import { contactNamed, createTestBook, deliveriesOf, valueOf } from '../../../support/book';

async function birthdaysOn(date: string, born: readonly string[]) {
  const book = createTestBook();
  const contacts = born.map((value, at) => contactNamed(`Person ${at}`, { facts: [{ kind: 'birthday', value }] }));
  valueOf(await importContacts(book, deliveriesOf(contacts), 'mine', () => true));
  const { people, clients } = book.store.views;
  return (await todayOf(people, clients, date)).birthdays.map(({ display, on, turns }) => [display, on, turns]);
}

describe('coming birthdays', () => {
  it('are those of today and the thirteen days after, across the end of a year', async () => {
    expect(await birthdaysOn('2026-12-25', ['1980-01-07', '--12-25', '1990-01-08', '1970-12-24', '1985-04'])).toEqual([
      ['Person 1', '2026-12-25', undefined],
      ['Person 0', '2027-01-07', 47],
    ]);
  });

  it('of 29 February are kept on the 28th in years without one', async () => {
    expect(await birthdaysOn('2026-02-20', ['2000-02-29'])).toEqual([['Person 0', '2026-02-28', 26]]);
    expect(await birthdaysOn('2028-02-20', ['2000-02-29'])).toEqual([['Person 0', '2028-02-29', 28]]);
    expect(await birthdaysOn('2026-02-16', ['--02-29'])).toEqual([['Person 0', '2026-02-28', undefined]]);
  });

  it('never invent an age: not without a year, not for the day of birth itself', async () => {
    expect(await birthdaysOn('2026-03-01', ['2026-03-02', '--03-02'])).toEqual([
      ['Person 0', '2026-03-02', undefined],
      ['Person 1', '2026-03-02', undefined],
    ]);
  });

  it('are counted by the calendar, whatever the clock does', () => {
    expect(comingDays('2026-03-28', 3).map(({ on }) => on)).toEqual(['2026-03-28', '2026-03-29', '2026-03-30']);
    expect([dayOf('1985'), dayOf('--04'), dayOf('1985-04-12'), dayOf('--04-12')]).toEqual([0, 0, 140, 140]);
  });
});

describe('gaps', () => {
  it('are counted with examples, for people but not for groups', async () => {
    const book = createTestBook();
    const contacts = [
      contactNamed('Full', {
        organisations: [{ name: 'Acme' }],
        facts: [
          { kind: 'phone', value: '1234' },
          { kind: 'birthday', value: '--01-01' },
        ],
      }),
      ...['A', 'B', 'C', 'D'].map((name) => contactNamed(name)),
      contactNamed('Club', { kind: 'group' }),
    ];
    valueOf(await importContacts(book, deliveriesOf(contacts), 'mine', () => true));
    const { gaps, people, clients } = await todayOf(book.store.views.people, book.store.views.clients, '2026-06-01');
    expect([people, clients]).toEqual([6, 1]);
    expect(gaps.map(({ gap, count, examples }) => [gap, count, examples.map(({ display }) => display)])).toEqual([
      ['no-reach', 4, ['A', 'B', 'C']],
      ['no-client', 4, ['A', 'B', 'C']],
      ['no-birthday', 4, ['A', 'B', 'C']],
      ['undecided', 6, ['A', 'B', 'C']],
    ]);
  });
});

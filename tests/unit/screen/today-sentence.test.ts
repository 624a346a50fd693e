import { describe, expect, it } from 'vitest';

import { createId } from '../../../src-shared/ids';
import { daysUntil, todaySentence, whenWords } from '../../../src-renderer/screen/today/today-sentence';

const now = new Date(2026, 10, 21, 23, 30);
const birthday = (display: string, on: string) => ({ id: createId<'person'>(), display, on });

describe('the first line of Today', () => {
  it('counts whole days in the partner’s own time', () => {
    expect(daysUntil('2026-11-21', now)).toBe(0);
    expect(daysUntil('2026-11-22', now)).toBe(1);
    expect(whenWords('2026-11-22', now)).toBe('tomorrow');
  });

  it('names the next birthday and counts the others', () => {
    const birthdays = [birthday('Ruth Bellamy', '2026-11-21'), birthday('Nils Ågren', '2026-11-29')];
    const said = todaySentence({ people: 2, clients: 0, birthdays, gaps: [] }, now);
    expect(said).toContain('Ruth Bellamy’s birthday is today, and 1 more within two weeks.');
  });

  it('says so where there is none', () => {
    expect(todaySentence({ people: 3, clients: 0, birthdays: [], gaps: [] }, now)).toContain('no birthday');
  });
});

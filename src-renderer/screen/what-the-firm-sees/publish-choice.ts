import type { Strength } from '../../../src-shared/directory-contract';

/** What the partner chose to say beyond the least. */
export interface Choice {
  readonly namesPerson: boolean;
  readonly strength: Strength | undefined;
  readonly openToIntroductions: boolean;
  readonly speakToMeFirst: boolean;
  readonly months: (typeof MONTHS)[number];
}

export const MONTHS = [3, 6, 12] as const;

export const LEAST: Choice = {
  namesPerson: false,
  strength: undefined,
  openToIntroductions: false,
  speakToMeFirst: false,
  months: 12,
};

/** Only what was chosen: what is left out here stays out of the summary. */
export const optionsOf = (
  { namesPerson, strength, openToIntroductions, speakToMeFirst, months }: Choice,
  now: Date = new Date(),
) => ({
  ...(namesPerson ? { person: true } : {}),
  ...(strength === undefined ? {} : { strength }),
  ...(openToIntroductions ? { openToIntroductions: true } : {}),
  ...(speakToMeFirst ? { speakToMeFirst: true } : {}),
  ...(months === LEAST.months ? {} : { expires: inMonths(months, now) }),
});

/** ISO 8601 date of today, so many months on; the last day of a month that has no such day. */
function inMonths(months: number, now: Date): string {
  const last = new Date(Date.UTC(now.getFullYear(), now.getMonth() + months + 1, 0)).getUTCDate();
  const day = Math.min(now.getDate(), last);
  return new Date(Date.UTC(now.getFullYear(), now.getMonth() + months, day)).toISOString().slice(0, 10);
}

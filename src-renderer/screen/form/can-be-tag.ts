/*
 * Tags that differ in nothing but accents, apostrophes and control characters are one tag: these make none alone.
 */
const ACCENTS = /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670]/g;
// oxlint-disable-next-line no-control-regex -- control characters say nothing
const SAYS_NOTHING = /^[\s'`\u00b4\u02b9\u02bc\u2018\u2019\u2032\u0000-\u001f\u007f-\u009f\u2028\u2029]*$/;

/** Whether the book keeps such a tag. */
export const canBeTag = (tag: string): boolean => !SAYS_NOTHING.test(tag.normalize('NFKD').replace(ACCENTS, ''));

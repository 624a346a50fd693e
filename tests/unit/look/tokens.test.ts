import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { INK_SHADES, PRIMARY_SHADE, TAPE_SHADES } from '../../../src-renderer/look/palette';
import { contrast } from '../../support/contrast';

const css = readFileSync(new URL('../../../src-renderer/look/tokens.css', import.meta.url), 'utf8');

/** The colour tokens declared between two places of the style sheet. */
function tokensIn(part: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...part.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/gi)].map(([, name = '', value = '']) => [name, value]),
  );
}

const darkAt = css.indexOf('@media (prefers-color-scheme: dark)');
const light = tokensIn(css.slice(0, darkAt));
const dark = { ...light, ...tokensIn(css.slice(darkAt)) };

const SURFACES = ['leaf', 'desk', 'well', 'hover', 'selected', 'tape-wash'] as const;

function colour(theme: Readonly<Record<string, string>>, token: string): string {
  const value = theme[token];
  if (value === undefined) throw new Error(`no token ${token}`);
  return value;
}

const toTenths = (ratio: number) => Math.round(ratio * 10) / 10;

const onLeaf = (theme: Readonly<Record<string, string>>, token: string) =>
  toTenths(contrast(colour(theme, token), colour(theme, 'leaf')));

const atWorst = (theme: Readonly<Record<string, string>>, token: string) =>
  toTenths(Math.min(...SURFACES.map((surface) => contrast(colour(theme, token), colour(theme, surface)))));

/** Token, light on leaf and at worst, dark on leaf and at worst, and the least that its use allows. */
const RATIOS = [
  ['ink', 16.2, 13.7, 13.9, 11.0, 4.5],
  ['ink-2', 8.0, 6.8, 8.4, 6.7, 4.5],
  ['ink-3', 5.5, 4.7, 6.0, 4.7, 4.5],
  ['accent', 10.0, 8.5, 8.6, 6.8, 4.5],
  ['tape', 6.8, 5.8, 7.4, 5.9, 4.5],
  ['warn', 6.9, 5.9, 8.8, 7.0, 4.5],
  ['danger', 7.4, 6.3, 7.6, 6.0, 4.5],
  ['verified', 7.2, 6.1, 8.9, 7.0, 4.5],
  ['edge', 3.9, 3.3, 4.3, 3.4, 3],
] as const;

describe('the colours', () => {
  it.each(RATIOS)('%s keeps its contrast on the page and on the worst surface', (token, l, lw, d, dw, least) => {
    expect(onLeaf(light, token)).toBe(l);
    expect(atWorst(light, token)).toBe(lw);
    expect(onLeaf(dark, token)).toBe(d);
    expect(atWorst(dark, token)).toBe(dw);
    expect(Math.min(atWorst(light, token), atWorst(dark, token))).toBeGreaterThanOrEqual(least);
  });

  it.each([
    ['on-accent', 'accent', 10.4, 8.6],
    ['on-tape', 'tape', 7.1, 7.4],
    ['ink', 'hit', 13.2, 8.6],
  ])('%s reads well on %s', (text, ground, inLight, inDark) => {
    expect(toTenths(contrast(colour(light, text), colour(light, ground)))).toBe(inLight);
    expect(toTenths(contrast(colour(dark, text), colour(dark, ground)))).toBe(inDark);
  });

  it('gives the component library the same accent and tape', () => {
    for (const [token, shades] of [
      ['accent', INK_SHADES],
      ['tape', TAPE_SHADES],
    ] as const) {
      expect(shades[PRIMARY_SHADE.light].toLowerCase()).toBe(colour(light, token));
      expect(shades[PRIMARY_SHADE.dark].toLowerCase()).toBe(colour(dark, token));
    }
  });

  it('declares in the dark theme every colour that the light one has', () => {
    const both = Object.keys(tokensIn(css.slice(darkAt)));
    expect(both.toSorted()).toEqual(Object.keys(light).toSorted());
  });
});

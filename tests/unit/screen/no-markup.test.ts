import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { repoFolder } from '../../support/folders';

/** Every way from a text to markup. */
const WAYS = /dangerouslySetInnerHTML|(?:inner|outer)HTML|insertAdjacentHTML|document\.write|DOMParser|setHTML|srcdoc/;

describe('the windows', () => {
  it('have no way to make markup of a text', () => {
    const folder = join(repoFolder, 'src-renderer');
    const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name));
    expect(sources.length).toBeGreaterThan(100);
    expect(sources.filter((name) => WAYS.test(readFileSync(join(folder, name), 'utf8')))).toEqual([]);
  });
});

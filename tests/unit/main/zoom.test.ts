import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { createZoom, levelFor } from '../../../src-main/zoom';
import { freshFolder, removeFolder } from '../../support/folders';

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await freshFolder('zoom');
  file = join(folder, 'home', 'zoom.json');
});

afterEach(() => removeFolder(folder));

const kept = async (text: string) => {
  await mkdir(join(folder, 'home'), { recursive: true });
  await writeFile(file, text);
  return (await createZoom(file)).level();
};

describe('the zoom', () => {
  it('is what it was set to last, at the next start', async () => {
    const zoom = await createZoom(file);
    expect(zoom.level()).toBe(0);
    for (const level of [0.5, 1, 1.5]) zoom.set(level);
    await zoom.kept();
    expect((await createZoom(file)).level()).toBe(1.5);
    expect(await readFile(file, 'utf8')).toBe('{"level":1.5}');
  });

  it('goes no further than the keys go, whatever the file says', async () => {
    expect(await kept('{"level":90}')).toBe(4);
    expect(await kept('{"level":-90}')).toBe(-4);
    for (const text of ['', '{', '{"level":"big"}', '[]', '{"level":null}']) expect(await kept(text)).toBe(0);
    expect([levelFor('+', 4), levelFor('-', -4), levelFor('=', 0), levelFor('0', 3)]).toEqual([4, -4, 0.5, 0]);
    expect(levelFor('l', 1)).toBeUndefined();
  });

  it('changes where it cannot be kept, too', async () => {
    await writeFile(join(folder, 'home'), 'a file where the folder should be');
    const zoom = await createZoom(file);
    zoom.set(2);
    await zoom.kept();
    expect(zoom.level()).toBe(2);
  });
});

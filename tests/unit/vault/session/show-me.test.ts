import { describe, expect, it } from 'vitest';

import { showMe } from '../../../../src-renderer/vault/session/show-me.ts';
import { ok } from '../../../../src-shared/result.ts';

/** Streams files as the shell does: in chunks of `size`, `null` at the end. */
function streaming(files: Readonly<Record<string, Buffer>>, size = 8) {
  const chunks = Object.entries(files).flatMap(([file, bytes]) =>
    Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) => ({
      file,
      chunk: new Uint8Array(bytes.subarray(index * size, (index + 1) * size)),
      filesTotal: Object.keys(files).length,
    })),
  );
  let next = 0;
  return {
    scanNext: async ({ restart }: { readonly restart: boolean }) => {
      if (restart) next = 0;
      return ok(chunks[next++] ?? null);
    },
  };
}

const always = () => true;

describe('Show me', () => {
  it('finds a name that lies across two chunks', async () => {
    const shell = streaming({ 'a.log': Buffer.from('......Nordhavn......') });
    const shown = await showMe(shell, 'Nordhavn', always);
    expect(shown).toEqual(ok({ files: 1, bytes: 20, found: [{ file: 'a.log', encoding: 'UTF-8' }], tooShortIn: [] }));
  });

  it('does not join the end of one file to the start of the next', async () => {
    const shell = streaming({ a: Buffer.from('....Nord'), b: Buffer.from('havn....') });
    const shown = await showMe(shell, 'Nordhavn', always);
    expect(shown).toEqual(ok({ files: 2, bytes: 16, found: [], tooShortIn: [] }));
  });

  it('names each file and encoding once', async () => {
    const twice = Buffer.from(`${Buffer.from('xNordhavn').toString('base64')} `.repeat(2));
    const shown = await showMe(streaming({ blob: twice }, 1_000), 'Nordhavn', always);
    expect(shown).toMatchObject({ value: { found: [{ file: 'blob', encoding: 'base64' }] } });
  });

  it('finds bytes above 127 as they are', async () => {
    const shell = streaming({ a: Buffer.concat([Buffer.from([0x80, 0x9f, 0xff]), Buffer.from('Ødegård')]) });
    expect(await showMe(shell, 'Ødegård', always)).toMatchObject({ value: { found: [{ encoding: 'UTF-8' }] } });
  });

  it('stops when asked to', async () => {
    const shown = await showMe(streaming({ a: Buffer.from('0123456789abcdef') }), 'Nordhavn', () => false);
    expect(shown).toEqual({ ok: false, error: { kind: 'cancelled' } });
  });
});

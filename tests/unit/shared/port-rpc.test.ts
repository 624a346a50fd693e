import * as v from 'valibot';
import { expect, test } from 'vitest';

import { checkedJsonMethod } from '../../../src-shared/contract';
import { connectPort, servePort, type PortLike } from '../../../src-shared/port-rpc';
import { err, ok } from '../../../src-shared/result';

const contract = { list: checkedJsonMethod(v.strictObject({}), v.strictObject({ names: v.array(v.string()) })) };

type Listener = (event: { readonly data: unknown }) => void;

/** The two ends of a way on which everything is told to the other side at once; `sent` keeps what went over it. */
function createWay() {
  const sent: unknown[] = [];
  const listeners: readonly [Listener[], Listener[]] = [[], []];
  const end = (own: 0 | 1): PortLike => ({
    postMessage: (message) => {
      const data: unknown = structuredClone(message);
      sent.push(data);
      for (const listener of listeners[own === 0 ? 1 : 0]) listener({ data });
    },
    addEventListener: (_, listener) => listeners[own].push(listener),
    start: () => undefined,
    close: () => undefined,
  });
  return { ends: [end(0), end(1)] as const, sent };
}

test('an answer of many objects goes as one text, as it was made, and arrives as the objects', async () => {
  const { ends, sent } = createWay();
  servePort(ends[1], contract, { list: () => ok(JSON.stringify({ names: ['Ada', 'Łukasz \ud800'] })) });
  const { call } = connectPort(ends[0], contract);
  expect(await call.list({})).toEqual(ok({ names: ['Ada', 'Łukasz \ud800'] }));
  expect(sent[1]).toMatchObject({ ok: true, value: expect.any(String) as unknown });
});

test.for([['{"names":'], ['{"names":[1]}'], ['{"names":[],"__proto__":{}}'], [{ names: [] }], [undefined]])(
  'an answer that is not what was agreed is refused: %j',
  async ([value]) => {
    const { ends } = createWay();
    ends[1].addEventListener('message', () => ends[1].postMessage({ id: 1, ok: true, value }, []));
    const { call } = connectPort(ends[0], contract);
    expect(await call.list({})).toEqual(err({ kind: 'refused', where: 'list' }));
  },
);

test('an error comes as it is', async () => {
  const { ends } = createWay();
  servePort(ends[1], contract, { list: () => err({ kind: 'cancelled' }) });
  const { call } = connectPort(ends[0], contract);
  expect(await call.list({})).toMatchObject(err({ kind: 'cancelled' }));
});

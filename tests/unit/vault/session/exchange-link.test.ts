import { afterEach, expect, it } from 'vitest';

import { createExchangeLink } from '../../../../src-renderer/vault/session/exchange-link';

const channels: MessageChannel[] = [];
afterEach(() => {
  for (const { port1, port2 } of channels.splice(0)) {
    port1.close();
    port2.close();
  }
});

function createPort(): MessagePort {
  const channel = new MessageChannel();
  channels.push(channel);
  return channel.port1;
}

it('gives a call that overtook the port the exchange that comes', async () => {
  const link = createExchangeLink();
  const early = link.get();
  link.take(createPort());
  const exchange = await early;
  expect(exchange).toBeDefined();
  expect(await link.get()).toBe(exchange);
});

it('does not wait for ever where no exchange is connected', async () => {
  const link = createExchangeLink(20);
  expect(await link.get()).toBeUndefined();
});

it('does not hand out an exchange that has ended', async () => {
  const link = createExchangeLink(20);
  link.take(createPort());
  link.end();
  expect(await link.get()).toBeUndefined();
});

it('goes on waiting when an earlier exchange ends meanwhile', async () => {
  const link = createExchangeLink();
  const early = link.get();
  link.end();
  link.take(createPort());
  expect(await early).toBeDefined();
});

it('keeps nobody waiting when the process is about to end', async () => {
  const link = createExchangeLink(60_000);
  const early = link.get();
  link.giveUp();
  expect(await early).toBeUndefined();
});

import { execFile } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { busSocketPath } from '../../../src-main/screen-lock/bus.ts';
import { watchScreenLock } from '../../../src-main/screen-lock/linux.ts';
import { decodeMessage, encodeCall } from '../../../src-main/screen-lock/message.ts';
import { freshFolder, removeFolder } from '../../support/folders.ts';
import { startPrivateBus, type PrivateBus } from '../../support/shell/private-bus.ts';

const run = promisify(execFile);

describe('the address of a bus', () => {
  it.each([
    ['unix:path=/run/user/1000/bus', '/run/user/1000/bus'],
    ['unix:path=/run/user/1000/bus,guid=4', '/run/user/1000/bus'],
    ['unix:guid=4,path=/tmp/x', '/tmp/x'],
    ['tcp:host=example.com,port=4;unix:path=/tmp/x', '/tmp/x'],
    ['tcp:host=example.com,port=4', undefined],
    ['unix:abstract=/tmp/dbus-1', undefined],
    ['', undefined],
  ])('%s leads to a socket on this machine or nowhere', (address, path) => {
    expect(busSocketPath(address)).toBe(path);
  });
});

describe('a message', () => {
  it('is read back as it was written, and not before it is whole', () => {
    const call = encodeCall({ serial: 7, member: 'AddMatch', argument: "type='signal'" });
    expect(decodeMessage(call)).toEqual({
      message: { type: 1, interface: 'org.freedesktop.DBus', member: 'AddMatch', flags: {} },
      length: call.length,
    });
    for (let length = 0; length < call.length; length += 1) {
      expect(decodeMessage(call.subarray(0, length))).toBeUndefined();
    }
  });

  it('that is none is refused', () => {
    expect(() => decodeMessage(Buffer.from('HTTP/1.1 200 OK\r\n'))).toThrow('byte order');
    const huge = encodeCall({ serial: 1, member: 'Hello' });
    huge.writeUInt32LE(0xffff_fff0, 4);
    expect(() => decodeMessage(huge)).toThrow('message length');
  });
});

describe.skipIf(process.platform !== 'linux')('on a private bus, with stand-ins for the desktop and for logind', () => {
  let folder: string;
  let bus: PrivateBus;
  let locks: number;

  beforeEach(async () => {
    folder = await freshFolder('bus');
    bus = await startPrivateBus(folder);
    locks = 0;
    watchScreenLock({ DBUS_SESSION_BUS_ADDRESS: bus.address, DBUS_SYSTEM_BUS_ADDRESS: bus.address }, () => {
      locks += 1;
    });
    await untilLocked('org.gnome.ScreenSaver.ActiveChanged', 'boolean:true');
    locks = 0;
  });

  afterEach(async () => {
    bus.stop();
    await removeFolder(folder);
  });

  /** Sends it again until it is heard: a listener takes a moment to be let in. */
  async function untilLocked(signal: string, ...values: readonly string[]): Promise<void> {
    for (let tries = 0; tries < 50; tries += 1) {
      await bus.emit(signal, ...values);
      await sleep(20);
      if (locks > 0) break;
    }
    await sleep(100);
  }

  it.each([
    ['org.freedesktop.ScreenSaver.ActiveChanged', 'boolean:true'],
    ['org.cinnamon.ScreenSaver.ActiveChanged', 'boolean:true'],
    ['org.mate.ScreenSaver.ActiveChanged', 'boolean:true'],
    ['org.freedesktop.login1.Session.Lock'],
  ])('%s locks', async (signal, ...values) => {
    await bus.emit(signal, ...values);
    await expect.poll(() => locks).toBeGreaterThan(0);
  });

  it('a locked hint of logind locks, among other properties too', async () => {
    const values = [`'org.freedesktop.login1.Session'`, `{'IdleHint': <false>, 'LockedHint': <true>}`, '@as []'];
    const [object, signal] = [
      '/org/freedesktop/login1/session/_31',
      'org.freedesktop.DBus.Properties.PropertiesChanged',
    ];
    await run('gdbus', ['emit', '--session', '--object-path', object, '--signal', signal, ...values], {
      env: { ...process.env, DBUS_SESSION_BUS_ADDRESS: bus.address },
    });
    await expect.poll(() => locks).toBe(1);
  });

  it('unlocking, other signals and other interfaces do not', async () => {
    await bus.emit('org.gnome.ScreenSaver.ActiveChanged', 'boolean:false');
    await bus.emit('org.gnome.ScreenSaver.ActiveChanged', 'string:true');
    await bus.emit('org.freedesktop.login1.Session.Unlock');
    await bus.emit('org.example.ScreenSaver.ActiveChanged', 'boolean:true');
    await sleep(200);
    expect(locks).toBe(0);
    await bus.emit('org.gnome.ScreenSaver.ActiveChanged', 'boolean:true');
    await expect.poll(() => locks).toBeGreaterThan(0);
  });
});

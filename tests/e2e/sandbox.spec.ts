import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { launchApp } from '../support/launch-app.ts';

const SECCOMP_FILTER = '2';

test('every room runs in a process of its own, inside the sandbox', async () => {
  test.skip(process.platform !== 'linux', 'reads /proc');
  const app = await launchApp();
  try {
    await app.page('app://book/');
    await app.page('app://vault/');
    const processIds = await app.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map(({ webContents }) => webContents.getOSProcessId()),
    );
    expect(new Set(processIds).size).toBe(processIds.length);
    expect(processIds.length).toBeGreaterThanOrEqual(2);
    for (const id of processIds) {
      const status = await readFile(`/proc/${id}/status`, 'utf8');
      expect(/^Seccomp:\s*(\d)/mu.exec(status)?.[1]).toBe(SECCOMP_FILTER);
      expect(/^NoNewPrivs:\s*(\d)/mu.exec(status)?.[1]).toBe('1');
      // In a process namespace of its own it sees no other process.
      expect(/^NSpid:\s*(.+)$/mu.exec(status)?.[1]?.split('\t').length).toBeGreaterThan(1);
    }
  } finally {
    await app.close();
  }
});

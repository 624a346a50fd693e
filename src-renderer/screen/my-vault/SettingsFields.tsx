import { Checkbox, NativeSelect } from '@mantine/core';
import { useEffect, useState } from 'react';

import type { Settings } from '../../../src-shared/vault-contract';
import { applyDensity } from '../frame/row-density';
import { showError } from '../frame/toast';
import { vault } from '../links/vault';
import { SettingLine } from './SettingLine';

const IDLE_MINUTES = [1, 5, 10, 15, 30, 60, 120];

export function SettingsFields() {
  const [settings, setSettings] = useState<Settings>();
  useEffect(() => {
    void vault.settings({}).then((answer) => {
      if (answer.ok) setSettings(answer.value);
    });
  }, []);
  if (!settings) return null;
  const change = (part: Partial<Settings>) => {
    const next = { ...settings, ...part };
    setSettings(next);
    void save(next);
  };
  const minutes = [...new Set([...IDLE_MINUTES, settings.idleMinutes])].toSorted((a, b) => a - b);
  return (
    <>
      <SettingLine title="Lock after" words="Counted from the last key or click anywhere on this computer.">
        <NativeSelect
          aria-label="Lock after"
          data={minutes.map((count) => ({
            value: String(count),
            label: count === 1 ? '1 minute' : `${count} minutes`,
          }))}
          value={String(settings.idleMinutes)}
          onChange={(event) => change({ idleMinutes: Number(event.currentTarget.value) })}
        />
      </SettingLine>
      <SettingLine
        title="Lock with the screen"
        words="Also locks the vault when the computer’s screen is locked. Sleep always locks it."
      >
        <Checkbox
          label="On"
          checked={settings.lockOnScreenLock}
          onChange={(event) => change({ lockOnScreenLock: event.currentTarget.checked })}
        />
      </SettingLine>
      <SettingLine title="Theme" words="Light, dark, or as the system has it.">
        <NativeSelect
          aria-label="Theme"
          data={[
            { value: 'system', label: 'As the system' },
            { value: 'light', label: 'Light' },
            { value: 'dark', label: 'Dark' },
          ]}
          value={settings.theme}
          onChange={(event) => change({ theme: event.currentTarget.value as Settings['theme'] })}
        />
      </SettingLine>
      <SettingLine title="Rows of lists" words="Compact shows a third more of them.">
        <NativeSelect
          aria-label="Rows of lists"
          data={[
            { value: 'compact', label: 'Compact' },
            { value: 'comfortable', label: 'Comfortable' },
          ]}
          value={settings.rows}
          onChange={(event) => change({ rows: event.currentTarget.value as Settings['rows'] })}
        />
      </SettingLine>
    </>
  );
}

async function save(settings: Settings): Promise<void> {
  const saved = await vault.saveSettings(settings);
  if (!saved.ok) showError(saved.error);
  else applyDensity(settings.rows);
}

import type { ReactNode } from 'react';

interface Props {
  readonly title: string;
  readonly words: ReactNode;
  readonly children?: ReactNode;
}

/** One thing of the vault: what it is, how it stands, what can be done about it. */
export function SettingLine({ title, words, children }: Props) {
  return (
    <div className="setting">
      <div className="setting-words">
        <p className="setting-title">{title}</p>
        <p className="quiet">{words}</p>
      </div>
      {children && <div className="setting-act">{children}</div>}
    </div>
  );
}

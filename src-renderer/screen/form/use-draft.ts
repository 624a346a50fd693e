import { useCallback, useEffect, useRef, useState } from 'react';
import * as v from 'valibot';

import { dropDraft, keepDraft } from '../frame/drafts';
import { vault } from '../links/vault';

export interface DraftedForm<State> {
  /** Undefined until it is known whether there is a draft. */
  readonly form: State | undefined;
  readonly set: (next: State) => void;
  /** True where the form began with what was typed earlier and never saved. */
  readonly isRestored: boolean;
  /** Forgets the draft: after saving, or because the partner gives it up. */
  readonly drop: () => Promise<void>;
}

/** A form whose typing is sealed while it goes on, and comes back after a lock or a crash. */
export function useDraft<State>(
  key: string,
  schema: v.GenericSchema<unknown, State>,
  load: () => Promise<State | undefined>,
): DraftedForm<State> {
  const [form, setForm] = useState<State>();
  const [isRestored, setIsRestored] = useState(false);
  const latest = useRef<State | undefined>(undefined);
  const loadRef = useRef(load);
  loadRef.current = load;

  useEffect(() => {
    let isGone = false;
    void beginForm(key, schema, loadRef.current).then(({ state, fromDraft }) => {
      if (isGone) return;
      latest.current = state;
      setForm(state);
      setIsRestored(fromDraft);
    });
    return () => {
      isGone = true;
    };
  }, [key, schema]);

  const set = useCallback(
    (next: State) => {
      latest.current = next;
      setForm(next);
      keepDraft(key, () => JSON.stringify(latest.current));
    },
    [key],
  );
  const drop = useCallback(() => dropDraft(key), [key]);
  return { form, set, isRestored, drop };
}

async function beginForm<State>(
  key: string,
  schema: v.GenericSchema<unknown, State>,
  load: () => Promise<State | undefined>,
): Promise<{ readonly state: State | undefined; readonly fromDraft: boolean }> {
  const [kept, fresh] = await Promise.all([vault.draft({ key }), load()]);
  const text = kept.ok ? kept.value.text : null;
  const drafted = text === null ? undefined : v.safeParse(schema, parseJson(text));
  return drafted?.success ? { state: drafted.output, fromDraft: true } : { state: fresh, fromDraft: false };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

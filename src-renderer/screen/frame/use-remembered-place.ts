import { useLayoutEffect } from 'react';
import * as v from 'valibot';

import { idSchema } from '../../../src-shared/ids';
import { peopleFilterSchema } from '../../../src-shared/vault-contract';
import { vault } from '../links/vault';
import { keepDraft } from './drafts';
import { COLLEAGUES_SECTIONS, currentPlace, go, onPlace, SEEN_SECTIONS, VAULT_SECTIONS, type Place } from './place';

const KEY = 'screen:place';
const RETURN_WITHIN_MS = 30 * 60 * 1000;

const personPane = v.variant('kind', [
  v.strictObject({ kind: v.literal('person'), id: idSchema<'person'>() }),
  v.strictObject({
    kind: v.literal('form'),
    id: v.exactOptional(idSchema<'person'>()),
    clientName: v.exactOptional(v.string()),
  }),
]);
const clientPane = v.variant('kind', [
  v.strictObject({ kind: v.literal('client'), id: idSchema<'client'>() }),
  v.strictObject({ kind: v.literal('form'), id: v.exactOptional(idSchema<'client'>()) }),
  v.strictObject({
    kind: v.literal('matter'),
    clientId: idSchema<'client'>(),
    id: v.exactOptional(idSchema<'matter'>()),
  }),
]);
const placeSchema: v.GenericSchema<unknown, Place> = v.variant('screen', [
  v.strictObject({ screen: v.literal('today') }),
  v.strictObject({
    screen: v.literal('people'),
    filter: peopleFilterSchema,
    pane: v.exactOptional(personPane),
  }),
  v.strictObject({
    screen: v.literal('duplicates'),
    of: v.exactOptional(v.literal('clients')),
    open: v.exactOptional(v.number()),
  }),
  v.strictObject({ screen: v.literal('clients'), text: v.string(), pane: v.exactOptional(clientPane) }),
  v.strictObject({
    screen: v.literal('colleagues'),
    section: v.picklist(COLLEAGUES_SECTIONS),
    text: v.string(),
    open: v.exactOptional(v.string()),
  }),
  v.strictObject({
    screen: v.literal('what-the-firm-sees'),
    section: v.picklist(SEEN_SECTIONS),
    open: v.exactOptional(v.string()),
  }),
  v.strictObject({ screen: v.literal('my-vault'), section: v.picklist(VAULT_SECTIONS) }),
]);
const rememberedSchema = v.strictObject({ at: v.number(), place: placeSchema });

/** After unlocking: where one was within the last half hour, else Today. Kept sealed, like a draft. */
export function useRememberedPlace(): void {
  // Before anybody can go anywhere: who has gone somewhere stays there.
  useLayoutEffect(() => {
    void restore();
    return onPlace(() => keepDraft(KEY, () => JSON.stringify({ at: Date.now(), place: currentPlace() })));
  }, []);
}

async function restore(): Promise<void> {
  const before = currentPlace();
  const kept = await vault.draft({ key: KEY });
  if (!kept.ok || kept.value.text === null) return;
  const remembered = v.safeParse(rememberedSchema, parseJson(kept.value.text));
  if (!remembered.success || Date.now() - remembered.output.at > RETURN_WITHIN_MS) return;
  if (currentPlace() === before) go(remembered.output.place);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

import { useEffect, useState } from 'react';

import { isId, type ClientId, type PersonId } from '../../../src-shared/ids';
import { go, type Place } from '../frame/place';
import { vault } from '../links/vault';

interface Unsaved {
  readonly key: string;
  readonly words: string;
  readonly place: Place;
}

/** Forms that were typed into and never saved: one line each, opening the form as it was left. */
export function Unfinished() {
  const [forms, setForms] = useState<readonly Unsaved[]>([]);
  useEffect(() => {
    void vault.drafts({}).then(async (answer) => {
      if (answer.ok) setForms(await Promise.all(answer.value.keys.flatMap((key) => formOfKey(key) ?? []).map(named)));
    });
  }, []);
  if (forms.length === 0) return null;
  return (
    <section className="page-section">
      <h2 className="section-title">Unfinished</h2>
      <ul className="today-rows">
        {forms.map(({ key, words, place }) => (
          <li key={key}>
            <button type="button" className="today-row" onClick={() => go(place)}>
              <span className="today-gap">{words}</span>
              <span className="today-about">Typed, not saved</span>
              <span className="today-when">Go on</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function formOfKey(key: string): Unsaved | undefined {
  const [kind, id, of] = key.split(':');
  if (kind === 'person') return { key, words: id === 'new' ? 'A new person' : 'A person', place: personPlace(id) };
  if (kind === 'client') return { key, words: id === 'new' ? 'A new client' : 'A client', place: clientPlace(id) };
  if (kind === 'matter' && id === 'new' && isId(of))
    return {
      key,
      words: 'A new matter',
      place: { screen: 'clients', text: '', pane: { kind: 'matter', clientId: of as ClientId } },
    };
  return undefined;
}

const personPlace = (id: string | undefined): Place => ({
  screen: 'people',
  filter: {},
  pane: { kind: 'form', ...(isId(id) ? { id: id as PersonId } : {}) },
});

const clientPlace = (id: string | undefined): Place => ({
  screen: 'clients',
  text: '',
  pane: { kind: 'form', ...(isId(id) ? { id: id as ClientId } : {}) },
});

async function named(form: Unsaved): Promise<Unsaved> {
  const { place } = form;
  if (place.screen === 'people' && place.pane?.kind === 'form' && place.pane.id) {
    const detail = await vault.person({ id: place.pane.id });
    return detail.ok ? { ...form, words: detail.value.person.name.display } : form;
  }
  if (place.screen === 'clients' && place.pane?.kind === 'form' && place.pane.id) {
    const detail = await vault.client({ id: place.pane.id });
    return detail.ok ? { ...form, words: detail.value.client.name } : form;
  }
  return form;
}

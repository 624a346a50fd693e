import { Button, Menu } from '@mantine/core';
import { useState } from 'react';

import { useEscape } from '../frame/use-escape';

import { BASES } from '../../../src-shared/book/fact';
import { plural } from '../../look';
import { useJoined } from '../colleagues/directory-state';
import { TagsField } from '../form/TagsField';
import { exportRequest, publishRequest } from '../frame/place';
import { useTagNames } from '../facts/use-tag-names';
import { deletePeople, flagPeople, setBasis, tagPeople } from './bulk-actions';
import type { PeopleSelection } from './use-people-selection';
import { BASIS_NAMES, FLAG_MEANINGS, FLAG_NAMES } from './words';

const FLAGS = ['neverPublish', 'informationBarrier'] as const;

/** What can be done with several people at once. Each act is one change, and one undo takes it back. */
export function BulkPanel({ selection }: { readonly selection: PeopleSelection }) {
  const ids = [...selection.ids];
  const isMember = useJoined() !== undefined;
  useEscape(selection.clear);
  return (
    <article className="detail-page">
      <header className="detail-head">
        <h1 className="person-name serif">{plural(ids.length, 'person', 'people')} selected</h1>
        <p className="quiet">Every act below is one change: one undo takes it back.</p>
      </header>
      <BulkTags selection={selection} />
      <section className="detail-section">
        <h2 className="section-title">Flags</h2>
        {FLAGS.map((flag) => (
          <div key={flag} className="bulk-line">
            <span className="bulk-words">
              <strong>{FLAG_NAMES[flag]}.</strong> {FLAG_MEANINGS[flag]}
            </span>
            <Button variant="default" onClick={() => void flagPeople(ids, flag, true)}>
              Set
            </Button>
            <Button variant="default" onClick={() => void flagPeople(ids, flag, false)}>
              Take away
            </Button>
          </div>
        ))}
      </section>
      <section className="detail-section">
        <h2 className="section-title">Where it came from</h2>
        <div className="bulk-line">
          <span className="bulk-words">Says for every fact of these people why you may hold it.</span>
          <Menu>
            <Menu.Target>
              <Button variant="default">Choose…</Button>
            </Menu.Target>
            <Menu.Dropdown>
              {BASES.map((basis) => (
                <Menu.Item key={basis} onClick={() => void setBasis(ids, basis)}>
                  {BASIS_NAMES[basis]}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        </div>
      </section>
      <div className="form-buttons">
        {isMember && (
          <Button
            variant="default"
            onClick={() =>
              publishRequest.set({
                about: { kind: 'people', selection: { kind: 'ids', ids } },
                whom: plural(ids.length, 'person', 'people'),
              })
            }
          >
            Publish…
          </Button>
        )}
        <Button
          variant="default"
          onClick={() => exportRequest.set({ selection: { kind: 'ids', ids }, count: ids.length })}
        >
          Export…
        </Button>
        <Button variant="default" onClick={() => void deletePeople(ids).then((done) => done && selection.clear())}>
          Delete
        </Button>
        <Button variant="subtle" onClick={selection.clear}>
          Select nobody
        </Button>
      </div>
    </article>
  );
}

function BulkTags({ selection }: { readonly selection: PeopleSelection }) {
  const [tags, setTags] = useState<string[]>([]);
  const known = useTagNames();
  const ids = [...selection.ids];
  const change = (kind: 'add' | 'remove') => {
    void tagPeople(ids, { add: [], remove: [], [kind]: tags });
    setTags([]);
  };
  return (
    <section className="detail-section">
      <h2 className="section-title">Tags</h2>
      <div className="bulk-line">
        <TagsField className="grow" placeholder="A tag, then Enter" data={known} value={tags} onChange={setTags} />
        <Button variant="default" disabled={tags.length === 0} onClick={() => change('add')}>
          Add
        </Button>
        <Button variant="default" disabled={tags.length === 0} onClick={() => change('remove')}>
          Take away
        </Button>
      </div>
    </section>
  );
}

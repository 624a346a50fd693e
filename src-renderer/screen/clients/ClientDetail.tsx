import type { ClientId } from '../../../src-shared/ids';
import type { ClientDetail as Detail, PersonRow } from '../../../src-shared/vault-contract';
import { formatCount, sayError } from '../../look';
import { ClientMergedFrom } from '../duplicates/MergedFrom';
import { FactList, listedFacts } from '../facts/FactList';
import { FlagNotes } from '../facts/FlagNotes';
import { currentPlace, exportRequest, go, openPerson } from '../frame/place';
import { showError, showToast } from '../frame/toast';
import { undoAction } from '../frame/undo';
import { usePlainKeys } from '../frame/use-plain-keys';
import { useLive } from '../links/use-live';
import { vault } from '../links/vault';
import { Action } from '../list/Action';
import { DetailHead } from '../list/DetailHead';
import { PageToCome } from '../list/PageToCome';
import { PersonName } from '../list/PersonName';
import { FirmSees } from '../what-the-firm-sees/FirmSees';
import { MatterList } from './MatterList';

const PEOPLE_SHOWN = 12;

export function ClientDetail({ id }: { readonly id: ClientId }) {
  const { value, error } = useLive(id, () => vault.client({ id }), ['clients', 'people', 'matters']);
  if (error) return <p className="detail-page detail-message">{sayError(error)}</p>;
  if (!value) return <PageToCome page={id} />;
  return <ClientPage detail={value} />;
}

function ClientPage({ detail }: { readonly detail: Detail }) {
  const { client, matters } = detail;
  const { text } = placeText();
  const edit = () => go({ screen: 'clients', text, pane: { kind: 'form', id: client.id } });
  usePlainKeys({ e: edit }, client.id);
  return (
    <article className="detail-page">
      <DetailHead title={client.name}>
        <p className="roles">{[client.sector, ...client.aliases].filter(Boolean).join(' · ')}</p>
        <div className="actions" role="group" aria-label="Actions">
          <Action label="Edit" keyName="E" onClick={edit} />
          <Action
            label="New matter"
            onClick={() => go({ screen: 'clients', text, pane: { kind: 'matter', clientId: client.id } })}
          />
          <Action
            label="New person here"
            onClick={() => go({ screen: 'people', filter: {}, pane: { kind: 'form', clientName: client.name } })}
          />
          <Action
            label="Export…"
            onClick={() => exportRequest.set({ selection: { kind: 'clients', ids: [client.id] }, count: 1 })}
          />
          <Action label="Delete" onClick={() => void deleteClient(client.id)} />
        </div>
      </DetailHead>
      <FirmSees about={{ kind: 'client', id: client.id, name: client.name }} flags={client.flags} />
      <FlagNotes flags={client.flags} />
      <ClientFacts client={client} />
      <ClientPeople id={client.id} total={detail.people} />
      {matters.length > 0 && (
        <section className="detail-section">
          <h2 className="section-title">Matters</h2>
          <MatterList
            matters={matters}
            onOpen={(matter) =>
              go({ screen: 'clients', text, pane: { kind: 'matter', clientId: client.id, id: matter.id } })
            }
          />
        </section>
      )}
      <ClientMergedFrom id={client.id} parts={client.mergedFrom} />
    </article>
  );
}

function ClientFacts({ client }: Pick<Detail, 'client'>) {
  const lines = [
    ...(client.domains.length > 0 ? [{ label: 'Domains', value: client.domains.join(', ') }] : []),
    ...client.references,
  ];
  return (
    <section className="detail-section" aria-label="Facts">
      <dl className="facts">
        {lines.map(({ label, value }) => (
          <div key={`${label} ${value}`} className="fact">
            <dt className="fact-label">{label}</dt>
            <dd className="fact-value">{value}</dd>
          </div>
        ))}
      </dl>
      <FactList
        facts={[...listedFacts(client.facts), ...client.facts.filter(({ kind }) => kind === 'note')]}
        origins={client.origins}
      />
      {client.tags.length > 0 && (
        <ul className="tags" aria-label="Tags">
          {client.tags.map((tag) => (
            <li key={tag} className="tag">
              {tag}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function ClientPeople({ id, total }: { readonly id: ClientId; readonly total: number }) {
  const filter = { clientId: id };
  const load = () => vault.listPeople({ filter, from: 0, count: PEOPLE_SHOWN });
  const rows = useLive(`people of ${id}`, load, ['people', 'clients']).value?.rows ?? [];
  if (total === 0) return null;
  return (
    <section className="detail-section">
      <h2 className="section-title">
        People <span className="fold-count">{formatCount(total)}</span>
      </h2>
      <ul className="plain-list">
        {rows.map((row) => (
          <ClientPerson key={row.id} row={row} />
        ))}
      </ul>
      {total > rows.length && (
        <button type="button" className="link-button" onClick={() => go({ screen: 'people', filter })}>
          Show all {formatCount(total)} in People
        </button>
      )}
    </section>
  );
}

function ClientPerson({ row }: { readonly row: PersonRow }) {
  return (
    <li className="client-person">
      <button type="button" className="link-button name-link serif" onClick={() => openPerson(row.id)}>
        <PersonName name={row} />
      </button>
      {row.title && <span className="quiet">{row.title}</span>}
    </li>
  );
}

async function deleteClient(id: ClientId): Promise<void> {
  const here = currentPlace();
  const deleted = await vault.deleteClients({ ids: [id] });
  if (!deleted.ok) return showError(deleted.error);
  if (currentPlace() === here) go({ screen: 'clients', ...placeText() });
  showToast('Client deleted. Its people stay.', undoAction);
}

function placeText(): { readonly text: string } {
  const place = currentPlace();
  return { text: place.screen === 'clients' ? place.text : '' };
}

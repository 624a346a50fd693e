import type { Flags } from '../../../src-shared/book/records';
import type { ClientId, PersonId } from '../../../src-shared/ids';
import { useJoined } from '../colleagues/directory-state';
import { NotShown } from '../colleagues/NotShown';
import { Saying } from '../colleagues/SummaryDetail';
import { Fold } from '../facts/Fold';
import { publishRequest } from '../frame/place';
import { usePlainKeys } from '../frame/use-plain-keys';
import { useLive } from '../links/use-live';
import { vault } from '../links/vault';
import { SeenBox } from './SeenBox';

/** The record whose page this stands on. */
type AboutRecord =
  | { readonly kind: 'person'; readonly id: PersonId; readonly name: string }
  | { readonly kind: 'client'; readonly id: ClientId; readonly name: string };

function openPublish({ kind, id, name }: AboutRecord): void {
  publishRequest.set(
    kind === 'person'
      ? { about: { kind: 'people', selection: { kind: 'ids', ids: [id] } }, whom: name }
      : { about: { kind: 'clients', ids: [id] }, whom: name },
  );
}

interface Props {
  readonly about: AboutRecord;
  readonly flags: Flags;
}

/** What the firm sees about one record, or that it sees nothing; and which colleagues say they know them. */
export function FirmSees({ about, flags }: Props) {
  const isMember = useJoined() !== undefined;
  const canPublish = isMember && !flags.neverPublish && !flags.informationBarrier;
  usePlainKeys({ p: canPublish ? () => openPublish(about) : undefined }, about.id);
  const load = () => vault.summariesAbout(about.kind === 'person' ? { personId: about.id } : { clientId: about.id });
  const live = useLive(`about ${about.id} ${isMember}`, load, ['directory', 'people', 'clients']);
  const { value: answer, error, reload } = live;
  const mine = answer?.mine.filter(({ state, isPendingTakeBack }) => state !== 'taken-back' || isPendingTakeBack) ?? [];
  const colleagues = answer?.colleagues ?? [];
  return (
    <>
      <section className="detail-section firm-sees">
        <h2 className="section-title">What the firm sees</h2>
        {mine.map((summary) => (
          <SeenBox key={summary.id} summary={summary} />
        ))}
        {error && <NotShown what="What the firm sees could not be read." error={error} onAgain={reload} />}
        {answer && mine.length === 0 && (
          <p className="quiet">
            Nothing. Only you know this.{' '}
            {canPublish && (
              <>
                <button
                  type="button"
                  className="link-button inline-link"
                  aria-keyshortcuts="P"
                  onClick={() => openPublish(about)}
                >
                  Publish…
                </button>{' '}
                <kbd>P</kbd>
              </>
            )}
          </p>
        )}
      </section>
      <Fold title="Colleagues who say they know them" count={colleagues.length}>
        {colleagues.map((row) => (
          <Saying key={row.id} row={row} />
        ))}
      </Fold>
    </>
  );
}

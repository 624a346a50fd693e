import type { MySummary } from '../../../src-shared/directory-contract';
import { openClient, openPerson } from '../frame/place';
import { DetailHead } from '../list/DetailHead';
import { SeenBox } from './SeenBox';
import { sayAbout } from '../colleagues/summary-words';

/** One summary of mine, as whoever reads it sees it, and what of my book it is about. */
export function MySummaryDetail({ summary }: { readonly summary: MySummary }) {
  const { about } = summary;
  return (
    <article className="detail-page">
      <DetailHead title={sayAbout(summary)} />
      <section className="detail-section">
        <h2 className="section-title">As the firm sees it</h2>
        <SeenBox summary={summary} />
      </section>
      {(about?.personId ?? about?.clientId) && (
        <section className="detail-section">
          <h2 className="section-title">About whom, which only you know</h2>
          {about?.personId && (
            <button
              type="button"
              className="link-button about-link"
              onClick={() => about.personId && openPerson(about.personId)}
            >
              Open the person in your book
            </button>
          )}
          {about?.clientId && (
            <button
              type="button"
              className="link-button about-link"
              onClick={() => about.clientId && openClient(about.clientId)}
            >
              Open the client in your book
            </button>
          )}
        </section>
      )}
      <section className="detail-section">
        <h2 className="section-title">What taking it back does</h2>
        <p className="quiet">
          The directory drops the text, and each app drops it when it next connects. Whoever read it may remember it;
          old backups and exported lists may still hold it.
        </p>
      </section>
    </article>
  );
}

import type { MySummary } from '../../../src-shared/directory-contract';
import { sayAbout } from '../colleagues/summary-words';
import { DetailHead } from '../list/DetailHead';
import { AboutWhom } from './AboutWhom';
import { SeenBox } from './SeenBox';

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
      {about && <AboutWhom about={about} />}
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

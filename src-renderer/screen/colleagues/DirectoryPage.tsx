import type { JoinedDirectory } from '../../../src-shared/directory-contract';
import { formatCount } from '../../look';
import { LabelledFact } from '../facts/LabelledFact';
import { DetailHead } from '../list/DetailHead';
import { Problem } from './DirectoryStatus';
import { Fingerprint } from './Fingerprint';
import { leaveDirectory } from './member-actions';
import { gravestFirst } from './say-problem';

/** In the place of a member's id: the page of the directory itself. */
export const THE_DIRECTORY = 'directory';

/** Beside the members while none is open: the directory itself, and all that is doubtful in its folder. */
export function DirectoryPage({ joined }: { readonly joined: JoinedDirectory }) {
  return (
    <article className="detail-page">
      <DetailHead title={joined.name}>
        <p className="roles">The firm’s directory</p>
      </DetailHead>
      <dl className="facts directory-facts">
        <LabelledFact label="Folder">{joined.path}</LabelledFact>
        <LabelledFact label="Summaries">{formatCount(joined.summaries)} by colleagues</LabelledFact>
        <LabelledFact label="Fingerprint">
          <Fingerprint groups={joined.fingerprint} />
        </LabelledFact>
        <LabelledFact label="Who can read">
          Everyone ever invited to this directory. Those who only run the folder or its backups cannot.
        </LabelledFact>
        {!joined.isEnroller && (
          <LabelledFact label="Enrollers">
            Whoever founded the directory, and those they named, admit members.
          </LabelledFact>
        )}
      </dl>
      <section className="detail-section">
        <h2 className="section-title">What is doubtful</h2>
        {joined.problems.length === 0 ? (
          <p className="quiet">Nothing. All that lies in the folder is what its authors signed.</p>
        ) : (
          gravestFirst(joined.problems).map((problem) => <Problem key={problem.problemId} problem={problem} />)
        )}
      </section>
      <section className="detail-section">
        <h2 className="section-title">Leaving</h2>
        <p className="quiet">
          Takes back everything you said, and forgets the folder, its keys and what colleagues said. Your book stays as
          it is.{' '}
          <button type="button" className="link-button inline-link" onClick={() => void leaveDirectory()}>
            Leave this directory…
          </button>
        </p>
      </section>
    </article>
  );
}

import { markHits } from './mark-hits';
import { shownName, type NameParts } from './name-parts';

/** In natural order, the family name heavy: the list sorts by the heavy word. */
export function PersonName({ name, hits = [] }: { readonly name: NameParts; readonly hits?: readonly string[] }) {
  const shown = shownName(name);
  if (!shown) return <span className="name-whole">{markHits(name.display, hits)}</span>;
  const { before, family, after } = shown;
  return (
    // Laid out as parts of their own in a list: the direction has to come from the name.
    <span className="name-parts" dir="auto">
      {before !== '' && <span className="name-rest">{markHits(before.trimEnd(), hits)}</span>}
      {/* The blank stands here: where the other names are cut short it stays. */}
      <span className="name-family">
        {before.endsWith(' ') && ' '}
        {markHits(family, hits)}
      </span>
      {after !== '' && <span className="name-rest">{markHits(after, hits)}</span>}
    </span>
  );
}

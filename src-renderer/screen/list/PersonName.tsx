import { markHits } from './mark-hits';

interface NameParts {
  readonly display: string;
  readonly given?: string | undefined;
  readonly family?: string | undefined;
}

/** In natural order, the family name heavy: the list sorts by the heavy word. */
export function PersonName({ name, hits = [] }: { readonly name: NameParts; readonly hits?: readonly string[] }) {
  const { display, given, family } = name;
  const isTurned = family !== undefined && display.startsWith(`${family},`);
  const at = family && !isTurned ? display.lastIndexOf(family) : -1;
  if (!family || (at < 0 && !given)) return <span className="name-whole">{markHits(display, hits)}</span>;
  // Where the written name does not hold the family name as it is, the parts are put together.
  const [before, after] = at < 0 ? [`${given ?? ''} `, ''] : [display.slice(0, at), display.slice(at + family.length)];
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

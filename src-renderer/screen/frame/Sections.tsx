interface Props<Section extends string> {
  readonly label: string;
  /** In their order, with the words of each. */
  readonly names: Readonly<Record<Section, string>>;
  readonly here: Section;
  readonly onGo: (section: Section) => void;
  /** Above a list they stand closer than above a page. */
  readonly isAboveList?: boolean;
}

/** The parts of one screen, side by side. */
export function Sections<Section extends string>({ label, names, here, onGo, isAboveList = false }: Props<Section>) {
  return (
    <nav className="sections" data-above-list={isAboveList || undefined} aria-label={label}>
      {(Object.keys(names) as Section[]).map((section) => (
        <button
          key={section}
          type="button"
          className="section-link"
          data-words={names[section]}
          aria-current={section === here ? 'page' : undefined}
          onClick={() => onGo(section)}
        >
          {names[section]}
        </button>
      ))}
    </nav>
  );
}

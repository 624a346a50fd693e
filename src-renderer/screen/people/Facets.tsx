import { Popover } from '@mantine/core';
import { useState } from 'react';

import type { Facets as FacetCounts, PeopleFilter } from '../../../src-shared/vault-contract';
import { formatCount } from '../../look';
import { go } from '../frame/place';
import { useLive } from '../links/use-live';
import { vault } from '../links/vault';
import { FLAG_NAMES, GAP_NAMES } from './words';

const TAGS_SHOWN = 40;

/** Narrows the list by tag, by flag, by what is missing; each with how many there are. */
export function Facets({ filter }: { readonly filter: PeopleFilter }) {
  const [isOpen, setIsOpen] = useState(false);
  const facets = useLive(`facets ${JSON.stringify(filter)}`, () => vault.facets({ filter }), ['people']).value;
  const choose = (next: PeopleFilter) => {
    setIsOpen(false);
    narrow(next);
  };
  return (
    <div className="facets">
      {chosenFacets(filter).map(({ label, without }) => (
        <button key={label} type="button" className="chip" onClick={() => narrow(without)}>
          {label} <span aria-hidden>×</span>
          <span className="spoken">: take this filter away</span>
        </button>
      ))}
      <Popover position="bottom-end" width={280} opened={isOpen} onChange={setIsOpen} trapFocus returnFocus>
        <Popover.Target>
          <button type="button" className="link-button" onClick={() => setIsOpen(!isOpen)}>
            Filter
          </button>
        </Popover.Target>
        <Popover.Dropdown className="facet-menu" aria-label="Filter people">
          {facets && <FacetItems facets={facets} filter={filter} choose={choose} />}
        </Popover.Dropdown>
      </Popover>
    </div>
  );
}

interface ItemsProps {
  readonly facets: FacetCounts;
  readonly filter: PeopleFilter;
  readonly choose: (filter: PeopleFilter) => void;
}

function FacetItems({ facets, filter, choose }: ItemsProps) {
  const { tags = [], flags = [], gaps = [] } = filter;
  const item = (label: string, count: number, next: PeopleFilter) =>
    count > 0 && (
      <li key={label}>
        <button type="button" className="facet" onClick={() => choose(next)}>
          <span className="facet-name">{label}</span>
          <span className="facet-count">{formatCount(count)}</span>
        </button>
      </li>
    );
  return (
    <>
      <FacetGroup title="What is missing">
        {keysOf(GAP_NAMES).map((gap) => item(GAP_NAMES[gap], facets.gaps[gap], { ...filter, gaps: [...gaps, gap] }))}
      </FacetGroup>
      <FacetGroup title="Flags">
        {keysOf(FLAG_NAMES).map((flag) =>
          item(FLAG_NAMES[flag], facets.flags[flag], { ...filter, flags: [...flags, flag] }),
        )}
      </FacetGroup>
      <FacetGroup title="Tags">
        {facets.tags
          .slice(0, TAGS_SHOWN)
          .map(({ tag, count }) => item(tag, count, { ...filter, tags: [...tags, tag] }))}
      </FacetGroup>
    </>
  );
}

function FacetGroup({ title, children }: { readonly title: string; readonly children: readonly React.ReactNode[] }) {
  if (!children.some(Boolean)) return null;
  return (
    <>
      <h2 className="section-title facet-title">{title}</h2>
      <ul className="plain-list">{children}</ul>
    </>
  );
}

function chosenFacets(filter: PeopleFilter): readonly { readonly label: string; readonly without: PeopleFilter }[] {
  const { tags = [], flags = [], gaps = [], clientId: _, ...rest } = filter;
  const taken = <Value,>(values: readonly Value[], value: Value) => values.filter((other) => other !== value);
  return [
    ...tags.map((tag) => ({ label: tag, without: { ...filter, tags: taken(tags, tag) } })),
    ...flags.map((flag) => ({ label: FLAG_NAMES[flag], without: { ...filter, flags: taken(flags, flag) } })),
    ...gaps.map((gap) => ({ label: GAP_NAMES[gap], without: { ...filter, gaps: taken(gaps, gap) } })),
    ...(filter.clientId ? [{ label: 'One client', without: { ...rest, tags, flags, gaps } }] : []),
  ];
}

/** Empty parts are left out, so that an unfiltered list is the one that was there before. */
function narrow({ tags, flags, gaps, clientId, text }: PeopleFilter): void {
  go({
    screen: 'people',
    filter: {
      ...(text ? { text } : {}),
      ...(clientId ? { clientId } : {}),
      ...(tags?.length ? { tags } : {}),
      ...(flags?.length ? { flags } : {}),
      ...(gaps?.length ? { gaps } : {}),
    },
  });
}

const keysOf = <Key extends string>(names: Readonly<Record<Key, string>>): readonly Key[] =>
  Object.keys(names) as Key[];

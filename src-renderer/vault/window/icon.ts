const PATHS = {
  /** A triangle with an exclamation mark. */
  error: 'M8 1.8 15 14H1L8 1.8Zm0 4.4v4m0 1.6v.6',
  /** A tick in a circle. */
  good: 'M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM5 8.2l2.1 2.1L11 6',
} as const;

const SVG = 'http://www.w3.org/2000/svg';

/** A small drawing before a message, so that colour alone says nothing. */
export function icon(kind: keyof typeof PATHS): SVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  const path = document.createElementNS(SVG, 'path');
  const attributes = { class: 'icon', viewBox: '0 0 16 16', width: '16', height: '16', 'aria-hidden': 'true' };
  for (const [name, value] of Object.entries(attributes)) svg.setAttribute(name, value);
  path.setAttribute('d', PATHS[kind]);
  svg.append(path);
  return svg;
}

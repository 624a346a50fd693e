type Attribute = string | number | boolean | undefined;
export type Child = Node | string | undefined;

/** Makes an element. `true` sets an attribute without a value; `false` and `undefined` leave it out. Text is never HTML. */
export function el<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, Attribute>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...children.filter((child) => child !== undefined));
  return element;
}

let lastId = 0;

/** An id that no other element of this page has, for labels and descriptions. */
export const freshId = (prefix: string): string => `${prefix}-${++lastId}`;

/** A push button. Every one has words; none submits a form unless it says so. */
export function button(
  text: string,
  options: { readonly look?: 'main' | 'plain' | 'tape' | 'danger' | 'link'; readonly submits?: boolean } = {},
  onClick?: () => void,
): HTMLButtonElement {
  const element = el(
    'button',
    { type: options.submits === true ? 'submit' : 'button', class: options.look ?? 'plain' },
    text,
  );
  if (onClick) element.addEventListener('click', onClick);
  return element;
}

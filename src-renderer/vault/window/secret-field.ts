import { button, el, freshId } from './dom';
import { icon } from './icon';

export interface SecretField {
  readonly element: HTMLElement;
  readonly input: HTMLInputElement;
  readonly value: () => string;
  readonly clear: () => void;
  readonly fail: (message: string) => void;
  readonly onInput: (listener: () => void) => void;
}

/**
 * A passphrase or recovery code. The input stays `type=password` even while its text is shown, in a box laid over it:
 * Chromium copies what stands in a text input into the browser process, where it outlives the lock; a password input's
 * text and a page's own text it leaves where they are.
 */
export function secretField(
  label: string,
  options: { readonly shown?: boolean; readonly mono?: boolean } = {},
): SecretField {
  const id = freshId('secret');
  const hint = el('p', { id: `${id}-hint`, class: 'hint', role: 'status' });
  const input = el('input', {
    id,
    type: 'password',
    autocomplete: 'off',
    spellcheck: 'false',
    maxlength: 512,
    'aria-describedby': `${id}-hint`,
  });
  const reveal = el('div', {
    class: options.mono === true ? 'revealed mono' : 'revealed',
    hidden: true,
    'aria-hidden': 'true',
  });
  const toggle = button('Show', { look: 'link' }, () => setShown(!isShown));
  let isShown = false;

  const draw = () => {
    reveal.textContent = input.value;
    reveal.hidden = !isShown || input.value === '';
    reveal.scrollLeft = reveal.scrollWidth;
  };
  const setShown = (shown: boolean) => {
    isShown = shown;
    toggle.textContent = shown ? 'Hide' : 'Show';
    toggle.setAttribute('aria-label', `${shown ? 'Hide' : 'Show'} ${label.toLowerCase()}`);
    draw();
  };
  const watchCapsLock = (event: KeyboardEvent) => {
    if (hint.dataset['kind'] === 'error') return;
    hint.textContent = event.getModifierState('CapsLock') ? 'Caps Lock is on.' : '';
  };
  setShown(options.shown ?? false);
  input.addEventListener('keydown', watchCapsLock);
  input.addEventListener('keyup', watchCapsLock);
  input.addEventListener('input', () => {
    setHint(hint, input, '');
    draw();
  });

  return {
    element: el(
      'div',
      { class: 'field' },
      el('div', { class: 'label' }, el('label', { for: id }, label), toggle),
      el('div', { class: 'secret' }, input, reveal),
      hint,
    ),
    input,
    value: () => input.value,
    clear: () => {
      input.value = '';
      draw();
    },
    fail: (message) => {
      setHint(hint, input, message);
      input.focus();
      input.select();
    },
    onInput: (listener) => input.addEventListener('input', listener),
  };
}

function setHint(hint: HTMLElement, input: HTMLInputElement, message: string): void {
  hint.replaceChildren(...(message === '' ? [] : [icon('error'), message]));
  hint.dataset['kind'] = message === '' ? '' : 'error';
  if (message === '') input.removeAttribute('aria-invalid');
  else input.setAttribute('aria-invalid', 'true');
}

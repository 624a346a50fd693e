import { useLayoutEffect } from 'react';
import { flushSync } from 'react-dom';

import { isCovered, isModified, isTyping } from './keys';
import { lockNow } from './lock';
import { currentPlace, go, goBack, goToScreen, importRequest, type ScreenName } from './place';
import { goOnInList, noteReading } from '../list/go-on-in-list';
import { isPaletteOpen } from '../palette/palette-open';
import { redo, undo } from './undo';

const SCREENS: readonly ScreenName[] = ['today', 'people', 'clients', 'colleagues', 'what-the-firm-sees', 'my-vault'];

/** The shortcuts that work on every screen. Each answers true where it took the key. */
function takeModified(event: KeyboardEvent, wasCovered: boolean): boolean {
  const key = event.key.toLowerCase();
  if (key === 'l') return done(() => void lockNow());
  if (key === 'k') return done(() => isPaletteOpen.set(!isPaletteOpen.get()));
  if (wasCovered) return false;
  if (key === 'z' && !isTyping(event.target)) return done(() => void (event.shiftKey ? redo() : undo()));
  if (key === 'n') return done(newRecord);
  if (key === 'o') return done(() => importRequest.set({}));
  if (key === 'f') return done(focusSearch);
  const screen = /^[1-6]$/.test(key) ? SCREENS[Number(key) - 1] : undefined;
  return screen ? done(() => goToScreen(screen)) : false;
}

function takePlain(event: KeyboardEvent, wasCovered: boolean): boolean {
  if (wasCovered || event.defaultPrevented) return false;
  if (event.key === 'Escape') return goBack();
  if (event.key === '/' && !isTyping(event.target)) return done(focusSearch);
  return goOnInList(event);
}

/** A new client on Clients, a new person everywhere else. */
function newRecord(): void {
  const place = currentPlace();
  if (place.screen === 'clients') go({ ...place, pane: { kind: 'form' } });
  else go({ screen: 'people', filter: place.screen === 'people' ? place.filter : {}, pane: { kind: 'form' } });
}

function focusSearch(): void {
  // What is typed next belongs into the field: it must be there before the next key.
  if (!searchField()) flushSync(() => goToScreen('people'));
  for (let tries = 0; tries < LAYERS && isListCovered(); tries++) flushSync(pressEscape);
  searchField()?.select();
}

/** What may lie over a list one upon the other: several that are selected, a form, a record. */
const LAYERS = 3;

/** In a narrow window what is open covers the list. */
function isListCovered(): boolean {
  const list = document.querySelector('.list-pane');
  return list !== null && getComputedStyle(list).display === 'none';
}

function pressEscape(): void {
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }));
}

const searchField = () => document.querySelector<HTMLInputElement>('.list-search input');

function done(act: () => void): true {
  act();
  return true;
}

export function useFrameKeys(): void {
  // Before the first paint: whoever sees the book may press a key.
  useLayoutEffect(() => {
    // Asked before anybody else hears the key: what it closes is gone by the time it comes here.
    let wasCovered = false;
    const look = ({ target }: KeyboardEvent) => {
      wasCovered = isCovered() || (target instanceof Element && target.getAttribute('aria-expanded') === 'true');
    };
    const onKey = (event: KeyboardEvent) => {
      const isTaken = isModified(event) ? takeModified(event, wasCovered) : takePlain(event, wasCovered);
      if (isTaken) event.preventDefault();
    };
    window.addEventListener('keydown', look, { capture: true });
    window.addEventListener('pointerdown', noteReading, { capture: true });
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('pointerdown', noteReading, { capture: true });
      window.removeEventListener('keydown', look, { capture: true });
      window.removeEventListener('keydown', onKey);
    };
  }, []);
}

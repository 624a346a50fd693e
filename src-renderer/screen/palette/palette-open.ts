import { createStore } from '../frame/store';

export const isPaletteOpen = createStore(false);

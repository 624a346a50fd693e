/** Ten shades from lightest to darkest, as a component library wants them. Shade 7 is the light, 3 the dark theme's. */
export const INK_SHADES = [
  '#EEF2F8',
  '#DCE4F0',
  '#BBD0EF',
  '#9DBBE6',
  '#6F93C8',
  '#4A70A8',
  '#33578C',
  '#23406B',
  '#182E50',
  '#0E1A2B',
] as const;

export const TAPE_SHADES = [
  '#F7E8EF',
  '#F2D3E1',
  '#F6AECD',
  '#F08DB8',
  '#DC6299',
  '#C33F7D',
  '#B32D6C',
  '#A3215F',
  '#82184B',
  '#2A0C1A',
] as const;

export const PRIMARY_SHADE = { light: 7, dark: 3 } as const;

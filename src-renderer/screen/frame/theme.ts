import { createTheme, virtualColor, type CSSVariablesResolver } from '@mantine/core';

import { INK_SHADES, PRIMARY_SHADE, TAPE_SHADES } from '../../look';

const SIZES = ['xs', 'sm', 'md', 'lg', 'xl'] as const;
const same = <Value>(value: Value) => Object.fromEntries(SIZES.map((size) => [size, value]));

// What is closed is gone at once: the next key already belongs to what lies below.
const FADE = { duration: 120, exitDuration: 0, transition: 'fade' } as const;

export const theme = createTheme({
  primaryColor: 'accent',
  primaryShade: PRIMARY_SHADE,
  autoContrast: true,
  black: '#1B1D21',
  colors: {
    ink: INK_SHADES,
    pink: TAPE_SHADES,
    // Both colours are virtual: an ordinary tuple takes a filled button's text colour from the light scheme only.
    accent: virtualColor({ name: 'accent', light: 'ink', dark: 'ink' }),
    tape: virtualColor({ name: 'tape', light: 'pink', dark: 'pink' }),
  },
  fontFamily: 'var(--sans)',
  fontFamilyMonospace: 'var(--mono)',
  headings: { fontFamily: 'var(--serif)', fontWeight: '400' },
  fontSizes: { xs: '11.5px', sm: '13.5px', md: '13.5px', lg: '14.5px', xl: '19px' },
  lineHeights: { xs: '16px', sm: '20px', md: '20px', lg: '24px', xl: '26px' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  radius: same('4px'),
  defaultRadius: 'sm',
  focusRing: 'never',
  respectReducedMotion: true,
  components: {
    Modal: {
      defaultProps: {
        overlayProps: { backgroundOpacity: 0.25 },
        transitionProps: FADE,
        closeButtonProps: { 'aria-label': 'Close' },
        padding: 'xl',
        centered: true,
        radius: 'sm',
      },
    },
    Menu: { defaultProps: { transitionProps: FADE, shadow: 'md', radius: 'sm' } },
    Popover: { defaultProps: { transitionProps: FADE, shadow: 'md', radius: 'sm' } },
  },
});

const surfaces = {
  '--mantine-color-body': 'var(--leaf)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-bright': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--ink-3)',
  '--mantine-color-placeholder': 'var(--ink-3)',
  '--mantine-color-disabled': 'var(--well)',
  '--mantine-color-disabled-color': 'var(--ink-3)',
  '--mantine-color-disabled-border': 'var(--rule)',
  '--mantine-color-default': 'var(--leaf)',
  '--mantine-color-default-hover': 'var(--hover)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--edge)',
  '--mantine-color-anchor': 'var(--accent)',
  '--mantine-color-error': 'var(--danger)',
};

export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {
    '--mantine-shadow-md': 'var(--shadow)',
    '--mantine-shadow-xl': 'var(--shadow)',
  },
  light: surfaces,
  dark: surfaces,
});

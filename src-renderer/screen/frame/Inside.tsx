import '@mantine/core/styles.layer.css';
import './controls.css';
import './book.css';
import '../list/list.css';
import '../facts/detail.css';
import '../form/form.css';
import '../today/today.css';
import '../my-vault/my-vault.css';
import '../import/import.css';
import '../ways-out/ways-out.css';
import '../palette/palette.css';
import '../export/export.css';
import '../colleagues/colleagues.css';
import '../duplicates/duplicates.css';
import '../what-the-firm-sees/what-the-firm-sees.css';

import { MantineProvider } from '@mantine/core';
import type { ReactNode } from 'react';

import { styleNonce } from './style-nonce';
import { cssVariablesResolver, theme } from './theme';

/** The component library, for what is drawn after the first paint. */
export function Inside({ children }: { readonly children: ReactNode }) {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariablesResolver}
      defaultColorScheme="auto"
      getStyleNonce={() => styleNonce}
    >
      {children}
    </MantineProvider>
  );
}

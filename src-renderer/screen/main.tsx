import '../look/fonts.css';
import '../look/tokens.css';
import '../look/base.css';
import './frame/frame.css';
// Ports come right after this page has loaded, before the book that uses them.
import './links/ports';

import { setNonce } from 'get-nonce';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

import { App } from './App';
import { styleNonce } from './frame/style-nonce';

setNonce(styleNonce);

const root = document.querySelector('#root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);

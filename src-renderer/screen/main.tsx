import '../look/fonts.css';
import '../look/tokens.css';
import '../look/base.css';
import './frame/frame.css';

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

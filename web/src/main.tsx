/** Starts the page. */
import './connection/zod-without-eval.ts';
import { render } from 'preact';
import { App } from './app.tsx';
import { createStore, StoreContext } from './state/store.ts';
import './styles/tokens.css';
import './styles/base.css';
import './styles/layout.css';
import './styles/picture.css';
import './styles/tools.css';
import './styles/chat.css';
import './styles/voice.css';
import './styles/manual.css';
import './styles/overlays.css';
import './styles/forced.css';

const root = document.querySelector('#page');
if (root === null) throw new Error('index.html lacks #page.');
render(
  <StoreContext.Provider value={createStore()}>
    <App />
  </StoreContext.Provider>,
  root,
);

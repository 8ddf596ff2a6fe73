import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './store/host.ts';
import { createApp } from './store/app-store.ts';
import { App } from './views/App.tsx';
import { AppContext } from './store/app-context.ts';
import { Failure } from './views/Failure.tsx';
import { startSuggestWorker } from './worker/start-suggest-worker.ts';
import './views/theme.css';
import './views/contrast.css';
import './views/print.css';

const root = document.getElementById('root');
if (root === null) throw new RangeError('The page has no #root');
const app = createApp(window.host, startSuggestWorker);
createRoot(root).render(
  <StrictMode>
    <AppContext value={app}>
      <Failure>
        <App />
      </Failure>
    </AppContext>
  </StrictMode>,
);
void app.begin();

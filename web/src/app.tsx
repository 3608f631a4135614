/** The page's plan: header, banners, the picture with its tools, and the conversation beside it. */
import { Banners } from './components/banners.tsx';
import { Chat } from './components/chat.tsx';
import { Header } from './components/header.tsx';
import { HistoryPanel } from './components/history-panel.tsx';
import { KeptChips } from './components/kept-chips.tsx';
import { ManualPanel } from './components/manual-panel.tsx';
import { PointsPanel } from './components/points-panel.tsx';
import { SettingsPanel } from './components/settings-panel.tsx';
import { Stage } from './components/stage.tsx';
import { useDroppedFile } from './components/use-dropped-file.ts';
import { useEscape } from './components/use-escape.ts';
import { useTalkKey } from './components/use-talk-key.ts';
import { useTypeAnywhere } from './components/use-type-anywhere.ts';
import { useStore } from './state/store.ts';

export const App = () => {
  const store = useStore();
  useEscape();
  useTalkKey();
  useTypeAnywhere();
  useDroppedFile();
  return (
    <div class="app">
      <a class="skip-link" href="#composer">
        Skip to what should change
      </a>
      <Header />
      <Banners />
      <main class="workspace">
        <Stage />
        <div class="side">
          {store.page.value.manual.on && <ManualPanel />}
          <KeptChips />
          <PointsPanel />
          {store.page.value.overlay.shown.includes('history') && <HistoryPanel />}
          <Chat />
        </div>
      </main>
      <SettingsPanel />
    </div>
  );
};

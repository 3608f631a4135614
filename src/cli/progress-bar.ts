/** A bar that redraws one line of the screen; nothing at all where there is no screen. */
import type { Terminal } from './terminal.ts';

const width = 24;

export interface ProgressBar {
  show(done: number, text: string): void;
  /** Clears the line. */
  end(): void;
}

export const progressBar = ({ isScreen, err }: Terminal): ProgressBar => {
  if (!isScreen) return { show: () => {}, end: () => {} };
  return {
    show: (done, text) => {
      const full = Math.round(Math.min(Math.max(done, 0), 1) * width);
      err(`\r\u001b[K[${'#'.repeat(full)}${'.'.repeat(width - full)}] ${text}`);
    },
    end: () => err('\r\u001b[K'),
  };
};

/** Whether picture and conversation stand one above the other, so that one of them may be out of sight. */
export const isStacked = (): boolean =>
  window.matchMedia('(max-width: 47.99rem), (max-width: 63.99rem) and (orientation: portrait)').matches ||
  document.documentElement.dataset['text'] === 'large';

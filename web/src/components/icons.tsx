/** The page's icons, drawn on a 24 px grid with one stroke. Decoration only: every button has words. */
const paths = {
  undo: 'M9 6 4.5 10.5 9 15M5 10.5h8.5a5.5 5.5 0 0 1 0 11H10',
  redo: 'M15 6l4.5 4.5L15 15M19 10.5h-8.5a5.5 5.5 0 0 0 0 11H14',
  original: 'M4 12a8 8 0 1 0 2.6-5.9M4 4v4.5h4.5M12 8v4.3l3 1.8',
  image:
    'M5 4.5h14a1.5 1.5 0 0 1 1.5 1.5v12a1.5 1.5 0 0 1-1.5 1.5H5A1.5 1.5 0 0 1 3.5 18V6A1.5 1.5 0 0 1 5 4.5ZM12 8.5v7M8.5 12h7',
  names: 'M4.5 5.5h7l8 8-6.5 6.5-8.5-8.5ZM8.5 9.5h.01',
  history: 'M7 4v16M7 8c0 5 10 3 10 8v1M17 18.5h.01M7 4h.01',
  numbers: 'M8 7.5 10.5 6v12M14 8.5A2.3 2.3 0 1 1 18 10.5L14 18h4.5',
  grid: 'M5 5h14v14H5ZM9.7 5v14M14.3 5v14M5 9.7h14M5 14.3h14',
  hand: 'M7 17.5C8 10.5 12 7 17 6.5',
  compare: 'M12 3v18M5 6.5h3.5v11H5ZM15.5 6.5H19v11h-3.5Z',
  pause: 'M8.5 6v12M15.5 6v12',
  'go-on': 'M8 5.5v13l10-6.5Z',
  more: 'M5.5 12h.01M12 12h.01M18.5 12h.01',
  save: 'M12 4v11M7.5 11 12 15.5 16.5 11M5 19.5h14',
  send: 'M5 12h13M12.5 6 18.5 12l-6 6',
  stop: 'M7 7h10v10H7Z',
  sun: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M18.7 5.3l-1.4 1.4M6.7 17.3l-1.4 1.4',
  moon: 'M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10Z',
  help: 'M9.2 9a2.9 2.9 0 1 1 4.3 2.6c-1 .6-1.5 1.1-1.5 2.4M12 17.5h.01',
  microphone: 'M12 3.5a3 3 0 0 1 3 3v5a3 3 0 0 1-6 0v-5a3 3 0 0 1 3-3ZM6 11.5a6 6 0 0 0 12 0M12 17.5v3M9 20.5h6',
  'microphone-off':
    'M9.2 5.4A3 3 0 0 1 15 6.5v4.2M9 9.5v2a3 3 0 0 0 4.4 2.6M6 11.5a6 6 0 0 0 9.6 4.8M18 11.5a6 6 0 0 1-.5 2.4M12 17.5v3M9 20.5h6M4.5 4l15 16',
  asleep: 'M5 6h6l-6 8h6M14 11h5l-5 6.5h5',
  settings:
    'M4 7.5h9M17.5 7.5H20M4 16.5h2.5M11 16.5h9M15.3 5.3a2.2 2.2 0 1 1 0 4.4 2.2 2.2 0 0 1 0-4.4ZM8.7 14.3a2.2 2.2 0 1 1 0 4.4 2.2 2.2 0 0 1 0-4.4Z',
  close: 'M6.5 6.5l11 11M17.5 6.5l-11 11',
} as const;
export type IconName = keyof typeof paths;

const extra: Partial<Record<IconName, preact.JSX.Element>> = {
  hand: (
    <>
      <circle cx="6" cy="19" r="2.2" fill="currentColor" />
      <circle cx="19" cy="6" r="2.4" />
    </>
  ),
};

export const Icon = ({ name }: { readonly name: IconName }) => (
  <svg class={`icon icon-${name}`} viewBox="0 0 24 24" aria-hidden="true">
    <path d={paths[name]} />
    {extra[name]}
  </svg>
);

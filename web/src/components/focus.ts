/** Where the keyboard goes when what it was on goes away. Ids are the contract between components. */
export const composerId = 'composer';
export const importPartsId = 'import-parts';
export const paintSurfaceId = 'paint-surface';
export const surfaceId = 'picture-surface';
export const manualPointId = (pairId: number, end: 'handle' | 'target') => `manual-${pairId}-${end}`;

/** Focuses an element that the next rendering brings. */
export const focusSoon = (id: string): void => {
  requestAnimationFrame(() => requestAnimationFrame(() => document.getElementById(id)?.focus()));
};

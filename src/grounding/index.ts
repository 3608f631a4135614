/** Command + picture to drag plan: key points, recipes, masks. */
export { createDetector, loadDetector } from './detector.ts';
export { loadDomain, loadRecipes } from './domain-file.ts';
export { createGround } from './ground.ts';
export * from './port.ts';
export type { Recipes } from './recipe-schema.ts';
export { createBackgroundMask, createMask } from './region.ts';
export { createShown } from './shown.ts';

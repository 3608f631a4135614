export { choose, type ScoredReading } from './choose.ts';
export { type Match, matches, type Snapped, snap } from './snap.ts';

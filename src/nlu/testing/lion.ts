/** The bundled lion's words, for tests. The file's form is checked where it is loaded (src/grounding). */
import { readFileSync } from 'node:fs';
import type { Domain } from '../../core/index.ts';

const path = new URL('../../../models/lion/domain.json', import.meta.url);

export const lion: Domain = JSON.parse(readFileSync(path, 'utf8'));

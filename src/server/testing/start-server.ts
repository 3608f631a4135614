import { type ScriptedEngine, scriptedEngine, scriptedParts } from '../../dialogue/testing/index.ts';
import type { ServerParts } from '../parts.ts';
import { type ServeOptions, serve } from '../serve.ts';

export const scriptedServerParts = (engine: ScriptedEngine = scriptedEngine()): ServerParts => ({
  editing: { ...scriptedParts(engine), nowMs: () => performance.now() },
  recogniser: null,
  version: '0.0.0-test',
  pageFolder: '/nonexistent',
  close: () => engine.close(),
});

/** Whatever the server reports fails the test that looks at `reported`. */
export const startServer = async (
  engine: ScriptedEngine = scriptedEngine(),
  options: Partial<ServeOptions> = {},
  changes: Partial<ServerParts> = {},
) => {
  const reported: unknown[] = [];
  const server = await serve(
    { ...scriptedServerParts(engine), ...changes },
    { host: '127.0.0.1', port: 0, report: (reason) => reported.push(reason), ...options },
  );
  return { ...server, engine, reported };
};

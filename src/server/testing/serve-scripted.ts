/** A program that serves a scripted toy until a signal comes, for tests of how a server process ends. */
import { scriptedEngine } from '../../dialogue/testing/index.ts';
import { serve, stopOnSignals } from '../serve.ts';
import { scriptedServerParts } from './start-server.ts';

const parts = scriptedServerParts(scriptedEngine({ steps: 9, holdAt: 3 }));
const report = (reason: unknown) => process.stderr.write(`${String(reason)}\n`);
const server = await serve(parts, { host: '127.0.0.1', port: 0, report });
stopOnSignals(server, () => {});
process.stdout.write(`${server.url}\n`);

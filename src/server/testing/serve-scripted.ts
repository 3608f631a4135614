/** A program that serves a scripted toy until a signal comes, for tests of how a server process ends. Keeps in a folder. */
import { scriptedEngine } from '../../dialogue/testing/index.ts';
import { openConversationFolder } from '../conversation-folder.ts';
import { serve, stopOnSignals } from '../serve.ts';
import { scriptedServerParts } from './start-server.ts';

const [folder] = process.argv.slice(2);
const parts = scriptedServerParts(scriptedEngine({ steps: 9, holdAt: 3 }, { steps: 9, holdAt: 8 }));
const report = (reason: unknown) => process.stderr.write(`${String(reason)}\n`);
const server = await serve(
  folder === undefined ? parts : { ...parts, conversationFolder: openConversationFolder(folder) },
  { host: '127.0.0.1', port: 0, report },
);
stopOnSignals(server, () => {});
process.stdout.write(`${server.url}\n`);

/** `saydrag serve`: the page, the HTTP API and the sockets, until a signal comes. */
import { AppError } from '../core/index.ts';
import { servedBy } from '../drag/index.ts';
import { readLlmConfig } from '../nlu/index.ts';
import { serve, stopOnSignals, userDataFolder } from '../server/index.ts';
import { readSpeechSettings } from '../speech/index.ts';
import { type EngineFlags, engineOptions } from './engine-flags.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import type { Terminal } from './terminal.ts';

export interface ServeCommandOptions extends EngineFlags {
  readonly model: string;
  readonly host: string;
  readonly port: number;
  readonly allowHost?: readonly string[];
  readonly llm?: string;
  readonly llmModel?: string;
}

const loopback = /^(127\.\d+\.\d+\.\d+|localhost|::1)$/i;

/** What is no defect is told in its sentence; a defect with where it is. */
const report = (terminal: Terminal) => (reason: unknown) => {
  const expected = reason instanceof AppError && reason.code !== 'internal';
  const text = reason instanceof Error ? ((expected ? undefined : reason.stack) ?? reason.message) : String(reason);
  terminal.err(`${text}\n`);
};

/** Ends with the process: stopOnSignals exits with 0. */
export const serveCommand = async (terminal: Terminal, options: ServeCommandOptions): Promise<ExitCode> => {
  const { model, host, port, allowHost } = options;
  const speech = readSpeechSettings(process.env);
  const llm = readLlmConfig(process.env, { url: options.llm, model: options.llmModel });
  terminal.err(`Starting the engine for ${model} …\n`);
  const parts = await terminal.compose({
    model,
    speech,
    dataFolder: userDataFolder(process.env),
    keepConversations: process.env['SAYDRAG_KEEP'] !== 'off',
    ...engineOptions(options),
    ...(llm === null ? {} : { llm }),
  });
  const { info } = parts.editing.engine;
  for (const refused of info.refused) terminal.err(`${refused.provider} does not serve: ${refused.reason}\n`);
  parts.recogniser?.onStatus(({ state, text }) => {
    if (state === 'failed' || state === 'took-over') terminal.err(`Speech: ${text}\n`);
  });
  const server = await serve(parts, {
    host,
    port,
    ...(allowHost === undefined ? {} : { allowedHosts: allowHost }),
    report: report(terminal),
  });
  if (!loopback.test(host)) {
    terminal.err(`Anyone who reaches ${host} can use this server: it asks for no password.\n`);
  }
  terminal.out(`SayDrag serves ${info.name} on ${servedBy(info)}: ${server.url}\n`);
  // Told when it is known; nothing waits for it.
  void parts.interpreter?.probe(terminal.interrupted).then((line) => terminal.err(`${line}\n`));
  stopOnSignals(server, (text) => terminal.err(`${text}\n`));
  await new Promise<never>(() => {});
  return exitCodes.ok;
};

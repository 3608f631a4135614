/** The command line: options, their checks, and what each command ends with. Starts nothing by itself. */
import { Command, CommanderError } from 'commander';
import { toAppError } from '../core/index.ts';
import { dragModes } from '../drag/index.ts';
import { taskNames } from '../evaluation/index.ts';
import { defaultHost, defaultPort } from '../server/index.ts';
import { type EditOptions, editCommand, type PlanOptions, planCommand } from './edit-command.ts';
import { defaultCache, type EvalOptions, evalCommand } from './eval-command.ts';
import { defaultEffects, type EvalEffectsOptions, evalEffectsCommand } from './eval-effects-command.ts';
import { defaultSentences, type EvalLanguageOptions, evalLanguageCommand } from './eval-language-command.ts';
import { type EvalPartsOptions, evalPartsCommand } from './eval-parts-command.ts';
import { type ExitCode, exitCodeHelp, exitCodeOf, exitCodes } from './exit-codes.ts';
import { OutputError, outputValue } from './output-file.ts';
import {
  exportPartsCommand,
  forgetPartCommand,
  importPartsCommand,
  listPartsCommand,
  type PartsOptions,
} from './parts-command.ts';
import { type ServeCommandOptions, serveCommand } from './serve-command.ts';
import type { Terminal } from './terminal.ts';
import { type TranscribeOptions, transcribeCommand } from './transcribe-command.ts';
import {
  casesValue,
  minutesValue,
  modesValue,
  portValue,
  precisionValue,
  providersValue,
  seedValue,
  sentenceValue,
  tasksValue,
} from './values.ts';

const modelOption = [
  '-m, --model <name>',
  'the model: a name of models/, or a folder of your own (./my-model)',
  'lion',
] as const;
const providerOption = [
  '--provider <names>',
  'what runs the engine: webgpu, webgpu-software, cpu, cuda, coreml, dml; several with commas are tried in order',
  providersValue,
] as const;

const precisionOption = [
  '--precision <name>',
  "single, or half: a step's convolutions in 16 bits, on WebGPU alone",
  precisionValue,
] as const;

const build = (terminal: Terminal, end: (code: ExitCode) => void): Command => {
  const program = new Command('saydrag')
    .description('Say what a picture should do: “open the mouth”.')
    .exitOverride()
    .configureOutput({ writeOut: terminal.out, writeErr: terminal.err })
    .addHelpText('after', exitCodeHelp)
    .showHelpAfterError('Try “saydrag --help”.');

  program
    .command('serve')
    .description('serves the page, the HTTP API and the sockets until it is interrupted')
    .option(...modelOption)
    .option('-p, --port <number>', 'the port; 0 takes any that is free', portValue, defaultPort)
    .option('--host <address>', 'the address to listen at', defaultHost)
    .option('--allow-host <name...>', 'a further name the server goes by, as a browser writes it: example.org:8080')
    .option(...providerOption)
    .option(...precisionOption)
    .option(
      '--llm <url>',
      'a language model for what the rules cannot read: the base address of an OpenAI-compatible server',
    )
    .option('--llm-model <name>', 'the name that server knows the model by; its key is read from SAYDRAG_LLM_KEY')
    .action(async (options: ServeCommandOptions) => end(await serveCommand(terminal, options)));

  program
    .command('edit')
    .description('does what a sentence says to the picture of a seed')
    .argument('<sentence>', 'what to do: “open the mouth”', sentenceValue)
    .option(...modelOption)
    .requiredOption('-s, --seed <number>', 'the picture, 0 to 4294967295', seedValue)
    .requiredOption(
      '-o, --out <file>',
      'where the picture goes: .png, .webp or .jpg',
      outputValue('.png', '.webp', '.jpg', '.jpeg'),
    )
    .option('--frames <file>', 'also writes the whole edit as an animation: .webp', outputValue('.webp'))
    .option(...providerOption)
    .option(...precisionOption)
    .option('--json', 'writes plan and figures as JSON')
    .action(async (sentence: string, options: EditOptions) => end(await editCommand(terminal, sentence, options)));

  program
    .command('plan')
    .description('tells what a sentence would do to the picture of a seed')
    .argument('<sentence>', 'what to do: “open the mouth”', sentenceValue)
    .option(...modelOption)
    .requiredOption('-s, --seed <number>', 'the picture, 0 to 4294967295', seedValue)
    .option(...providerOption)
    .option('--json', 'writes the plan as JSON')
    .action(async (sentence: string, options: PlanOptions) => end(await planCommand(terminal, sentence, options)));

  program
    .command('transcribe')
    .description('tells what is said in a WAV file of at most 30 s, and which command it is')
    .argument('<file>', 'the sound: 8 to 192 kHz, 1 to 8 channels, PCM or float')
    .option(...modelOption)
    .option('-r, --recogniser <name>', 'who hears: bundled, whisper, whisper:OWNER/NAME or remote')
    .option('--offline', 'fetches nothing; the bundled model hears what no other can')
    .option('--json', 'writes everything that is known as JSON')
    .action(async (file: string, options: TranscribeOptions) => end(await transcribeCommand(terminal, file, options)));

  const parts = program.command('parts').description('what users taught a model: its parts by name');
  const dataOption = [
    '--data <folder>',
    "where taught parts are kept; the user's data folder when nothing is said",
  ] as const;
  const partCommands = [
    parts
      .command('list')
      .description('tells the parts that are known')
      .option(...modelOption)
      .option(...dataOption)
      .action(async (options: PartsOptions) => end(await listPartsCommand(terminal, options))),
    parts
      .command('export')
      .description('writes them to a file')
      .argument('<file>', 'where they go: .json', outputValue('.json'))
      .option(...modelOption)
      .option(...dataOption)
      .action(async (file: string, options: PartsOptions) => end(await exportPartsCommand(terminal, file, options))),
    parts
      .command('import')
      .description('adds the parts of a file; those of the same name are replaced')
      .argument('<file>', 'a file of taught parts')
      .option(...modelOption)
      .option(...dataOption)
      .action(async (file: string, options: PartsOptions) => end(await importPartsCommand(terminal, file, options))),
    parts
      .command('forget')
      .description('forgets one of them')
      .argument('<name>', 'its name')
      .option(...modelOption)
      .option(...dataOption)
      .action(async (name: string, options: PartsOptions) => end(await forgetPartCommand(terminal, name, options))),
  ];

  const evaluation = program
    .command('eval')
    .description(
      'measures the drag engine on fixed cases of a bundled model; what was measured is kept, so it can be cut short',
    )
    .option(...modelOption)
    .option('--cases <number>', 'cases of each task', casesValue, 50)
    .option('--modes <names>', `of ${dragModes.join(', ')}`, modesValue, dragModes)
    .option('--tasks <names>', `of ${taskNames.join(', ')}`, tasksValue, taskNames)
    .option('--minutes <number>', 'begins no further measurement after that long', minutesValue)
    .option('--cache <folder>', 'where measurements are kept', defaultCache)
    .option('--older', 'also counts measurements made with earlier code, and says how many')
    .option('--write', 'writes the tables to docs/evaluation.md')
    .option(...providerOption)
    .option(...precisionOption)
    .action(async (options: EvalOptions) => end(await evalCommand(terminal, options)));
  const language = evaluation
    .command('language')
    .description(
      'judges what is made of written-down sentences: by the rules, and by a language model where one is given',
    )
    .option(...modelOption)
    .option('--sentences <folder>', 'where the tables of sentences are', defaultSentences)
    .option('--seed <number>', 'how the misheard copies fall out', seedValue, 1)
    .option('--llm <url>', 'the base address of an OpenAI-compatible server; its key is read from SAYDRAG_LLM_KEY')
    .option('--llm-model <name>', 'the name that the server knows the model by')
    .option('--failures', 'lists every sentence that was not understood as hoped')
    .option('--write', 'writes the table to docs/evaluation.md')
    .action(async (_: unknown, command: Command) =>
      end(await evalLanguageCommand(terminal, command.optsWithGlobals<EvalLanguageOptions>())),
    );

  const effects = evaluation
    .command('effects')
    .description('carries sentences out on pictures and judges them by the factors that changed')
    .option('--effects <file>', 'the table of sentences and what they must change', defaultEffects)
    .option('--first <number>', 'the first seed; recipes were tuned on those below 1000', seedValue, 1000)
    .option('--seeds <number>', 'how many pictures', casesValue, 20)
    .action(async (_: unknown, command: Command) =>
      end(await evalEffectsCommand(terminal, command.optsWithGlobals<EvalEffectsOptions>())),
    );

  const taught = evaluation
    .command('parts')
    .description('teaches every named point in a few pictures and looks for it in pictures that were not looked at')
    .option('--pictures <number>', 'how many', casesValue, 50)
    .action(async (_: unknown, command: Command) =>
      end(await evalPartsCommand(terminal, command.optsWithGlobals<EvalPartsOptions>())),
    );

  for (const command of [...program.commands, ...partCommands, language, effects, taught])
    command.exitOverride().copyInheritedSettings(program);
  return program;
};

/** Runs one command line (without node and script) and says what the process should end with. */
export const run = async (args: readonly string[], terminal: Terminal): Promise<ExitCode> => {
  let code: ExitCode = exitCodes.ok;
  try {
    await build(terminal, (ended) => {
      code = ended;
    }).parseAsync([...args], { from: 'user' });
    return code;
  } catch (thrown) {
    if (thrown instanceof CommanderError) return thrown.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
    if (thrown instanceof OutputError) {
      terminal.err(`${thrown.message}\n`);
      return exitCodes.output;
    }
    const error = toAppError(thrown);
    terminal.err(`${error.code === 'internal' ? (error.stack ?? error.message) : error.message}\n`);
    return exitCodeOf(error.code);
  }
};

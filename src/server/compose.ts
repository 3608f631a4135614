/** The one file that builds real things: a model folder, its engine process, its detector, its language. */
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AppError } from '../core/index.ts';
import { lookAgain, memoryOf } from '../dialogue/index.ts';
import { createEngineProcess, type Precision } from '../drag/index.ts';
import { createInterpreter, describe, isFreeName, type LlmConfig, withTaughtParts } from '../nlu/index.ts';
import type { ProviderName } from '../runtime/index.ts';
import { openRecogniser, type SpeechSettings } from '../speech/index.ts';
import { conversationFolderOf, openConversationFolder } from './conversation-folder.ts';
import { openPartFile, partFileOf } from './part-file.ts';
import type { ServerParts } from './parts.ts';
import { openUnderstand } from './sentence-reader.ts';
import { openWords } from './words.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

export interface ComposeOptions {
  /** Its name, or its folder. */
  readonly model: string;
  /** Tried in order; the runtime's own order when none is named. */
  readonly providers?: readonly ProviderName[];
  readonly precision?: Precision;
  /** Where model folders lie; the bundled ones when nothing is said. */
  readonly modelsFolder?: string;
  /** A frame is made every so many steps of a drag; 0: only the last. The model's own choice when nothing is said. */
  readonly frameEverySteps?: number;
  /** What hears; nothing does when nothing is said. */
  readonly speech?: SpeechSettings;
  /** The language model that reads what the rules cannot; none when nothing is said. */
  readonly llm?: LlmConfig;
  /** Conversations are kept in the data folder too, so that a page finds its own after the server was stopped. */
  readonly keepConversations?: boolean;
  /** Where parts that users teach are kept; as long as the program runs when nothing is said. */
  readonly dataFolder?: string;
}

const versionOf = async (): Promise<string> => {
  const found: unknown = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const version = typeof found === 'object' && found !== null && 'version' in found ? found.version : null;
  return typeof version === 'string' ? version : '0.0.0';
};

/**
 * The folder of a model by its name, or given as a folder: "lion", "./my-model"; the model is called as its folder is.
 * Whoever starts the program says which; a page or a request never does.
 * @throws AppError unknown-model
 */
export const findModel = async (name: string, modelsFolder: string = join(root, 'models')): Promise<string> => {
  if (/[\\/]/.test(name)) {
    if (existsSync(join(name, 'generator.safetensors'))) return resolve(name);
    const wanted = 'generator.safetensors and model.json, and domain.json and recipes.json where somebody described it';
    throw new AppError('unknown-model', `There is no model in “${name}”: the folder of one has ${wanted}.`);
  }
  const folders = await readdir(modelsFolder, { withFileTypes: true }).catch(() => []);
  // The bundled recogniser of speech lies there too: only a folder with a generator is a model of pictures.
  const installed = folders
    .map(({ name: folder }) => folder)
    .filter((folder) => existsSync(join(modelsFolder, folder, 'generator.safetensors')));
  if (installed.includes(name)) return join(modelsFolder, name);
  const known = installed.length === 0 ? 'none' : installed.sort().join(', ');
  throw new AppError(
    'unknown-model',
    `There is no model “${name.slice(0, 60)}”. Installed: ${known}. A folder of your own: ./${name.slice(0, 60)}.`,
  );
};

/** @throws AppError unknown-model, and as `createEngineProcess` does */
export const compose = async (options: ComposeOptions): Promise<ServerParts> => {
  const { frameEverySteps } = options;
  const modelFolder = await findModel(options.model, options.modelsFolder);
  const version = await versionOf();
  const engineProcess = await createEngineProcess({
    modelFolder,
    ...(options.providers === undefined ? {} : { providers: options.providers }),
    ...(options.precision === undefined ? {} : { precision: options.precision }),
  });
  try {
    const words = await openWords(modelFolder, engineProcess);
    const { engine, parts: finder } = engineProcess;
    const head = { model: basename(modelFolder), generator: finder.fingerprint };
    const memory =
      options.dataFolder === undefined ? memoryOf() : await openPartFile(partFileOf(options.dataFolder, head), head);
    const nowMs = () => performance.now();
    const interpreter = options.llm === undefined ? null : createInterpreter(options.llm, { nowMs });
    const recogniser = options.speech === undefined ? null : openRecogniser(options.speech);
    return {
      editing: {
        ...words,
        engine: lookAgain(engine, words.detector),
        understand: await openUnderstand(modelFolder, words.domain, interpreter !== null),
        teaching: { finder, memory, domainWith: withTaughtParts, isFreeName, describe },
        settings: frameEverySteps === undefined ? {} : { frameEverySteps },
        nowMs,
        ...(interpreter === null ? {} : { interpret: interpreter.interpret }),
      },
      interpreter,
      recogniser,
      ...(options.keepConversations === true && options.dataFolder !== undefined
        ? { conversationFolder: openConversationFolder(conversationFolderOf(options.dataFolder, head)) }
        : {}),
      version,
      pageFolder: join(root, 'dist', 'web'),
      close: async () => {
        await recogniser?.close();
        await words.detector.close();
        await engineProcess.close();
      },
    };
  } catch (thrown) {
    await engineProcess.close();
    throw thrown;
  }
};

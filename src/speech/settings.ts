/**
 * What hears, by configuration:
 *   SAYDRAG_RECOGNISER    bundled · whisper · whisper:OWNER/NAME · remote · off   (default: whisper)
 *   SAYDRAG_MODELS        folder for fetched models (default: saydrag/models in the user's cache folder)
 *   SAYDRAG_HUB           where models are fetched from (default: https://huggingface.co)
 *   SAYDRAG_OFFLINE       1: never fetch anything
 *   SAYDRAG_LANGUAGE      the language spoken, for models that know several (default: en)
 *   SAYDRAG_SPEECH_URL, SAYDRAG_SPEECH_MODEL, SAYDRAG_SPEECH_KEY    the endpoint of `remote`
 *   SAYDRAG_SPEECH_THREADS    processor threads of the speech process (default: 2, or 1 on a single core)
 */
import { availableParallelism, homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { AppError } from '../core/index.ts';
import { checkModelName } from './hub/model-files.ts';
import { defaultEndpointLimits, type EndpointSettings } from './remote/endpoint.ts';

export const defaultWhisper = 'onnx-community/whisper-base.en';

export type RecogniserChoice =
  | { readonly kind: 'off' }
  | { readonly kind: 'bundled' }
  | { readonly kind: 'whisper'; readonly name: string }
  | { readonly kind: 'remote'; readonly endpoint: EndpointSettings };

export interface SpeechSettings {
  readonly choice: RecogniserChoice;
  /** The folder of the bundled model. */
  readonly bundledFolder: string;
  readonly modelsFolder: string;
  readonly hub: string;
  readonly offline: boolean;
  readonly language: string;
  readonly threads: number;
}

type Environment = Readonly<Record<string, string | undefined>>;

const address = z
  .url({ protocol: /^https?$/, error: 'must be an address that begins with http:// or https://' })
  .max(2000)
  .refine((text) => URL.canParse(text) && new URL(text).username === '' && new URL(text).password === '', {
    error: 'must not hold a name or password',
  });

const schema = z.object({
  SAYDRAG_RECOGNISER: z
    .string()
    .regex(/^(off|bundled|whisper|remote|whisper:.+)$/, {
      error: 'must be bundled, whisper, whisper:OWNER/NAME, remote or off',
    })
    .optional(),
  SAYDRAG_MODELS: z.string().optional(),
  SAYDRAG_HUB: address.optional(),
  SAYDRAG_OFFLINE: z.enum(['0', '1'], { error: 'must be 0 or 1' }).optional(),
  SAYDRAG_LANGUAGE: z
    .string()
    .regex(/^[a-z]{2,3}$/, { error: 'must be a language code such as en or de' })
    .optional(),
  SAYDRAG_SPEECH_URL: address.optional(),
  SAYDRAG_SPEECH_MODEL: z.string().max(200).optional(),
  SAYDRAG_SPEECH_KEY: z.string().max(4000).optional(),
  SAYDRAG_SPEECH_THREADS: z.coerce.number().int().min(1).max(64).optional(),
});
type Variables = z.output<typeof schema>;

const parse = (environment: Environment): Variables => {
  // An empty variable is one that is not set.
  const given = Object.fromEntries(
    Object.keys(schema.shape)
      .map((name) => [name, environment[name]])
      .filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const name = String(issue?.path[0] ?? '');
  const value = name === 'SAYDRAG_SPEECH_KEY' ? 'the value (not shown)' : JSON.stringify(given[name]);
  throw new AppError('bad-input', `${name}: ${value} is wrong: it ${issue?.message ?? 'is not valid'}.`);
};

const endpointOf = (variables: Variables, language: string): EndpointSettings => {
  const { SAYDRAG_SPEECH_URL: url, SAYDRAG_SPEECH_MODEL: model, SAYDRAG_SPEECH_KEY: key } = variables;
  if (url === undefined || model === undefined) {
    const missing = url === undefined ? 'SAYDRAG_SPEECH_URL' : 'SAYDRAG_SPEECH_MODEL';
    throw new AppError('bad-input', `A remote recogniser is chosen, but ${missing} is not set.`);
  }
  return { url, model, key: key ?? null, language, ...defaultEndpointLimits };
};

/** Flags (a `choice` as it is written in SAYDRAG_RECOGNISER) come before the environment. @throws AppError bad-input */
export const readSpeechSettings = (
  environment: Environment,
  flags: { readonly choice?: string | undefined; readonly offline?: boolean | undefined } = {},
): SpeechSettings => {
  const variables = parse({
    ...environment,
    ...(flags.choice === undefined ? {} : { SAYDRAG_RECOGNISER: flags.choice }),
  });
  const language = variables.SAYDRAG_LANGUAGE ?? 'en';
  const choice = ((): RecogniserChoice => {
    const written = variables.SAYDRAG_RECOGNISER ?? 'whisper';
    if (written === 'off' || written === 'bundled') return { kind: written };
    if (written === 'remote') return { kind: 'remote', endpoint: endpointOf(variables, language) };
    const name = written === 'whisper' ? defaultWhisper : written.slice('whisper:'.length);
    return { kind: 'whisper', name: checkModelName(name) };
  })();
  const cache = environment['XDG_CACHE_HOME'] || join(homedir(), '.cache');
  return {
    choice,
    bundledFolder: fileURLToPath(new URL('../../models/speech', import.meta.url)),
    modelsFolder: variables.SAYDRAG_MODELS ?? join(cache, 'saydrag', 'models'),
    hub: variables.SAYDRAG_HUB ?? 'https://huggingface.co',
    offline: flags.offline ?? variables.SAYDRAG_OFFLINE === '1',
    language,
    threads: variables.SAYDRAG_SPEECH_THREADS ?? Math.min(2, availableParallelism()),
  };
};

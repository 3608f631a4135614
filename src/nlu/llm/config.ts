/** Where the language model is, from the environment and the command line. The key comes from the environment only: command lines are seen by others. */
import { z } from 'zod';
import { AppError } from '../../core/index.ts';

export interface LlmConfig {
  /** The base address that ends before /chat/completions: http://127.0.0.1:11434/v1 */
  readonly url: string;
  readonly model: string;
  readonly key: string | null;
  /** False: the picture is never sent, even to a model that sees. */
  readonly sendsPicture: boolean;
  /** For everything that one sentence needs: both attempts and the repair. */
  readonly deadlineMs: number;
  readonly maxReplyBytes: number;
  readonly maxTokens: number;
}

const address = z
  .url({ protocol: /^https?$/ })
  .refine((text) => URL.canParse(text) && new URL(text).username === '' && new URL(text).password === '', {
    error: 'must not hold a name or password; the key belongs into SAYDRAG_LLM_KEY',
  });

const schema = z.object({
  SAYDRAG_LLM_URL: address.optional(),
  SAYDRAG_LLM_MODEL: z.string().min(1).max(200).optional(),
  SAYDRAG_LLM_KEY: z.string().min(1).max(4000).optional(),
  SAYDRAG_LLM_PICTURE: z.enum(['on', 'off']).optional(),
});

const shown = (name: string, value: unknown): string =>
  name === 'SAYDRAG_LLM_KEY' || String(value).includes('@') ? 'the value (not shown)' : JSON.stringify(value);

/** Flags come before the environment. Null: no language model is configured. @throws AppError bad-input */
export const readLlmConfig = (
  environment: Readonly<Record<string, string | undefined>>,
  flags: { readonly url?: string | undefined; readonly model?: string | undefined } = {},
): LlmConfig | null => {
  const given: Record<string, string | undefined> = {
    SAYDRAG_LLM_URL: flags.url ?? environment['SAYDRAG_LLM_URL'],
    SAYDRAG_LLM_MODEL: flags.model ?? environment['SAYDRAG_LLM_MODEL'],
    SAYDRAG_LLM_KEY: environment['SAYDRAG_LLM_KEY'],
    SAYDRAG_LLM_PICTURE: environment['SAYDRAG_LLM_PICTURE'],
  };
  // An empty variable is one that is not set.
  const parsed = schema.safeParse(Object.fromEntries(Object.entries(given).filter(([, value]) => value !== '')));
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const name = String(issue?.path[0] ?? '');
    throw new AppError('bad-input', `${name}: ${shown(name, given[name])} is wrong: ${issue?.message ?? ''}.`);
  }
  const {
    SAYDRAG_LLM_URL: url,
    SAYDRAG_LLM_MODEL: model,
    SAYDRAG_LLM_KEY: key,
    SAYDRAG_LLM_PICTURE: picture,
  } = parsed.data;
  if (url === undefined) return null;
  if (model === undefined) {
    throw new AppError(
      'bad-input',
      'A language model is configured by its address, but not by its name: set SAYDRAG_LLM_MODEL or --llm-model to the name the server knows it by.',
    );
  }
  return { url, model, key: key ?? null, sendsPicture: picture !== 'off', ...defaultLimits };
};

export const defaultLimits = { deadlineMs: 15_000, maxReplyBytes: 64 * 1024, maxTokens: 1200 } as const;

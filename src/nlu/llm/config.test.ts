import { expect, it } from 'vitest';
import { readLlmConfig } from './config.ts';

const url = 'http://127.0.0.1:11434/v1';

it('[M25] is none without an address; flags come before the environment', () => {
  expect(readLlmConfig({})).toBeNull();
  expect(readLlmConfig({ SAYDRAG_LLM_URL: '', SAYDRAG_LLM_MODEL: 'a' })).toBeNull();
  expect(
    readLlmConfig({ SAYDRAG_LLM_URL: url, SAYDRAG_LLM_MODEL: 'a', SAYDRAG_LLM_KEY: 'k', SAYDRAG_LLM_PICTURE: 'off' }),
  ).toMatchObject({ url, model: 'a', key: 'k', sendsPicture: false, deadlineMs: 15_000, maxReplyBytes: 65_536 });
  expect(readLlmConfig({ SAYDRAG_LLM_URL: 'http://a/v1', SAYDRAG_LLM_MODEL: 'a' }, { url, model: 'b' })).toMatchObject({
    url,
    model: 'b',
    key: null,
    sendsPicture: true,
  });
});

it('[M25] names what is wrong, and never the key', () => {
  const wrong = [
    [{ SAYDRAG_LLM_URL: 'file:///etc/passwd', SAYDRAG_LLM_MODEL: 'a' }, /^SAYDRAG_LLM_URL: "file:\/\/\/etc\/passwd"/],
    [{ SAYDRAG_LLM_URL: 'http://me:secret@host/v1', SAYDRAG_LLM_MODEL: 'a' }, /SAYDRAG_LLM_KEY/],
    [{ SAYDRAG_LLM_URL: url }, /--llm-model/],
    [{ SAYDRAG_LLM_URL: url, SAYDRAG_LLM_MODEL: 'a', SAYDRAG_LLM_PICTURE: 'maybe' }, /^SAYDRAG_LLM_PICTURE: "maybe"/],
    [
      { SAYDRAG_LLM_URL: url, SAYDRAG_LLM_MODEL: 'a', SAYDRAG_LLM_KEY: 'x'.repeat(5000) },
      /^SAYDRAG_LLM_KEY: the value/,
    ],
  ] as const;
  for (const [environment, text] of wrong) expect(() => readLlmConfig(environment)).toThrow(text);
  expect(() => readLlmConfig({ SAYDRAG_LLM_URL: 'http://me:secret@host/v1', SAYDRAG_LLM_MODEL: 'a' })).not.toThrow(
    /secret/,
  );
  expect(() => readLlmConfig({ SAYDRAG_LLM_KEY: 'sk-x'.repeat(2000), SAYDRAG_LLM_URL: url })).not.toThrow(/sk-x/);
});

/**
 * Answers as real servers give them, written by hand after their documentation and issue trackers: NOT recorded. The form
 * around the content is theirs; the content is ours. `scripts/record-llm.ts` records real ones for whoever has a server.
 */
import type { Behaviour } from './llm-server.ts';

const json = (body: unknown, status = 200): Behaviour => ({
  does: 'raw',
  status,
  type: 'application/json',
  body: JSON.stringify(body),
});

export const openMouth =
  '{"outcome":"edit","edits":[{"choice":1,"target":"mouth.open","side":null,"amount":"usual","percent":null,"pixels":null}],"moves":[],"limits":[]}';

/** Each answers "open the mouth" in its own way. */
export const realAnswers: Readonly<Record<string, Behaviour>> = {
  'OpenAI, structured output': json({
    id: 'chatcmpl-AbC',
    object: 'chat.completion',
    created: 1790000000,
    model: 'gpt-4o-mini-2024-07-18',
    choices: [
      {
        index: 0,
        message: { role: 'assistant', content: openMouth, refusal: null, annotations: [] },
        logprobs: null,
        finish_reason: 'stop',
      },
    ],
    usage: {
      prompt_tokens: 900,
      completion_tokens: 42,
      total_tokens: 942,
      prompt_tokens_details: { cached_tokens: 0 },
    },
    service_tier: 'default',
    system_fingerprint: 'fp_1',
  }),
  'Ollama, a fence around it': json({
    id: 'chatcmpl-311',
    object: 'chat.completion',
    created: 1790000000,
    model: 'llama3.2:3b',
    system_fingerprint: 'fp_ollama',
    choices: [
      { index: 0, message: { role: 'assistant', content: `\`\`\`json\n${openMouth}\n\`\`\`` }, finish_reason: 'stop' },
    ],
    usage: { prompt_tokens: 900, completion_tokens: 60, total_tokens: 960 },
  }),
  'Ollama, thoughts in the text': json({
    id: 'chatcmpl-312',
    object: 'chat.completion',
    created: 1790000000,
    model: 'deepseek-r1:8b',
    choices: [
      {
        index: 0,
        message: {
          role: 'assistant',
          content: `<think>\nThe user wants {the mouth} open. Maybe {"outcome":"unclear"}?\n</think>\n\n${openMouth}`,
        },
        finish_reason: 'stop',
      },
    ],
  }),
  'llama.cpp, thoughts in a field of their own': json({
    choices: [
      {
        finish_reason: 'stop',
        index: 0,
        message: { role: 'assistant', reasoning_content: 'Mouth, open. {', content: openMouth },
      },
    ],
    created: 1790000000,
    model: 'qwen3',
    object: 'chat.completion',
    timings: { prompt_n: 900, predicted_n: 45 },
    __verbose: {},
  }),
  'llama.cpp, a sentence before it': json({
    choices: [
      {
        finish_reason: 'stop',
        index: 0,
        message: { role: 'assistant', content: `Here is the JSON {as asked}:\n${openMouth}\nLet me know!` },
      },
    ],
    created: 1790000000,
    model: 'gpt-3.5-turbo',
    object: 'chat.completion',
  }),
  'vLLM, the call of a function': json({
    id: 'chatcmpl-9f',
    object: 'chat.completion',
    created: 1790000000,
    model: 'Qwen/Qwen2.5-7B-Instruct',
    choices: [
      {
        index: 0,
        message: {
          role: 'assistant',
          reasoning_content: null,
          content: null,
          tool_calls: [
            { id: 'chatcmpl-tool-1', type: 'function', function: { name: 'reading', arguments: openMouth } },
          ],
        },
        logprobs: null,
        finish_reason: 'tool_calls',
        stop_reason: null,
      },
    ],
    prompt_logprobs: null,
  }),
  'vLLM, thoughts that never close': json({
    id: 'chatcmpl-a0',
    object: 'chat.completion',
    created: 1790000000,
    model: 'Qwen/Qwen3-8B',
    choices: [
      {
        index: 0,
        message: { role: 'assistant', content: `<think>The mouth should open.\n${openMouth}`, tool_calls: [] },
        finish_reason: 'stop',
        stop_reason: null,
      },
    ],
  }),
  'LM Studio, content in parts': json({
    id: 'chatcmpl-ls',
    object: 'chat.completion',
    created: 1790000000,
    model: 'qwen2.5-7b-instruct',
    stats: {},
    choices: [
      {
        index: 0,
        logprobs: null,
        finish_reason: 'stop',
        message: { role: 'assistant', content: [{ type: 'text', text: openMouth }], tool_calls: [] },
      },
    ],
  }),
  'a server that labels its answer as text': {
    does: 'raw',
    status: 200,
    type: 'text/plain; charset=utf-8',
    body: JSON.stringify({ choices: [{ message: { content: openMouth } }] }),
  },
  'a model that writes its draft first': json({
    choices: [
      {
        index: 0,
        message: {
          role: 'assistant',
          content: `{"outcome":"unclear","edits":[],"moves":[],"limits":[]}\nOn second thought:\n${openMouth}`,
        },
        finish_reason: 'stop',
      },
    ],
  }),
};

/** Refusals of a form of question, as real servers word them. */
export const realRefusals = {
  lmStudioJsonObject: json({ error: "'response_format.type' must be 'json_schema' or 'text'" }, 400),
  oldServerJsonSchema: json(
    {
      error: {
        code: 500,
        message: 'response_format type must be one of "text" or "json_object", but got: json_schema',
        type: 'server_error',
      },
    },
    500,
  ),
  openaiMaxTokens: json(
    {
      error: {
        message:
          "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
        type: 'invalid_request_error',
        param: 'max_tokens',
        code: 'unsupported_parameter',
      },
    },
    400,
  ),
  openaiTemperature: json(
    {
      error: {
        message:
          "Unsupported value: 'temperature' does not support 0 with this model. Only the default (1) value is supported.",
        type: 'invalid_request_error',
        param: 'temperature',
        code: 'unsupported_value',
      },
    },
    400,
  ),
  noPictures: json(
    {
      error: {
        message: 'image input is not supported - hint: if this is unexpected, you may need to provide the mmproj',
        type: 'server_error',
        code: 500,
      },
    },
    500,
  ),
  wrongKey: json(
    {
      error: {
        message: 'Incorrect API key provided: sk-se***ret. You can find your API key at the dashboard.',
        type: 'invalid_request_error',
        param: null,
        code: 'invalid_api_key',
      },
    },
    401,
  ),
  noSuchModel: json(
    { error: { message: 'model "nope" not found, try pulling it first', type: 'api_error', param: null, code: null } },
    404,
  ),
} as const satisfies Readonly<Record<string, Behaviour>>;

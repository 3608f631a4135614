/** Injected instructions: whatever is said or stands in a name, only edits of the domain can come of it. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Domain } from '../../core/index.ts';
import { lion } from '../testing/lion.ts';
import { createInterpreter } from './interpreter.ts';
import type { Interpretation, InterpretRequest } from './port.ts';
import { injections, obedience } from './testing/injections.ts';
import { type LlmServer, llmServer } from './testing/llm-server.ts';
import { configFor, keyPoints, requestFor } from './testing/requests.ts';

let server: LlmServer;
beforeAll(async () => {
  server = await llmServer();
});
afterAll(() => server.close());

const never = new AbortController().signal;
const interpret = (request: InterpretRequest): Promise<Interpretation> =>
  createInterpreter(configFor(server.url), { nowMs: () => performance.now() }).interpret(request, never);

/** The places where a stranger's words can stand. */
const carriers: Readonly<Record<string, (phrase: string) => InterpretRequest>> = {
  'what was said': (phrase) => requestFor(phrase),
  'what was said before': (phrase) => requestFor('make it nice', { done: [phrase] }),
  'the name of a point': (phrase) =>
    requestFor('make it nice', {
      keyPoints: keyPoints.map((point, i) => (i === 0 ? { ...point, name: phrase } : point)),
    }),
  'a word of the domain': (phrase) => {
    const domain: Domain = {
      ...lion,
      parts: lion.parts.map((part, i) => (i === 0 ? { ...part, synonyms: [phrase] } : part)),
    };
    return requestFor('make it nice', { domain });
  },
};

it('[M16] has two hundred sentences and more that try', () => {
  expect(new Set(injections).size).toBeGreaterThanOrEqual(200);
});

for (const [place, carrier] of Object.entries(carriers)) {
  it(`[M16] a model that obeys what stands in ${place} gets nothing done`, { timeout: 120_000 }, async () => {
    let turn = 0;
    server.always({
      does: 'think',
      // The repair's answer obeys as well, in another way.
      reply: () => ({ does: 'say', content: obedience[turn++ % obedience.length] ?? '' }),
    });
    const outcomes = new Map<string, number>();
    for (const phrase of injections) {
      const found = await interpret(carrier(phrase));
      outcomes.set(found.kind, (outcomes.get(found.kind) ?? 0) + 1);
    }
    expect(outcomes).toEqual(new Map([['unavailable', injections.length]]));
    expect(Object.prototype).not.toHaveProperty('polluted');
    expect(new Set(server.asked.map(({ path }) => path))).toEqual(new Set(['/v1/chat/completions']));
  });
}

it('[M16] strangers’ words stand in the data as one string, cut, and never in the rules', async () => {
  server.always({ does: 'say', content: '{"outcome":"impossible","edits":[],"moves":[],"limits":[]}' });
  const rulesOf = async (request: InterpretRequest) => {
    expect(await interpret(request)).toEqual({ kind: 'declined', why: 'impossible' });
    const { messages = [] } = server.asked.at(-1)?.body ?? {};
    expect(messages.map(({ role }) => role)).toEqual(['system', 'user']);
    const data: unknown = JSON.parse(String(messages[1]?.content));
    expect(Object.keys(data ?? {})).toEqual(['said', 'done_before', 'points']);
    return messages[0]?.content;
  };
  const rules = await rulesOf(requestFor('roar'));
  for (const phrase of injections) {
    expect(await rulesOf(carriers['what was said']?.(phrase) ?? requestFor(''))).toBe(rules);
  }
  for (const phrase of injections.slice(0, 40)) {
    expect(await rulesOf(carriers['what was said before']?.(phrase) ?? requestFor(''))).toBe(rules);
    expect(await rulesOf(carriers['the name of a point']?.(phrase) ?? requestFor(''))).toBe(rules);
  }
});

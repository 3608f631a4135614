/** What a server can do, asked once at the start with two small questions: whether it keeps to a schema, and whether it sees. */
import { askWithRetry, type Manner } from './ask-with-retry.ts';
import type { LlmConfig } from './config.ts';
import { LlmFault } from './fault.ts';
import { dataAddressOf, pngOf } from './png.ts';
import { objectsIn } from './reply.ts';
import type { Ask } from './transport.ts';

const colours = { red: [230, 20, 20], green: [20, 200, 40], blue: [20, 40, 230], yellow: [240, 220, 20] } as const;
type Colour = keyof typeof colours;
const names = Object.keys(colours);

const schema = {
  type: 'object',
  properties: { colour: { type: 'string', enum: [...names, 'none'] } },
  required: ['colour'],
  additionalProperties: false,
};
const system = `You are asked for a colour. Answer with one JSON object of this schema and nothing else: ${JSON.stringify(schema)}`;

const square = (colour: Colour) => {
  const size = 64;
  const rgb = new Uint8Array(size * size * 3);
  for (let i = 0; i < size * size; i++) rgb.set(colours[colour], i * 3);
  return dataAddressOf(pngOf({ size, rgb }));
};

const answered = (text: string): unknown => {
  for (const object of objectsIn(text)) {
    if ('colour' in object && [...names, 'none'].includes(String(object.colour))) return object.colour;
  }
  return null;
};

/** A model that cannot see guesses one colour of four; two pictures in a row it hardly guesses. */
const shownColours: readonly Colour[] = ['blue', 'yellow'];

const isLoopback = (host: string): boolean => /^(127\.\d+\.\d+\.\d+|localhost|\[::1\])$/i.test(host);

export const probeServer = async (
  config: LlmConfig,
  ask: Ask,
  manner: Manner,
  signal: AbortSignal,
  nowMs: () => number,
): Promise<string> => {
  const { host, hostname, protocol } = new URL(config.url);
  const name = `Language model ${config.model} at ${host}`;
  const deadline = AbortSignal.timeout(config.deadlineMs);
  const until = AbortSignal.any([signal, deadline]);
  const startedMs = nowMs();
  const leftMs = () => config.deadlineMs - (nowMs() - startedMs);
  const open = config.key !== null && protocol === 'http:' && !isLoopback(hostname);
  const warning = open ? ' Its key goes there unencrypted: the address begins with http.' : '';
  try {
    const word = await askWithRetry(
      ask,
      manner,
      { system, turns: [{ role: 'user', text: 'Which colour is a ripe lemon?' }] },
      schema,
      until,
      leftMs,
    );
    const keeps = answered(word) !== null;
    const form = { json_schema: 'keeps to a schema', json_object: 'answers JSON', text: 'answers text only' };
    const says = keeps ? form[manner.dialect.format] : 'does not answer in the form asked for';
    if (!config.sendsPicture) return `${name}: ${says}; pictures are not sent.${warning}`;
    manner.sees = await sees(ask, manner, until, leftMs);
    return `${name}: ${says}, ${manner.sees ? 'sees the picture' : 'does not see pictures'}.${warning}`;
  } catch (thrown) {
    const why =
      thrown instanceof LlmFault ? thrown.message : deadline.aborted ? 'it took too long' : 'it was taken back';
    return `${name} does not answer now: ${why}. Sentences are read by the rules alone until it does.${warning}`;
  }
};

const sees = async (ask: Ask, manner: Manner, signal: AbortSignal, leftMs: () => number): Promise<boolean> => {
  // A server without pictures may refuse in a way that looks like a refusal of the form: what it teaches is not kept.
  const own: Manner = { ...manner };
  try {
    for (const colour of shownColours) {
      const picture = square(colour);
      const turns = [{ role: 'user' as const, text: 'Which colour has the picture?', picture }];
      if (answered(await askWithRetry(ask, own, { system, turns }, schema, signal, leftMs)) !== colour) return false;
    }
    return true;
  } catch (thrown) {
    if (signal.aborted || !(thrown instanceof LlmFault)) throw thrown;
    return false;
  }
};

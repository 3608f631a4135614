/** A model that nobody described: the lion's generator without its words and its detector, in its own process. */
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { distance } from '../src/core/index.ts';
import { type Conversation, createConversation, freeTurns } from '../src/dialogue/index.ts';
import { collect } from '../src/dialogue/testing/index.ts';
import { compose, type ServerParts } from '../src/server/index.ts';

const lion = fileURLToPath(new URL('../models/lion', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'saydrag-unlabelled-'));
let parts: ServerParts;

beforeAll(async () => {
  const model = join(folder, 'models', 'creature');
  mkdirSync(model, { recursive: true });
  copyFileSync(join(lion, 'generator.safetensors'), join(model, 'generator.safetensors'));
  const description = JSON.parse(readFileSync(join(lion, 'model.json'), 'utf8'));
  description.drag.maxSteps = 4;
  writeFileSync(join(model, 'model.json'), JSON.stringify(description));
  parts = await compose({
    model: 'creature',
    modelsFolder: join(folder, 'models'),
    dataFolder: join(folder, 'data'),
    providers: ['cpu'],
  });
}, 180_000);
afterAll(async () => {
  await parts.close();
  rmSync(folder, { recursive: true, force: true });
});

const begin = async (id: string): Promise<{ conversation: Conversation; lines: readonly string[] }> => {
  const conversation = await createConversation({ ...parts.editing, turns: freeTurns, randomSeed: () => 1 }, id, 31);
  return { conversation, lines: collect(conversation).lines };
};

test('[S83] without words or detector, numbers are suggested, moved, named, and found again in other pictures', {
  timeout: 300_000,
}, async () => {
  const { conversation, lines } = await begin('c1');
  await conversation.say('open the mouth');
  expect(lines.findLast((line) => line.startsWith('answer:'))).toContain('show numbers');
  await conversation.say('show numbers');
  const { badges } = conversation.overlay;
  expect(badges.length).toBeGreaterThanOrEqual(8);
  const badge = badges[3];
  if (badge === undefined) throw new Error('no fourth number');
  await conversation.say(`call number ${badge.number} the headlight`);
  const before = conversation.keyPoints.find(({ name }) => name === 'headlight');
  expect(before === undefined ? 99 : distance(before.point, badge.point)).toBeLessThan(3);
  await conversation.say('move the headlight up a bit');
  expect(lines).toContain('plan: Moving the headlight up a bit.');
  expect(lines.some((line) => line.startsWith('drag-ended'))).toBe(true);
  await conversation.say('seed 32');
  await conversation.say('what is number 1');
  expect(conversation.keyPoints.some(({ name }) => name === 'headlight')).toBe(true);
  const { conversation: other } = await begin('c2');
  await other.say('show names');
  await other.say('pick the headlight');
  expect(other.keyPoints.map(({ name }) => name)).toEqual(['headlight']);
  await Promise.all([conversation.close(), other.close()]);
});

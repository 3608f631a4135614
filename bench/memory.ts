/**
 * The most memory that the engine's process has resident, on a 512 px config-f generator: opened, showing pictures,
 * dragging without and with a mask, with whole and with smaller frames. Memory does not depend on what else the machine
 * does. `node bench/memory.ts [size]` writes the section into docs/performance.md.
 */
import { fileURLToPath } from 'node:url';
import { createEngineProcess, type DragSettings } from '../src/drag/index.ts';
import { writeSection } from '../src/evaluation/document.ts';
import { type DragCase, requestOf } from './drag-case.ts';
import { describeMachine, type Memory, memoryOf } from './machine.ts';
import { randomModel } from './random-model.ts';
import { type Column, tableOf } from './table.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const imageSize = Number(process.argv[2] ?? 512);
const model = { imageSize, channelBase: 32768 };
const modelFolder = randomModel(`${root}.build/bench`, model);

interface Row {
  readonly what: string;
  readonly memory: Memory;
}
const rows: Row[] = [];

const running = await createEngineProcess({ modelFolder, providers: ['cpu'], threads: 1 });
const { engine } = running;
const note = (what: string): void => {
  const memory = memoryOf(running.processId);
  if (memory === null) throw new Error('This system does not say how much memory a process has; on Linux it does.');
  rows.push({ what, memory });
  console.log(what, memory);
};

note('opened');
const latent = await engine.sample(1);
for (let picture = 0; picture < 3; picture++) await engine.render(latent);
note('three pictures');

const steps = 6;
const drag = async (what: string, changes: Partial<DragCase>, settings: Partial<DragSettings>): Promise<void> => {
  const request = requestOf({ model, mode: 'fast', points: 2, masked: false, ...changes }, latent, steps);
  const run = engine.drag({ ...request, settings: { ...request.settings, ...settings } }, new AbortController().signal);
  for await (const { step } of run) if (step > steps) throw new Error(`A drag of ${steps} steps made ${step}.`);
  note(what);
};
const everyOther = { frameEverySteps: 2 };
await drag('a drag of two points, a picture at its end', {}, {});
await drag('the same with frames of the whole size', {}, everyOther);
await drag('the same with frames of half the size', {}, { ...everyOther, frameSize: imageSize / 2 });
await drag('four points', { points: 4 }, everyOther);
await drag('two points and a mask', { masked: true }, everyOther);
await drag('two points and a mask, again', { masked: true }, everyOther);
await running.close();

const columns: readonly Column<Row>[] = [
  ['after', ({ what }) => what],
  ['resident MB', ({ memory }) => String(memory.residentMb)],
  ['most so far, MB', ({ memory }) => String(memory.peakMb)],
];
const { processor, onnxruntime, node } = describeMachine();
const text = `Made by \`node bench/memory.ts\`; do not edit by hand. The engine's process on a generator of ${imageSize} px, channel_base
${model.channelBase}, random weights; one after the other in one process. Node ${node}, onnxruntime ${onnxruntime}, ${processor}.

${tableOf(columns, rows)}`;
await writeSection(`${root}docs/performance.md`, `memory-${imageSize}`, `Memory measured at ${imageSize} px`, text);

/**
 * How fast a drag is and how much memory it takes, on generators of public shape (config-f, random weights), beside the
 * PyTorch reference in the same run: rounds of ours and theirs take turns, so that a busy machine slows both.
 *
 *   node bench/engine.ts                               every size, mode, number of points, mask (an hour)
 *   node bench/engine.ts --sizes 512 --points 2 --modes fast --masks no
 *   node bench/engine.ts --gpu                         the same on a card: WebGPU and CUDA against PyTorch there
 *   node bench/engine.ts --gpu --half                  and WebGPU in half precision beside them
 *
 * Results go to .build/bench/engine-TIME.json; `node bench/performance-page.ts FILE...` writes them into
 * docs/performance.md. Processor time is what a quiet machine would take on one core.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { AppError, type Latent } from '../src/core/index.ts';
import { type DragMode, dragModes, servedBy } from '../src/drag/index.ts';
import { providerNames } from '../src/runtime/index.ts';
import { type DragCase, titleOf } from './drag-case.ts';
import { floorMs, measureRates, type Rates, stepWork } from './floor.ts';
import { describeMachine, median } from './machine.ts';
import { type Burst, MeasuredEngine, type Serving } from './measure-engine.ts';
import { PyTorch, type PyTorchSteps, type PyTorchVariant } from './pytorch.ts';
import { type ModelShape, randomModel } from './random-model.ts';
import type { Agreement, CaseResult, OursResult, Report, TheirsResult } from './report.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const buildFolder = join(root, '.build', 'bench');

/** Steps of one drag: enough for a median, few enough for the slow modes. */
const stepsOf: Readonly<Record<DragMode, number>> = { fast: 12, paper: 5, reference: 4 };
const agreementSteps = 3;

const { values: flags } = parseArgs({
  options: {
    sizes: { type: 'string', default: '256,256wide,512,1024' },
    points: { type: 'string', default: '1,2,4,16' },
    modes: { type: 'string', default: dragModes.join() },
    masks: { type: 'string', default: 'no,yes' },
    providers: { type: 'string', default: 'cpu' },
    threads: { type: 'string', default: String(availableParallelism()) },
    rounds: { type: 'string', default: '3' },
    /** Points of the cases that PyTorch runs too; "none": no comparison. */
    against: { type: 'string', default: '2' },
    /** PyTorch's steps a round; on a processor one takes seconds. */
    'pytorch-steps': { type: 'string' },
    gpu: { type: 'boolean', default: false },
    /** Providers of WebGPU once more, in half precision. */
    half: { type: 'boolean', default: false },
  },
});

const listOf = (text: string): string[] => text.split(',').filter((item) => item !== '');
const threads = Number(flags.threads);
const rounds = Number(flags.rounds);
const against = flags.against === 'none' ? [] : listOf(flags.against).map(Number);
const device = flags.gpu ? 'cuda' : 'cpu';
const pytorchSteps = Number(flags['pytorch-steps'] ?? (flags.gpu ? 20 : 2));

/** `256wide` has the channels of the larger ones: what it and 1024 px differ in is the size alone. */
const shapes: Readonly<Record<string, ModelShape>> = {
  '256': { imageSize: 256, channelBase: 16384 },
  '256wide': { imageSize: 256, channelBase: 32768 },
  '512': { imageSize: 512, channelBase: 32768 },
  '1024': { imageSize: 1024, channelBase: 32768 },
};

const chosen = <Name extends string>(text: string, names: readonly Name[], what: string): Name[] =>
  listOf(text).map((item) => {
    const found = names.find((name) => name === item);
    if (found === undefined) throw new Error(`Unknown ${what} "${item}"; choose from ${names.join(', ')}.`);
    return found;
  });

const models = chosen(flags.sizes, Object.keys(shapes), 'size').flatMap((name) => shapes[name] ?? []);
const modes = chosen(flags.modes, dragModes, 'mode');
const masks = chosen(flags.masks, ['no', 'yes'], 'mask');
const providers = flags.gpu ? (['webgpu', 'cuda'] as const) : chosen(flags.providers, providerNames, 'provider');

const servings = providers.flatMap((provider): Serving[] => {
  const single = { provider, precision: 'single' } as const;
  return flags.half && provider.startsWith('webgpu') ? [single, { provider, precision: 'half' }] : [single];
});

const casesOf = (model: ModelShape): DragCase[] =>
  masks.flatMap((mask) =>
    listOf(flags.points).flatMap((points) =>
      modes.map((mode) => ({ model, mode, points: Number(points), masked: mask === 'yes' })),
    ),
  );

/** What the published code does in an iteration; the same without the picture; on a card also compiled. */
const variants: readonly PyTorchVariant[] = [
  { picture: true, compile: false },
  { picture: false, compile: false },
  ...(flags.gpu ? [{ picture: false, compile: true }] : []),
];

const summary = (provider: string, engine: MeasuredEngine, bursts: readonly Burst[], pictureMs: number) => {
  const steps = bursts.flatMap(({ stepMs }) => stepMs);
  const processor = bursts.flatMap(({ processorMsPerStep }) => processorMsPerStep ?? []);
  return {
    provider,
    loadMs: engine.loadMs,
    firstMs: bursts[0]?.firstMs ?? Number.NaN,
    stepMs: median(steps),
    fastestStepMs: Math.min(...steps),
    processorMs: processor.length > 0 ? median(processor) : null,
    pictureMs,
    lagP99Ms: Math.max(...bursts.map(({ lagP99Ms }) => lagP99Ms)),
    memory: engine.memory(),
  } satisfies OursResult;
};

const theirSummary = (variant: PyTorchVariant, runs: readonly PyTorchSteps[]): TheirsResult => {
  const steps = runs.flatMap((run) => run.steps);
  return {
    ...variant,
    device,
    stepMs: 1000 * median(steps.map(({ seconds }) => seconds)),
    fastestStepMs: 1000 * Math.min(...steps.map(({ seconds }) => seconds)),
    processorMs: 1000 * median(steps.map(({ processorSeconds }) => processorSeconds)),
    peakMb: Math.max(...runs.map(({ peakMb }) => peakMb)),
    deviceMb: runs.at(-1)?.deviceMb ?? null,
  };
};

/** Largest distances between what both said about the same latent, step by step. */
const compare = async (engine: MeasuredEngine, pytorch: PyTorch, drag: DragCase, latent: Latent) => {
  const { steps: ours } = await engine.drag({ ...drag, mode: 'reference' }, latent, agreementSteps);
  await pytorch.begin(drag, latent, { picture: false, compile: false });
  const { steps: theirs } = await pytorch.steps(agreementSteps);
  let [pointsPx, lossShare] = [0, 0];
  for (const [at, { points, loss }] of theirs.entries()) {
    const mine = ours[at];
    if (!mine) throw new Error(`Step ${at} is missing.`);
    for (const [index, [x, y]] of points.entries()) {
      const point = mine.points[index] ?? { x: Number.NaN, y: Number.NaN };
      pointsPx = Math.max(pointsPx, Math.hypot(x - point.x, y - point.y));
    }
    lossShare = Math.max(lossShare, Math.abs(mine.loss - loss) / Math.abs(loss));
  }
  return { steps: agreementSteps, pointsPx, lossShare } satisfies Agreement;
};

/** By what serves. */
const openEngines = async (folder: string): Promise<Map<string, MeasuredEngine>> => {
  const engines = new Map<string, MeasuredEngine>();
  for (const serving of servings) {
    try {
      engines.set(servedBy(serving), await MeasuredEngine.open(folder, serving, threads));
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'no-provider') throw error;
      console.warn(`${servedBy(serving)} does not serve here: ${error.message}`);
    }
  }
  if (engines.size === 0) throw new Error(`None of ${providers.join(', ')} serves on this machine.`);
  return engines;
};

/** Ours and theirs in turns; every case has an engine of its own, so that its memory is its own. */
const runCase = async (folder: string, drag: DragCase, pytorch: PyTorch | null, rates: Rates): Promise<CaseResult> => {
  const engines = await openEngines(folder);
  const bursts = new Map<string, Burst[]>([...engines.keys()].map((provider) => [provider, []]));
  const pictures = new Map<string, number>();
  const runs = variants.map((): PyTorchSteps[] => []);
  let latent: Latent | null = null;
  for (let round = 0; round < rounds; round++) {
    for (const [provider, engine] of engines) {
      latent ??= await engine.latent(1);
      bursts.get(provider)?.push(await engine.drag(drag, latent, stepsOf[drag.mode]));
      pictures.set(provider, Math.min(pictures.get(provider) ?? Infinity, await engine.pictureMs(latent)));
    }
    if (!pytorch || !latent) continue;
    for (const [at, variant] of variants.entries()) {
      await pytorch.begin(drag, latent, variant);
      runs[at]?.push(await pytorch.steps(pytorchSteps));
    }
  }
  const ours = [...engines].map(([provider, engine]) =>
    summary(provider, engine, bursts.get(provider) ?? [], pictures.get(provider) ?? Number.NaN),
  );
  const [engine] = engines.values();
  const agreement = pytorch && engine && latent ? await compare(engine, pytorch, drag, latent) : null;
  for (const opened of engines.values()) await opened.close();
  const work = await stepWork(folder, drag);
  return {
    drag,
    work,
    floorMs: floorMs(work, rates),
    ours,
    theirs: pytorch ? variants.map((variant, at) => theirSummary(variant, runs[at] ?? [])) : [],
    agreement,
  };
};

const tell = ({ drag, ours, theirs, floorMs: floor, agreement }: CaseResult): void => {
  const whole = (value: number | null): string => (value === null ? '-' : value.toFixed(0));
  for (const { provider, stepMs, processorMs, memory } of ours) {
    const used = `${whole(stepMs)} ms a step (${whole(processorMs)} of processor time, floor ${whole(floor)})`;
    console.log(`${titleOf(drag)}: ${provider} ${used}, at most ${memory?.peakMb ?? '-'} MB`);
    for (const their of theirs) {
      const what = `PyTorch ${their.picture ? 'with' : 'without'} picture${their.compile ? ', compiled' : ''}`;
      const ratio = (their.stepMs / stepMs).toFixed(1);
      const processorRatio = processorMs === null ? '-' : (their.processorMs / processorMs).toFixed(1);
      console.log(`  ${what}: ${whole(their.stepMs)} ms; x ${ratio}, x ${processorRatio} in processor time`);
    }
  }
  if (agreement) console.log(`  reference mode and PyTorch after ${agreement.steps} steps:`, agreement);
};

const main = async (): Promise<void> => {
  mkdirSync(buildFolder, { recursive: true });
  const started = against.length > 0 ? await PyTorch.start() : 'not asked for';
  const pytorch = typeof started === 'string' ? null : started;
  if (typeof started === 'string') console.warn(`No comparison with PyTorch: ${started}.`);
  if (pytorch && device === 'cuda' && pytorch.about.card === null) throw new Error('This PyTorch sees no CUDA card.');
  const rates = await measureRates();
  console.log('one thread:', rates);
  const date = new Date().toISOString().slice(0, 19);
  const file = join(buildFolder, `engine-${date.replaceAll(':', '')}.json`);
  const cases: CaseResult[] = [];
  for (const model of models) {
    const folder = randomModel(buildFolder, model);
    await pytorch?.open(folder, device, threads);
    for (const drag of casesOf(model)) {
      const compared = drag.mode === 'fast' && against.includes(drag.points) ? pytorch : null;
      const result = await runCase(folder, drag, compared, rates);
      tell(result);
      cases.push(result);
      // After each case: what was measured stays when the run is ended early.
      const about = pytorch?.about ?? String(started);
      const report: Report = { date, machine: describeMachine(), threads, pytorch: about, rates, cases };
      writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
    }
  }
  pytorch?.close();
  console.log(`written: ${file}`);
};

await main();

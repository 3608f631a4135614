/**
 * Checks of derivatives by running the graph: the pullback of an operation against the operation itself.
 *
 * For y = f(x), a direction t and a cotangent c, both random: <c, J t> must equal <Jᵀ c, t>. Jᵀ c comes from the
 * operation's rule; J t is f(t) where f is linear (exact to rounding: the adjoint identity), and the central
 * difference (f(x + h t) - f(x - h t)) / 2h in every case.
 */
import { openModel, type TensorMap } from '../../../runtime/index.ts';
import { normalNumbers } from '../../stylegan2/seed.ts';
import { elementCount, Graph, pullback, reduceSum, reshape, toOnnx, type Value } from '../index.ts';

export type Build = (inputs: readonly Value[]) => Value;

export interface DerivativeCase {
  readonly build: Build;
  /** Shapes of the inputs in which the derivative is taken. */
  readonly shapes: readonly (readonly number[])[];
  /** Maps random normal numbers to where the function is smooth: away from kinks, above 0 ... */
  readonly domain?: (value: number) => number;
}

export type Numbers = Readonly<Record<string, Float32Array>>;

/** A graph opened on the CPU: names and values of its outputs for given inputs (zeros for those left out). */
export const openGraph = async (graph: Graph): Promise<(inputs: Numbers) => Promise<Numbers>> => {
  const model = await openModel(toOnnx(graph), { providers: ['cpu'], threads: 1 });
  return async (inputs) => {
    const feeds: TensorMap = Object.fromEntries(
      graph.inputs.map(({ id, shape }) => [id, { shape, data: inputs[id] ?? new Float32Array(elementCount(shape)) }]),
    );
    const outputs = Object.entries(await model.run(feeds));
    return Object.fromEntries(
      outputs.map(([name, { data }]) => [name, data instanceof Float32Array ? data : new Float32Array()]),
    );
  };
};

export const evaluate = async (graph: Graph, inputs: Numbers): Promise<Numbers> => (await openGraph(graph))(inputs);

const dot = (a: Float32Array, b: Float32Array): number => a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);

const numbers = ({ shapes }: DerivativeCase, seed: number): Float32Array[] =>
  shapes.map((shape, at) => normalNumbers(seed + at, elementCount(shape)));

/** One graph: the function, and the pullback of the input `c`. */
const graphOf = ({ build, shapes }: DerivativeCase): { graph: Graph; outputShape: readonly number[] } => {
  const graph = new Graph();
  const inputs = shapes.map((shape, at) => graph.input(`x${at}`, shape));
  const y = build(inputs);
  const c = graph.input('c', y.shape);
  graph.output('y', y);
  pullback(y, c, inputs).forEach((value, at) => void graph.output(`g${at}`, value));
  // Keeps `c` in the graph's reach even where nothing depends on it.
  graph.output('unused', reduceSum(reshape(c, [elementCount(y.shape)])));
  return { graph, outputShape: y.shape };
};

const feeds = (values: readonly Float32Array[], c: Float32Array): Numbers => ({
  ...Object.fromEntries(values.map((value, at) => [`x${at}`, value])),
  c,
});

const relative = (a: number, b: number, scale: number): number => Math.abs(a - b) / Math.max(scale, 1e-6);

/** |c| |J t|: what both sides are measured against, so that a chance zero of the product does not matter. */
const scaleOf = (c: Float32Array, jt: Float32Array): number => Math.sqrt(dot(c, c) * dot(jt, jt)) / Math.sqrt(c.length);

/** Relative gap between <c, J t> by central differences and <Jᵀ c, t>. */
export const differenceGap = async (test: DerivativeCase, seed = 1): Promise<number> => {
  const { graph, outputShape } = graphOf(test);
  const { domain = (value) => value } = test;
  const x = numbers(test, seed).map((values) => values.map(domain));
  const t = numbers(test, seed + 100);
  const c = normalNumbers(seed + 200, elementCount(outputShape));
  const h = 0.01;
  const moved = (by: number) => x.map((values, i) => values.map((value, at) => value + by * (t[i]?.[at] ?? 0)));
  const run = await openGraph(graph);
  const [here, ahead, behind] = [await run(feeds(x, c)), await run(feeds(moved(h), c)), await run(feeds(moved(-h), c))];
  const jt = (ahead['y'] ?? c).map((value, at) => (value - (behind['y']?.[at] ?? 0)) / (2 * h));
  const pulled = t.reduce((sum, direction, i) => sum + dot(here[`g${i}`] ?? direction, direction), 0);
  return relative(dot(c, jt), pulled, scaleOf(c, jt));
};

/** Relative gap of the adjoint identity for a function that is linear in all its inputs together. */
export const adjointGap = async (test: DerivativeCase, seed = 1): Promise<number> => {
  const { graph, outputShape } = graphOf(test);
  const t = numbers(test, seed + 100);
  const c = normalNumbers(seed + 200, elementCount(outputShape));
  const outputs = await evaluate(graph, feeds(t, c));
  const jt = outputs['y'] ?? c;
  const pulled = t.reduce((sum, direction, i) => sum + dot(outputs[`g${i}`] ?? direction, direction), 0);
  return relative(dot(c, jt), pulled, scaleOf(c, jt));
};

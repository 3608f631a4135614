/**
 * Whether half precision can be had: on WebGPU, where the device offers 16-bit arithmetic to shaders. Other providers are
 * refused: nothing was measured there, and the CPU would round nothing but the weights and call that half precision.
 */
import { AppError } from '../core/index.ts';
import { type ModelOptions, type ModelRunner, openModel, type ProviderName } from '../runtime/index.ts';
import { convolve, Graph, toOnnx } from './graph/index.ts';

const offered: ReadonlySet<ProviderName> = new Set(['webgpu', 'webgpu-software']);

const size = 4;
const numbers = (count: number): Float32Array => new Float32Array(count).fill(1);

/** Convolves once, and says what came of it. */
const tried = async (open: typeof openModel, options: ModelOptions): Promise<number> => {
  const graph = new Graph('half');
  const shape = [1, size, size, size];
  const kernel = { shape: [size, size, 3, 3], data: numbers(size * size * 9) };
  graph.output('y', convolve(graph.input('x', shape), kernel, 0));
  let model: ModelRunner | null = null;
  try {
    model = await open(toOnnx(graph), options);
    const { y } = await model.run({ x: { shape, data: numbers(size ** 3) } });
    return Number(y?.data[0]);
  } finally {
    await model?.close();
  }
};

/**
 * @throws AppError bad-input where the provider that serves is not one that half precision is for; no-provider where its
 *   device cannot compute in 16 bits.
 */
export const checkHalf = async (
  { provider, refused }: Pick<ModelRunner, 'provider' | 'refused'>,
  options: ModelOptions,
  open: typeof openModel = openModel,
): Promise<void> => {
  if (!offered.has(provider)) {
    const why = refused.map((other) => `; ${other.provider}: ${other.reason}`).join('');
    const message = `Half precision is for WebGPU, and ${provider} serves here${why}. Leave the precision out.`;
    throw new AppError('bad-input', message, { details: { provider } });
  }
  const cannot = (why: string, cause?: unknown): AppError =>
    new AppError('no-provider', `The device of ${provider} cannot compute in half precision (${why}); leave it out.`, {
      cause,
      details: { provider },
    });
  const expected = size * 9;
  const answer = await tried(open, { ...options, providers: [provider] }).catch((cause: unknown) => {
    throw cannot(cause instanceof Error ? cause.message : String(cause), cause);
  });
  if (answer !== expected) throw cannot(`a sum of ${expected} came out as ${answer}`);
};

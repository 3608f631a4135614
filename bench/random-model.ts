/**
 * Generators of public shape with random weights, for measuring: "config-f" has channels(size) =
 * min(channel_base / size, 512). Time and memory depend on shapes alone, so random weights will do; quality does not
 * show on them. Written once as a model folder (generator.safetensors, model.json) under .build/, the same for a seed.
 */
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { normalNumbers } from '../src/drag/stylegan2/seed.ts';

export interface ModelShape {
  readonly imageSize: number;
  readonly channelBase: number;
}

export const mostChannels = 512;
const width = 512;
const mappingLayers = 8;

interface Tensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

export const channelsOf = ({ channelBase }: ModelShape, size: number): number =>
  Math.min(channelBase / size, mostChannels);

/** Standard normal weights, as public checkpoints hold them before training; biases and noise not zero. */
const tensorsOf = (model: ModelShape): Tensor[] => {
  const tensors: Tensor[] = [];
  const put = (name: string, shape: readonly number[], fill: (normal: number) => number) => {
    const count = shape.reduce((product, size) => product * size, 1);
    tensors.push({ name, shape, data: normalNumbers(tensors.length + 1, count).map(fill) });
  };
  const same = (normal: number): number => normal;
  const affine = (prefix: string, outputs: number): void => {
    put(`${prefix}.affine.weight`, [outputs, width], same);
    put(`${prefix}.affine.bias`, [outputs], () => 1);
  };
  const styled = (prefix: string, inputs: number, outputs: number, size: number): void => {
    put(`${prefix}.weight`, [outputs, inputs, 3, 3], same);
    affine(prefix, inputs);
    put(`${prefix}.bias`, [outputs], (normal) => 0.1 * normal);
    put(`${prefix}.noise_const`, [size, size], same);
    put(`${prefix}.noise_strength`, [], () => 0.1);
  };
  put('mapping.w_avg', [width], () => 0);
  for (let layer = 0; layer < mappingLayers; layer++) {
    put(`mapping.fc${layer}.weight`, [width, width], (normal) => 100 * normal);
    put(`mapping.fc${layer}.bias`, [width], () => 0);
  }
  put('synthesis.b4.const', [channelsOf(model, 4), 4, 4], same);
  for (let size = 4; size <= model.imageSize; size *= 2) {
    const [inputs, channels] = [channelsOf(model, size / 2), channelsOf(model, size)];
    if (size > 4) styled(`synthesis.b${size}.conv0`, inputs, channels, size);
    styled(`synthesis.b${size}.conv1`, channels, channels, size);
    put(`synthesis.b${size}.torgb.weight`, [3, channels, 1, 1], same);
    affine(`synthesis.b${size}.torgb`, channels);
    put(`synthesis.b${size}.torgb.bias`, [3], () => 0);
  }
  return tensors;
};

/** The bytes of a safetensors file: header length, header, data. */
const safetensors = (tensors: readonly Tensor[]): Uint8Array => {
  let end = 0;
  const entries = tensors.map(({ name, shape, data }) => {
    const begin = end;
    end += data.byteLength;
    return [name, { dtype: 'F32', shape, data_offsets: [begin, end] }];
  });
  const header = new TextEncoder().encode(JSON.stringify(Object.fromEntries(entries)));
  const bytes = new Uint8Array(8 + header.byteLength + end);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(header.byteLength), true);
  bytes.set(header, 8);
  let at = 8 + header.byteLength;
  for (const { data } of tensors) {
    bytes.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), at);
    at += data.byteLength;
  }
  return bytes;
};

/** The published settings: block 6 of the paper (128 cells), radii 3 and 12 at 512 px, six rows. */
const description = {
  drag: {
    mode: 'fast',
    space: 'w+',
    learningRate: 0.002,
    maxSteps: 2000,
    maskWeight: 20,
    frameEverySteps: 0,
    featureBlock: 128,
    motionRadiusAt512: 3,
    trackingRadiusAt512: 12,
    trainableRows: 6,
  },
};

export const nameOf = ({ imageSize, channelBase }: ModelShape): string => `random-${imageSize}-${channelBase}`;

/** The folder of the model, written when it is not there yet. */
export const randomModel = (root: string, model: ModelShape): string => {
  const folder = join(root, nameOf(model));
  if (existsSync(folder)) return folder;
  const unfinished = `${folder}.unfinished`;
  mkdirSync(unfinished, { recursive: true });
  writeFileSync(join(unfinished, 'generator.safetensors'), safetensors(tensorsOf(model)));
  writeFileSync(join(unfinished, 'model.json'), `${JSON.stringify(description, null, 2)}\n`);
  renameSync(unfinished, folder);
  return folder;
};

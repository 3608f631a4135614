/**
 * A StyleGAN2 generator (Karras et al. 2020, skip architecture) as read from a checkpoint: the architecture follows
 * from the tensors' names and shapes, every shape is checked, nothing is computed.
 * Parameter names are those of public checkpoints: mapping.fc0.weight, synthesis.b8.conv0.affine.weight, ...
 */
import { AppError } from '../../core/index.ts';
import type { Checkpoint, CheckpointTensor } from '../checkpoint/index.ts';

export interface DenseLayer {
  /** [outputs, inputs] */
  readonly weight: CheckpointTensor;
  /** [outputs] */
  readonly bias: CheckpointTensor;
}

/** A modulated 3x3 convolution with noise, bias and leaky ReLU. */
export interface StyledLayer {
  readonly affine: DenseLayer;
  /** [outputs, inputs, 3, 3] */
  readonly weight: CheckpointTensor;
  readonly bias: CheckpointTensor;
  /** [size, size] */
  readonly noise: CheckpointTensor;
  readonly noiseStrength: number;
  /** The row of the W+ latent that styles it. */
  readonly row: number;
}

/** The 1x1 modulated convolution to RGB. */
export interface ColourLayer {
  readonly affine: DenseLayer;
  /** [3, inputs, 1, 1] */
  readonly weight: CheckpointTensor;
  readonly bias: CheckpointTensor;
  readonly row: number;
}

export interface Block {
  /** Width and height of its feature map. */
  readonly size: number;
  readonly channels: number;
  /** Doubles the size; null in the first block, which starts from `constant`. */
  readonly conv0: StyledLayer | null;
  readonly conv1: StyledLayer;
  readonly colour: ColourLayer;
}

export interface Generator {
  readonly imageSize: number;
  readonly zWidth: number;
  readonly width: number;
  readonly rows: number;
  readonly mapping: readonly DenseLayer[];
  /** [width] */
  readonly averageW: CheckpointTensor;
  /** [channels, 4, 4] */
  readonly constant: CheckpointTensor;
  readonly blocks: readonly Block[];
  /** Activations are limited to ± this value in checkpoints trained in half precision; null: no limit. */
  readonly convClamp: number | null;
}

/** Takes tensors by name and checks their shapes; null in an expected shape matches any size. */
class Reader {
  readonly #tensors: Checkpoint['tensors'];
  readonly #name: string;
  constructor(checkpoint: Checkpoint, name: string) {
    this.#tensors = checkpoint.tensors;
    this.#name = name;
  }
  fail(what: string): never {
    throw new AppError('bad-checkpoint', `${this.#name} is not a StyleGAN2 generator that SayDrag can run: ${what}.`);
  }
  has(tensor: string): boolean {
    return this.#tensors.has(tensor);
  }
  take(tensor: string, expected: readonly (number | null)[]): CheckpointTensor {
    const found = this.#tensors.get(tensor) ?? this.fail(`tensor "${tensor}" is missing`);
    const fits =
      found.shape.length === expected.length && expected.every((size, at) => size === null || size === found.shape[at]);
    const wanted = expected.map((size) => size ?? 'any').join(', ');
    if (!fits) this.fail(`tensor "${tensor}" has shape [${found.shape}], [${wanted}] was expected`);
    if (!found.data.every(Number.isFinite)) this.fail(`tensor "${tensor}" holds numbers that are not finite`);
    return found;
  }
  dense(prefix: string, outputs: number | null, inputs: number | null): DenseLayer {
    const weight = this.take(`${prefix}.weight`, [outputs, inputs]);
    return { weight, bias: this.take(`${prefix}.bias`, [weight.shape[0] ?? 0]) };
  }
  styled(prefix: string, inputs: number, size: number, width: number, row: number): StyledLayer {
    const weight = this.take(`${prefix}.weight`, [null, inputs, 3, 3]);
    return {
      weight,
      affine: this.dense(`${prefix}.affine`, inputs, width),
      bias: this.take(`${prefix}.bias`, [weight.shape[0] ?? 0]),
      noise: this.take(`${prefix}.noise_const`, [size, size]),
      noiseStrength: this.take(`${prefix}.noise_strength`, []).data[0] ?? 0,
      row,
    };
  }
  colour(prefix: string, inputs: number, width: number, row: number): ColourLayer {
    return {
      weight: this.take(`${prefix}.weight`, [3, inputs, 1, 1]),
      affine: this.dense(`${prefix}.affine`, inputs, width),
      bias: this.take(`${prefix}.bias`, [3]),
      row,
    };
  }
}

const readBlocks = (reader: Reader, width: number, constant: CheckpointTensor): Block[] => {
  const blocks: Block[] = [];
  let inputs = constant.shape[0] ?? 0;
  for (let size = 4; reader.has(`synthesis.b${size}.conv1.weight`); size *= 2) {
    const prefix = `synthesis.b${size}`;
    const firstRow = 2 * blocks.length;
    const conv0 = size === 4 ? null : reader.styled(`${prefix}.conv0`, inputs, size, width, firstRow - 1);
    const middle = conv0?.weight.shape[0] ?? inputs;
    const conv1 = reader.styled(`${prefix}.conv1`, middle, size, width, firstRow);
    const channels = conv1.weight.shape[0] ?? 0;
    blocks.push({
      size,
      channels,
      conv0,
      conv1,
      colour: reader.colour(`${prefix}.torgb`, channels, width, firstRow + 1),
    });
    inputs = channels;
  }
  return blocks;
};

/**
 * Recognises a generator in a checkpoint; `name` is what error messages call it.
 * @throws AppError bad-checkpoint naming the tensor that is missing or has an unexpected shape.
 */
export const readGenerator = (checkpoint: Checkpoint, name: string): Generator => {
  const reader = new Reader(checkpoint, name);
  if (reader.has('mapping.embed.weight')) reader.fail('it is class-conditional (it has mapping.embed)');
  const averageW = reader.take('mapping.w_avg', [null]);
  const width = averageW.shape[0] ?? 0;
  const mapping: DenseLayer[] = [];
  while (reader.has(`mapping.fc${mapping.length}.weight`)) {
    mapping.push(reader.dense(`mapping.fc${mapping.length}`, null, mapping.at(-1)?.weight.shape[0] ?? null));
  }
  const zWidth = mapping[0]?.weight.shape[1] ?? reader.fail('it has no mapping layers');
  if (mapping.at(-1)?.weight.shape[0] !== width) reader.fail(`its mapping does not end in ${width} numbers`);
  const constant = reader.take('synthesis.b4.const', [null, 4, 4]);
  const blocks = readBlocks(reader, width, constant);
  const imageSize = blocks.at(-1)?.size ?? reader.fail('it has no synthesis blocks');
  if (imageSize < 16) reader.fail(`its pictures have ${imageSize} px, at least 16 are needed`);
  const clampText = checkpoint.metadata['conv_clamp'];
  const convClamp = clampText === undefined || clampText === 'None' ? null : Number(clampText);
  if (convClamp !== null && !(convClamp > 0))
    reader.fail(`its conv_clamp is "${clampText}", a positive number was expected`);
  return { imageSize, zWidth, width, rows: 2 * blocks.length, mapping, averageW, constant, blocks, convClamp };
};

/**
 * Reads a safetensors file: 8 bytes of header length, a JSON header (name -> type, shape, byte range), the data.
 * Nothing in the file is trusted: lengths, types, products of shapes, byte ranges (no hole, no overlap, no rest) are
 * checked before a tensor is made. Floating point only: F32, F16, BF16, all returned as 32-bit floats.
 */
import { z } from 'zod';
import { AppError } from '../../core/index.ts';
import { fromBfloat16, fromHalf } from './half.ts';

/** A tensor of a checkpoint, row-major. */
export interface CheckpointTensor {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

export interface Checkpoint {
  readonly tensors: ReadonlyMap<string, CheckpointTensor>;
  readonly metadata: Readonly<Record<string, string>>;
}

/** Longest header read: 2 000 tensors need about 200 kB. */
const maxHeaderBytes = 8 * 1024 * 1024;
const bytesPerElement = { F32: 4, F16: 2, BF16: 2 } as const;

const offset = z.int().min(0);
const entrySchema = z.strictObject({
  dtype: z.enum(['F32', 'F16', 'BF16'], { error: 'only F32, F16 and BF16 are read' }),
  shape: z.array(z.int().min(0)).max(8),
  data_offsets: z.tuple([offset, offset]),
});
type Entry = z.output<typeof entrySchema>;
const headerSchema = z.record(z.string(), z.unknown());
const metadataSchema = z.record(z.string(), z.string());

const bad = (name: string, what: string, cause?: unknown): AppError =>
  new AppError('bad-checkpoint', `The file of weights ${name} is not a usable safetensors file: ${what}.`, { cause });

const readHeader = (bytes: Uint8Array, name: string): { header: Record<string, unknown>; dataStart: number } => {
  if (bytes.byteLength < 10) throw bad(name, `it has ${bytes.byteLength} bytes, fewer than an empty file needs`);
  const length = new DataView(bytes.buffer, bytes.byteOffset, 8).getBigUint64(0, true);
  if (length > BigInt(maxHeaderBytes))
    throw bad(name, `its header claims ${length} bytes, more than ${maxHeaderBytes}`);
  const dataStart = 8 + Number(length);
  if (dataStart > bytes.byteLength) throw bad(name, `its header claims ${length} bytes, the file ends before`);
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(8, dataStart));
    return { header: headerSchema.parse(JSON.parse(text)), dataStart };
  } catch (error) {
    throw bad(name, 'its header is not a JSON object', error);
  }
};

const checkEntry = (name: string, tensor: string, value: unknown): Entry => {
  const parsed = entrySchema.safeParse(value);
  if (!parsed.success) throw bad(name, `tensor "${tensor}": ${z.prettifyError(parsed.error).replaceAll('\n', ' ')}`);
  const {
    dtype,
    shape,
    data_offsets: [begin, end],
  } = parsed.data;
  const size = shape.reduce((product, axis) => product * axis, bytesPerElement[dtype]);
  if (!Number.isSafeInteger(size) || end - begin !== size) {
    throw bad(name, `tensor "${tensor}" of shape [${shape}] needs ${size} bytes but its range is ${begin}..${end}`);
  }
  return parsed.data;
};

/** The ranges must fill the data exactly: sorted by begin, each starts where the one before ends. */
const checkCoverage = (name: string, entries: ReadonlyMap<string, Entry>, dataBytes: number): void => {
  const ranges = [...entries].map(([tensor, { data_offsets }]) => ({ tensor, range: data_offsets }));
  ranges.sort((a, b) => a.range[0] - b.range[0] || a.range[1] - b.range[1]);
  let at = 0;
  for (const { tensor, range } of ranges) {
    if (range[0] !== at) {
      throw bad(name, `tensor "${tensor}" begins at byte ${range[0]}, ${at} was expected (a hole or an overlap)`);
    }
    at = range[1];
  }
  if (at !== dataBytes) throw bad(name, `its tensors end at byte ${at} of ${dataBytes}`);
};

const decode = (
  bytes: Uint8Array,
  dataStart: number,
  { dtype, shape, data_offsets: [begin, end] }: Entry,
): CheckpointTensor => {
  // Copied: the bytes need not be aligned, and the file's memory can go.
  const start = bytes.byteOffset + dataStart + begin;
  const buffer = bytes.buffer.slice(start, start + end - begin);
  if (dtype === 'F32') return { shape, data: new Float32Array(buffer) };
  const bits = new Uint16Array(buffer);
  return { shape, data: dtype === 'F16' ? fromHalf(bits) : fromBfloat16(bits) };
};

/**
 * Reads the bytes of a safetensors file; `name` is what error messages call it.
 * @throws AppError bad-checkpoint saying what is wrong with which tensor.
 */
export const readSafetensors = (bytes: Uint8Array, name: string): Checkpoint => {
  const { header, dataStart } = readHeader(bytes, name);
  const { __metadata__: rawMetadata = {}, ...rest } = header;
  const metadata = metadataSchema.safeParse(rawMetadata);
  if (!metadata.success) throw bad(name, 'its __metadata__ is not a table of texts');
  const entries = new Map(Object.entries(rest).map(([tensor, value]) => [tensor, checkEntry(name, tensor, value)]));
  checkCoverage(name, entries, bytes.byteLength - dataStart);
  const tensors = new Map([...entries].map(([tensor, entry]) => [tensor, decode(bytes, dataStart, entry)]));
  return { tensors, metadata: metadata.data };
};

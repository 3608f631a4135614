/**
 * Reads a safetensors file: 8 bytes of header length, a JSON header (name -> type, shape, byte range), the data.
 * Nothing in the file is trusted: lengths, types, products of shapes, byte ranges (no hole, no overlap, no rest) are
 * checked before a tensor is made. Floating point only: F32, F16, BF16, all returned as 32-bit floats.
 */
import { fstatSync, openSync, readSync } from 'node:fs';
import { z } from 'zod';
import { AppError } from '../../core/index.ts';
import { fromBfloat16, fromHalf } from './half.ts';

/**
 * A tensor of a checkpoint, row-major. Of a file that was opened (`openSafetensors`) the numbers are read when `data`
 * is asked for, and forgotten when nobody holds them: networks keep their own copy.
 */
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

const readHeader = (
  bytes: Uint8Array,
  byteLength: number,
  name: string,
): { header: Record<string, unknown>; dataStart: number } => {
  if (byteLength < 10) throw bad(name, `it has ${byteLength} bytes, fewer than an empty file needs`);
  const length = new DataView(bytes.buffer, bytes.byteOffset, 8).getBigUint64(0, true);
  if (length > BigInt(maxHeaderBytes))
    throw bad(name, `its header claims ${length} bytes, more than ${maxHeaderBytes}`);
  const dataStart = 8 + Number(length);
  if (dataStart > byteLength) throw bad(name, `its header claims ${length} bytes, the file ends before`);
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

/** The bytes must be its own: they are not copied. */
const decode = (dtype: Entry['dtype'], bytes: ArrayBuffer): Float32Array => {
  if (dtype === 'F32') return new Float32Array(bytes);
  const bits = new Uint16Array(bytes);
  return dtype === 'F16' ? fromHalf(bits) : fromBfloat16(bits);
};

/** Reads `bytes.byteLength` bytes of the file from a position on. */
type ReadAt = (bytes: Uint8Array, position: number) => void;

class FileTensor implements CheckpointTensor {
  readonly shape: readonly number[];
  readonly #load: () => Float32Array;
  #last: WeakRef<Float32Array> | null = null;

  constructor(shape: readonly number[], load: () => Float32Array) {
    this.shape = shape;
    this.#load = load;
  }

  get data(): Float32Array {
    const held = this.#last?.deref();
    if (held) return held;
    const data = this.#load();
    this.#last = new WeakRef(data);
    return data;
  }
}

const parse = (header: Uint8Array, byteLength: number, name: string) => {
  const { header: table, dataStart } = readHeader(header, byteLength, name);
  const { __metadata__: rawMetadata = {}, ...rest } = table;
  const metadata = metadataSchema.safeParse(rawMetadata);
  if (!metadata.success) throw bad(name, 'its __metadata__ is not a table of texts');
  const entries = new Map(Object.entries(rest).map(([tensor, value]) => [tensor, checkEntry(name, tensor, value)]));
  checkCoverage(name, entries, byteLength - dataStart);
  return { entries, metadata: metadata.data, dataStart };
};

/**
 * Reads the bytes of a safetensors file; `name` is what error messages call it.
 * @throws AppError bad-checkpoint saying what is wrong with which tensor.
 */
export const readSafetensors = (bytes: Uint8Array, name: string): Checkpoint => {
  const { entries, metadata, dataStart } = parse(bytes, bytes.byteLength, name);
  const tensorOf = ({ dtype, shape, data_offsets: [begin, end] }: Entry): CheckpointTensor => {
    // Copied: the bytes need not be aligned, and the file's memory can go.
    const own = new Uint8Array(bytes.subarray(dataStart + begin, dataStart + end));
    return { shape, data: decode(dtype, own.buffer) };
  };
  return { tensors: new Map([...entries].map(([tensor, entry]) => [tensor, tensorOf(entry)])), metadata };
};

/**
 * Opens a safetensors file whose tensors are read when they are used: it stays open as long as the checkpoint is held.
 * @throws AppError bad-checkpoint as above; what node:fs throws when the file cannot be read.
 */
export const openSafetensors = (path: string): Checkpoint => {
  const file = openSync(path, 'r');
  const readAt: ReadAt = (bytes, position) => {
    for (let done = 0; done < bytes.byteLength; ) {
      const count = readSync(file, bytes, done, bytes.byteLength - done, position + done);
      if (count === 0) throw bad(path, 'it became shorter while it was in use');
      done += count;
    }
  };
  const { size } = fstatSync(file);
  const start = new Uint8Array(Math.min(size, 8));
  readAt(start, 0);
  const claimed = start.byteLength === 8 ? new DataView(start.buffer).getBigUint64(0, true) : 0n;
  const header = new Uint8Array(Math.min(size, 8 + Math.min(Number(claimed), maxHeaderBytes)));
  readAt(header, 0);
  const { entries, metadata, dataStart } = parse(header, size, path);
  const tensorOf = ({ dtype, shape, data_offsets: [begin, end] }: Entry): CheckpointTensor =>
    new FileTensor(shape, () => {
      const bytes = new Uint8Array(end - begin);
      readAt(bytes, dataStart + begin);
      return decode(dtype, bytes.buffer);
    });
  return { tensors: new Map([...entries].map(([tensor, entry]) => [tensor, tensorOf(entry)])), metadata };
};

/**
 * A value with typed arrays in it as bytes: one line of JSON, where a typed array is `{"$bytes": [kind, length]}`, then the
 * arrays in that order, numbers lowest byte first. Read back it is checked by whoever knows what it should be.
 */
import { AppError } from '../core/index.ts';

const newLine = 0x0a;
const isBytes = (value: unknown): value is Uint8Array | Float32Array =>
  value instanceof Uint8Array || value instanceof Float32Array;

export const pack = (value: unknown): Buffer => {
  const blobs: Buffer[] = [];
  // A function, for `this`: a Buffer has been turned into words by then.
  const head = JSON.stringify(value, function (this: Readonly<Record<string, unknown>>, key, said: unknown) {
    const inner = this[key];
    if (!isBytes(inner)) return said;
    const blob = Buffer.alloc(inner.byteLength);
    if (inner instanceof Uint8Array) blob.set(inner);
    else for (let at = 0; at < inner.length; at++) blob.writeFloatLE(inner[at] ?? 0, 4 * at);
    blobs.push(blob);
    return { $bytes: [inner instanceof Uint8Array ? 'u8' : 'f32', inner.length] };
  });
  return Buffer.concat([Buffer.from(`${head}\n`), ...blobs]);
};

const marked = (value: unknown): readonly [string, number] | null => {
  if (typeof value !== 'object' || value === null || !('$bytes' in value) || !Array.isArray(value.$bytes)) return null;
  const [kind, length]: readonly unknown[] = value.$bytes;
  return (kind === 'u8' || kind === 'f32') && Number.isSafeInteger(length) && Number(length) >= 0
    ? [kind, Number(length)]
    : null;
};

/** @throws AppError bad-input where the bytes are cut short, too many, or no JSON */
export const unpack = (bytes: Buffer): unknown => {
  const end = bytes.indexOf(newLine);
  if (end < 0) throw new AppError('bad-input', 'The file is cut short.');
  let at = end + 1;
  let whole = true;
  const read = (_: string, value: unknown): unknown => {
    const blob = marked(value);
    if (blob === null) return value;
    const [kind, length] = blob;
    const from = at;
    at += kind === 'u8' ? length : 4 * length;
    if (at > bytes.length) {
      whole = false;
      return null;
    }
    if (kind === 'u8') return new Uint8Array(bytes.subarray(from, at));
    const numbers = new Float32Array(length);
    for (let i = 0; i < length; i++) numbers[i] = bytes.readFloatLE(from + 4 * i);
    return numbers;
  };
  let value: unknown;
  try {
    value = JSON.parse(bytes.toString('utf8', 0, end), read);
  } catch (cause) {
    throw new AppError('bad-input', 'The file does not begin with a line of JSON.', { cause });
  }
  if (!whole || at !== bytes.length) throw new AppError('bad-input', 'The file is cut short or too long.');
  return value;
};

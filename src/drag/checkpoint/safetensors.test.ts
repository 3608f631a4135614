/** The reader takes well-formed files exactly and refuses every kind of damage by name. */
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AppError } from '../../core/index.ts';
import { openSafetensors, readSafetensors } from './safetensors.ts';

interface Part {
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly data_offsets: readonly [number, number];
}

const file = (header: Readonly<Record<string, unknown>> | string, data: Uint8Array): Uint8Array => {
  const text = new TextEncoder().encode(typeof header === 'string' ? header : JSON.stringify(header));
  const bytes = new Uint8Array(8 + text.length + data.length);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(text.length), true);
  bytes.set(text, 8);
  bytes.set(data, 8 + text.length);
  return bytes;
};

const f32 = (shape: readonly number[], begin: number, end: number): Part => ({
  dtype: 'F32',
  shape,
  data_offsets: [begin, end],
});

const refusal = (bytes: Uint8Array): string => {
  try {
    readSafetensors(bytes, 'weights');
  } catch (error) {
    if (error instanceof AppError && error.code === 'bad-checkpoint') return error.message;
    throw error;
  }
  throw new Error('the file was accepted');
};

describe('[E4] well-formed files', () => {
  test('round trip of 32-bit tensors, whatever the alignment of the header', () => {
    const floats = fc.array(fc.float({ noNaN: true }), { maxLength: 20 });
    fc.assert(
      fc.property(fc.array(floats, { maxLength: 5 }), fc.string({ maxLength: 9 }), (tensors, note) => {
        let at = 0;
        const header: Record<string, unknown> = { __metadata__: { note } };
        tensors.forEach((values, i) => {
          header[`t${i}`] = f32([values.length], at, at + 4 * values.length);
          at += 4 * values.length;
        });
        const read = readSafetensors(file(header, new Uint8Array(Float32Array.from(tensors.flat()).buffer)), 'weights');
        expect(read.metadata).toEqual({ note });
        tensors.forEach((values, i) => void expect(read.tensors.get(`t${i}`)?.data).toEqual(Float32Array.from(values)));
      }),
    );
  });

  test('16-bit numbers become the 32-bit numbers of the same value', () => {
    const halves = Uint16Array.of(0x3c00, 0xc000, 0x0001, 0x7bff, 0x8000, 0x3555);
    const brains = Uint16Array.of(0x3f80, 0xc000);
    const data = new Uint8Array([...new Uint8Array(halves.buffer), ...new Uint8Array(brains.buffer)]);
    const header = {
      half: { dtype: 'F16', shape: [6], data_offsets: [0, 12] },
      brain: { dtype: 'BF16', shape: [2], data_offsets: [12, 16] },
    };
    const { tensors } = readSafetensors(file(header, data), 'weights');
    expect([...(tensors.get('half')?.data ?? [])]).toEqual([1, -2, 2 ** -24, 65504, -0, 0.333251953125]);
    expect([...(tensors.get('brain')?.data ?? [])]).toEqual([1, -2]);
  });

  test('a scalar has an empty shape and one number', () => {
    const read = readSafetensors(file({ s: f32([], 0, 4) }, new Uint8Array(Float32Array.of(2.5).buffer)), 'weights');
    expect(read.tensors.get('s')).toEqual({ shape: [], data: Float32Array.of(2.5) });
  });
});

describe('[E4] damaged files are refused', () => {
  const data = new Uint8Array(16);
  const two = (a: Part, b: Part) => refusal(file({ a, b }, data));

  test.each([
    ['too short', new Uint8Array(4), '4 bytes'],
    ['a header of 2^62 bytes', new Uint8Array([0, 0, 0, 0, 0, 0, 0, 0x40, 0, 0]), 'more than'],
    ['a header past the end', file('{}', new Uint8Array()).with(0, 200), 'the file ends before'],
    ['no JSON', file('{"a":', data), 'not a JSON object'],
    ['not an object', file('[1, 2]', data), 'not a JSON object'],
    ['text that is not UTF-8', file('"x"', data).with(9, 0xff), 'not a JSON object'],
    ['metadata that is no table', file({ __metadata__: { a: 1 } }, data), '__metadata__'],
    ['an unknown type', file({ a: { ...f32([4], 0, 16), dtype: 'I64' } }, data), 'only F32, F16 and BF16'],
    ['a negative size', file({ a: f32([-4], 0, 16) }, data), 'tensor "a"'],
    ['a fractional offset', file({ a: f32([4], 0.5, 16.5) }, data), 'tensor "a"'],
    ['a product beyond whole numbers', file({ a: f32([2 ** 30, 2 ** 30, 2 ** 30], 0, 16) }, data), 'needs'],
    ['a range that is too small', file({ a: f32([4], 0, 12) }, data), 'needs 16 bytes but its range is 0..12'],
    ['a rest', file({ a: f32([2], 0, 8) }, data), 'end at byte 8 of 16'],
    ['data past the end', file({ a: f32([8], 0, 32) }, data), 'end at byte 32 of 16'],
  ])('%s', (_, bytes, message) => {
    expect(refusal(bytes)).toContain(message);
  });

  test('a hole and an overlap', () => {
    expect(two(f32([1], 0, 4), f32([2], 8, 16))).toContain('begins at byte 8, 4 was expected');
    expect(two(f32([3], 0, 12), f32([2], 8, 16))).toContain('begins at byte 8, 12 was expected');
  });

  test('any single damaged byte of a header is refused or read, never anything else', () => {
    const good = file({ a: f32([2], 0, 8), b: f32([2], 8, 16) }, data);
    fc.assert(
      fc.property(fc.nat(good.length - 1), fc.nat(255), (at, byte) => {
        try {
          return readSafetensors(good.with(at, byte), 'weights').tensors.size <= 2;
        } catch (error) {
          return error instanceof AppError && error.code === 'bad-checkpoint';
        }
      }),
    );
    expect(readSafetensors(good, 'weights').tensors.size).toBe(2);
  });
});

describe('[E25] a file of weights that is opened', () => {
  const withFile = (bytes: Uint8Array, use: (path: string) => void): void => {
    const folder = mkdtempSync(join(tmpdir(), 'saydrag-test-'));
    try {
      const path = join(folder, 'weights.safetensors');
      writeFileSync(path, bytes);
      use(path);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  };
  const numbers = Float32Array.of(1, 2, 3, 4, 5, 6);
  const good = file({ a: f32([2], 0, 8), b: f32([2, 2], 8, 24) }, new Uint8Array(numbers.buffer));

  test('gives the numbers that reading it gives, the same array while it is held', () => {
    withFile(good, (path) => {
      const [opened, read] = [openSafetensors(path).tensors, readSafetensors(good, 'weights').tensors];
      for (const [name, { shape, data }] of read) {
        const tensor = opened.get(name);
        expect([tensor?.shape, tensor?.data]).toEqual([shape, data]);
        expect(tensor?.data).toBe(tensor?.data);
      }
      expect(opened.size).toBe(2);
    });
  });

  test('is refused like one that is read: cut short, or too short to have a header', () => {
    for (const bytes of [good.subarray(0, -4), good.subarray(0, 5), good.subarray(0, 30)]) {
      withFile(bytes, (path) => void expect(() => openSafetensors(path)).toThrow(AppError));
    }
  });

  test('that is cut short later is an error, not zeros', () => {
    withFile(good, (path) => {
      const { tensors } = openSafetensors(path);
      truncateSync(path, good.byteLength - 4);
      expect(tensors.get('a')?.data).toEqual(Float32Array.of(1, 2));
      expect(() => tensors.get('b')?.data).toThrow('became shorter');
    });
  });
});

/** Which provider serves, and what is said when none does or a run is wrong. Models here are built by hand. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { AppError } from '../core/index.ts';
import { openModel, type ProviderName } from './index.ts';
import { firstThatServes } from './providers.ts';

const caught = async (work: Promise<unknown>): Promise<AppError> => {
  const thrown = await work.then(
    () => null,
    (error: unknown) => error,
  );
  if (thrown instanceof AppError) return thrown;
  throw new Error(`expected an AppError, got ${String(thrown)}`);
};

describe('[E9] the list of providers', () => {
  const opening = (works: readonly ProviderName[]) => async (provider: ProviderName) => {
    if (works.includes(provider)) return provider;
    throw new Error(`${provider} library not found`);
  };
  test('the first that starts serves, refusals keep their reasons', async () => {
    const served = await firstThatServes({ providers: ['cuda', 'cpu'] }, opening(['cpu']));
    expect(served).toEqual({
      session: 'cpu',
      provider: 'cpu',
      refused: [{ provider: 'cuda', reason: 'cuda library not found' }],
    });
  });
  test('nothing after it is tried', async () => {
    const served = await firstThatServes({ providers: ['cpu', 'cuda'] }, opening(['cpu', 'cuda']));
    expect(served).toMatchObject({ provider: 'cpu', refused: [] });
  });
  test('none: the error names each with its reason', async () => {
    const error = await caught(firstThatServes({ providers: ['cuda'] }, opening([])));
    expect(error.code).toBe('no-provider');
    expect(error.message).toContain('cuda: cuda library not found');
  });
  test('empty or unknown: refused as input', async () => {
    expect((await caught(firstThatServes({ providers: [] }, opening([])))).code).toBe('bad-input');
    const unknown = { providers: ['tpu' as ProviderName] };
    expect((await caught(firstThatServes(unknown, opening([])))).message).toContain('Unknown provider "tpu"');
  });
  test.skipIf(process.platform !== 'linux')('providers of other systems are refused untried', async () => {
    const { refused } = await firstThatServes(
      { providers: ['coreml', 'dml', 'cpu'] },
      opening(['cpu', 'coreml', 'dml']),
    );
    expect(refused.map(({ reason }) => reason)).toEqual([
      'CoreML exists on macOS only',
      'DirectML exists on Windows only',
    ]);
  });
});

test('a missing file and bytes that are no model', async () => {
  expect((await caught(openModel('no-such-file.onnx'))).code).toBe('bad-model-files');
  const error = await caught(openModel(Uint8Array.of(1, 2, 3), { providers: ['cpu'] }));
  expect(error.code).toBe('no-provider');
});

test.skipIf(process.platform === 'win32')(
  "[E26] onnxruntime's telemetry is off, also where its variable is not set",
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'saydrag-test-'));
    const { ORT_DISABLE_TELEMETRY: _, ...rest } = process.env;
    // The library reads the variable when a first model is opened; telemetry that is on leaves its log and its session
    // file in the temporary folder then, on machines where it finds what it needs.
    const program = `const { openModel } = await import(${JSON.stringify(new URL('./index.ts', import.meta.url).href)});
      const told = process.env.ORT_DISABLE_TELEMETRY;
      await openModel(Uint8Array.of(1, 2, 3)).catch(() => {});
      process.stdout.write(String(told));`;
    try {
      const told = execFileSync(process.execPath, ['--input-type=module', '--eval', program], {
        env: { ...rest, TMPDIR: folder },
        encoding: 'utf8',
      });
      expect(told).toBe('1');
      expect(readdirSync(folder)).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
);

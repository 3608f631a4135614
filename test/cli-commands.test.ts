/** The command line as a person or a script meets it: results, messages, exit codes; only the engine is scripted. */
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { afterAll, describe, expect, test } from 'vitest';
import { exitCodeOf } from '../src/cli/exit-codes.ts';
import { run } from '../src/cli/program.ts';
import { AppError, errorCodes } from '../src/core/index.ts';
import { type DragScript, scriptedEngine } from '../src/dialogue/testing/index.ts';
import { readPartsFingerprint } from '../src/drag/index.ts';
import type { Shown } from '../src/grounding/index.ts';
import { type ComposeOptions, findModel } from '../src/server/index.ts';
import { scriptedServerParts, startServer } from '../src/server/testing/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'saydrag-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = (name: string) => join(folder, name);

const saydrag = async (
  args: readonly string[],
  scripts: readonly DragScript[] = [],
  isScreen = false,
  shown: Shown = () => [],
) => {
  const said = { out: '', err: '' };
  const composed: ComposeOptions[] = [];
  const engine = scriptedEngine(...scripts);
  const interruption = new AbortController();
  const code = run(args, {
    out: (text) => {
      said.out += text;
    },
    err: (text) => {
      said.err += text;
    },
    isScreen,
    interrupted: interruption.signal,
    compose: async (options) => {
      composed.push(options);
      if (options.model !== 'lion') throw new AppError('unknown-model', `There is no model “${options.model}”.`);
      const parts = scriptedServerParts(engine);
      return { ...parts, editing: { ...parts.editing, shown } };
    },
  });
  void engine.held().then(() => interruption.abort('cancel'));
  return { code: await code, ...said, composed };
};

test('[C30] taught parts are listed, exported, imported and forgotten', async () => {
  const data = file('data');
  const parts = (...args: string[]) => saydrag(['parts', ...args, '--data', data]);
  expect((await parts('list')).out).toContain('Nothing was taught to lion yet');
  const look = Buffer.from(Float32Array.of(1, 2).buffer).toString('base64');
  const generator = readPartsFingerprint(await findModel('lion'));
  const taught = { format: 'saydrag-parts-1', model: 'lion', generator, parts: [{ name: 'horn', examples: 2, look }] };
  writeFileSync(file('in.json'), JSON.stringify(taught));
  expect((await parts('import', file('in.json'))).out).toContain('1 parts of lion were added');
  expect((await parts('list')).out).toBe('horn (shown in 2 pictures)\n');
  const missing = await parts('import', file('missing.json'));
  expect(missing.code).toBe(2);
  expect(missing.err).toContain('missing.json cannot be read: there is no such place.');
  await parts('export', file('out.json'));
  expect(JSON.parse(readFileSync(file('out.json'), 'utf8'))).toEqual(taught);
  expect((await parts('forget', 'horn')).code).toBe(0);
  const again = await parts('forget', 'horn');
  expect(again.code).toBe(exitCodeOf('bad-input'));
  expect(again.err).toContain('“horn” was taught');
  writeFileSync(file('other.json'), JSON.stringify({ ...taught, generator: 'x' }));
  expect((await parts('import', file('other.json'))).err).toContain('other weights of lion');
});

describe('saydrag edit', () => {
  test('[C1] writes the picture, says what happened and ends with 0', async () => {
    const done = await saydrag(['edit', 'open the mouth', '--seed', '7', '--out', file('a.png')], [{ steps: 3 }]);
    expect(done.code).toBe(0);
    expect(done.out).toMatch(/^Done in 3 steps: the lower lip moved 2 px.*\n$/);
    expect(done.err).toBe('Opening the mouth, keeping the background.\n');
    expect(await sharp(file('a.png')).metadata()).toMatchObject({ format: 'png', width: 16 });
    expect(existsSync(file('a.png.part'))).toBe(false);
  });

  test('[C2] --frames writes an animation from the picture before to the one after, --json the figures', async () => {
    const args = ['edit', 'open the mouth', '-s', '7', '-o', file('b.webp'), '--frames', file('f.webp'), '--json'];
    const done = await saydrag([...args, '--precision', 'half'], [{ steps: 3 }]);
    expect(done.err).toBe('');
    expect(JSON.parse(done.out)).toMatchObject({ reason: 'reached', steps: 3, masked: true, out: file('b.webp') });
    expect(await sharp(file('f.webp'), { animated: true }).metadata()).toMatchObject({ pages: 4, pageHeight: 16 }); // equal neighbours become one
    expect(done.composed).toEqual([{ model: 'lion', frameEverySteps: 1, precision: 'half' }]);
  });

  test('[C3] draws a progress bar on a screen only', async () => {
    const done = await saydrag(['edit', 'open the mouth', '-s', '7', '-o', file('c.jpg')], [{ steps: 3 }], true);
    expect(done.err).toContain('step 3 of 40 at most');
    expect(done.err).toContain('[########################]');
  });

  test('[C4] ends with 4 short of the target and writes what was reached; with 130 when interrupted, and writes nothing', async () => {
    const args = (name: string) => ['edit', 'open the mouth', '-s', '7', '-o', file(name)];
    expect((await saydrag(args('d.png'), [{ steps: 3, reason: 'stalled', share: 0.4 }])).code).toBe(4);
    expect(existsSync(file('d.png'))).toBe(true);
    const faint = await saydrag(args('f.png'), [{ steps: 3 }], false, () => [
      { says: 'opening the mouth', share: 0.12 },
    ]);
    expect(faint).toMatchObject({ code: 4, out: expect.stringContaining('opening the mouth hardly shows (12 %') });
    expect(existsSync(file('f.png'))).toBe(true);
    const interrupted = await saydrag(args('e.png'), [{ steps: 9, holdAt: 2 }]);
    expect(interrupted).toMatchObject({ code: 130, out: '', err: expect.stringContaining('nothing was written') });
    expect(existsSync(file('e.png'))).toBe(false);
  });

  test('[C5] ends with 3 for what is not understood or refused, with 5 when the engine fails', async () => {
    const edit = (text: string, ...scripts: DragScript[]) =>
      saydrag(['edit', text, '-s', '7', '-o', file('g.png')], scripts);
    expect(await edit('make it purple')).toMatchObject({ code: 3, err: 'I do not understand “make it purple”.\n' });
    expect(await edit('close the mouth')).toMatchObject({ code: 3, err: 'The mouth is closed already.\n' });
    expect(await edit('undo')).toMatchObject({ code: 3 });
    const error = new AppError('engine-stopped', 'The engine process ended.');
    expect(await edit('open the mouth', { steps: 3, failAt: { step: 1, error } })).toMatchObject({ code: 5 });
    expect(existsSync(file('g.png'))).toBe(false);
  });

  const out = ['-o', file('h.png')];
  test.each([
    ['no sentence', ['edit', '-s', '7', ...out]],
    ['an empty sentence', ['edit', '  ', '-s', '7', ...out]],
    ['no seed', ['edit', 'open the mouth', ...out]],
    ['a seed that is no number', ['edit', 'open the mouth', '-s', 'seven', ...out]],
    ['a seed below zero', ['edit', 'open the mouth', '-s=-1', ...out]],
    ['a seed too large', ['edit', 'open the mouth', '-s', '4294967296', ...out]],
    ['a broken seed', ['edit', 'open the mouth', '-s', '7.5', ...out]],
    ['no output', ['edit', 'open the mouth', '-s', '7']],
    ['an odd extension', ['edit', 'open the mouth', '-s', '7', '-o', file('x.bmp')]],
    ['a missing folder', ['edit', 'open the mouth', '-s', '7', '-o', file('none/x.png')]],
    ['an animation that is no WebP', ['edit', 'open the mouth', '-s', '7', ...out, '--frames', file('x.gif')]],
    ['an unknown provider', ['edit', 'open the mouth', '-s', '7', ...out, '--provider', 'abacus']],
    ['an unknown precision', ['edit', 'open the mouth', '-s', '7', ...out, '--precision', 'double']],
    ['an unknown option', ['edit', 'open the mouth', '-s', '7', ...out, '--fast']],
    ['an unknown command', ['draw']],
    ['a port out of range', ['serve', '--port', '70000']],
    ['no cases', ['eval', '--cases', '0']],
    ['more cases than there are', ['eval', '--cases', '201']],
    ['an unknown mode', ['eval', '--modes', 'fast,furious']],
    ['an unknown task', ['eval', '--tasks', 'landmark-2']],
    ['no time at all', ['eval', '--minutes', '0']],
  ])('[C6] %s is wrong use: 2, before any work', async (_, args) => {
    const refused = await saydrag(args);
    expect(refused).toMatchObject({ code: 2, out: '', composed: [] });
    expect(refused.err).toMatch(/error:/);
  });

  test('[C7] an output that is a folder is refused, and an unknown model is wrong use', async () => {
    mkdirSync(file('dir.png'));
    expect(await saydrag(['edit', 'open the mouth', '-s', '7', '-o', file('dir.png')])).toMatchObject({ code: 2 });
    const unknown = await saydrag(['plan', 'open the mouth', '-s', '7', '-m', 'zebra']);
    expect(unknown).toMatchObject({ code: 2, err: 'There is no model “zebra”.\n' });
    const evaluated = await saydrag(['eval', '-m', '../lion']);
    expect(evaluated).toMatchObject({ code: 2, out: '', err: expect.stringContaining('no model in “../lion”') });
  });

  test("[C7] a model may be a folder of one's own; what was taught goes by its name", async () => {
    const folder = fileURLToPath(new URL('../models/lion', import.meta.url));
    expect(await findModel(folder)).toBe(folder);
    expect(await findModel(`${folder}/`)).toBe(folder);
    const listed = await saydrag(['parts', 'list', '-m', folder, '--data', file('data-of-folder')]);
    expect(listed.out).toContain('Nothing was taught to lion yet');
    await expect(findModel('./zebra')).rejects.toThrow(/no model in “\.\/zebra”: the folder of one has generator/);
    await expect(findModel('zebra')).rejects.toThrow(/Installed: lion\. A folder of your own: \.\/zebra/);
  });
});

describe('saydrag plan and help', () => {
  test('[C8] plan tells what would happen without dragging', async () => {
    const plain = await saydrag(['plan', 'open the mouth', '--seed', '7']);
    expect(plain.out).toBe('Opening the mouth, keeping the background.\n  lower lip: from 8.0, 8.0 to 8.0, 10.0\n');
    const json = await saydrag(['plan', 'open the mouth', '--seed', '7', '--json', '--provider', 'webgpu,cpu']);
    expect(JSON.parse(json.out)).toMatchObject({ imageSize: 16, masked: true, points: [{ label: 'lower lip' }] });
    expect(json.composed).toEqual([{ model: 'lion', frameEverySteps: 0, providers: ['webgpu', 'cpu'] }]);
  });

  test('[C9] --help documents every command and exit code', async () => {
    const help = await saydrag(['--help']);
    expect(help.code).toBe(0);
    for (const word of ['serve', 'edit', 'plan', 'Exit codes', '130', 'not understood'])
      expect(help.out).toContain(word);
    expect((await saydrag([])).code).toBe(2);
  });

  test('[C10] docs/errors.md lists the exit code of every error', () => {
    const page = readFileSync(new URL('../docs/errors.md', import.meta.url), 'utf8');
    for (const code of Object.keys(errorCodes) as (keyof typeof errorCodes)[]) {
      const exit = new RegExp(`^\\| \`${code}\` \\| \\d+ \\| (\\d+) \\|`, 'm').exec(page)?.[1];
      expect([code, Number(exit)]).toEqual([code, exitCodeOf(code)]);
    }
  });
});

describe('saydrag serve', () => {
  test('[C11] a port that is taken ends with 6 and a clear message', async () => {
    const first = await startServer();
    const taken = await saydrag(['serve', '--port', `${first.port}`]);
    expect(taken).toMatchObject({ code: 6, out: '', err: expect.stringContaining('is in use by another program') });
    await first.close();
  });
});

test('[C12] the program of the package runs from source', async () => {
  const main = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));
  const [code, out] = await new Promise<[number, string]>((resolve) => {
    execFile(process.execPath, [main, 'plan', 'x', '--seed', 'q'], (error, _, stderr) =>
      resolve([typeof error?.code === 'number' ? error.code : 0, stderr]),
    );
  });
  expect(out).toContain('“q” is not a whole number');
  expect(code).toBe(2);
});

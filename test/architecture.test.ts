/** The import directions of docs/architecture.md, read from the source itself. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.dirname(import.meta.dirname);

/** Which folders of src a folder may import (besides itself); "port" = only that folder's port.ts. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  core: [],
  protocol: ['core'],
  runtime: ['core'],
  phonetics: [],
  nlu: ['core', 'protocol', 'phonetics'],
  grounding: ['core', 'runtime'],
  drag: ['core', 'runtime'],
  speech: ['core', 'runtime', 'phonetics', 'nlu/port'],
  dialogue: ['core', 'protocol', 'nlu/port', 'grounding/port', 'drag/port'],
  server: ['core', 'protocol', 'runtime', 'nlu', 'grounding', 'drag', 'dialogue', 'speech'],
  evaluation: ['core', 'runtime', 'nlu', 'grounding', 'drag', 'dialogue'],
  cli: ['core', 'protocol', 'runtime', 'nlu', 'grounding', 'drag', 'dialogue', 'server', 'speech', 'evaluation'],
  web: ['core', 'protocol'],
};

/** Each outside library is touched in these folders only. */
const libraries: Readonly<Record<string, readonly string[]>> = {
  'onnxruntime-node': ['runtime'],
  'onnxruntime-common': ['runtime'],
  'onnxruntime-web': ['web'],
  fastify: ['server'],
  'socket.io': ['server'],
  'socket.io-client': ['web'],
  commander: ['cli'],
  '@huggingface/transformers': ['speech'],
  openai: ['speech', 'nlu'],
  preact: ['web'],
};

interface Import {
  readonly file: string;
  readonly folder: string;
  readonly specifier: string;
}

const filesUnder = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'node_modules' || entry.name === 'testing' ? [] : filesUnder(file);
    return /\.(ts|tsx)$/.test(entry.name) && !/\.(test|slow\.test|browser\.test)\.tsx?$/.test(entry.name) ? [file] : [];
  });

const importsOf = (file: string, folder: string): Import[] => {
  const text = readFileSync(file, 'utf8');
  const statements = text.matchAll(
    /(?:^|\n)\s*(?:import|export)\s[^'"]*?from\s*['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)|(?:^|\n)\s*import\s*['"]([^'"]+)['"]/g,
  );
  return [...statements].map((match) => ({
    file: path.relative(root, file),
    folder,
    specifier: match[1] ?? match[2] ?? match[3] ?? '',
  }));
};

const folders = [...readdirSync(path.join(root, 'src')), 'web'];
const imports = folders.flatMap((folder) => {
  const place = folder === 'web' ? path.join(root, 'web') : path.join(root, 'src', folder);
  return filesUnder(place).flatMap((file) => importsOf(file, folder));
});

const violation = ({ file, folder, specifier }: Import): string | null => {
  if (!specifier.startsWith('.')) {
    const name = specifier
      .split('/')
      .slice(0, specifier.startsWith('@') ? 2 : 1)
      .join('/');
    const places = libraries[name];
    return places && !places.includes(folder) ? `${file} imports ${name}, which belongs to ${places.join(', ')}` : null;
  }
  const target = path.relative(path.join(root, 'src'), path.resolve(root, path.dirname(file), specifier));
  const [to = '', second = ''] = target.split(path.sep);
  if (target.startsWith('..') || to === folder) {
    return folder !== 'web' && target.startsWith('..') && !specifier.endsWith('package.json')
      ? `${file} imports ${specifier}, outside src`
      : null;
  }
  const may = allowed[folder] ?? [];
  const asPort = `${to}/${second.replace(/\.ts$/, '')}`;
  if (may.includes(to)) {
    const isEntrance = /^(index|port)\.ts$/.test(second) || to === 'core' || to === 'protocol' || to === 'runtime';
    const isTest = target.includes('/testing/');
    return isEntrance || isTest
      ? null
      : `${file} imports ${target}: only the index.ts or port.ts of ${to} may be imported`;
  }
  return may.includes(asPort) ? null : `${file} imports ${target}, which ${folder} may not`;
};

describe('architecture', () => {
  it('[A1] has the folders of docs/architecture.md and no others', () => {
    const found = readdirSync(path.join(root, 'src')).filter((name) =>
      statSync(path.join(root, 'src', name)).isDirectory(),
    );
    expect(found.toSorted()).toEqual(
      Object.keys(allowed)
        .filter((name) => name !== 'web')
        .toSorted(),
    );
  });

  it('[A2] imports only in the allowed directions', () => {
    expect(imports.length).toBeGreaterThan(50);
    expect(imports.map(violation).filter((found) => found !== null)).toEqual([]);
  });

  it('[A2] would notice a forbidden import', () => {
    const forbidden = { file: 'src/nlu/index.ts', folder: 'nlu', specifier: '../drag/index.ts' };
    expect(violation(forbidden)).toContain('nlu may not');
    expect(violation({ file: 'src/drag/index.ts', folder: 'drag', specifier: 'onnxruntime-node' })).toContain(
      'runtime',
    );
  });

  it('[A3] keeps files short: none over 400 lines', () => {
    const long = folders
      .flatMap((folder) => filesUnder(folder === 'web' ? path.join(root, 'web') : path.join(root, 'src', folder)))
      .filter((file) => readFileSync(file, 'utf8').split('\n').length > 400);
    expect(long.map((file) => path.relative(root, file))).toEqual([]);
  });
});

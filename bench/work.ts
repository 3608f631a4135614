/**
 * What a step of `fast` consists of at each size, counted on its graph: says how cost grows with size, points and mask,
 * on any machine. `node bench/work.ts` writes the section into docs/performance.md.
 */
import { fileURLToPath } from 'node:url';
import { writeSection } from '../src/evaluation/document.ts';
import { stepWork, type Work } from './floor.ts';
import { type ModelShape, randomModel } from './random-model.ts';
import { type Column, tableOf } from './table.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const sizes = [256, 512, 1024] as const;
const pointCounts = [1, 2, 4, 16] as const;
const channelBase = 32768;

interface Row {
  readonly size: number;
  readonly points: number;
  readonly masked: boolean;
  readonly work: Work;
}

const rows: Row[] = [];
for (const masked of [false, true]) {
  for (const points of pointCounts) {
    for (const imageSize of sizes) {
      const model: ModelShape = { imageSize, channelBase };
      const folder = randomModel(`${root}.build/bench`, model);
      const work = await stepWork(folder, { model, mode: 'fast', points, masked });
      rows.push({ size: imageSize, points, masked, work });
    }
  }
}

const cases = rows.filter(({ size }) => size === sizes[0]);
const at = ({ points, masked }: Row, size: number): Work | undefined =>
  rows.find((row) => row.size === size && row.points === points && row.masked === masked)?.work;
const ratio = (row: Row): string =>
  ((at(row, 1024)?.gigaflops ?? Number.NaN) / (at(row, 256)?.gigaflops ?? Number.NaN)).toFixed(2);

const columns: readonly Column<Row>[] = [
  ['points', ({ points }) => String(points)],
  ['mask', ({ masked }) => (masked ? 'yes' : 'no')],
  ...sizes.map((size): Column<Row> => [`GFLOP at ${size} px`, (row) => at(row, size)?.gigaflops.toFixed(1) ?? '–']),
  ['1024 px to 256 px', ratio],
  ['weights read at 512 px, MB', (row) => at(row, 512)?.weightsMb.toFixed(0) ?? '–'],
  ['operations at 512 px', (row) => String(at(row, 512)?.operations ?? '–')],
];

const text = `Made by \`node bench/work.ts\`; do not edit by hand. Config-f widths (channel_base ${channelBase}) at every size, mode \`fast\`.
Multiplications and additions of convolutions and matrix products, counted on the step's graph: nothing timed.

${tableOf(columns, cases)}`;
await writeSection(`${root}docs/performance.md`, 'work', 'Operations of a step', text);
console.log(text);

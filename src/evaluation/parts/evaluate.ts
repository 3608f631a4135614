/**
 * Taught parts, measured: every named point is taught in a few pictures, by its place there, and looked for in pictures
 * that were not looked at. The distance to where the reference has it, and how sure the finder was, is the measure.
 */
import { distance, type ImagePoint, type Latent } from '../../core/index.ts';
import type { PartFinder, PartLook } from '../../drag/index.ts';

/** A picture in which some points are known. */
export interface KnownPicture {
  readonly latent: Latent;
  readonly points: ReadonlyMap<string, ImagePoint>;
}

export interface PartMeasure {
  readonly part: string;
  /** Pictures in which it was taught. */
  readonly examples: number;
  /** Distance to the reference, as a share of the width. */
  readonly away: number;
  readonly confidence: number;
}

export interface PartsInput {
  readonly finder: Pick<PartFinder, 'look' | 'find'>;
  readonly imageSize: number;
  /** Each set teaches all parts anew, from its first pictures that show them. */
  readonly teaching: readonly (readonly KnownPicture[])[];
  readonly unseen: readonly KnownPicture[];
  readonly examples: readonly number[];
}

interface Taught {
  readonly part: string;
  readonly examples: number;
  readonly look: PartLook;
}

const sum = (looks: readonly PartLook[]): PartLook => {
  const values = new Float32Array(looks[0]?.values.length ?? 0);
  for (const look of looks) {
    look.values.forEach((value, at) => {
      values[at] = (values[at] ?? 0) + value;
    });
  }
  return { values };
};

/** A part that a set shows too seldom is left out. */
const taughtBy = async ({ finder, examples }: PartsInput, set: readonly KnownPicture[]): Promise<readonly Taught[]> => {
  const parts = [...new Set(set.flatMap(({ points }) => [...points.keys()]))];
  const most = Math.max(...examples);
  const taught: Taught[] = [];
  for (const part of parts) {
    const looks: PartLook[] = [];
    for (const { latent, points } of set) {
      const at = points.get(part);
      if (at !== undefined && looks.length < most) looks.push(await finder.look(latent, null, at));
    }
    for (const count of examples) {
      if (looks.length >= count) taught.push({ part, examples: count, look: sum(looks.slice(0, count)) });
    }
  }
  return taught;
};

/** Yields the share that is done. Aborted, it ends with what was measured. */
export async function* evaluateParts(
  input: PartsInput,
  signal: AbortSignal,
): AsyncGenerator<number, readonly PartMeasure[], void> {
  const taught: Taught[] = [];
  for (const set of input.teaching) taught.push(...(await taughtBy(input, set)));
  const measures: PartMeasure[] = [];
  for (const [at, { latent, points }] of input.unseen.entries()) {
    if (signal.aborted) break;
    yield at / input.unseen.length;
    const found = await input.finder.find(
      latent,
      null,
      taught.map(({ look }) => look),
    );
    taught.forEach(({ part, examples }, k) => {
      const [there, known] = [found[k], points.get(part)];
      if (there === undefined || known === undefined) return;
      const away = distance(there.point, known) / input.imageSize;
      measures.push({ part, examples, away, confidence: there.confidence });
    });
  }
  return measures;
}

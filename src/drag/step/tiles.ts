/**
 * The mask term without the whole map: the map of the first picture is cut into tiles as large as a handle's window,
 * and every step compares a few of them, in turn. A tile weighs as many times as there are tiles that keep something
 * for each one compared, so that over a round the term is the one of the whole map (./mask.ts).
 */

export interface TileMap {
  /** The first picture's features, [C, size, size]. */
  readonly features: Float32Array;
  /** The mask on the map's cells, [size, size]. */
  readonly keep: Float32Array;
  readonly size: number;
}

export interface ComparedTiles {
  /** First cell of each tile as (column, row): [T, 2]. */
  readonly origins: Float32Array;
  /** [T, n, n], weighed. */
  readonly keep: Float32Array;
  /** [T, C, n, n] */
  readonly features: Float32Array;
}

interface Tile {
  readonly column: number;
  readonly row: number;
  /** [n, n]: the mask of the cells that are this tile's own; the last tiles of a row overlap their neighbours. */
  readonly keep: Float32Array;
}

/** First cells of tiles of `count` that cover `size` cells, each with the first cell that is its own. */
const starts = (size: number, count: number): { readonly first: number; readonly own: number }[] =>
  Array.from({ length: Math.ceil(size / count) }, (_, at) => ({
    first: Math.min(at * count, size - count),
    own: at * count,
  }));

const keptTiles = ({ keep, size }: TileMap, count: number): Tile[] => {
  const lines = starts(size, count);
  return lines.flatMap((down) =>
    lines.flatMap((across) => {
      const own = Float32Array.from({ length: count * count }, (_, at) => {
        const [y, x] = [down.first + Math.floor(at / count), across.first + (at % count)];
        return y < down.own || x < across.own ? 0 : (keep[y * size + x] ?? 0);
      });
      return own.some((value) => value > 0) ? [{ column: across.first, row: down.first, keep: own }] : [];
    }),
  );
};

/** Of a list of n items the steps from one to the next: about n times the golden ratio, without a common divisor. */
const stride = (n: number): number => {
  const divides = (a: number, b: number): number => (b === 0 ? a : divides(b, a % b));
  let step = Math.max(1, Math.round(n * 0.618));
  while (divides(n, step) !== 1) step++;
  return step;
};

export class Tiles {
  readonly #map: TileMap;
  readonly #count: number;
  readonly #perStep: number;
  readonly #tiles: readonly Tile[];

  /** `count` cells a side; the mask must keep something. @throws RangeError when the map is smaller than a tile. */
  constructor(map: TileMap, count: number, perStep: number) {
    if (map.size < count) throw new RangeError(`Tiles of ${count} cells do not fit a map of ${map.size}.`);
    this.#map = map;
    this.#count = count;
    this.#perStep = perStep;
    this.#tiles = keptTiles(map, count);
    if (this.#tiles.length === 0) throw new RangeError('A mask that keeps nothing has no tiles.');
  }

  /** Steps until every tile was compared: over a round each counts the same. */
  get roundSteps(): number {
    return this.#tiles.length;
  }

  /** What the step compares. In step 0 the latent is still the first picture's: the tiles weigh nothing. */
  at(step: number): ComparedTiles {
    const { size, features } = this.#map;
    const [count, tiles] = [this.#count, this.#tiles];
    const cells = count * count;
    const channels = features.length / size ** 2;
    const weight = step === 0 ? 0 : tiles.length / this.#perStep;
    const compared = {
      origins: new Float32Array(2 * this.#perStep),
      keep: new Float32Array(this.#perStep * cells),
      features: new Float32Array(this.#perStep * channels * cells),
    };
    for (let place = 0; place < this.#perStep; place++) {
      const tile = tiles[((step * this.#perStep + place) * stride(tiles.length)) % tiles.length];
      if (!tile) continue;
      compared.origins.set([tile.column, tile.row], 2 * place);
      compared.keep.set(
        tile.keep.map((value) => value * weight),
        place * cells,
      );
      for (let line = 0; line < channels * count; line++) {
        const [channel, y] = [Math.floor(line / count), tile.row + (line % count)];
        const from = (channel * size + y) * size + tile.column;
        compared.features.set(features.subarray(from, from + count), (place * channels * count + line) * count);
      }
    }
    return compared;
  }
}

/**
 * Reading a feature map at points of the picture. Bilinear interpolation is a product with matrices of hat functions,
 * A[k, i] = max(0, 1 - |position_k - i|): exact, deterministic, differentiable in the map by transposition. Positions
 * off the picture get rows of zeros. The map is first resized to the picture (bilinear), as the paper does: that is a
 * constant matrix behind the hats, so the resized map is never made. The map is there whole, or in windows, one a point.
 */
import { detach, matmul, reshape, swapLast, transpose, type Value } from '../graph/index.ts';
import { cellRows, hatRows } from '../stylegan2/grid.ts';
import { bilinearMatrix } from '../stylegan2/resample.ts';
import { byAxis, type Window } from '../stylegan2/window.ts';

export interface FeatureView {
  readonly channels: number;
  /** Rows and columns of the picture, [P, K] and [P, L] in pixels -> features [P, K, C, L]. */
  sample(rows: Value, columns: Value): Value;
  /** The same numbers, constant to differentiation. */
  detached(): FeatureView;
}

/** Rows of weights on the map's cells: positions [P, K] in pixels of the picture -> [P, K, H]. */
const weightRows = (positions: Value, imageSize: number, featureSize: number): Value => {
  const hats = hatRows(positions, imageSize);
  if (featureSize === imageSize) return hats;
  return matmul(hats, positions.graph.constant(bilinearMatrix(featureSize, imageSize)));
};

/** A whole map, features [1, C, H, H]. */
export const wholeView = (features: Value, imageSize: number): FeatureView => {
  const [, channels = 0, size = 0] = features.shape;
  return {
    channels,
    sample(rows, columns) {
      const [points = 0, columnCount = 0] = columns.shape;
      const allColumns = reshape(weightRows(columns, imageSize, size), [points * columnCount, size]);
      // [C H, W] [W, P L]: one large product instead of P C small ones.
      const across = matmul(reshape(features, [channels * size, size]), swapLast(allColumns));
      const byPoint = transpose(reshape(across, [channels, size, points, columnCount]), [2, 1, 0, 3]);
      const flat = reshape(byPoint, [points, size, channels * columnCount]);
      const down = matmul(weightRows(rows, imageSize, size), flat);
      return reshape(down, [points, rows.shape[1] ?? 0, channels, columnCount]);
    },
    detached: () => wholeView(detach(features), imageSize),
  };
};

/** Windows of a map of `size` cells, features [P, C, count, count]: each point reads its own. */
export const windowView = (features: Value, window: Window, size: number, imageSize: number): FeatureView => {
  const [points = 0, channels = 0, count = 0] = features.shape;
  /** Weights on the window's cells: those on the map's, times the window's place on the map. */
  const places = byAxis(cellRows(window.first, count, size));
  const weights = (positions: Value, cells: Value): Value =>
    matmul(weightRows(positions, imageSize, size), swapLast(cells));
  return {
    channels,
    sample(rows, columns) {
      const columnCount = columns.shape[1] ?? 0;
      const flat = reshape(features, [points, channels * count, count]);
      const across = matmul(flat, swapLast(weights(columns, places.columns)));
      const byRow = transpose(reshape(across, [points, channels, count, columnCount]), [0, 2, 1, 3]);
      const down = matmul(weights(rows, places.rows), reshape(byRow, [points, count, channels * columnCount]));
      return reshape(down, [points, rows.shape[1] ?? 0, channels, columnCount]);
    },
    detached: () => windowView(detach(features), window, size, imageSize),
  };
};

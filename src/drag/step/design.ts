/**
 * What a drag step is made of, as data: the modes differ in this table and nowhere else.
 * Lengths are given at 512 px, the size the paper states them for, and scale with the picture.
 */
import type { DragMode } from '../port.ts';
import type { Generator } from '../stylegan2/generator.ts';

export interface StepRules {
  /** Distance by which tracking compares features: the published code uses L2, the paper's equation 4 L1. */
  readonly trackingNorm: 'l1' | 'l2';
  /** The published code measures the patch on `linspace(0, size, size)`, which is not quite the pixel grid. */
  readonly patchGrid: 'stretched' | 'pixels';
  /** What a patch reads past the picture's border: zeros (grid sampling's default) or the nearest pixel. */
  readonly beyondBorder: 'zero' | 'nearest';
  /** Where the mask term compares: on the map resized to the picture, or on the map's own cells. */
  readonly maskGrid: 'picture' | 'features';
  /** True where the pictures of a masked drag keep exactly what the mask keeps; else the mask's term is all there is. */
  readonly keepsExactly: boolean;
  /** True where a drag that gets nowhere is helped on (./recovery.ts), and ends at the best it reached. */
  readonly recovers: boolean;
  /** True where the latent is held among those that the model's pictures are made of (./likely.ts). */
  readonly staysLikely: boolean;
  /** True where handles and radii are whole pixels. */
  readonly wholePixels: boolean;
  /** All handles within this distance of their targets: done. Scales down to the floor, in pixels. */
  readonly stopAt512: number;
  readonly stopFloorPx: number;
  /** Steps without progress after which a drag counts as stalled; null: never. */
  readonly stallSteps: number | null;
}

const paper = {
  trackingNorm: 'l1',
  patchGrid: 'pixels',
  beyondBorder: 'nearest',
  maskGrid: 'features',
  keepsExactly: false,
  recovers: false,
  staysLikely: false,
  wholePixels: false,
  stopAt512: 1,
  stopFloorPx: 1,
  stallSteps: 40,
} as const satisfies StepRules;

export const stepRules = {
  reference: {
    trackingNorm: 'l2',
    patchGrid: 'stretched',
    beyondBorder: 'zero',
    maskGrid: 'picture',
    keepsExactly: false,
    recovers: false,
    staysLikely: false,
    wholePixels: true,
    stopAt512: 2,
    stopFloorPx: 2,
    stallSteps: null,
  },
  paper,
  /** The paper's rules in windows, for less work. What is kept is kept, a stall is fought, and pictures stay whole. */
  fast: { ...paper, keepsExactly: true, recovers: true, staysLikely: true },
} as const satisfies Record<DragMode, StepRules>;

/** What a model's own folder says about dragging on it (the paper's values are those of `publishedTuning`). */
export interface StepTuning {
  /** Features of the block of this size are dragged. */
  readonly featureBlock: number;
  readonly motionRadiusAt512: number;
  readonly trackingRadiusAt512: number;
  /** The first rows of W+ that may move: 6 in the paper. */
  readonly trainableRows: number;
}

/** Block 6 of the paper (its map has half the picture's size at 256 px), r1 = 3, r2 = 12. */
export const publishedTuning: StepTuning = {
  featureBlock: 128,
  motionRadiusAt512: 3,
  trackingRadiusAt512: 12,
  trainableRows: 6,
};

/** Everything that a step's graph is built from. Two equal designs give the same graph. */
export interface StepDesign extends StepTuning {
  readonly rules: StepRules;
  readonly space: 'w' | 'w+';
  /** Points the graph has room for; places left over hold target = handle and pull nothing. */
  readonly pointCapacity: number;
  /** With a mask: its term is part of the loss. */
  readonly masked: boolean;
  /** Tiles of the map that a masked step in windows compares, beside the handles' windows (./tiles.ts); else 0. */
  readonly tiles: number;
  /** The upper layers are computed in windows around the handles: the same numbers for less work. */
  readonly windows: boolean;
}

/** With a handle farther than this from its target, a drag that recovers takes longer steps. */
const farAt512 = 24;

/** Lengths in pixels of this generator's pictures. */
export const lengthsOf = (design: StepDesign, generator: Generator) => {
  const scale = generator.imageSize / 512;
  const whole = (length: number): number => (design.rules.wholePixels ? roundHalfEven(length) : length);
  return {
    motionRadiusPx: whole(design.motionRadiusAt512 * scale),
    trackingRadiusPx: roundHalfEven(design.trackingRadiusAt512 * scale),
    stopPx: Math.max(design.rules.stopFloorPx, design.rules.stopAt512 * scale),
    farPx: farAt512 * scale,
  };
};

/** Rounds as Python does: halves to the even neighbour (3 / 512 * 256 = 1.5 becomes 2, 2.5 becomes 2). */
const roundHalfEven = (value: number): number => {
  const low = Math.floor(value);
  const part = value - low;
  if (part !== 0.5) return Math.round(value);
  return low % 2 === 0 ? low : low + 1;
};

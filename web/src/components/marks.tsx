/**
 * Marks over the picture. Everything is drawn twice, a dark wide stroke under a light narrow one, so that it can be
 * seen on any picture. Coordinates are canvas points.
 */
import type { CanvasPoint } from '../picture/canvas-point.ts';

/** Marks grow a little with the picture: `--mark` is set on the overlay. */
const placed = (at: CanvasPoint) => ({ transform: `translate(${at.x}px, ${at.y}px) scale(var(--mark, 1))` });

const twice = (draw: (layer: 'under' | 'over') => preact.JSX.Element) => (
  <>
    {draw('under')}
    {draw('over')}
  </>
);

export const WayMark = ({
  points,
  kind,
}: {
  readonly points: readonly CanvasPoint[];
  readonly kind: 'trail' | 'ahead';
}) => {
  const path = points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ');
  return twice((layer) => <polyline class={`way way-${kind} ${layer}`} points={path} />);
};

export const HandleMark = ({ at, faint }: { readonly at: CanvasPoint; readonly faint?: boolean }) => (
  <g class={faint === true ? 'mark-handle faint' : 'mark-handle'} style={placed(at)}>
    {twice((layer) => (
      <circle class={layer} r={6.5} />
    ))}
  </g>
);

export const TargetMark = ({ at }: { readonly at: CanvasPoint }) => (
  <g class="mark-target" style={placed(at)}>
    {twice((layer) => (
      <path class={layer} d="M0-9A9 9 0 1 1 0 9 9 9 0 1 1 0-9M-3.5 0h7M0-3.5v7" />
    ))}
  </g>
);

/** A point that holds its place. */
export const PinMark = ({ at }: { readonly at: CanvasPoint }) => (
  <g class="mark-pin" style={placed(at)}>
    {twice((layer) => (
      <path class={layer} d="M0-5 5 0 0 5-5 0Z" />
    ))}
  </g>
);

export const KeyMark = ({ at, button }: { readonly at: CanvasPoint; readonly button: CanvasPoint }) => (
  <g class="mark-key">
    {Math.hypot(at.x - button.x, at.y - button.y) > 6 &&
      twice((layer) => <line class={`leader ${layer}`} x1={at.x} y1={at.y} x2={button.x} y2={button.y} />)}
    {twice((layer) => (
      <circle class={layer} cx={at.x} cy={at.y} r={3.5} />
    ))}
  </g>
);

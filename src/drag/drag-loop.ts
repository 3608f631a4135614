/**
 * The drag: steps until every handle has reached its target, the limit, no more progress, or the signal.
 * Owns no arithmetic (./step does) and opens nothing (./networks does).
 */
import { setImmediate } from 'node:timers/promises';
import { AppError, type SoftMask } from '../core/index.ts';
import { Keeping } from './keep.ts';
import type { Networks } from './networks.ts';
import type { DragRequest, DragResult, DragStep } from './port.ts';
import type { SettledRequest } from './request.ts';
import { lengthsOf } from './step/design.ts';
import { Judge } from './step/judge.ts';
import type { Remedy } from './step/recovery.ts';
import { type StepReport, StepSession, type StepState } from './step/session.ts';

type Shown = Pick<DragResult, 'latent' | 'kept' | 'picture'>;

/** What the drag's pictures keep; null where neither this drag nor one before keeps anything. */
const keepingOf = async (networks: Networks, request: DragRequest, mask: SoftMask | null): Promise<Keeping | null> => {
  const { latent, kept = null } = request;
  if (!mask && !kept) return null;
  return new Keeping({ latent, kept, picture: await networks.pictures.render(latent, kept) }, mask);
};

export async function* dragLoop(
  networks: Networks,
  { request, settings, design }: SettledRequest,
  signal: AbortSignal,
): AsyncGenerator<DragStep, DragResult, void> {
  const { maxSteps, frameEverySteps, frameSize } = settings;
  const model = await networks.step(design);
  const comparesTiles = design.masked && design.windows;
  const firstMap = comparesTiles ? (await networks.pictures.stage(request.latent)).features : null;
  const session = new StepSession(model, networks.generator, design, { ...request, ...settings, firstMap });
  const moves = request.points.map((point) => point.moves);
  const judge = new Judge(moves, lengthsOf(design, networks.generator), design.rules, maxSteps);
  let remedy: Remedy | null = null;
  let state: StepState = session.begin();
  let points = request.points.map(({ handle }) => handle);

  const keepsExactly = design.masked && design.rules.keepsExactly;
  const keeping = await keepingOf(networks, request, keepsExactly ? request.mask : null);

  /** What the state shows, at the picture's own size or smaller. */
  const shown = async (size?: number): Promise<Shown> => {
    const [latent, kept] = [session.latentOf(state), keeping?.at(state.step) ?? null];
    const { pictures } = networks;
    const picture = size === undefined ? pictures.render(latent, kept) : pictures.frame(latent, kept, size);
    return { latent, kept, picture: await picture };
  };
  const end = async (reason: DragResult['reason'], known?: Shown | null): Promise<DragResult> => ({
    ...(known ?? (await shown())),
    points,
    steps: state.step,
    reason,
    stuck: reason === 'stalled' || reason === 'step-limit' ? judge.stuck : [],
  });
  let best: { readonly state: StepState; readonly report: StepReport } | null = null;

  for (;;) {
    // A run blocks this process: messages (a cancellation) are heard between two of them.
    await setImmediate();
    if (signal.aborted) return end('cancelled');
    const { report, next } = await session.advance(state, remedy);
    if (!Number.isFinite(report.loss)) {
      const remedies =
        networks.precision === 'half' ? 'a smaller learning rate, or single precision' : 'a smaller learning rate';
      const message = `The drag's loss is not a number after ${state.step} steps; try ${remedies}.`;
      throw new AppError('engine-failed', message, { details: { learningRate: settings.learningRate } });
    }
    const { step } = state;
    const verdict = judge.sees(step, report.distancesPx);
    if (verdict.isBest) best = { state, report };
    ({ remedy } = verdict);
    let { reason } = verdict;
    let { distancesPx } = report;
    points = [...report.points];
    if (best && design.rules.recovers && (reason === 'stalled' || reason === 'step-limit')) {
      // Steps that led away from the targets are not kept.
      state = { ...best.state, step };
      ({ distancesPx } = best.report);
      points = [...best.report.points];
      if (judge.hasArrived(distancesPx)) reason = 'reached';
    }
    const farthestPx = Math.max(...distancesPx);
    const wantsFrame = reason !== null || (frameEverySteps > 0 && step > 0 && (step - 1) % frameEverySteps === 0);
    const now = wantsFrame ? await shown(reason === null ? frameSize : undefined) : null;
    const { picture: frame, latent, kept } = now ?? { picture: null, latent: null, kept: null };
    yield { step, maxSteps, points, loss: report.loss, farthestPx, frame, latent, kept };
    if (reason) return end(reason, now);
    state = next;
  }
}

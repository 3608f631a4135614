/** The engine drags for one conversation at a time: first come, first served, with a bounded number waiting. */
import { AppError } from '../core/index.ts';
import type { TurnQueue } from '../dialogue/index.ts';

export const maxWaitingTurns = 64;

export const createTurnQueue = (maxWaiting = maxWaitingTurns): TurnQueue => {
  const waiting: (() => void)[] = [];
  let taken = false;

  /** A function that gives the turn to the next; calls after the first do nothing. */
  const turn = (): (() => void) => {
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      const next = waiting.shift();
      if (next === undefined) taken = false;
      else next();
    };
  };

  return {
    take: async (signal, onWaiting) => {
      if (signal.aborted) throw new AppError('cancelled', 'The edit was taken back before it began.');
      if (!taken) {
        taken = true;
        return turn();
      }
      if (waiting.length >= maxWaiting) {
        const text = `${waiting.length} edits wait for the engine already. Try again in a minute.`;
        throw new AppError('busy', text);
      }
      onWaiting(waiting.length + 1);
      return new Promise((resolve, reject) => {
        const begin = () => {
          signal.removeEventListener('abort', leave);
          resolve(turn());
        };
        const leave = () => {
          waiting.splice(waiting.indexOf(begin), 1);
          reject(new AppError('cancelled', 'The edit was taken back before it began.'));
        };
        signal.addEventListener('abort', leave, { once: true });
        waiting.push(begin);
      });
    },
  };
};

/** What changes how a running edit goes on without ending it: pause, continue, faster, slower. */
import type { ControlCommand } from '../core/index.ts';
import type { Desk } from './desk.ts';
import { editFurther } from './edit-work.ts';
import { replies } from './replies.ts';
import { whilePaused, whileRunning } from './talk-replies.ts';

export const pace = (
  desk: Desk,
  command: ControlCommand & { kind: 'pause' | 'continue' | 'pace' },
): Promise<void> | void => {
  const { board, gate, outbox, reels } = desk;
  const running = desk.state.busy && reels.has(null);
  switch (command.kind) {
    case 'pause':
      if (!running) return outbox.message('answer', replies.nothingRuns);
      if (gate.paused) return outbox.message('answer', replies.pausedAlready);
      gate.pause();
      board.paused = true;
      break;
    case 'continue':
      if (!gate.paused && running) return outbox.message('answer', replies.runsAlready);
      if (!gate.paused) return desk.inTurn('go on', (signal) => editFurther(desk, 1, 1, signal));
      gate.resume();
      board.paused = false;
      break;
    case 'pace':
      return outbox.message(
        'answer',
        running ? replies.pace(command.to, gate.change(command.to)) : replies.nothingToPace,
      );
    default:
      return command satisfies never;
  }
  desk.tellOverlay();
  outbox.message('notice', board.paused ? replies.paused : replies.goesOn, board.paused ? whilePaused : whileRunning);
};

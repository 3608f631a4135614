/** The commands that change which picture stands without dragging: undo, redo, back to the original, another seed. */
import { type Desk, seedNode, seedPicture } from './desk.ts';
import { otherSuggestions } from './fitting.ts';
import { replies } from './replies.ts';

export const undo = (desk: Desk, steps: number): void => {
  const left = desk.history.current.title;
  const gone = desk.history.undo(steps);
  if (gone === 0) {
    desk.outbox.message('answer', replies.nothingToUndo);
    return;
  }
  desk.stand(desk.history.current);
  desk.outbox.message('result', replies.undone(gone, steps, left, desk.history.current.title), [
    'redo',
    ...otherSuggestions(desk).slice(0, 3),
  ]);
};

export const redo = (desk: Desk, steps: number): void => {
  const gone = desk.history.redo(steps);
  if (gone === 0) {
    desk.outbox.message('answer', replies.nothingToRedo);
    return;
  }
  desk.stand(desk.history.current);
  desk.outbox.message('result', replies.redone(gone, steps, desk.history.current.title));
};

export const backToOriginal = (desk: Desk): void => {
  if (desk.history.toOriginal() === 0) {
    desk.outbox.message('answer', replies.alreadyOriginal);
    return;
  }
  desk.stand(desk.history.current);
  desk.outbox.message('result', replies.original(desk.history.current.title));
};

export const showSeed = async (desk: Desk, seed: number): Promise<void> => {
  const made = await seedPicture(desk.parts, seed);
  desk.stand(desk.history.add(seedNode(made, null)));
  desk.outbox.message('result', replies.newPicture(seed));
};

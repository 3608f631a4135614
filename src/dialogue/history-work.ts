/** Steps of the history: jumping, naming, comparing, going to an earlier frame of an edit. */
import { type ControlCommand, firstVersion, isOfDeed, type PartEdit, type StepByDeeds } from '../core/index.ts';
import type { Desk } from './desk.ts';
import type { EditedNode, HistoryNode } from './history.ts';
import type { Reel, ReelFrame } from './reel.ts';
import { replies } from './replies.ts';

type GoToStep = Extract<ControlCommand, { kind: 'go-to-step' }>;

/** "the big ears": the newest other picture that was made by an edit of that kind. */
const byWhatItShows = ({ history, parts, domain }: Desk, words: string): HistoryNode | null => {
  const understood = parts.understand(words, domain);
  if (understood.kind !== 'command' || understood.command.kind !== 'edit') return null;
  const { edits } = understood.command;
  const shows = ({ edit }: HistoryNode): boolean =>
    edits.every(({ part, action, side }) =>
      edit?.command?.edits.some(
        (done) => done.part === part && done.action === action && (side === 'both' || done.side === side),
      ),
    );
  return history.nodes.findLast((node) => node.id !== history.current.id && shows(node)) ?? null;
};

/** "Before the ears", "only the ears", "the first opening": by what was done on the way here. */
const byWhatWasDone = ({ history }: Desk, { when, deeds }: StepByDeeds): HistoryNode | null => {
  const way = history.way.map((node) => ({ node, edits: node.edit.command?.edits ?? [] }));
  const isOf = (edit: PartEdit): boolean => deeds.some((named) => isOfDeed(edit, named));
  const did = ({ edits }: (typeof way)[number]): boolean => deeds.length === 0 || edits.some(isOf);
  if (when === 'first') return way.find(did)?.node ?? null;
  if (when === 'only') {
    const other = way.findIndex(({ edits }) => edits.length === 0 || !edits.every(isOf));
    return (other < 0 ? way : way.slice(0, other)).at(-1)?.node ?? null;
  }
  const last = way.findLastIndex(did);
  const first = way.slice(0, Math.max(last, 0)).findLastIndex((step) => !did(step)) + 1;
  return last < 0 ? null : history.get(way[first]?.node.parent ?? null);
};

/** Of the standing edit's versions the first; where it has no other, the first edit of all that led here. */
const firstOfVersions = ({ history }: Desk): HistoryNode | null => {
  const { current, nodes } = history;
  if (current.edit === null) return null;
  const [first, ...others] = nodes.filter(({ parent, edit }) => edit !== null && parent === current.parent);
  if (others.length > 0) return first ?? null;
  let earliest: HistoryNode = current;
  for (let node = history.get(current.parent); node !== null && node.edit !== null; node = history.get(node.parent))
    earliest = node;
  return earliest;
};

const find = (desk: Desk, { step, by }: GoToStep): HistoryNode | null => {
  if (typeof step === 'number') return desk.history.get(step);
  const named = desk.history.byName(step);
  if (named !== null) return named;
  if (step === firstVersion) return firstOfVersions(desk);
  return (by && byWhatWasDone(desk, by)) ?? byWhatItShows(desk, step);
};

export const goToStep = (desk: Desk, command: GoToStep) => {
  const { step } = command;
  const node = find(desk, command);
  if (node === null) {
    return desk.outbox.message(
      'answer',
      replies.noSuchStep(
        step,
        desk.history.nodes.map(({ id }) => id),
      ),
    );
  }
  if (node.id === desk.history.current.id) return desk.outbox.message('answer', replies.alreadyThere(node.id));
  desk.history.jump(node.id);
  desk.stand(node);
  desk.outbox.message('result', replies.jumped(node.id, node.title, desk.history.nameOf(node.id)));
};

export const nameStep = (desk: Desk, name: string) => {
  const { current } = desk.history;
  desk.history.name(current.id, name);
  desk.tellHistory();
  desk.outbox.message('answer', replies.stepNamed(current.id, name));
};

/** Beside another step; with none named, beside another version of the same edit, else what it was made from. */
export const compareSteps = (desk: Desk, step: number | null) => {
  const { history, outbox } = desk;
  const { current, nodes } = history;
  const sibling = nodes.findLast(({ id, parent }) => id !== current.id && parent !== null && parent === current.parent);
  const other = step === null ? (sibling ?? history.get(current.parent)) : history.get(step);
  if (other === null) {
    return outbox.message(
      'answer',
      step === null
        ? replies.nothingToCompare
        : replies.noSuchStep(
            step,
            nodes.map(({ id }) => id),
          ),
    );
  }
  if (other.id === current.id) return outbox.message('answer', replies.alreadyThere(other.id));
  outbox.event({ name: 'compare-asked', body: { show: 'both', step: other.id } });
  outbox.message('answer', replies.comparing(other.id, other.title), ['stop comparing', `go to step ${other.id}`]);
};

export const compare = (desk: Desk, show: 'before' | 'after' | 'both') => {
  const { history, outbox } = desk;
  const { parent } = history.current;
  if (parent === null && show !== 'after') return outbox.message('answer', replies.nothingToCompare);
  outbox.event({ name: 'compare-asked', body: { show, step: parent } });
  outbox.message('answer', replies.compared(show), show === 'after' ? [] : ['stop comparing']);
};

/** Another way out of the same edit: what was reached on the way, as a step of its own. */
const standAt = async (desk: Desk, of: EditedNode, reel: Reel, frame: ReelFrame, title: string): Promise<void> => {
  const { parts, history } = desk;
  const { latent, kept, points, step } = frame;
  const whole = frame.picture.size === of.picture.size;
  const picture = whole ? frame.picture : await parts.engine.render(latent, kept);
  const keyPoints = await parts.detector.detect(picture);
  const edit = { ...of.edit, endPoints: points, steps: step };
  const node = history.add({ parent: of.parent, title, seed: of.seed, latent, kept, picture, keyPoints, edit });
  desk.keepReel(node.id, reel.until(frame));
  desk.stand(node);
};

const edited = (node: HistoryNode): node is EditedNode => node.edit !== null;

/** "back a bit": an earlier frame of the edit that led here. False where its frames are not kept. */
export const backWithin = async (desk: Desk, share: number): Promise<boolean> => {
  const { current } = desk.history;
  const reel = desk.reels.get(current.id);
  const frame = reel?.at(1 - share) ?? null;
  if (!edited(current) || reel === undefined || frame === null) return false;
  if (frame.step === 0) {
    desk.history.undo(1);
    desk.stand(desk.history.current);
    desk.outbox.message('result', replies.backToStart(current.title));
    return true;
  }
  await standAt(desk, current, reel, frame, replies.title.back(current.edit.about));
  desk.outbox.message('result', replies.wentBack(current.edit.about, frame.step, current.edit.steps));
  return true;
};

/** "Stop" came after the edit had ended by itself: the frame that was seen when it was said is gone back to. */
export const backToSeen = async (desk: Desk, sequence: number): Promise<boolean> => {
  const { current } = desk.history;
  const reel = desk.reels.get(current.id);
  const seen = reel?.seenAt(sequence) ?? null;
  if (!edited(current) || reel === undefined || seen === null || seen === reel.frames.at(-1) || seen.step === 0) {
    return false;
  }
  await standAt(desk, current, reel, seen, current.title);
  desk.outbox.message('result', replies.stoppedAsSeen(seen.step));
  return true;
};

/** Takes back what the last utterance did, whatever it was. */
export const scratch = (desk: Desk, tells = true) => {
  const { history, outbox, said } = desk;
  const stood = said?.stood ?? history.current.id;
  if (said === null || stood === history.current.id) {
    if (tells) outbox.message('answer', replies.nothingToScratch);
    return;
  }
  const { undo, redo } = history.neighbours;
  if (undo === stood) history.undo(1);
  else if (redo === stood) history.redo(1);
  else history.jump(stood);
  desk.stand(history.current);
  if (tells) outbox.message('result', replies.scratched(said.text, history.current.title));
};

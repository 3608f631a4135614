import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type EditCommand, imageVector } from '../core/index.ts';
import { History, type NewNode } from './history.ts';

const picture = { size: 1, rgb: new Uint8Array(3) };
const latent = { rows: 1, width: 1, values: new Float32Array(1) };
const plan = { imageSize: 1, points: [], mask: null, says: '' };
const node = (title: string, parent: number | null, edited: boolean): NewNode => ({
  title,
  parent,
  seed: 1,
  latent,
  kept: null,
  picture,
  keyPoints: [],
  edit: edited
    ? {
        about: title,
        says: title,
        command: null,
        plan,
        settings: {},
        unit: [imageVector(0, 0)],
        turned: false,
        endPoints: [],
        steps: 1,
        reason: 'reached',
      }
    : null,
});

describe('History', () => {
  test('[D44] what was done further of a command counts to it, until something else was done', () => {
    const [opens, closes] = ['open', 'close'].map(
      (action) => ({ kind: 'edit', edits: [{ action }], constraints: [] }) as unknown as EditCommand,
    ) as [EditCommand, EditCommand];
    const history = new History(node('seed 1', null, false));
    const done = (command: EditCommand) => {
      const { edit, ...rest } = node('an edit', history.current.id, true);
      history.add({ ...rest, edit: edit && { ...edit, command } });
    };
    expect(history.stepsOf(opens)).toBe(0);
    for (const command of [opens, closes, opens, opens]) done(command);
    expect([history.stepsOf(opens), history.stepsOf(closes)]).toEqual([2, 0]);
    history.undo(2);
    expect([history.stepsOf(opens), history.stepsOf(closes)]).toEqual([0, 1]);
  });

  test('[D24] undo then redo by the same number is where it was, whatever was done before', () => {
    const action = fc.oneof(
      fc.record({ kind: fc.constantFrom('add', 'seed', 'original', 'jump') }),
      fc.record({ kind: fc.constantFrom('undo', 'redo'), steps: fc.integer({ min: 1, max: 5 }) }),
    );
    fc.assert(
      fc.property(fc.array(action, { maxLength: 60 }), fc.integer({ min: 1, max: 9 }), (actions, steps) => {
        const history = new History(node('first', null, false), 12);
        for (const [i, done] of actions.entries()) {
          if (done.kind === 'add') history.add(node(`edit ${i}`, history.current.id, true));
          else if (done.kind === 'seed') history.add(node(`seed ${i}`, null, false));
          else if (done.kind === 'original') history.toOriginal();
          else if (done.kind === 'jump') history.jump(history.nodes[i % history.nodes.length]?.id ?? 0);
          else if (done.kind === 'undo') history.undo('steps' in done ? done.steps : 1);
          else history.redo('steps' in done ? done.steps : 1);
        }
        const standing = history.current;
        const undoSteps = history.undoSteps;
        const gone = history.undo(steps);
        expect(gone).toBe(Math.min(steps, undoSteps));
        expect(history.redo(gone)).toBe(gone);
        expect(history.current).toBe(standing);
        expect(history.undoSteps).toBe(undoSteps);
        expect(history.size).toBeLessThanOrEqual(12);
      }),
    );
  });

  test('[D25] the number of nodes is bounded, and the original and the newest edit outlive it', () => {
    const history = new History(node('first', null, false), 5);
    for (let i = 1; i <= 20; i++) history.add(node(`edit ${i}`, history.current.id, true));
    expect(history.size).toBe(5);
    expect(history.current.title).toBe('edit 20');
    expect(history.get(history.current.parent)?.title).toBe('edit 19');
    expect(history.undo(100)).toBe(4);
    expect(history.current.title).toBe('first');
  });

  test('[D26] after an undo the undone edit is the one that more and half speak of', () => {
    const history = new History(node('first', null, false));
    history.add(node('edit', 0, true));
    history.undo(1);
    expect(history.lastEdit()?.title).toBe('edit');
    expect(history.lastEditOfPicture()?.title).toBe('edit');
    history.add(node('seed 9', null, false));
    expect(history.lastEdit()?.title).toBe('edit');
    expect(history.lastEditOfPicture()).toBeNull();
  });
});

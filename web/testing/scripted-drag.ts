/** A whole drag as a server tells of it, in pieces that a test can hold between: begin, steps with frames, end. */
import type { ServerEventBody } from '../../src/protocol/events.ts';
import type { FakeServer } from './fake-server.ts';

const maxSteps = 200;
const askedPx = 16;

export class ScriptedDrag {
  readonly #server: FakeServer;
  readonly dragId: string;
  readonly #from: number;

  constructor(server: FakeServer, dragId = 'drag-1') {
    this.#server = server;
    this.dragId = dragId;
    this.#from = server.openness;
  }

  begin(says = 'Opening the mouth, keeping the background.'): void {
    const server = this.#server;
    const y = 88 + 16 * this.#from;
    server.message('plan', says);
    server.setState({ busy: true });
    server.emit('drag-started', {
      dragId: this.dragId,
      points: [
        { label: 'lower lip', handle: { x: 64, y }, target: { x: 64, y: y + askedPx }, moves: true },
        { label: 'upper lip', handle: { x: 64, y: 84 }, target: { x: 64, y: 84 }, moves: false },
      ],
      maxSteps,
      masked: true,
      says,
    });
  }

  /** One progress event with its frame. */
  async step(step: number, done: number, options: { skip?: number } = {}): Promise<void> {
    const y = 88 + 16 * (this.#from + done);
    this.#server.emit('drag-progress', {
      dragId: this.dragId,
      step,
      maxSteps,
      points: [
        { x: 64 + 2 * Math.sin(done * 5), y },
        { x: 64, y: 84 },
      ],
      farthestPx: askedPx * (1 - done),
      done,
    });
    await this.#server.frame(this.#from + done, this.dragId, options);
  }

  async end(reason: ServerEventBody<'drag-ended'>['reason'] = 'reached', done = 1): Promise<void> {
    const wentPx = askedPx * done * 0.97;
    const says =
      reason === 'reached'
        ? `Done in 34 steps: the lower lip moved ${wentPx.toFixed(0)} px.`
        : `Stopped after 12 steps: the lower lip moved ${wentPx.toFixed(1)} of 16 px. This picture stays; “undo” takes it back.`;
    this.#server.emit('drag-ended', {
      dragId: this.dragId,
      reason,
      steps: reason === 'reached' ? 34 : 12,
      seconds: 2.14,
      moved: [{ label: 'lower lip', askedPx, wentPx }],
      changedOutside: 0.0002,
      says,
    });
    await this.#server.frame(this.#from + done, null);
    this.#server.keyPoints();
    this.#server.setState({ busy: false, undoSteps: this.#server.state.undoSteps + 1, title: 'open the mouth' });
    this.#server.message('result', says);
  }
}

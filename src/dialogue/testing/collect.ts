/** Writes down what a conversation tells, as short lines that a test can compare. */
import type { ConversationEvent } from '../../protocol/index.ts';
import type { Conversation, Frame } from '../port.ts';

const short = ({ name, body }: ConversationEvent): string => {
  switch (name) {
    case 'message-added':
      return `${body.kind}: ${body.text}`;
    case 'drag-ended':
      return `drag-ended ${body.dragId} ${body.reason} ${body.steps}`;
    case 'drag-failed':
      return `drag-failed ${body.dragId} ${body.error.code}`;
    case 'drag-started':
    case 'drag-progress':
      return `${name} ${body.dragId}`;
    case 'state-changed':
      return `state ${body.title}${body.busy ? ' busy' : ''} undo ${body.undoSteps} redo ${body.redoSteps}`;
    case 'engine-status':
      return `engine ${body.state}`;
    case 'microphone-changed':
      return `microphone ${body.to}`;
    case 'setting-changed':
      return `setting ${Object.values(body).join(' ')}`;
    case 'view-asked':
      return `view ${body.to}`;
    case 'scroll-asked':
      return `scroll ${body.to}`;
    case 'settings-asked':
      return `settings ${body.shown}`;
    case 'compare-asked':
      return `compare ${body.show} ${body.step}`;
    case 'save-asked':
      return `save ${body.format} ${body.fileName}`;
    case 'voice-asked':
      return `voice ${body.say}`;
    case 'voice-silenced':
    case 'key-points-changed':
    case 'overlay-changed':
    case 'history-changed':
    case 'phrases-changed':
    case 'link-asked':
    case 'parts-file-asked':
      return name;
    default:
      return name satisfies never;
  }
};

export interface Collected {
  readonly events: ConversationEvent[];
  readonly frames: Frame[];
  /** Every event as a line. */
  readonly lines: string[];
  /** Only what is said, and the start and end of drags. */
  story(): string[];
}

export const collect = (conversation: Conversation): Collected => {
  const events: ConversationEvent[] = [];
  const frames: Frame[] = [];
  const lines: string[] = [];
  conversation.subscribe({
    event: (event) => {
      events.push(event);
      lines.push(short(event));
    },
    frame: (frame) => frames.push(frame),
  });
  const unsaid = ['drag-progress', 'state ', 'key-points-changed', 'overlay-changed', 'history-changed'];
  return { events, frames, lines, story: () => lines.filter((line) => !unsaid.some((word) => line.startsWith(word))) };
};

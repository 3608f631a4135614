/** What is answered to small talk and to questions about SayDrag itself. Short, and always with a way on. */
import type { Domain, TalkTopic } from '../core/index.ts';
import type { DragResult } from '../drag/port.ts';
import type { UnderWay } from './outbox.ts';

const subject = ({ subjects, name }: Domain): string => subjects[0] ?? name;
const first = ({ suggestions }: Domain): string => suggestions[0] ?? 'help';

/** The others are told from what is known of the conversation. */
type SimpleTopic = Exclude<TalkTopic, 'why' | 'progress'>;

const words: Readonly<Record<SimpleTopic, (domain: Domain) => string>> = {
  who: (domain) =>
    `I am SayDrag. You say what should change in the picture, and I move those spots of it: “${first(domain)}”. “Help” tells what can be said.`,
  greeting: (domain) => `Hello. Say what the ${subject(domain)} should do, for example “${first(domain)}”.`,
  goodbye: () => 'Goodbye. Just close the page; “save” keeps this picture as a file first.',
  thanks: () => 'You are welcome.',
  praise: () => 'Glad you like it. “Save” keeps it as a file.',
  blame: () => '“Undo” takes the last edit back, “less” makes it smaller, “the other way” turns it round.',
  'own-picture': (domain) =>
    `I cannot take photos: I change pictures that this model makes itself. “New image” shows another ${subject(domain)}.`,
  saving: () =>
    '“Save” puts this picture into your downloads, “save as gif” the last edit as it moved; “copy link” gives its address.',
  privacy: () =>
    'Pictures, sentences and sound stay on the machine that SayDrag runs on, and sound is not kept. If something else hears or reads for me, the microphone’s line or the program’s start said so.',
  hearing: () =>
    'Yes, this reached me. What I hear stands beside the microphone while you speak, and in the conversation once it is done.',
  volume: () =>
    'How loud I speak is set where your device sets its sound. “Voice off” stops it, “speak slower” may help to follow.',
  sure: () => 'I do what I said I would. “Undo” takes it back.',
};

export const smallTalkReplies = {
  talk: (about: SimpleTopic, domain: Domain): string => words[about](domain),
  talkSuggestions: (about: TalkTopic, domain: Domain): readonly string[] => {
    switch (about) {
      case 'blame':
      case 'sure':
        return ['undo', 'less', 'the other way'];
      case 'praise':
      case 'goodbye':
      case 'saving':
        return ['save', 'save as gif', 'copy link'];
      case 'own-picture':
        return ['new image'];
      default:
        return domain.suggestions.slice(0, 3);
    }
  },
  /** `running`: null where nothing runs; `paused`: it waits for “continue”. */
  progress: (running: (UnderWay & { readonly paused: boolean }) | null, edited: boolean): string => {
    if (running === null)
      return edited ? 'Nothing runs now: the last edit has ended. “A bit more” goes on with it.' : 'Nothing runs now.';
    const so = `${running.says} ${Math.round(100 * running.done)} % of the way is gone`;
    return running.paused ? `${so}, and it is paused: “continue” goes on.` : `${so}. “Stop” keeps what is reached.`;
  },
  /** Why the last edit ended; null where there was none. */
  why: (reason: DragResult['reason'] | null): string => {
    switch (reason) {
      case null:
        return 'Nothing was changed yet. Say what should change.';
      case 'reached':
        return 'The last edit ended because its points were where they should be. “A bit more” goes farther.';
      case 'stalled':
        return 'The last edit ended because its points no longer moved: the model knows no picture where they are farther. A smaller amount, or another picture, may do.';
      case 'step-limit':
        return 'The last edit ended because it had taken all the steps that an edit gets. “More” goes on.';
      case 'cancelled':
        return 'The last edit ended because it was stopped. “More” goes on.';
      default:
        return reason satisfies never;
    }
  },
} as const;

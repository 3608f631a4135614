/** What a sentence means, as small readonly values: a control word or an edit. */
import { type ControlCommand, type NamedDeed, talkTopics } from './control-command.ts';
import type { Action } from './domain.ts';

/** The viewer's left and right, said back to the user as such. */
export type Side = 'left' | 'right' | 'both';

/** Whether what is done to one side of a pair, or to no side of its own, touches the other. */
export const sidesMeet = (one: Side | null, other: Side | null): boolean =>
  one === other || one === null || other === null || one === 'both' || other === 'both';

export type Amount =
  /** Times the recipe's usual amount: "slightly" 0.4, nothing said 1, "a lot" 1.8. */
  | { readonly kind: 'relative'; readonly factor: number }
  /** A displacement in pixels of the picture: "20 pixels". */
  | { readonly kind: 'pixels'; readonly px: number }
  /** An angle, where something turns: "20 degrees". */
  | { readonly kind: 'degrees'; readonly degrees: number }
  /** A ratio of the part's present size: "twice as wide" 2, "half as long" 0.5. */
  | { readonly kind: 'scale'; readonly ratio: number };

export const usualAmount: Amount = { kind: 'relative', factor: 1 };

export interface PartEdit {
  readonly part: string;
  readonly action: Action;
  /** Null where the part is not paired. */
  readonly side: Side | null;
  readonly amount: Amount;
}

/** Whether the edit is one that was named so. */
export const isOfDeed = (edit: PartEdit, named: NamedDeed): boolean =>
  'actions' in named
    ? named.actions.includes(edit.action)
    : edit.part === named.part && sidesMeet(edit.side, named.side);

/** "keep the background", "only the face": names a part or a region of the domain, a side where one was said. */
export interface Constraint {
  readonly kind: 'keep' | 'only';
  readonly region: string;
  readonly side: Side | null;
}

export interface EditCommand {
  readonly kind: 'edit';
  /** One or more, carried out in one drag. */
  readonly edits: readonly PartEdit[];
  readonly constraints: readonly Constraint[];
}

/** "start opening the mouth": drags on, with targets that go ahead of the handles, until "stop" or it gets no farther. */
export interface StartCommand {
  readonly kind: 'start';
  readonly edit: EditCommand;
}

/** "no, I meant close the eyes": instead of the last edit, which is taken back. */
export interface InsteadCommand {
  readonly kind: 'instead';
  readonly edit: EditCommand;
}

export type Command = ControlCommand | EditCommand | StartCommand | InsteadCommand;

const talk: ReadonlySet<string> = new Set(talkTopics);
/** Whether a command is only an answer to small talk: a recogniser must not take sounds for it. */
export const isSmallTalk = (command: Command): boolean => command.kind === 'tell' && talk.has(command.about);

/** What the language layer makes of an utterance. Never a guess: what is not understood is said with what is known. */
export type Understanding =
  | {
      readonly kind: 'command';
      readonly command: Command;
      /** What the words were taken for, where they could not be read as they stand: to be said. */
      readonly heardAs?: string;
    }
  | {
      readonly kind: 'not-understood';
      readonly reason:
        | 'empty'
        | 'nonsense'
        | 'unknown-part'
        | 'unknown-action'
        | 'unknown-region'
        | 'contradiction'
        | 'nothing-to-do'
        /** A command word that is not to be done ("don't undo that"). */
        | 'denied'
        /** A word is missing ("close the left"): the suggestions have it. */
        | 'gap'
        /** A wish with many answers ("make it look proud"): the suggestions are ways to it. */
        | 'open-wish';
      /** A whole sentence for the user: what was not understood, and what is known. */
      readonly text: string;
      /** Sentences that would work, to click or say. */
      readonly suggestions: readonly string[];
    };

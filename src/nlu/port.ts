/** Text to command. Local and synchronous: an answer within a few milliseconds, with everything else down. */
import type { Domain, Understanding } from '../core/index.ts';

/** Understands one utterance in the words of one domain. Pure: what "more" or "undo" refer to is the dialogue's. */
export type Understand = (text: string, domain: Domain) => Understanding;

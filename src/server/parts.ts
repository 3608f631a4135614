/** What a server is built from; src/server/compose.ts makes the real ones, tests make scripted ones. */
import type { z } from 'zod';
import type { ConversationParts } from '../dialogue/index.ts';
import type { Interpreter } from '../nlu/index.ts';
import type { modelsResponseSchema } from '../protocol/index.ts';
import type { Recogniser } from '../speech/port.ts';
import type { ConversationFolder } from './conversation-folder.ts';

export type ModelSummary = z.output<typeof modelsResponseSchema>['models'][number];

export interface ServerParts {
  /** The one model that is served, without what the server itself adds. */
  readonly editing: Omit<ConversationParts, 'turns' | 'randomSeed'>;
  /** The language model behind the rules, for its probe; absent or null where none is configured. */
  readonly interpreter?: Interpreter | null;
  /** Hears speech; null where nothing does, and pages then offer no microphone. Closed by `close`. */
  readonly recogniser: Recogniser | null;
  /** Where conversations are kept; absent: as long as the process runs. */
  readonly conversationFolder?: ConversationFolder;
  readonly version: string;
  /** The folder of the built page. */
  readonly pageFolder: string;
  close(): Promise<void>;
}

export const summaryOf = ({ editing }: ServerParts): ModelSummary => ({
  name: editing.engine.info.name,
  imageSize: editing.engine.info.imageSize,
  parts: editing.domain.parts.map(({ name }) => name),
  suggestions: [...editing.domain.suggestions],
});

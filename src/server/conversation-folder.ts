/**
 * Conversations on disk, so that a server that is stopped, killed or idle loses none: a folder each, by generator. A step
 * is a file of its own that is written once; what changes (the tree, where one stands, what was said) is one small file,
 * written beside and renamed. Nothing of the sound is here. Written at once, before a page is told: a kill at any moment then
 * loses nothing that a page has seen, for a few hundred kilobytes an edit.
 */
import { readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../core/index.ts';
import type { KeptConversation } from '../dialogue/index.ts';
import type { ChatMessage } from '../protocol/index.ts';
import { describeIssue } from './describe-issue.ts';
import { type ConversationFile, conversationSchema, stepSchema } from './kept-values.ts';
import { makeFolder } from './make-folder.ts';
import { pack, unpack } from './packed.ts';
import type { PartFileHead } from './part-file.ts';
import { isMissing, whyNot } from './why-not.ts';

export interface KeptPage {
  readonly conversation: KeptConversation;
  readonly messages: readonly ChatMessage[];
  /** What the edit said that ran; null where none did. */
  readonly running: string | null;
  /** What was said that waited for it. */
  readonly waiting: readonly string[];
}

export interface ConversationFolder {
  /** @throws AppError bad-input naming the place, where it cannot be written */
  write(id: string, page: KeptPage): void;
  /** Null where none of that id is kept. @throws AppError bad-input where it is damaged */
  read(id: string): Promise<KeptPage | null>;
}

/** Steps of another generator's pictures mean nothing to this one. */
export const conversationFolderOf = (dataFolder: string, { model, generator }: PartFileHead): string =>
  join(dataFolder, 'conversations', `${model}-${generator}`);

/** The newest so many are kept. */
export const mostKept = 40;
const idForm = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const mainFile = 'conversation.json';
const stepFile = (step: number): string => `step-${step}`;

const writeWhole = (file: string, bytes: Buffer | string): void => {
  writeFileSync(`${file}.part`, bytes);
  renameSync(`${file}.part`, file);
};

export const openConversationFolder = (folder: string): ConversationFolder => {
  /** Steps that are in their files already, by conversation. */
  const written = new Map<string, Set<number>>();

  const dropOldest = (): void => {
    const ids = readdirSync(folder).filter((name) => idForm.test(name));
    if (ids.length <= mostKept) return;
    const aged = ids.map((id) => ({
      id,
      changedMs: statSync(join(folder, id), { throwIfNoEntry: false })?.mtimeMs ?? 0,
    }));
    aged.sort((a, b) => b.changedMs - a.changedMs);
    for (const { id } of aged.slice(mostKept)) {
      written.delete(id);
      rmSync(join(folder, id), { recursive: true, force: true });
    }
  };

  const writeSteps = (place: string, id: string, { conversation: { history } }: KeptPage): void => {
    const there = written.get(id) ?? new Set<number>();
    written.set(id, there);
    for (const { parent: _, ...step } of history.nodes) {
      if (there.has(step.id)) continue;
      writeWhole(join(place, stepFile(step.id)), pack(step));
      there.add(step.id);
    }
  };

  const dropSteps = (place: string, id: string, kept: ReadonlySet<number>): void => {
    const there = written.get(id) ?? new Set<number>();
    for (const step of [...there].filter((one) => !kept.has(one))) {
      rmSync(join(place, stepFile(step)), { force: true });
      there.delete(step);
    }
  };

  return {
    write(id, page) {
      const { conversation, messages, running, waiting } = page;
      const { nodes, names, past, future, current, nextId } = conversation.history;
      const place = join(folder, id);
      try {
        const isNew = !written.has(id);
        makeFolder(place);
        writeSteps(place, id, page);
        const file: ConversationFile = {
          format: 'saydrag-conversation-1',
          steps: nodes.map(({ id: step, parent }) => ({ id: step, parent })),
          names: names.map(([step, name]) => [step, name]),
          past: [...past],
          future: [...future],
          current,
          nextId,
          standing: conversation.standing.map((one) => ({ ...one })),
          told: conversation.messages,
          messages: messages.map((message) => ({ ...message })),
          running,
          waiting: [...waiting],
        };
        writeWhole(join(place, mainFile), JSON.stringify(file));
        dropSteps(place, id, new Set(nodes.map((node) => node.id)));
        if (isNew) dropOldest();
      } catch (cause) {
        throw new AppError('bad-input', `Nothing can be written to ${folder}: ${whyNot(cause)}.`, { cause });
      }
    },

    async read(id) {
      if (!idForm.test(id)) return null;
      const place = join(folder, id);
      const damaged = (what: string, cause?: unknown) =>
        new AppError('bad-input', `The conversation kept in ${place} is damaged: ${what}`, { cause });
      const text = await readFile(join(place, mainFile), 'utf8').catch((thrown: unknown) => {
        if (isMissing(thrown)) return null;
        throw damaged(whyNot(thrown), thrown);
      });
      if (text === null) return null;
      try {
        const parsed = conversationSchema.safeParse(JSON.parse(text));
        if (!parsed.success) throw damaged(describeIssue(parsed.error));
        const { steps, names, past, future, current, nextId, standing, told, messages, running, waiting } = parsed.data;
        const nodes = await Promise.all(
          steps.map(async ({ id: step, parent }) => {
            const read = stepSchema.safeParse(unpack(await readFile(join(place, stepFile(step)))));
            if (!read.success) throw damaged(`step ${step}: ${describeIssue(read.error)}`);
            return { ...read.data, id: step, parent };
          }),
        );
        if (!nodes.some((node) => node.id === current)) throw damaged(`it has no step ${current}.`);
        written.set(id, new Set(nodes.map((node) => node.id)));
        const history = { nodes, names, past, future, current, nextId };
        return { conversation: { history, standing, messages: told }, messages, running, waiting };
      } catch (thrown) {
        throw thrown instanceof AppError && thrown.message.includes(place) ? thrown : damaged(whyNot(thrown), thrown);
      }
    },
  };
};

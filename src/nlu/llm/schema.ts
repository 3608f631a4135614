/**
 * The form of a model's answer for one domain: flat, every field required, enums, whole numbers and null only. It has no
 * field for free text and none for coordinates: a model can name what the domain knows and the numbered points, no more.
 */
import { z } from 'zod';
import type { Domain } from '../../core/index.ts';

export const outcomes = ['edit', 'points', 'choices', 'impossible', 'unclear'] as const;
export const amounts = ['tiny', 'little', 'usual', 'much'] as const;
export const directions = ['up', 'down', 'left', 'right', 'up-left', 'up-right', 'down-left', 'down-right'] as const;
export type DirectionName = (typeof directions)[number];
export type AmountName = (typeof amounts)[number];

export const mostEdits = 12;
export const mostMoves = 8;
export const mostChoices = 4;

const sides = ['left', 'right', 'both'] as const;

/** "mouth.open": only pairs that the domain has. */
const targetsOf = (domain: Domain): string[] =>
  domain.parts.flatMap((part) => part.actions.map((action) => `${part.name}.${action}`));

export const regionsOf = (domain: Domain): string[] => [
  ...domain.regions.map(({ name }) => name),
  ...domain.parts.map(({ name }) => name).filter((name) => name !== 'whole'),
];

/** @param marks the greatest number of a point; 0 where there is none */
const buildReplySchema = (domain: Domain, marks: number) => {
  const edit = z.strictObject({
    choice: z.int().min(1).max(mostChoices),
    target: z.enum(targetsOf(domain)),
    side: z.enum(sides).nullable(),
    amount: z.enum(amounts).nullable(),
    percent: z.int().min(5).max(300).nullable(),
    pixels: z.int().min(1).max(512).nullable(),
  });
  const move = z.strictObject({
    mark: z.int().min(1).max(Math.max(marks, 1)),
    direction: z.enum(directions),
    amount: z.enum(amounts),
  });
  const limit = z.strictObject({ kind: z.enum(['keep', 'only']), region: z.enum(regionsOf(domain)) });
  return z.strictObject({
    outcome: z.enum(outcomes),
    edits: z.array(edit).max(mostEdits),
    moves: z.array(move).max(marks > 0 ? mostMoves : 0),
    limits: z.array(limit).max(6),
  });
};
export type Reply = z.output<ReturnType<typeof buildReplySchema>>;

export interface ReplyForm {
  readonly schema: z.ZodType<Reply>;
  readonly json: Readonly<Record<string, unknown>>;
}

const forms = new WeakMap<Domain, Map<number, ReplyForm>>();

/** The form for one domain and points up to a number; made once each. */
export const replyForm = (domain: Domain, marks: number): ReplyForm => {
  const known = forms.get(domain) ?? new Map<number, ReplyForm>();
  forms.set(domain, known);
  const found = known.get(marks);
  if (found !== undefined) return found;
  const schema = buildReplySchema(domain, marks);
  const form = { schema, json: jsonSchemaOf(schema) };
  known.set(marks, form);
  return form;
};

/** Bounds of lengths and numbers are left out: strict modes refuse them; the words say them and zod checks them. */
const unsupported = new Set(['minimum', 'maximum', 'maxItems', 'minItems', '$schema', 'minLength', 'maxLength']);

const withoutBounds = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withoutBounds);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !unsupported.has(key))
      .map(([key, inner]) => [key, withoutBounds(inner)]),
  );
};

const jsonSchemaOf = (schema: z.ZodType): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(z.toJSONSchema(schema)).flatMap(([key, value]) =>
      unsupported.has(key) ? [] : [[key, withoutBounds(value)]],
    ),
  );

/** Bodies of the HTTP API: read with zod, and documented from the same schemas. */
import { z } from 'zod';
import { AppError } from '../core/index.ts';
import { errorResponseSchema } from '../protocol/index.ts';
import { describeIssue } from './describe-issue.ts';

/** A zod schema as the JSON schema of an OpenAPI 3.1 document. */
export const documented = (schema: z.ZodType, io: 'input' | 'output') => {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io });
  return json;
};

export const answers = (schema: z.ZodType, ...failures: number[]) => {
  const failure = documented(errorResponseSchema, 'output');
  return {
    200: { description: 'Done.', ...documented(schema, 'output') },
    ...Object.fromEntries(failures.map((status) => [status, { description: 'Refused.', ...failure }])),
  };
};

/** @throws AppError bad-input */
export const read = <Schema extends z.ZodType>(schema: Schema, body: unknown): z.output<Schema> => {
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw new AppError('bad-input', describeIssue(parsed.error));
  return parsed.data;
};

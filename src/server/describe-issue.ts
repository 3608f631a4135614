/** The first thing that zod found wrong, as a sentence: where, and what was expected. Never the value: it may be private. */
import type { z } from 'zod';

export const describeIssue = (error: z.ZodError): string => {
  const [issue] = error.issues;
  if (issue === undefined) return 'It does not have the expected form.';
  const place = issue.path.length === 0 ? 'the body' : issue.path.join('.');
  return `${place}: ${issue.message}.`;
};

/** A property as one assertion: its counterexample is the message. */
import fc from 'fast-check';
import { expect } from 'vitest';

export const holds = <T>(property: fc.IProperty<T>, numRuns = 100): void => {
  const report = fc.check(property, { numRuns, seed: 1 });
  expect(report.failed, fc.defaultReportMessage(report) ?? '').toBe(false);
};

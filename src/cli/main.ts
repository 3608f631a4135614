#!/usr/bin/env node
import { compose } from '../server/index.ts';
/** The entry of the `saydrag` command: connects the program to this process. */
import { run } from './program.ts';

const interruption = new AbortController();
// `serve` stops in its own order; everything else ends between two steps of the drag.
if (process.argv[2] !== 'serve') {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => interruption.abort('cancel'));
}

process.exitCode = await run(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  isScreen: process.stderr.isTTY === true,
  interrupted: interruption.signal,
  compose,
});

/** What a recogniser is told of words that the reader of sentences is less sure of. */
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { loadDomain } from '../grounding/index.ts';
import { clipWords } from './clip-words.ts';
import { openUnderstand } from './sentence-reader.ts';

const folder = fileURLToPath(new URL('../../models/lion', import.meta.url));

test('[H35] what the reader would do only if it were typed does nothing said aloud, and is told as a guess', async () => {
  const domain = await loadDomain(folder);
  const { told } = clipWords(domain, await openUnderstand(folder, domain));
  const both = (text: string) => [told.effect(text), told.guess(text)];
  expect(both("shear him, he's carrying far too much wool")).toEqual([
    null,
    told.effect('make the mane a lot smaller'),
  ]);
  expect(both('open the mouth')).toEqual([told.effect('open the mouth'), told.effect('open the mouth')]);
  // Talk is answered where it is sure, and never asked about.
  expect(both('what a lovely day')).toEqual([null, null]);
});

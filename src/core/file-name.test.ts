import { expect, test } from 'vitest';
import { pictureFileName } from './index.ts';

test('[P24] a file is called by its seed and what its step is called; nothing in it is more than letters and numbers', () => {
  expect(pictureFileName(7, 'seed 7')).toBe('saydrag-seed-7');
  expect(pictureFileName(7, 'open the mouth, a bit more')).toBe('saydrag-seed-7-open-the-mouth-a-bit-more');
  expect(pictureFileName(7, '../Löwe: “sleepy”/')).toBe('saydrag-seed-7-löwe-sleepy');
  expect(pictureFileName(7, '—')).toBe('saydrag-seed-7');
  expect(pictureFileName(7, 'a'.repeat(300)).length).toBeLessThan(90);
});

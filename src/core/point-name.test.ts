import { expect, test } from 'vitest';
import { pointName } from './point-name.ts';

test.each([
  ['eye_left', 'left eye'],
  ['upper_lid_right', 'right upper lid'],
  ['lower-lip', 'lower lip'],
  ['nose', 'nose'],
  ['badge left', 'badge left'],
])('[D51] %s is said as “%s”', (name, said) => {
  expect(pointName(name)).toBe(said);
});

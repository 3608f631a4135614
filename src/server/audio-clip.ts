/** Samples as they come over a socket to a clip that a recogniser takes. Everything is checked before any work. */
import { AppError } from '../core/index.ts';
import { type AudioHead, audioHeadSchema, bytesPerSample } from '../protocol/index.ts';
import { describeIssue } from './describe-issue.ts';

/** @throws AppError bad-input, naming what is wrong with the head */
export const parseAudioHead = (head: unknown): AudioHead => {
  const parsed = audioHeadSchema.safeParse(head);
  if (!parsed.success) throw new AppError('bad-input', `The head of the sound: ${describeIssue(parsed.error)}`);
  return parsed.data;
};

/** Signed 16 bit, little endian, to -1..1. @throws AppError bad-input when the bytes are not what the head says */
export const clipOf = ({ samples }: AudioHead, bytes: unknown): Float32Array => {
  if (!(bytes instanceof Uint8Array))
    throw new AppError('bad-input', 'The sound has to come as bytes beside its head.');
  if (bytes.byteLength !== samples * bytesPerSample) {
    const expected = `${samples} samples of ${bytesPerSample} bytes`;
    throw new AppError('bad-input', `The head tells of ${expected}; ${bytes.byteLength} bytes came.`);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Float32Array.from({ length: samples }, (_, i) => view.getInt16(i * bytesPerSample, true) / 32_768);
};

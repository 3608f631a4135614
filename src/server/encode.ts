/** Pictures to files, through sharp: the one place that touches it. Encoding runs on sharp's own threads. */
import sharp from 'sharp';
import type { Picture } from '../core/index.ts';

sharp.concurrency(1);
sharp.cache(false);

const raw = ({ rgb, size }: Picture) => sharp(rgb, { raw: { width: size, height: size, channels: 3 } });

export const toPng = (picture: Picture): Promise<Buffer> => raw(picture).png().toBuffer();

/** A page shows a picture below this size enlarged, and with it the blocks of 8 pixels that a codec works in. */
const enlargedBelowPx = 300;

/** A passing frame may lose a little, a small one less; a picture that stands is exact. */
export const toWebp = (picture: Picture, exact: boolean): Promise<Buffer> => {
  const passing =
    picture.size < enlargedBelowPx ? { quality: 97, smartSubsample: true, effort: 1 } : { quality: 85, effort: 1 };
  return raw(picture)
    .webp(exact ? { lossless: true, effort: 2 } : passing)
    .toBuffer();
};

export const toJpeg = (picture: Picture): Promise<Buffer> => raw(picture).jpeg({ quality: 92 }).toBuffer();

/** All frames below one another, as sharp wants them. Every frame has the size of the last: earlier ones may be smaller. */
const strip = async (frames: readonly Picture[]) => {
  const size = frames.at(-1)?.size ?? 1;
  const rgb = new Uint8Array(size * size * 3 * frames.length);
  for (const [i, frame] of frames.entries()) {
    const whole = frame.size === size ? frame.rgb : await raw(frame).resize(size, size).raw().toBuffer();
    rgb.set(whole, i * size * size * 3);
  }
  return sharp(rgb, { raw: { width: size, height: size * frames.length, channels: 3, pageHeight: size } });
};

const delays = (frames: readonly Picture[], frameMs: number, lastMs: number): number[] =>
  frames.map((_, i) => (i === frames.length - 1 ? lastMs : frameMs));

/** All frames as one animation; the last one stays for `lastMs`. */
export const toAnimatedWebp = async (frames: readonly Picture[], frameMs = 80, lastMs = 1200): Promise<Buffer> =>
  (await strip(frames)).webp({ quality: 90, effort: 2, loop: 0, delay: delays(frames, frameMs, lastMs) }).toBuffer();

/** The same as GIF, in 256 colours. */
export const toGif = async (frames: readonly Picture[], frameMs = 80, lastMs = 1200): Promise<Buffer> =>
  (await strip(frames)).gif({ effort: 3, loop: 0, delay: delays(frames, frameMs, lastMs) }).toBuffer();

/** A small picture for a list. */
export const toThumbnail = (picture: Picture, size: number): Promise<Buffer> =>
  raw(picture).resize(Math.min(size, picture.size)).webp({ quality: 82, effort: 1 }).toBuffer();

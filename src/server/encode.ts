/** Pictures to files, through sharp: the one place that touches it. Encoding runs on sharp's own threads. */
import sharp from 'sharp';
import type { Picture } from '../core/index.ts';

sharp.concurrency(1);
sharp.cache(false);

const raw = ({ rgb, size }: Picture) => sharp(rgb, { raw: { width: size, height: size, channels: 3 } });

export const toPng = (picture: Picture): Promise<Buffer> => raw(picture).png().toBuffer();

/** A passing frame may lose a little; a picture that stands is exact. */
export const toWebp = (picture: Picture, exact: boolean): Promise<Buffer> =>
  raw(picture)
    .webp(exact ? { lossless: true, effort: 2 } : { quality: 85, effort: 1 })
    .toBuffer();

export const toJpeg = (picture: Picture): Promise<Buffer> => raw(picture).jpeg({ quality: 92 }).toBuffer();

/** All frames as one animation; the last one stays for `lastMs`. */
export const toAnimatedWebp = (frames: readonly Picture[], frameMs = 80, lastMs = 1200): Promise<Buffer> => {
  const size = frames[0]?.size ?? 1;
  const rgb = new Uint8Array(size * size * 3 * frames.length);
  for (const [i, frame] of frames.entries()) rgb.set(frame.rgb, i * size * size * 3);
  const delay = frames.map((_, i) => (i === frames.length - 1 ? lastMs : frameMs));
  return sharp(rgb, { raw: { width: size, height: size * frames.length, channels: 3, pageHeight: size } })
    .webp({ quality: 90, effort: 2, loop: 0, delay })
    .toBuffer();
};

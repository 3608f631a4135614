/** RGB pixels as a PNG file (ISO/IEC 15948): 8 bits a channel, no filter, no interlace. */
import { crc32, deflateSync } from 'node:zlib';
import type { Picture } from '../../core/index.ts';

const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
const trueColour = 2;

const chunk = (type: string, data: Uint8Array): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const head = Buffer.alloc(4);
  head.writeUInt32BE(data.byteLength);
  const tail = Buffer.alloc(4);
  tail.writeUInt32BE(crc32(body));
  return Buffer.concat([head, body, tail]);
};

export const pngOf = ({ size, rgb }: Picture): Buffer => {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, trueColour, 0, 0, 0], 8);
  const stride = size * 3;
  const lines = Buffer.alloc((stride + 1) * size);
  for (let y = 0; y < size; y++) lines.set(rgb.subarray(y * stride, (y + 1) * stride), y * (stride + 1) + 1);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(lines)),
    chunk('IEND', new Uint8Array()),
  ]);
};

export const dataAddressOf = (png: Buffer): string => `data:image/png;base64,${png.toString('base64')}`;

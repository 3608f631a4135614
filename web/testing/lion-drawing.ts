/**
 * A lion's head drawn as SVG and encoded by sharp: frames and key points for tests of the page, with a mouth that
 * opens. No model is needed, and every pixel follows from the two numbers given.
 */
import sharp from 'sharp';

export const drawingSize = 128;

export interface LionLook {
  /** 0 closed … 1 wide open. */
  readonly openness: number;
  readonly seed: number;
}

const lowerLipY = (openness: number) => 88 + 16 * openness;

const svg = ({ openness, seed }: LionLook): string => {
  const hue = (seed * 47 + 150) % 360;
  const lip = lowerLipY(openness);
  const locks = Array.from({ length: 18 }, (_, i) => {
    const angle = (i / 18) * 2 * Math.PI;
    const [x, y] = [64 + Math.cos(angle) * 42, 66 + Math.sin(angle) * 42];
    return `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="14" fill="${i % 2 === 0 ? '#7a4420' : '#8f5228'}"/>`;
  }).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${drawingSize}" height="${drawingSize}" viewBox="0 0 128 128">
    <defs><linearGradient id="b" x2="0" y2="1"><stop stop-color="hsl(${hue} 32% 52%)"/><stop offset="1" stop-color="hsl(${hue + 40} 28% 22%)"/></linearGradient>
    <radialGradient id="f" cy=".38"><stop stop-color="#eec677"/><stop offset="1" stop-color="#b9823c"/></radialGradient></defs>
    <rect width="128" height="128" fill="url(#b)"/>${locks}
    <circle cx="36" cy="34" r="11" fill="#b9823c"/><circle cx="92" cy="34" r="11" fill="#b9823c"/>
    <circle cx="36" cy="35" r="6" fill="#8a5a48"/><circle cx="92" cy="35" r="6" fill="#8a5a48"/>
    <ellipse cx="64" cy="62" rx="33" ry="36" fill="url(#f)"/>
    <ellipse cx="64" cy="${(84 + lip) / 2}" rx="15" ry="${(lip - 74) / 2 + 3}" fill="#f1dfc3"/>
    <ellipse cx="64" cy="${(84 + lip) / 2}" rx="9" ry="${Math.max(0.6, (lip - 87) / 2)}" fill="#5a1a1c"/>
    <ellipse cx="64" cy="${lip - 3 - openness}" rx="${5 * Math.min(1, openness * 2)}" ry="${4 * openness}" fill="#d96a72"/>
    <path d="M56 71q8-5 16 0q-4 8-8 8t-8-8" fill="#4a2422"/><path d="M64 79v5" stroke="#4a2422"/>
    <ellipse cx="49" cy="53" rx="6" ry="5" fill="#f6e9a8"/><ellipse cx="79" cy="53" rx="6" ry="5" fill="#f6e9a8"/>
    <circle cx="49" cy="53" r="3.2" fill="#23180c"/><circle cx="79" cy="53" r="3.2" fill="#23180c"/>
    <path d="M42 44q7-4 13 0M73 44q6-4 13 0" fill="none" stroke="#6d4520" stroke-width="3" stroke-linecap="round"/>
  </svg>`;
};

export const drawLion = async (
  look: LionLook,
  mediaType: 'image/webp' | 'image/png' = 'image/webp',
): Promise<Buffer> => {
  const picture = sharp(Buffer.from(svg(look)));
  return mediaType === 'image/webp' ? picture.webp({ quality: 92 }).toBuffer() : picture.png().toBuffer();
};

export const lionKeyPoints = ({ openness }: Pick<LionLook, 'openness'>) => {
  const at = (name: string, x: number, y: number, confidence = 0.97) => ({ name, point: { x, y }, confidence });
  return [
    at('left_ear_tip', 32, 24),
    at('right_ear_tip', 96, 24),
    at('left_eye', 49, 53),
    at('right_eye', 79, 53),
    at('left_eye_upper_lid', 49, 48),
    at('right_eye_upper_lid', 79, 48),
    at('left_eye_lower_lid', 49, 58),
    at('right_eye_lower_lid', 79, 58),
    at('nose', 64, 74),
    at('upper_lip', 64, 84),
    at('lower_lip', 64, lowerLipY(openness)),
    at('left_mouth_corner', 54, 86),
    at('right_mouth_corner', 74, 86),
    at('chin', 64, lowerLipY(openness) + 6),
    at('mane_top', 64, 14, 0.2),
  ];
};

/** The picture of an earlier step from the server; null where it is not kept any more. */
import { stepPicturePath } from '../../../src/protocol/page-effects.ts';
import { decodeFrame } from './decode-frame.ts';

export const fetchStepPicture = async (conversationId: string, step: number): Promise<ImageBitmap | null> => {
  try {
    const answer = await fetch(stepPicturePath(conversationId, step, 'webp'));
    return answer.ok ? await decodeFrame(await answer.arrayBuffer(), 'image/webp') : null;
  } catch {
    return null;
  }
};

/** Saves pictures as files. The standing one as PNG: the server's exact pixels, or what is shown where it does not answer. */
import { currentPicturePath } from '../../../src/protocol/page-effects.ts';

const asPng = (image: ImageBitmap): Promise<Blob> => {
  const canvas = new OffscreenCanvas(image.width, image.height);
  canvas.getContext('2d')?.drawImage(image, 0, 0);
  return canvas.convertToBlob({ type: 'image/png' });
};

const fromServer = async (conversationId: string): Promise<Blob | null> => {
  try {
    const answer = await fetch(currentPicturePath(conversationId));
    const isPng = answer.headers.get('content-type')?.startsWith('image/png') === true;
    return answer.ok && isPng ? await answer.blob() : null;
  } catch {
    return null;
  }
};

export const saveBlob = (blob: Blob, name: string): void => {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
};

/** Saves a file of the server under a name. @throws Error with the server's reason */
export const downloadFile = async (path: string, name: string): Promise<void> => {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(`the server answered ${answer.status}`);
  saveBlob(await answer.blob(), name);
};

export const savePicture = async (conversationId: string, image: ImageBitmap, name: string): Promise<void> =>
  saveBlob((await fromServer(conversationId)) ?? (await asPng(image)), name);

/**
 * A video file from the frames of an edit, made by the browser: its frames are decoded (WebCodecs), drawn one after the
 * other and recorded (MediaRecorder), which takes as long as the video lasts. The server sends the frames as an animated
 * WebP, which is what is saved where a browser lacks one of the two.
 */
const mediaTypes = ['video/webm;codecs=vp9', 'video/webm;codecs=vp8', 'video/webm'];
const recordable = (): string | undefined =>
  'MediaRecorder' in window ? mediaTypes.find((type) => MediaRecorder.isTypeSupported(type)) : undefined;

/** Enough for a sharp picture of 1024 pixels that hardly moves. */
const bitsPerSecond = 8_000_000;

export const canRecord = async (): Promise<boolean> =>
  recordable() !== undefined && 'ImageDecoder' in window && (await ImageDecoder.isTypeSupported('image/webp'));

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** @throws Error with the reason, where the frames do not come or cannot be recorded */
export const recordFilm = async (path: string): Promise<Blob> => {
  const answer = await fetch(path);
  if (!answer.ok || answer.body === null) throw new Error(`the server answered ${answer.status}`);
  const decoder = new ImageDecoder({ data: answer.body, type: 'image/webp' });
  await decoder.completed;
  const count = decoder.tracks.selectedTrack?.frameCount ?? 0;
  if (count === 0) throw new Error('the film has no frames');
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('nothing can be drawn here');
  const first = (await decoder.decode({ frameIndex: 0 })).image;
  canvas.width = first.displayWidth;
  canvas.height = first.displayHeight;
  first.close();

  const recorder = new MediaRecorder(canvas.captureStream(), {
    mimeType: recordable() ?? '',
    videoBitsPerSecond: bitsPerSecond,
  });
  const pieces: Blob[] = [];
  const stopped = new Promise<void>((resolve, reject) => {
    recorder.ondataavailable = ({ data }) => void pieces.push(data);
    recorder.onstop = () => resolve();
    recorder.onerror = () => reject(new Error('the browser gave up recording'));
  });
  recorder.start();
  for (let frameIndex = 0; frameIndex < count; frameIndex += 1) {
    const { image } = await decoder.decode({ frameIndex });
    context.drawImage(image, 0, 0);
    // Microseconds; the last frame of a film stands for a while.
    await pause((image.duration ?? 80_000) / 1000);
    image.close();
  }
  recorder.stop();
  await stopped;
  decoder.close();
  return new Blob(pieces, { type: 'video/webm' });
};

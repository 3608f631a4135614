/** Bytes of a frame to a picture that can be drawn at once, off the main thread. */
export const decodeFrame = (bytes: ArrayBuffer, mediaType: string): Promise<ImageBitmap> =>
  createImageBitmap(new Blob([bytes], { type: mediaType }));

/** Samples as they travel: signed 16 bit, little endian. What is louder than full scale is clipped. */
export const toPcm16 = (samples: Float32Array): ArrayBuffer => {
  const view = new DataView(new ArrayBuffer(samples.length * 2));
  for (const [i, sample] of samples.entries()) {
    const whole = Math.round(Math.max(-1, Math.min(1, sample)) * 32_767);
    view.setInt16(2 * i, whole, true);
  }
  return view.buffer;
};

/** How loud a frame is, 0..1 over the 54 dB above a quiet room: what a level meter shows. */
export const loudness = (frame: Float32Array): number => {
  let sum = 0;
  for (const sample of frame) sum += sample * sample;
  const decibels = 10 * Math.log10(sum / Math.max(1, frame.length) + 1e-12);
  return Math.max(0, Math.min(1, (decibels + 60) / 54));
};

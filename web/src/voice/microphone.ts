/** The microphone as frames of 32 ms at 16 kHz. Opened by a key or a click, as browsers demand; closed means closed. */
import captureUrl from './capture.worklet.ts?worker&url';

export interface Microphone {
  close(): void;
}

export interface MicrophoneListener {
  frame(frame: Float32Array): void;
  /** Taken away: unplugged, or forbidden in the browser's own settings. */
  ended(): void;
}

/** Why a microphone cannot be opened, in words that help. */
const reasons: Readonly<Record<string, string>> = {
  NotAllowedError: 'The browser does not allow the microphone here. Allow it beside the address, then press again.',
  NotFoundError: 'No microphone was found. Plug one in, then press again.',
  NotReadableError: 'The microphone is in use by another program or switched off.',
  SecurityError: 'The browser does not allow the microphone on this page.',
};

export const whyNotOpened = (thrown: unknown): string => {
  const name = thrown instanceof Error ? thrown.name : '';
  return reasons[name] ?? `The microphone could not be opened${name === '' ? '' : ` (${name})`}.`;
};

/** @throws Error, see `whyNotOpened` */
export const openMicrophone = async (listener: MicrophoneListener): Promise<Microphone> => {
  if (!('mediaDevices' in navigator)) {
    // Browsers hide microphones from pages that came over plain HTTP from another machine.
    throw new DOMException('Only https pages and localhost have a microphone.', 'SecurityError');
  }
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: { channelCount: 1, echoCancellation: true, noiseSuppression: true, autoGainControl: true },
  });
  const context = new AudioContext({ latencyHint: 'interactive' });
  const close = () => {
    for (const track of stream.getTracks()) track.stop();
    void context.close().catch(() => undefined);
  };
  try {
    await context.audioWorklet.addModule(captureUrl);
    const capture = new AudioWorkletNode(context, 'capture', { numberOfOutputs: 0 });
    capture.port.onmessage = ({ data }: MessageEvent<Float32Array>) => listener.frame(data);
    context.createMediaStreamSource(stream).connect(capture);
    await context.resume();
  } catch (thrown) {
    close();
    throw thrown;
  }
  for (const track of stream.getTracks()) track.addEventListener('ended', () => listener.ended());
  return { close };
};

/** The page's end of the voice detector: started when the microphone is first opened, and kept. */
export interface VoiceDetector {
  /** The probability that a voice is in a frame of 32 ms; answers come in the order of the frames. */
  detect(frame: Float32Array): Promise<number>;
  close(): void;
}

type Message = { ready: true } | { voice: number } | { failed: string };

/** A browser that has not loaded 15 MB from its own server by then will not. */
const startTimeoutMs = 60_000;

/** @throws Error where this browser cannot run it: no WebAssembly, no workers, files that cannot be fetched */
export const startVoiceDetector = async (): Promise<VoiceDetector> => {
  const worker = new Worker(new URL('./voice-detector.worker.ts', import.meta.url), { type: 'module' });
  const waiting: PromiseWithResolvers<number>[] = [];
  let ended: Error | null = null;
  const ready = Promise.withResolvers<void>();
  const fail = (reason: string) => {
    ended ??= new Error(reason);
    ready.reject(ended);
    for (const { reject } of waiting.splice(0)) reject(ended);
    worker.terminate();
  };
  const timeout = setTimeout(() => fail('It did not start within a minute.'), startTimeoutMs);
  worker.onmessage = ({ data }: MessageEvent<Message>) => {
    if ('ready' in data) ready.resolve();
    else if ('voice' in data) waiting.shift()?.resolve(data.voice);
    else fail(data.failed);
  };
  worker.onerror = (event) => fail(event.message || 'Its program could not be loaded.');
  await ready.promise.finally(() => clearTimeout(timeout));
  return {
    detect: (frame) => {
      if (ended !== null) return Promise.reject(ended);
      const answer = Promise.withResolvers<number>();
      waiting.push(answer);
      worker.postMessage(frame);
      return answer.promise;
    },
    close: () => fail('The voice detector was closed.'),
  };
};

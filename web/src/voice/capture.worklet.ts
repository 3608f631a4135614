/** Runs beside the sound card: mixes the microphone to mono, brings it to 16 kHz, and hands over frames of 32 ms. */
import { audioRateHz } from '../../../src/protocol/audio-format.ts';
import { frameSamples } from './endpointer.ts';
import { Resampler } from './resampler.ts';

// The scope of a worklet, which TypeScript's DOM library does not know.
declare const sampleRate: number;
declare class AudioWorkletProcessor {
  readonly port: MessagePort;
}
declare const registerProcessor: (name: string, processor: new () => AudioWorkletProcessor) => void;

class Capture extends AudioWorkletProcessor {
  readonly #resampler = new Resampler(Math.round(sampleRate), audioRateHz);
  #frame = new Float32Array(frameSamples);
  #filled = 0;

  process([channels = []]: readonly (readonly Float32Array[])[]): boolean {
    const length = channels[0]?.length ?? 0;
    if (length === 0) return true;
    const mono = new Float32Array(length);
    for (const channel of channels)
      for (let i = 0; i < length; i += 1) mono[i] = (mono[i] ?? 0) + (channel[i] ?? 0) / channels.length;
    for (const sample of this.#resampler.push(mono)) {
      this.#frame[this.#filled] = sample;
      this.#filled += 1;
      if (this.#filled === frameSamples) {
        this.port.postMessage(this.#frame, [this.#frame.buffer]);
        this.#frame = new Float32Array(frameSamples);
        this.#filled = 0;
      }
    }
    return true;
  }
}

registerProcessor('capture', Capture);

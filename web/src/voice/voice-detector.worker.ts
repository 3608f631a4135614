/**
 * Finds the voice, off the page's thread: Silero VAD on WebAssembly. Frame in, probability out, in order. Both files
 * come from the server of the page. Silero wants the last 64 samples of the frame before in front of each frame.
 */
import modelUrl from '@ricky0123/vad-web/dist/silero_vad_v6.onnx?url';
import wasmUrl from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url';
import * as ort from 'onnxruntime-web/wasm';
import { audioRateHz } from '../../../src/protocol/audio-format.ts';
import { frameSamples } from './endpointer.ts';

const contextSamples = 64;

interface Scope {
  postMessage(message: { ready: true } | { voice: number } | { failed: string }): void;
  onmessage: ((event: MessageEvent<Float32Array>) => void) | null;
}
const scope = self as unknown as Scope; // a dedicated worker; the DOM library takes `self` for a window

ort.env.wasm.numThreads = 1;
ort.env.wasm.wasmPaths = { wasm: wasmUrl };
ort.env.logLevel = 'error';

const fail = (thrown: unknown) =>
  scope.postMessage({ failed: thrown instanceof Error ? thrown.message : String(thrown) });

const load = async () => {
  const answer = await fetch(modelUrl);
  if (!answer.ok) throw new Error(`The voice detector could not be fetched: status ${answer.status}.`);
  const session = await ort.InferenceSession.create(new Uint8Array(await answer.arrayBuffer()));
  const rate = new ort.Tensor('int64', [BigInt(audioRateHz)], []);
  const input = new Float32Array(contextSamples + frameSamples);
  let state = new ort.Tensor('float32', new Float32Array(2 * 128), [2, 1, 128]);

  const probability = async (frame: Float32Array): Promise<number> => {
    input.copyWithin(0, frameSamples);
    input.set(frame, contextSamples);
    const outputs = await session.run({ input: new ort.Tensor('float32', input, [1, input.length]), state, sr: rate });
    const { output, stateN } = outputs;
    if (output === undefined || stateN === undefined) throw new Error('The voice detector gave no answer.');
    state = stateN as ort.TypedTensor<'float32'>; // the model's only state output
    return Number(output.data[0]);
  };

  let line: Promise<unknown> = probability(new Float32Array(frameSamples));
  await line;
  scope.onmessage = ({ data }) => {
    line = line.then(async () => scope.postMessage({ voice: await probability(data) })).catch(fail);
  };
  scope.postMessage({ ready: true });
};

load().catch(fail);

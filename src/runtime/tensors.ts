/** Values of the port as onnxruntime's tensors and back; which inputs a run must be given. */
import './no-telemetry.ts';
import * as ort from 'onnxruntime-node';
import { AppError } from '../core/index.ts';
import type { TensorData, TensorMap, TensorValue } from './port.ts';

export const toTensor = ({ data, shape }: TensorValue): ort.Tensor => {
  if (data instanceof Float32Array) return new ort.Tensor('float32', data, shape);
  if (data instanceof Int32Array) return new ort.Tensor('int32', data, shape);
  if (data instanceof BigInt64Array) return new ort.Tensor('int64', data, shape);
  return new ort.Tensor('uint8', data, shape);
};

export const fromTensor = (name: string, tensor: ort.Tensor | undefined): TensorValue => {
  if (!tensor) throw new AppError('bad-input', `The model has no output "${name}".`);
  if (tensor.location !== 'cpu') {
    throw new AppError('internal', `Output "${name}" stayed on the device (${tensor.location}): it is carried.`);
  }
  const data: unknown = tensor.data;
  const known =
    data instanceof Float32Array ||
    data instanceof Int32Array ||
    data instanceof BigInt64Array ||
    data instanceof Uint8Array;
  if (!known) throw new AppError('engine-failed', `Output "${name}" has the unsupported type ${tensor.type}.`);
  return { shape: tensor.dims, data: data satisfies TensorData };
};

/** @throws AppError bad-input for an input that is neither given nor carried, or that the model does not have. */
export const checkInputs = (
  session: ort.InferenceSession,
  inputs: TensorMap,
  carried: ReadonlyMap<string, unknown>,
): void => {
  const missing = session.inputNames.filter((name) => !(name in inputs) && !carried.has(name));
  const unknown = Object.keys(inputs).filter((name) => !session.inputNames.includes(name));
  if (missing.length === 0 && unknown.length === 0) return;
  const parts = [
    missing.length > 0 ? `lacks ${missing.join(', ')}` : '',
    unknown.length > 0 ? `does not know ${unknown.join(', ')}` : '',
  ].filter((part) => part !== '');
  throw new AppError('bad-input', `A model run ${parts.join(' and ')}; its inputs: ${session.inputNames.join(', ')}.`);
};

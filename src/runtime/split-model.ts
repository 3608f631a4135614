/**
 * A split model as files in a temporary folder of its own, from which onnxruntime maps the weights. On Linux and macOS
 * the files can go as soon as the session is open (what is mapped stays); on Windows only once it is closed.
 */
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError } from '../core/index.ts';
import { externalWeightsFile, type SplitModel } from './port.ts';

export interface ModelFiles {
  /** The ONNX file. */
  readonly path: string;
  /** Removes the files where the system allows it; may be called again. */
  remove(): void;
}

/** What all weights that stand beside a model take. */
export const weightBytes = ({ weights }: SplitModel): number =>
  weights.reduce((sum, { bytes }) => sum + bytes.byteLength, 0);

const writeAll = (file: number, bytes: Uint8Array, position: number): void => {
  for (let done = 0; done < bytes.byteLength; ) {
    done += writeSync(file, bytes, done, bytes.byteLength - done, position + done);
  }
};

/** @throws AppError bad-model-files when the temporary folder cannot be written (full, read-only). */
export const writeModel = ({ model, weights }: SplitModel): ModelFiles => {
  let folder: string | null = null;
  const remove = (): void => {
    if (folder === null) return;
    try {
      rmSync(folder, { recursive: true, force: true });
      folder = null;
    } catch {
      // Windows, while it is mapped: tried again when the model is closed.
    }
  };
  try {
    folder = mkdtempSync(join(tmpdir(), 'saydrag-'));
    const path = join(folder, 'model.onnx');
    writeFileSync(path, model);
    const file = openSync(join(folder, externalWeightsFile), 'w');
    try {
      for (const { offset, bytes } of weights) writeAll(file, bytes, offset);
    } finally {
      closeSync(file);
    }
    return { path, remove };
  } catch (cause) {
    remove();
    const needed = weights.reduce((end, { offset, bytes }) => Math.max(end, offset + bytes.byteLength), 0);
    const room = `${Math.ceil(needed / 1e6)} MB`;
    const message = `A network's weights could not be written to ${tmpdir()}: it needs ${room} there. Free some, or set TMPDIR.`;
    throw new AppError('bad-model-files', message, { cause });
  }
};

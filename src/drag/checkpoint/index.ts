/** Files of weights. */
export { type Checkpoint, type CheckpointTensor, readSafetensors } from './safetensors.ts';

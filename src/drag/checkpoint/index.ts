/** Files of weights. */
export { type Checkpoint, type CheckpointTensor, openSafetensors, readSafetensors } from './safetensors.ts';

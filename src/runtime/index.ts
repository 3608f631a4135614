/** Models in ONNX form, run on the first execution provider that serves. The only door to onnxruntime-node. */

export { ChildHost, type ChildOptions, type ChildStatus } from './child/host.ts';
export { openModelInChild } from './child/models.ts';
export { type ChildService, serveChild } from './child/serve.ts';
export * from './port.ts';
export { openModel } from './session.ts';
export { weightBytes } from './split-model.ts';

/**
 * A graph as an ONNX model (opset 17, IR 8: the newest pair whose operations all stay on WebGPU). Large constants stand
 * beside it as they are in memory, so that a generator's weights are not copied into the model and out of it again.
 * Only what the outputs need is written. Field numbers: onnx.proto3 of the ONNX project.
 */
import { externalWeightsFile, type SplitModel } from '../../runtime/index.ts';
import {
  type Attribute,
  type ElementType,
  type Graph,
  type Initializer,
  neededOperations,
  type Operation,
  type Value,
} from './graph.ts';
import { ProtoWriter } from './protobuf.ts';

const irVersion = 8;
const opset = 17;
const elementTypes = { float32: 1, int64: 7, bool: 9, float16: 10 } as const satisfies Record<ElementType, number>;
const attributeTypes = { float: 1, int: 2, ints: 7 } as const;

const attribute = (name: string, value: Attribute): ProtoWriter => {
  const writer = new ProtoWriter().text(1, name);
  if (typeof value === 'number') return writer.int(3, value).int(20, attributeTypes.int);
  if ('elementType' in value) return writer.int(3, elementTypes[value.elementType]).int(20, attributeTypes.int);
  if ('float' in value) return writer.float(2, value.float).int(20, attributeTypes.float);
  for (const item of value) writer.int(8, item);
  return writer.int(20, attributeTypes.ints);
};

const node = ({ op, inputs, output, attributes }: Operation): ProtoWriter => {
  const writer = new ProtoWriter();
  for (const input of inputs) writer.text(1, input.id);
  writer.text(2, output.id).text(3, `${op}_${output.id}`).text(4, op);
  for (const [name, value] of Object.entries(attributes)) writer.message(5, attribute(name, value));
  return writer;
};

/** Constants of this many bytes or more stand beside the model, each at the start of a page, where it can be mapped. */
const largeBytes = 64 * 1024;
const pageBytes = 4096;
const external = 1;

/** Takes the large constants out of the model and gives each its place in the file of weights. */
class WeightsFile {
  readonly parts: { readonly offset: number; readonly bytes: Uint8Array }[] = [];
  #end = 0;

  place(bytes: Uint8Array): number {
    const offset = Math.ceil(this.#end / pageBytes) * pageBytes;
    this.parts.push({ offset, bytes });
    this.#end = offset + bytes.byteLength;
    return offset;
  }
}

const tensor = ({ value, data }: Initializer, file: WeightsFile): ProtoWriter => {
  const writer = new ProtoWriter();
  for (const size of value.shape) writer.int(1, size);
  writer.int(2, elementTypes[value.type]).text(8, value.id);
  const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  if (bytes.byteLength < largeBytes) return writer.bytes(9, bytes);
  const place = { location: externalWeightsFile, offset: file.place(bytes), length: bytes.byteLength };
  for (const [key, text] of Object.entries(place)) {
    writer.message(13, new ProtoWriter().text(1, key).text(2, String(text)));
  }
  return writer.int(14, external);
};

const valueInfo = (name: string, value: Value): ProtoWriter => {
  const shape = new ProtoWriter();
  for (const size of value.shape) shape.message(1, new ProtoWriter().int(1, size));
  const type = new ProtoWriter().int(1, elementTypes[value.type]).message(2, shape);
  return new ProtoWriter().text(1, name).message(2, new ProtoWriter().message(1, type));
};

const isOutput = ({ outputs }: Graph, { id }: Value): boolean => [...outputs.values()].some((value) => value.id === id);

/** A model whose inputs and outputs are those of the graph. */
export const toOnnx = (graph: Graph): SplitModel => {
  const operations = neededOperations(graph);
  const read = new Set(operations.flatMap(({ inputs }) => inputs.map(({ id }) => id)));
  const initializers = graph.initializers.filter(({ value }) => read.has(value.id) || isOutput(graph, value));
  const file = new WeightsFile();
  const body = new ProtoWriter();
  for (const item of operations) body.message(1, node(item));
  for (const [name, value] of graph.outputs) {
    const copy = new ProtoWriter().text(1, value.id).text(2, name).text(3, `output_${name}`).text(4, 'Identity');
    body.message(1, copy);
  }
  body.text(2, 'saydrag');
  for (const item of initializers) body.message(5, tensor(item, file));
  for (const value of graph.inputs) body.message(11, valueInfo(value.id, value));
  for (const [name, value] of graph.outputs) body.message(12, valueInfo(name, value));
  const operators = new ProtoWriter().text(1, '').int(2, opset);
  const model = new ProtoWriter().int(1, irVersion).text(2, 'saydrag').message(7, body).message(8, operators).finish();
  return { model, weights: file.parts };
};

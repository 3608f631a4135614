/**
 * A graph under construction: values of known shape, the operations that make them, and reverse-mode
 * differentiation that writes the backward operations behind the forward ones. It computes nothing itself:
 * ./onnx.ts turns it into an ONNX model.
 *
 * Every operation (./ops) hands over, for each of its inputs, the function that maps the cotangent of its output to
 * the cotangent of that input (its vector-Jacobian product), or null where there is no derivative.
 */
import { toHalf } from '../checkpoint/half.ts';

export type ElementType = 'float32' | 'float16' | 'int64' | 'bool';

/** How a graph's convolutions are computed; everything else always is in single precision (32 bits). */
export type Precision = 'single' | 'half';

/** A tensor known while the graph is built: weights, tables, numbers. Row-major. */
export interface Weights {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

export interface Value {
  readonly graph: Graph;
  readonly id: string;
  readonly shape: readonly number[];
  readonly type: ElementType;
}

/** Cotangent of the output to cotangent of one input; null: the output has no derivative in that input. */
export type Pullback = ((cotangent: Value) => Value) | null;

export type Attribute = number | readonly number[] | { readonly float: number } | { readonly elementType: ElementType };

export interface Node {
  /** The operation's name in ONNX; null: none, the node is there for its derivative. */
  readonly op: string | null;
  readonly inputs: readonly Value[];
  readonly output: Value;
  readonly attributes: Readonly<Record<string, Attribute>>;
  readonly pullbacks: readonly Pullback[];
}

export interface Initializer {
  readonly value: Value;
  /** Of float16 numbers the bits. */
  readonly data: Float32Array | Uint16Array | BigInt64Array;
}

export interface EmitOptions {
  readonly type?: ElementType;
  readonly attributes?: Readonly<Record<string, Attribute>>;
  /** One a input; left out: the operation has no derivative (comparisons, arg-min ...). */
  readonly pullbacks?: readonly Pullback[];
}

export const elementCount = (shape: readonly number[]): number => shape.reduce((product, size) => product * size, 1);

export class Graph {
  readonly precision: Precision;
  readonly inputs: Value[] = [];
  readonly nodes: Node[] = [];
  readonly initializers: Initializer[] = [];
  readonly outputs = new Map<string, Value>();
  readonly #known = new Map<Float32Array, Value[]>();
  readonly #scalars = new Map<number, Value>();
  readonly #integers = new Map<string, Value>();
  readonly #rounded = new Map<string, Value>();

  constructor(precision: Precision = 'single') {
    this.precision = precision;
  }

  input(id: string, shape: readonly number[]): Value {
    const value: Value = { graph: this, id, shape, type: 'float32' };
    this.inputs.push(value);
    return value;
  }

  /** A constant; the same array with the same shape is stored once. */
  constant({ shape, data }: Weights): Value {
    if (data.length !== elementCount(shape)) {
      throw new RangeError(`A constant of shape [${shape}] was given ${data.length} numbers.`);
    }
    const same = this.#known.get(data) ?? [];
    const found = same.find((value) => value.shape.join() === shape.join());
    if (found) return found;
    const value: Value = { graph: this, id: `c${this.initializers.length}`, shape, type: 'float32' };
    this.initializers.push({ value, data });
    this.#known.set(data, [...same, value]);
    return value;
  }

  scalar(number: number): Value {
    const found = this.#scalars.get(number);
    if (found) return found;
    const value = this.constant({ shape: [], data: Float32Array.of(number) });
    this.#scalars.set(number, value);
    return value;
  }

  /** A list of integers as ONNX wants it for shapes, axes and slices. */
  integers(list: readonly number[]): Value {
    const key = list.join();
    const found = this.#integers.get(key);
    if (found) return found;
    const value: Value = { graph: this, id: `c${this.initializers.length}`, shape: [list.length], type: 'int64' };
    this.initializers.push({ value, data: BigInt64Array.from(list, BigInt) });
    this.#integers.set(key, value);
    return value;
  }

  emit(op: string, inputs: readonly Value[], shape: readonly number[], options: EmitOptions = {}): Value {
    const output: Value = { graph: this, id: `v${this.nodes.length}`, shape, type: options.type ?? 'float32' };
    const { attributes = {}, pullbacks = [] } = options;
    this.nodes.push({ op, inputs, output, attributes, pullbacks });
    return output;
  }

  /** The value in 16 bits, without a derivative; a constant is rounded at once, another value once for all that read it. */
  half(value: Value): Value {
    const known = this.#rounded.get(value.id);
    if (known) return known;
    const constant = this.initializers.find((one) => one.value.id === value.id);
    const half =
      constant?.data instanceof Float32Array
        ? this.#halfConstant(value.shape, constant.data)
        : this.emit('Cast', [value], value.shape, {
            type: 'float16',
            attributes: { to: { elementType: 'float16' } },
          });
    this.#rounded.set(value.id, half);
    return half;
  }

  #halfConstant(shape: readonly number[], data: Float32Array): Value {
    const value: Value = { graph: this, id: `c${this.initializers.length}`, shape, type: 'float16' };
    this.initializers.push({ value, data: toHalf(data) });
    return value;
  }

  output(name: string, value: Value): void {
    this.outputs.set(name, value);
  }
}

/** A node that computes something. */
export type Operation = Node & { readonly op: string };

/** The operations that the outputs depend on, in order. */
export const neededOperations = (graph: Graph): Operation[] => {
  const ids = new Set([...graph.outputs.values()].map((value) => value.id));
  const isNeeded = (node: Node): node is Operation => {
    if (node.op === null || !ids.has(node.output.id)) return false;
    for (const input of node.inputs) ids.add(input.id);
    return true;
  };
  return graph.nodes.toReversed().filter(isNeeded).toReversed();
};

/** `value` as a function of `x` with the derivative that `pullback` says, whatever computed it. */
export const withDerivative = (value: Value, x: Value, pullback: (cotangent: Value) => Value): Value => {
  const output = { ...value };
  value.graph.nodes.push({ op: null, inputs: [x], output, attributes: {}, pullbacks: [pullback] });
  return output;
};

/**
 * `value` with the derivative of `source`, of which it must be a copy: for a part of a map that was computed with more
 * around it. What computes `source` is not written unless its derivative reads it, so its backward operations are those
 * of the part and its numbers are `value`'s.
 */
export const standIn = (value: Value, source: Value): Value => {
  if (value.shape.join() !== source.shape.join()) {
    throw new RangeError(`A value of shape [${value.shape}] cannot stand in for one of [${source.shape}].`);
  }
  return withDerivative(value, source, (cotangent) => cotangent);
};

/** The same value, constant to differentiation (F(q) in the motion loss). Costs nothing: it shares the name. */
export const detach = (value: Value): Value => ({ ...value });

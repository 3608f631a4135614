/**
 * A minimal protobuf writer: the three wire types that ONNX files use (varint, 32 bits, length-delimited).
 * Messages are built inside out: a nested message is complete before it is embedded. It reads nothing.
 * Source: the public protocol-buffers encoding description.
 */
const varintType = 0;
const lengthType = 2;
const fixed32Type = 5;

/** Bytes of a non-negative or negative integer as a varint (negative numbers take ten bytes, as 64-bit two's complement). */
const varint = (value: number | bigint): Uint8Array => {
  let rest = BigInt.asUintN(64, BigInt(value));
  const bytes: number[] = [];
  do {
    const low = Number(rest & 0x7fn);
    rest >>= 7n;
    bytes.push(rest === 0n ? low : low | 0x80);
  } while (rest !== 0n);
  return Uint8Array.from(bytes);
};

/** Collects parts and copies them once, at the end: weights are tens of megabytes, several messages deep. */
export class ProtoWriter {
  readonly #parts: Uint8Array[] = [];
  #length = 0;

  int(field: number, value: number | bigint): this {
    return this.#push(varint((field << 3) | varintType), varint(value));
  }

  float(field: number, value: number): this {
    const bytes = new Uint8Array(4);
    new DataView(bytes.buffer).setFloat32(0, value, true);
    return this.#push(varint((field << 3) | fixed32Type), bytes);
  }

  bytes(field: number, value: Uint8Array): this {
    return this.#push(varint((field << 3) | lengthType), varint(value.byteLength), value);
  }

  text(field: number, value: string): this {
    return this.bytes(field, new TextEncoder().encode(value));
  }

  /** Embeds a message that is complete: what is added to it later is not seen. */
  message(field: number, value: ProtoWriter): this {
    return this.#push(varint((field << 3) | lengthType), varint(value.#length), ...value.#parts);
  }

  finish(): Uint8Array {
    const result = new Uint8Array(this.#length);
    let offset = 0;
    for (const part of this.#parts) {
      result.set(part, offset);
      offset += part.byteLength;
    }
    return result;
  }

  #push(...parts: readonly Uint8Array[]): this {
    for (const part of parts) {
      this.#parts.push(part);
      this.#length += part.byteLength;
    }
    return this;
  }
}

"""Writes a checkpoint as the folder that transformers.js loads: two ONNX graphs, tokenizer and settings.

The graphs are spelled out node by node, weights in fp16 behind Cast nodes (onnxruntime folds them when it loads, so the
arithmetic is fp32). Both take any length up to the model's window. The decoder keeps its keys and values; those of the
audio are computed in the first call only (`use_cache_branch` false).

    python -m speech.export D/model.pt D/tokenizer.json ../models/commands
"""

import argparse
import json
import shutil
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from .features import preprocessor
from .model import Recogniser, Shape
from .tokens import Words, tokenizer_config

FLOAT, INT, BOOL = TensorProto.FLOAT, TensorProto.INT64, TensorProto.BOOL


class Graph:
    """Collects nodes; every method answers the name of its result."""

    def __init__(self) -> None:
        self.nodes: list = []
        self.weights: list = []
        self.made = 0
        self.known: dict[str, str] = {}

    def add(self, kind: str, *inputs: str, name: str | None = None, **attributes) -> str:
        self.made += 1
        out = name or f"{kind.lower()}_{self.made}"
        self.nodes.append(helper.make_node(kind, list(inputs), [out], **attributes))
        return out

    def constant(self, values, kind=np.int64) -> str:
        array = np.array(values, dtype=kind)
        key = f"c_{array.dtype}_{array.tolist()}".replace(" ", "")
        if key not in self.known:
            self.known[key] = f"constant_{len(self.known)}"
            self.weights.append(numpy_helper.from_array(array, self.known[key]))
        return self.known[key]

    def weight(self, name: str, tensor: torch.Tensor) -> str:
        if name not in self.known:
            self.weights.append(numpy_helper.from_array(tensor.detach().numpy().astype(np.float16), f"{name}.half"))
            self.known[name] = self.add("Cast", f"{name}.half", name=name, to=FLOAT)
        return name

    def linear(self, x: str, name: str, layer: torch.nn.Linear) -> str:
        product = self.add("MatMul", x, self.weight(f"{name}.weight", layer.weight.T.contiguous()))
        return product if layer.bias is None else self.add("Add", product, self.weight(f"{name}.bias", layer.bias))

    def norm(self, x: str, name: str, layer: torch.nn.LayerNorm) -> str:
        return self.add("LayerNormalization", x, self.weight(f"{name}.weight", layer.weight), self.weight(f"{name}.bias", layer.bias), axis=-1, epsilon=layer.eps)

    def gelu(self, x: str) -> str:
        half = self.add("Mul", x, self.constant(0.5, np.float32))
        error = self.add("Erf", self.add("Div", x, self.constant(2**0.5, np.float32)))
        return self.add("Mul", half, self.add("Add", error, self.constant(1, np.float32)))

    def split(self, x: str, heads: int, name: str | None = None) -> str:
        """[N, T, width] -> [N, heads, T, width / heads]"""
        return self.add("Transpose", self.add("Reshape", x, self.constant([0, 0, heads, -1])), name=name, perm=[0, 2, 1, 3])

    def attend(self, query: str, key: str, value: str, size: int, mask: str | None = None) -> str:
        """Heads of queries, keys and values -> [N, T, width]"""
        scaled = self.add("Mul", query, self.constant(size**-0.5, np.float32))
        scores = self.add("MatMul", scaled, self.add("Transpose", key, perm=[0, 1, 3, 2]))
        if mask:
            scores = self.add("Add", scores, mask)
        mixed = self.add("MatMul", self.add("Softmax", scores, axis=-1), value)
        return self.add("Reshape", self.add("Transpose", mixed, perm=[0, 2, 1, 3]), self.constant([0, 0, -1]))

    def feed(self, x: str, name: str, block) -> str:
        inner = self.linear(self.norm(x, f"{name}.feed_norm", block.feed_norm), f"{name}.feed_in", block.feed_in)
        return self.add("Add", x, self.linear(self.gelu(inner), f"{name}.feed_out", block.feed_out))

    def length(self, x: str, axis: int) -> str:
        """[1]: the size of one axis."""
        return self.add("Gather", self.add("Shape", x), self.constant([axis]))

    def model(self, name: str, inputs: list, outputs: list) -> onnx.ModelProto:
        graph = helper.make_graph(self.nodes, name, inputs, outputs, self.weights)
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8, producer_name="saydrag")
        onnx.checker.check_model(model)
        return model


def encoder(model: Recogniser) -> onnx.ModelProto:
    g, shape = Graph(), model.shape
    size = shape.width // shape.heads
    x = "input_features"
    for name, conv, stride in (("conv1", model.conv1, 1), ("conv2", model.conv2, 2)):
        weights = g.weight(f"{name}.weight", conv.weight), g.weight(f"{name}.bias", conv.bias)
        x = g.gelu(g.add("Conv", x, *weights, kernel_shape=[3], pads=[1, 1], strides=[stride]))
    x = g.add("Transpose", x, perm=[0, 2, 1])
    for i, block in enumerate(model.local):
        name = f"local.{i}"
        y = g.add("Transpose", g.norm(x, f"{name}.norm", block.norm), perm=[0, 2, 1])
        weights = g.weight(f"{name}.conv.weight", block.conv.weight), g.weight(f"{name}.conv.bias", block.conv.bias)
        y = g.gelu(g.add("Conv", y, *weights, kernel_shape=[5], pads=[2, 2], strides=[1]))
        x = g.add("Add", x, g.linear(g.add("Transpose", y, perm=[0, 2, 1]), f"{name}.out", block.out))
    places = g.add("Slice", g.weight("positions", model.sinusoids), g.constant([0]), g.length(x, 1), g.constant([0]))
    x = g.add("Add", x, places)
    for i, block in enumerate(model.encoder):
        name, own = f"encoder.{i}", block.self_attention
        y = g.norm(x, f"{name}.self_norm", block.self_norm)
        query, key, value = (g.split(g.linear(y, f"{name}.{part}", getattr(own, part)), shape.heads) for part in ("query", "key", "value"))
        x = g.add("Add", x, g.linear(g.attend(query, key, value, size), f"{name}.out", own.out))
        x = g.feed(x, name, block)
    g.nodes.append(helper.make_node("Identity", [g.norm(x, "encoder_norm", model.encoder_norm)], ["last_hidden_state"]))
    inputs = [helper.make_tensor_value_info("input_features", FLOAT, ["batch_size", 80, "frames"])]
    outputs = [helper.make_tensor_value_info("last_hidden_state", FLOAT, ["batch_size", "positions", shape.width])]
    return g.model("encoder", inputs, outputs)


def remembered(g: Graph, name: str, past: str, fresh: Graph, result: str, present: str) -> None:
    """present = use_cache_branch ? past : what `fresh` computes from the audio. The weights stay in the outer graph."""
    value = helper.make_tensor_value_info
    then = helper.make_graph([helper.make_node("Identity", [past], [f"{name}.kept"])], f"{name}.then", [], [value(f"{name}.kept", FLOAT, None)])
    other = helper.make_graph(fresh.nodes, f"{name}.else", [], [value(result, FLOAT, None)])
    g.nodes.append(helper.make_node("If", ["use_cache_branch"], [present], then_branch=then, else_branch=other))


def decoder(model: Recogniser) -> onnx.ModelProto:
    g, shape = Graph(), model.shape
    heads, size = shape.heads, shape.width // shape.heads
    table = g.weight("embedding", model.embedding.weight)
    past_length = g.length("past_key_values.0.decoder.key", 2)
    total = g.add("Add", past_length, g.length("input_ids", 1))
    places = g.add("Slice", g.weight("positions", model.token_positions), past_length, total, g.constant([0]))
    x = g.add("Add", g.add("Gather", table, "input_ids"), places)
    end = g.add("Squeeze", total)
    asking = g.add("Range", g.add("Squeeze", past_length), end, g.constant(1))
    known = g.add("Range", g.constant(0), end, g.constant(1))
    later = g.add("Greater", known, g.add("Unsqueeze", asking, g.constant([1])))
    mask = g.add("Where", later, g.constant(-1e4, np.float32), g.constant(0, np.float32))
    inputs = [
        helper.make_tensor_value_info("encoder_hidden_states", FLOAT, ["batch_size", "encoder_sequence_length", shape.width]),
        helper.make_tensor_value_info("input_ids", INT, ["batch_size", "decoder_sequence_length"]),
    ]
    outputs = [helper.make_tensor_value_info("logits", FLOAT, ["batch_size", "decoder_sequence_length", shape.vocabulary])]
    for i, block in enumerate(model.decoder):
        name, own, cross = f"decoder.{i}", block.self_attention, block.cross_attention
        for where, length in (("decoder", "past_decoder_sequence_length"), ("encoder", "encoder_sequence_length_out")):
            for part in ("key", "value"):
                inputs.append(helper.make_tensor_value_info(f"past_key_values.{i}.{where}.{part}", FLOAT, ["batch_size", heads, length, size]))
                outputs.append(helper.make_tensor_value_info(f"present.{i}.{where}.{part}", FLOAT, ["batch_size", heads, f"{length}_present", size]))
        y = g.norm(x, f"{name}.self_norm", block.self_norm)
        query = g.split(g.linear(y, f"{name}.query", own.query), heads)
        kept = []
        for part in ("key", "value"):
            fresh = g.split(g.linear(y, f"{name}.{part}", getattr(own, part)), heads)
            kept.append(g.add("Concat", f"past_key_values.{i}.decoder.{part}", fresh, name=f"present.{i}.decoder.{part}", axis=2))
        x = g.add("Add", x, g.linear(g.attend(query, *kept, size, mask), f"{name}.out", own.out))
        y = g.norm(x, f"{name}.cross_norm", block.cross_norm)
        query = g.split(g.linear(y, f"{name}.cross.query", cross.query), heads)
        heard = []
        for part in ("key", "value"):
            layer, label = getattr(cross, part), f"{name}.cross.{part}"
            inner = Graph()
            inner.made = 100000 * (1 + len(heard)) + 1000000 * (i + 1)
            inner.known = g.known
            g.weight(f"{label}.weight", layer.weight.T.contiguous())
            if layer.bias is not None:
                g.weight(f"{label}.bias", layer.bias)
            g.constant([0, 0, heads, -1])
            result = inner.split(inner.linear("encoder_hidden_states", label, layer), heads)
            present = f"present.{i}.encoder.{part}"
            remembered(g, label, f"past_key_values.{i}.encoder.{part}", inner, result, present)
            heard.append(present)
        x = g.add("Add", x, g.linear(g.attend(query, *heard, size), f"{name}.cross.out", cross.out))
        x = g.feed(x, name, block)
    y = g.norm(x, "decoder_norm", model.decoder_norm)
    g.add("MatMul", y, g.add("Transpose", table, perm=[1, 0]), name="logits")
    inputs.append(helper.make_tensor_value_info("use_cache_branch", BOOL, [1]))
    return g.model("decoder", inputs, outputs)


def settings(shape: Shape, words: Words) -> dict[str, dict]:
    ids = {"bos_token_id": words.end, "eos_token_id": words.end, "pad_token_id": words.end, "decoder_start_token_id": words.start}
    config = {
        "architectures": ["WhisperForConditionalGeneration"],
        "model_type": "whisper",
        "is_encoder_decoder": True,
        "vocab_size": shape.vocabulary,
        "num_mel_bins": 80,
        "d_model": shape.width,
        "encoder_layers": shape.encoder_layers,
        "encoder_attention_heads": shape.heads,
        "encoder_ffn_dim": 4 * shape.width,
        "decoder_layers": shape.decoder_layers,
        "decoder_attention_heads": shape.heads,
        "decoder_ffn_dim": 4 * shape.width,
        "num_hidden_layers": shape.encoder_layers,
        "max_source_positions": shape.positions,
        "max_target_positions": shape.tokens,
        "activation_function": "gelu",
        "scale_embedding": False,
        "use_cache": True,
        "torch_dtype": "float32",
        "transformers.js_config": {"dtype": "fp32"},
        **ids,
    }
    generation = {"max_length": shape.tokens, "no_timestamps_token_id": words.plain, "is_multilingual": False, "suppress_tokens": [words.start, words.plain], **ids}
    return {"config.json": config, "generation_config.json": generation, "preprocessor_config.json": preprocessor(), "tokenizer_config.json": tokenizer_config(words)}


def restored(path: str | Path) -> Recogniser:
    """The averaged weights of a checkpoint, rounded to fp16 as they are shipped."""
    saved = torch.load(path, weights_only=True)
    model = Recogniser(Shape(**saved["shape"])).eval()
    model.load_state_dict({k: v.half().float() for k, v in saved["average"].items()})
    model.sinusoids = model.sinusoids.half().float()
    return model


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("checkpoint")
    parser.add_argument("tokenizer")
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    words, model = Words(options.tokenizer), restored(options.checkpoint)
    (options.out / "onnx").mkdir(parents=True, exist_ok=True)
    onnx.save(encoder(model), options.out / "onnx/encoder_model.onnx")
    onnx.save(decoder(model), options.out / "onnx/decoder_model_merged.onnx")
    shutil.copy(options.tokenizer, options.out / "tokenizer.json")
    for name, content in settings(model.shape, words).items():
        (options.out / name).write_text(json.dumps(content, indent=2) + "\n")
    for path in sorted(options.out.rglob("*")):
        if path.is_file():
            print(f"{path.stat().st_size:>9} {path.relative_to(options.out)}")


if __name__ == "__main__":
    main()

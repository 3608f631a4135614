"""Writes tiny-whisper/ and tiny-moonshine/: a model in the layout of Whisper (encoder, merged decoder, tokenizer, preprocessor) and of
Moonshine that is no network: it "hears" OPEN in a quiet clip and UNDO in a loud one. Tests load it where the layout
matters and not the ear.

    python src/speech/testing/make-tiny-whisper.py
"""
import json
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

here = Path(__file__).parent
folder = here / "tiny-whisper"
SOT, EOT, NOTIMESTAMPS, NOSPEECH = "<|startoftranscript|>", "<|endoftext|>", "<|notimestamps|>", "<|nospeech|>"
letters = "abcdefghijklmnopqrstuvwxyz'"
vocab = ["Ġ", *letters, EOT, SOT, NOSPEECH, NOTIMESTAMPS]
ids = {token: index for index, token in enumerate(vocab)}
WINDOW_S, MELS, WIDTH, LENGTH = 8, 80, 8, 48
LOUD = 1.2  # of the largest log-mel value; a tone of amplitude 0.1 gives 1.06, one of 0.8 gives 1.51


def table(text: str, rivals: dict[int, str]) -> np.ndarray:
    """Logits by position: after SOT (0) and NOTIMESTAMPS (1) come the letters, then EOT."""
    out = np.zeros((LENGTH, len(vocab)), np.float32)
    out[0, ids[NOTIMESTAMPS]] = 9
    tokens = [ids["Ġ"] if c == " " else ids[c] for c in text] + [ids[EOT]]
    for at in range(1, LENGTH):
        out[at, tokens[min(at - 1, len(tokens) - 1)]] = 9
    for letter, rival in rivals.items():
        out[letter + 1, ids[rival]] = 8.5
    return out


quiet = table("open the mouth", {9: "s"})
loud = table("undo", {})


def value(name, kind, shape):
    return helper.make_tensor_value_info(name, kind, shape)


def save(path: str, nodes, inputs, outputs, weights) -> None:
    graph = helper.make_graph(nodes, "tiny", inputs, outputs, [numpy_helper.from_array(v, k) for k, v in weights.items()])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
    onnx.checker.check_model(model)
    (folder / "onnx").mkdir(parents=True, exist_ok=True)
    onnx.save(model, folder / "onnx" / path)


node = helper.make_node
save(
    "encoder_model.onnx",
    [
        node("ReduceMax", ["input_features"], ["most"], axes=[1, 2], keepdims=1),
        node("Expand", ["most", "shape"], ["last_hidden_state"]),
    ],
    [value("input_features", TensorProto.FLOAT, ["batch_size", MELS, WINDOW_S * 100])],
    [value("last_hidden_state", TensorProto.FLOAT, ["batch_size", WINDOW_S * 50, WIDTH])],
    {"shape": np.array([1, WINDOW_S * 50, WIDTH], np.int64)},
)

caches = [f"{place}.{kind}" for place in ("decoder", "encoder") for kind in ("key", "value")]


def cache(name: str, place: str):
    length = "past_sequence_length" if place.startswith("decoder") else "encoder_sequence_length"
    return value(f"{name}.0.{place}", TensorProto.FLOAT, ["batch_size", 1, length, WIDTH])


save(
    "decoder_model_merged.onnx",
    [
        # Positions: what is in the cache already, then one a token.
        node("Shape", ["past_key_values.0.decoder.key"], ["past"], start=2, end=3),
        node("Shape", ["input_ids"], ["count"], start=1, end=2),
        node("Add", ["past", "count"], ["end"]),
        node("Squeeze", ["past"], ["first"]),
        node("Squeeze", ["end"], ["limit"]),
        node("Range", ["first", "limit", "one"], ["positions"]),
        node("ReduceMax", ["encoder_hidden_states"], ["most"], keepdims=0),
        node("Greater", ["most", "threshold"], ["is_loud"]),
        node("Where", ["is_loud", "loud", "quiet"], ["table"]),
        node("Gather", ["table", "positions"], ["rows"]),
        node("Unsqueeze", ["rows", "zero"], ["logits"]),
        # A cache of the right length, with nothing in it.
        node("Concat", ["one_1", "one_1", "count", "width"], ["new_shape"], axis=0),
        node("ConstantOfShape", ["new_shape"], ["new"]),
        node("Concat", ["past_key_values.0.decoder.key", "new"], ["present.0.decoder.key"], axis=2),
        node("Concat", ["past_key_values.0.decoder.value", "new"], ["present.0.decoder.value"], axis=2),
        node("Unsqueeze", ["encoder_hidden_states", "one_1"], ["present.0.encoder.key"]),
        node("Unsqueeze", ["encoder_hidden_states", "one_1"], ["present.0.encoder.value"]),
        # Inputs of the layout that this one does not need would be dropped from the graph otherwise.
        node("Identity", ["past_key_values.0.encoder.key"], ["unused_key"]),
        node("Identity", ["past_key_values.0.encoder.value"], ["unused_value"]),
        node("Identity", ["use_cache_branch"], ["unused_branch"]),
    ],
    [
        value("input_ids", TensorProto.INT64, ["batch_size", "decoder_sequence_length"]),
        value("encoder_hidden_states", TensorProto.FLOAT, ["batch_size", "encoder_sequence_length", WIDTH]),
        *[cache("past_key_values", place) for place in caches],
        value("use_cache_branch", TensorProto.BOOL, [1]),
    ],
    [
        value("logits", TensorProto.FLOAT, ["batch_size", "decoder_sequence_length", len(vocab)]),
        *[cache("present", place) for place in caches],
    ],
    {
        "loud": loud,
        "quiet": quiet,
        "threshold": np.array(LOUD, np.float32),
        "one": np.array(1, np.int64),
        "one_1": np.array([1], np.int64),
        "zero": np.array([0], np.int64),
        "width": np.array([WIDTH], np.int64),
    },
)

special = [EOT, SOT, NOSPEECH, NOTIMESTAMPS]


def write(name: str, content: dict) -> None:
    (folder / name).write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n")


write("config.json", {
    "architectures": ["WhisperForConditionalGeneration"], "model_type": "whisper", "is_encoder_decoder": True,
    "vocab_size": len(vocab), "num_mel_bins": MELS, "d_model": WIDTH, "encoder_layers": 1, "decoder_layers": 1,
    "encoder_attention_heads": 1, "decoder_attention_heads": 1, "encoder_ffn_dim": WIDTH, "decoder_ffn_dim": WIDTH,
    "max_source_positions": WINDOW_S * 50, "max_target_positions": LENGTH, "decoder_start_token_id": ids[SOT],
    "eos_token_id": ids[EOT], "bos_token_id": ids[EOT], "pad_token_id": ids[EOT],
})
write("generation_config.json", {
    "decoder_start_token_id": ids[SOT], "eos_token_id": ids[EOT], "bos_token_id": ids[EOT], "pad_token_id": ids[EOT],
    "no_timestamps_token_id": ids[NOTIMESTAMPS], "is_multilingual": False, "max_length": LENGTH - 2,
    "return_timestamps": False,
})
write("preprocessor_config.json", {
    "feature_extractor_type": "WhisperFeatureExtractor", "processor_class": "WhisperProcessor", "feature_size": MELS,
    "sampling_rate": 16000, "n_fft": 400, "hop_length": 160, "chunk_length": WINDOW_S, "n_samples": WINDOW_S * 16000,
    "nb_max_frames": WINDOW_S * 100, "padding_value": 0.0, "return_attention_mask": False,
})
write("tokenizer_config.json", {
    "tokenizer_class": "WhisperTokenizer", "processor_class": "WhisperProcessor", "model_max_length": LENGTH,
    "bos_token": EOT, "eos_token": EOT, "pad_token": EOT, "unk_token": EOT, "add_prefix_space": False,
})
write("tokenizer.json", {
    "version": "1.0", "truncation": None, "padding": None,
    "added_tokens": [{"id": ids[t], "content": t, "single_word": False, "lstrip": False, "rstrip": False,
                      "normalized": False, "special": True} for t in special],
    "normalizer": None,
    "pre_tokenizer": {"type": "ByteLevel", "add_prefix_space": False, "trim_offsets": True, "use_regex": True},
    "post_processor": None,
    "decoder": {"type": "ByteLevel", "add_prefix_space": True, "trim_offsets": True, "use_regex": True},
    "model": {"type": "BPE", "dropout": None, "unk_token": None, "continuing_subword_prefix": "",
              "end_of_word_suffix": "", "fuse_unk": False, "byte_fallback": False,
              "vocab": {t: i for t, i in ids.items()}, "merges": []},
})

# Moonshine: the sound itself goes in, everything else is the same.
whisper, folder = folder, here / "tiny-moonshine"
save(
    "encoder_model.onnx",
    [
        node("ReduceMax", ["input_values"], ["most"], keepdims=1),
        node("Unsqueeze", ["most", "last"], ["deep"]),
        node("Expand", ["deep", "shape"], ["last_hidden_state"]),
    ],
    [value("input_values", TensorProto.FLOAT, ["batch_size", "num_samples"])],
    [value("last_hidden_state", TensorProto.FLOAT, ["batch_size", 50, WIDTH])],
    {"shape": np.array([1, 50, WIDTH], np.int64), "last": np.array([-1], np.int64)},
)
(folder / "onnx/decoder_model_merged.onnx").write_bytes((whisper / "onnx/decoder_model_merged.onnx").read_bytes())
(folder / "tokenizer.json").write_bytes((whisper / "tokenizer.json").read_bytes())
write("config.json", {
    "architectures": ["MoonshineForConditionalGeneration"], "model_type": "moonshine", "is_encoder_decoder": True,
    "vocab_size": len(vocab), "hidden_size": WIDTH, "encoder_num_hidden_layers": 1, "decoder_num_hidden_layers": 1,
    "encoder_num_attention_heads": 1, "decoder_num_attention_heads": 1, "encoder_num_key_value_heads": 1,
    "decoder_num_key_value_heads": 1, "max_position_embeddings": LENGTH, "decoder_start_token_id": ids[SOT],
    "eos_token_id": ids[EOT], "bos_token_id": ids[SOT], "pad_token_id": ids[EOT],
})
write("generation_config.json", {
    "decoder_start_token_id": ids[SOT], "eos_token_id": ids[EOT], "bos_token_id": ids[SOT], "pad_token_id": ids[EOT],
    "max_length": LENGTH - 2,
})
write("preprocessor_config.json", {
    "feature_extractor_type": "MoonshineFeatureExtractor", "processor_class": "MoonshineProcessor", "feature_size": 1,
    "sampling_rate": 16000, "do_normalize": False, "padding_value": 0.0, "return_attention_mask": True,
})
write("tokenizer_config.json", {
    "tokenizer_class": "PreTrainedTokenizerFast", "processor_class": "MoonshineProcessor",
    "bos_token": SOT, "eos_token": EOT, "pad_token": EOT, "unk_token": EOT, "model_max_length": LENGTH,
})

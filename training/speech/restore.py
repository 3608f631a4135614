"""Reads an exported folder, or another checkpoint's average, back into a checkpoint that speech.train goes on from: model,
average, and the optimiser's moments where the checkpoint has any.

The export leaves out the phoneme head. It begins at zero here, so that it disturbs nothing until it has learned. Encoder
and decoder may grow: new blocks stand after the old ones and write nothing at first, so that the same texts come out.

    python -m speech.restore ../models/speech D/model.pt --grow 2
"""

import argparse
import json
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from .export import restored
from .features import SAMPLES, log_mel
from .model import Recogniser, Shape
from .tokens import Words


def exported(folder: Path) -> tuple[Shape, dict[str, torch.Tensor]]:
    """Shape and weights of a folder, under the model's own names."""
    config = json.loads((folder / "config.json").read_text())
    found: dict[str, torch.Tensor] = {}
    for part in ("encoder", "decoder"):
        graph = onnx.load(folder / "onnx" / (f"{part}_model.onnx" if part == "encoder" else "decoder_model_merged.onnx")).graph
        for weight in graph.initializer:
            if not weight.name.endswith(".half"):
                continue
            name = weight.name.removesuffix(".half")
            values = torch.from_numpy(numpy_helper.to_array(weight).astype(np.float32))
            if name == "positions":
                name = "sinusoids" if part == "encoder" else "token_positions"
            elif name == "embedding":
                name = "embedding.weight"
            pieces = name.split(".")
            if pieces[0] in ("encoder", "decoder") and pieces[2] in ("query", "key", "value", "out", "cross"):
                pieces[2:3] = ["cross_attention"] if pieces[2] == "cross" else ["self_attention", pieces[2]]
            linear = values.ndim == 2 and pieces[-1] == "weight" and pieces[0] != "embedding"
            found[".".join(pieces)] = values.T.contiguous() if linear else values
    layers = 1 + max(int(name.split(".")[1]) for name in found if name.startswith("local."))
    shape = Shape(config["vocab_size"], config["d_model"], config["encoder_attention_heads"], config["encoder_layers"], layers, config["decoder_layers"], config["max_source_positions"], config["max_target_positions"])
    found.pop("sinusoids")
    return shape, found


def grown(shape: Shape, weights: dict[str, torch.Tensor], encoder: int, decoder: int) -> Recogniser:
    """The model with so many blocks more on either side."""
    model = Recogniser(replace(shape, encoder_layers=shape.encoder_layers + encoder, decoder_layers=shape.decoder_layers + decoder))
    added = {f"encoder.{i}.": model.encoder[i] for i in range(shape.encoder_layers, model.shape.encoder_layers)}
    added |= {f"decoder.{i}.": model.decoder[i] for i in range(shape.decoder_layers, model.shape.decoder_layers)}
    silent = [model.sounds] + [linear for block in added.values() for linear in (block.self_attention.out, block.feed_out)]
    silent += [block.cross_attention.out for block in added.values() if block.cross]
    with torch.no_grad():
        for linear in silent:
            linear.weight.zero_()
            linear.bias.zero_()
    missing = set(model.state_dict()) - set(weights)
    fresh = ("sounds.", "local_norm.", *added)
    if wrong := [name for name in missing if not name.startswith(fresh)]:
        raise ValueError(f"the folder lacks {', '.join(sorted(wrong))}")
    if unknown := set(weights) - set(model.state_dict()):
        raise ValueError(f"the model has no {', '.join(sorted(unknown))}")
    model.load_state_dict(weights, strict=False)
    return model


def moments(saved: dict, before: Recogniser, after: Recogniser) -> dict | None:
    """The optimiser's state for the grown model. It knows weights by their number, matrices first; new ones have none yet."""
    if not saved["optimiser"]:
        return None

    def numbered(model: Recogniser) -> list[str]:
        return [name for matrix in (True, False) for name, p in model.named_parameters() if (p.ndim > 1) == matrix]

    known = {name: saved["optimiser"]["state"][i] for i, name in enumerate(numbered(before))}
    names, matrices = numbered(after), sum(p.ndim > 1 for p in after.parameters())
    groups = [{**group, "params": numbers} for group, numbers in zip(saved["optimiser"]["param_groups"], (list(range(matrices)), list(range(matrices, len(names)))), strict=True)]
    return {"state": {i: known[name] for i, name in enumerate(names) if name in known}, "param_groups": groups}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("source", type=Path, help="an exported folder, or a checkpoint")
    parser.add_argument("out", type=Path)
    parser.add_argument("--grow", type=int, default=0, help="blocks added to the encoder")
    parser.add_argument("--grow-decoder", type=int, default=0, help="blocks added to the decoder")
    parser.add_argument("--check", help="a corpus whose `watch` clips must be read as the folder's ONNX files read them")
    options = parser.parse_args()
    saved = None if options.source.is_dir() else torch.load(options.source, weights_only=True)
    shape, weights = exported(options.source) if saved is None else (Shape(**saved["shape"]), saved["average"])
    model = grown(shape, weights, options.grow, options.grow_decoder)
    state = model.state_dict()
    optimiser = None if saved is None else moments(saved, Recogniser(shape), model)
    torch.save({"model": state, "average": state, "optimiser": optimiser, "step": 0, "spent": 0.0, "shape": asdict(model.shape)}, options.out)
    print(f"{sum(p.numel() for p in model.parameters()) / 1e6:.2f} M parameters in {options.out}")
    if options.check:
        compare(options.source, restored(options.out), options.check)


def compare(folder: Path, model: Recogniser, corpus: str) -> None:
    from .corpus import load
    from .evaluate import Exported, placed

    words, reference, same = Words(folder / "tokenizer.json"), Exported(folder), 0
    clips = load(corpus, "watch", 60)
    for clip in clips:
        audio = torch.zeros(1, SAMPLES)
        sound = placed(clip)
        audio[0, : len(sound)] = torch.from_numpy(sound)
        heard = words.decode(model.greedy(log_mel(audio), words.prompt, words.end)[0])
        same += heard == reference.hear(sound)
    print(f"{same} of {len(clips)} texts are those of the ONNX files")


if __name__ == "__main__":
    main()

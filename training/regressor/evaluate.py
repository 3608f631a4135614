"""How well readers of the factors read pictures that their training never saw, beside each other.

`python -m regressor.evaluate FILE.onnx … --held FILE --pairs FILE --rendered FOLDER` prints, for every factor and reader: mean error and correlation over
different generated pictures, the same for rendered ones (the folder's first 256), and on pairs that differ in a factor or three how far the reading follows a
factor that changed (slope) and how far it strays where the factor stayed. `--write` puts error and correlation of the first into the JSON beside it.
"""
import argparse
import json
from pathlib import Path

import numpy as np
import onnxruntime
import torch

from .model import INPUT_SIZE, MEASURED, shares


def answers(read, images):
    """uint8 [N, 3, 128, 128] -> readings [N, 27]"""
    return torch.cat([read(part.float() / 127.5 - 1) for part in images.split(64)])


def figures(read, pictures):
    """Per factor: mean absolute error in shares of the range, correlation."""
    found, true = answers(read, pictures["images"]), pictures["shares"]
    a, b = found - found.mean(0), true - true.mean(0)
    return dict(error=(found - true).abs().mean(0).numpy(), correlation=((a * b).sum(0) / (a.square().sum(0) * b.square().sum(0)).sqrt()).numpy())


def pair_figures(read, pictures):
    """Per factor: slope of the reading's change over the true one, share of signs that are right, mean change where the factor stayed."""
    found, true = (x[1::2] - x[::2] for x in (answers(read, pictures["images"]), pictures["shares"]))
    moved = true.abs() > .1
    slope = (found * true * moved).sum(0) / (true.square() * moved).sum(0)
    right = ((found * true > 0) & moved).sum(0) / moved.sum(0)
    still = true.abs() < 1e-3
    return dict(slope=slope.numpy(), right=right.numpy(), stray=((found.abs() * still).sum(0) / still.sum(0)).numpy())


def reader_of(path):
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(str(path), options)
    return lambda images: torch.from_numpy(session.run(["factors"], {"image": images.numpy()})[0])


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("onnx", type=Path, nargs="+")
    args.add_argument("--held", type=Path, required=True)
    args.add_argument("--pairs", type=Path, required=True)
    args.add_argument("--rendered", type=Path, required=True)
    args.add_argument("--write", action="store_true")
    a = args.parse_args()
    torch.set_num_threads(1)
    held, pairs = (torch.load(f, weights_only=True) for f in (a.held, a.pairs))
    first = [torch.from_numpy(np.load(a.rendered / f"{k}.npy", mmap_mode="r")[:256].copy()) for k in ("images", "z")]
    rendered = dict(images=first[0], shares=shares(first[1]))
    columns = ("error", "correlation", "rendered", "slope", "right", "stray")
    rows = []
    for path in a.onnx:
        read = reader_of(path)
        f = figures(read, held) | pair_figures(read, pairs) | dict(rendered=figures(read, rendered)["correlation"])
        rows.append(f)
    print("| factor |", " | ".join(f"{c} {p.stem}" for c in columns for p in a.onnx), "|")
    print("| --- |" + " --- |" * len(columns) * len(a.onnx))
    for i, name in enumerate(MEASURED):
        print(f"| {name} |", " | ".join(f"{f[c][i]:.3f}" for c in columns for f in rows), "|")
    print("| mean |", " | ".join(f"{np.mean(f[c]):.3f}" for c in columns for f in rows), "|")
    if a.write:
        path = a.onnx[0].with_suffix(".json")
        factors = [dict(name=n, error=round(float(e), 4), correlation=round(float(c), 3)) for n, e, c in zip(MEASURED, rows[0]["error"], rows[0]["correlation"])]
        path.write_text(json.dumps(dict(inputSize=INPUT_SIZE, factors=factors), indent=1) + "\n")


if __name__ == "__main__":
    main()

"""Figures for the ONNX detector on pictures of an exported generator that it was never trained on, as a Markdown table.

`python -m lion.evaluate_detector --generator FILE.safetensors --onnx FILE.onnx [--count 1024]`
Errors are distances from the exact points, in per cent of the picture's width, over visible points. `AUC`: how well confidence tells
visible from hidden points (0.5 chance, 1 perfect). Then, for eyes and mouth, how well the opening is measured.
"""
import argparse

import numpy as np
import onnxruntime
import torch
import torch.nn.functional as F
from scipy.stats import rankdata

from .detector import INPUT_SIZE
from .export_generator import load_public
from .keypoints import NAMES
from .stylegan2 import carried
from .train_detector import labels

OPENINGS = [("left eye", "upper_lid_left", "lower_lid_left"), ("right eye", "upper_lid_right", "lower_lid_right"), ("mouth", "upper_lip", "lower_lip")]


def auc(score, label):
    positive = int(label.sum())
    if positive in (0, len(label)):
        return float("nan")
    return (rankdata(score)[label].sum() - positive * (positive + 1) / 2) / (positive * (len(label) - positive))


@torch.no_grad()
def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--generator", required=True)
    args.add_argument("--onnx", required=True)
    args.add_argument("--count", type=int, default=1024)
    args.add_argument("--seed", type=int, default=99)
    a = args.parse_args()
    torch.set_num_threads(2)
    g, p, _ = load_public(a.generator)
    session = onnxruntime.InferenceSession(a.onnx)
    random = torch.Generator().manual_seed(a.seed)
    found, sure, true, visible = [], [], [], []
    for _ in range(0, a.count, 16):
        z = torch.randn(16, p.shape[1], generator=random)
        x = F.adaptive_avg_pool2d(g(z), INPUT_SIZE).clamp(-1, 1)
        xy, c = session.run(None, {"image": x.numpy()})
        t, v = labels(carried(z, p))
        found.append(xy), sure.append(c), true.append(t.numpy()), visible.append(v.numpy() > 0)
    found, sure, true, visible = (np.concatenate(v) for v in (found, sure, true, visible))
    error = np.linalg.norm(found - true, axis=-1) * 100
    print(f"{len(found)} pictures. All visible points: median {np.median(error[visible]):.2f} %, 90th percentile {np.percentile(error[visible], 90):.2f} %; "
          f"AUC {auc(sure.ravel(), visible.ravel()):.3f}.\n\n| point | visible | median % | 90th % | AUC |\n| --- | --- | --- | --- | --- |")
    for k, name in enumerate(NAMES):
        v = visible[:, k]
        print(f"| {name} | {v.mean():.0%} | {np.median(error[v, k]):.2f} | {np.percentile(error[v, k], 90):.2f} | {auc(sure[:, k], v):.3f} |")
    print("\n| opening | true: 10th, 50th, 90th % of width | error: median, 90th % | correlation |\n| --- | --- | --- | --- |")
    for name, upper, lower in OPENINGS:
        u, l = NAMES.index(upper), NAMES.index(lower)
        v = visible[:, u] & visible[:, l]
        t, f = (np.linalg.norm(s[v, u] - s[v, l], axis=-1) * 100 for s in (true, found))
        e = np.abs(t - f)
        print(f"| {name} | {', '.join(f'{np.percentile(t, q):.1f}' for q in (10, 50, 90))} | {np.median(e):.2f}, {np.percentile(e, 90):.2f} | {np.corrcoef(t, f)[0, 1]:.3f} |")


if __name__ == "__main__":
    main()

"""Figures for exported generators against the renderer's pictures, as a Markdown table.

`python -m lion.evaluate_generator --data FOLDER --detector CHECKPOINT FILE.safetensors ...`
- mse: on the 256 pictures of the data set that training never sees, both area-resized to 128 px, values -1..1;
  also only around eyes and mouth (the training's attention map, minus one).
- distance: Frechet distance (Heusel et al. 2017) between 768 rendered and 768 generated pictures (of other z) in the detector's
  pooled 144 features. It compares files here with each other; it is not an FID. `rendered` is the same between two halves of the rendered ones.
A generator with fewer factors (the prototype's has 30, of the older renderer) is given those it knows.
"""
import argparse

import numpy as np
import scipy.linalg
import torch
import torch.nn.functional as F

from .detector import INPUT_SIZE, Detector
from .export_generator import load_public
from .stylegan2 import lift
from .train_generator import HELD_OUT, Data, attention

COUNT = 768


def frechet(a, b):
    a, b = a.double().numpy(), b.double().numpy()
    ca, cb = np.cov(a, rowvar=False), np.cov(b, rowvar=False)
    root = scipy.linalg.sqrtm(ca @ cb).real
    return float(((a.mean(0) - b.mean(0)) ** 2).sum() + np.trace(ca + cb - 2 * root))


@torch.no_grad()
def draw(g, p, z, seed):
    """Factors [N, count] -> pictures [N, 3, 128, 128]."""
    random, out = torch.Generator().manual_seed(seed), []
    for part in z.split(16):
        x = g(lift(part[:, :p.shape[0]], p, random))
        out.append(F.adaptive_avg_pool2d(x, INPUT_SIZE).clamp(-1, 1))
    return torch.cat(out)


@torch.no_grad()
def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--data", required=True)
    args.add_argument("--detector", required=True)
    args.add_argument("files", nargs="+")
    a = args.parse_args()
    torch.set_num_threads(2)
    data = Data(a.data)
    net = Detector()
    net.load_state_dict(torch.load(a.detector, weights_only=True))
    net.eval()
    features = lambda x: torch.cat([net.features(v) for v in x.split(64)])
    rendered = torch.cat([data.take(np.arange(i, i + 64), INPUT_SIZE)[1] for i in range(HELD_OUT, HELD_OUT + 2 * COUNT, 64)])
    z, target, points = data.take(np.arange(HELD_OUT), INPUT_SIZE)
    weight = F.interpolate(attention(points), INPUT_SIZE) - 1
    other = torch.from_numpy(data.z[HELD_OUT + COUNT:HELD_OUT + 2 * COUNT].copy())
    real = features(rendered)
    print("| file | px | pictures seen | mse | mse eyes, mouth | distance |\n| --- | --- | --- | --- | --- | --- |")
    for file in a.files:
        g, p, meta = load_public(file)
        error = (draw(g, p, z, 1) - target).square()
        local = (error.mean(1, keepdim=True) * weight).sum() / weight.sum()
        distance = frechet(real[:COUNT], features(draw(g, p, other, 2)))
        print(f"| {file.rsplit('/', 1)[-1]} | {meta['img_resolution']} | {meta['images_seen']} | {error.mean():.4f} | {local:.4f} | {distance:.3f} |", flush=True)
    print(f"| rendered | 256 | | 0 | 0 | {frechet(real[:COUNT], real[COUNT:]):.3f} |")


if __name__ == "__main__":
    main()

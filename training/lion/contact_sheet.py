"""Draws pictures of an exported generator: `python -m lion.contact_sheet FILE.safetensors samples.jpg [--data FOLDER]`.

Rows: with --data, pictures never trained on and what the generator makes of their z; then new z; then new z at psi 0.7.
"""
import argparse

import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image

from .export_generator import load_public
from .stylegan2 import lift
from .train_generator import Data


@torch.no_grad()
def main():
    args = argparse.ArgumentParser(description=__doc__)
    args.add_argument("generator")
    args.add_argument("out")
    args.add_argument("--data")
    args.add_argument("--columns", type=int, default=8)
    args.add_argument("--size", type=int, default=160)
    args.add_argument("--seed", type=int, default=3)
    a = args.parse_args()
    torch.set_num_threads(1)
    g, p, _ = load_public(a.generator)
    rows, random = [], torch.Generator().manual_seed(a.seed)
    if a.data:
        z, target, _ = Data(a.data).take(np.arange(a.columns), 256)
        rows += [target, g(lift(z[:, :p.shape[0]], p, random))]
    rows += [g(torch.randn(a.columns, p.shape[1], generator=random)), g(torch.randn(a.columns, p.shape[1], generator=random), psi=.7)]
    rows = [F.interpolate(r, (a.size, a.size), mode="bicubic", antialias=True, align_corners=False) for r in rows]
    sheet = torch.cat([torch.cat(list(r), 2) for r in rows], 1)
    Image.fromarray(((sheet.clamp(-1, 1) + 1) * 127.5 + .5).byte().permute(1, 2, 0).numpy()).save(a.out, quality=88)


if __name__ == "__main__":
    main()

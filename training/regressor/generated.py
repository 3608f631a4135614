"""The generator's own pictures with the factors behind them, every second one a neighbour of the one before it that differs in one factor (or three).

`python -m regressor.generated GENERATOR OUT.pt COUNT --seed 7` writes {images: uint8 [COUNT, 3, 128, 128], shares: [COUNT, 27]};
`--single` leaves the neighbours out.
"""
import argparse
from pathlib import Path

import torch
import torch.nn.functional as F

from lion.export_generator import load_public
from lion.make_dataset import BATCH, draw, with_neighbours
from lion.stylegan2 import carried

from .model import INPUT_SIZE, shares


def carrying(f, p, filler):
    """z [N, z_dim] whose length is that of all z, so that the generator reads just the factors f [N, 33]."""
    filler = filler - (filler @ p.T) @ p
    return filler * ((p.shape[1] - f.square().sum(1)).sqrt() / filler.norm(dim=1))[:, None] + f @ p


def bytes_of(x):
    """Pictures in -1..1 -> uint8 at the size that the network reads."""
    return ((F.adaptive_avg_pool2d(x.float(), INPUT_SIZE).clamp(-1, 1) + 1) * 127.5 + .5).byte()


@torch.no_grad()
def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("generator")
    args.add_argument("out", type=Path)
    args.add_argument("count", type=int)
    args.add_argument("--seed", type=int, default=7)
    args.add_argument("--single", action="store_true")
    a = args.parse_args()
    torch.set_num_threads(1)
    g, p, _ = load_public(a.generator)
    paint = torch.compile(lambda z: g(z, dtype=torch.bfloat16), dynamic=False)
    images, found, random = [], [], torch.Generator().manual_seed(a.seed)
    for i in range(0, a.count, BATCH):
        z = torch.randn(BATCH, p.shape[1], generator=random)
        if not a.single:
            z = carrying(with_neighbours(draw(a.seed + i), a.seed + i), p, z)
        images.append(bytes_of(paint(z)))
        found.append(shares(carried(z, p)))
    torch.save(dict(images=torch.cat(images)[:a.count], shares=torch.cat(found)[:a.count]), a.out)


if __name__ == "__main__":
    main()

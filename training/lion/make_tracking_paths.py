"""Writes paths of lions with the exact places of their key points, for measuring trackers: `saydrag eval`, part tracking.

`python -m lion.make_tracking_paths ../models/lion/tracking.json`

A path goes straight from one vector of factors to another in equal steps; all but the factors of its kind stay. The file holds
factors and where the renderer puts the points, no pictures: the generator under test draws them itself from z = factors . P.
So the positions are exact for the renderer's picture, and as good as the generator reproduces that picture for the generator's.
Only points are kept that one sees, and that lie in the picture, in every frame.
"""
import argparse
import json
from pathlib import Path

import torch

from . import factors, keypoints
from .renderer import rotation

FRAMES = 17
# the fastest point's way from frame to frame, at most, in picture widths: 1.5 px of 128, about what a drag's step moves
MOST_STEP = .012
PATHS_PER_KIND = 10
# never drawn in training (its seeds are below 2000)
FIRST_SEED = 90000
KINDS = {
    "turn": ("yaw", "pitch", "roll"),
    "place": ("tx", "ty", "scale"),
    "mouth and lids": ("mouth", "smile", "lid_l", "lid_r"),
    "shape": ("ear_size", "ear_tilt", "ear_height", "ear_skew", "mane_size", "muzzle_len", "muzzle_w", "head_w", "head_h"),
}
KINDS["all of these"] = sum(KINDS.values(), ())
MARGIN = .02


@torch.no_grad()
def place(z):
    """Factors [B, 33] -> unit positions [B, 29, 2] (x right, y down), seen [B, 29]."""
    q = factors.physical(z)
    rot = rotation(q)
    points = keypoints.surface_points(q)
    xy, _ = keypoints.project(points, q, rot)
    unit = torch.stack([(xy[..., 0] + 1) / 2, (1 - xy[..., 1]) / 2], -1)
    seen = keypoints.visibility(points, xy, q, rot) > .5
    return unit, seen & (unit > MARGIN).all(-1) & (unit < 1 - MARGIN).all(-1)


def path(seed, names):
    random = torch.Generator().manual_seed(seed)
    start, end = (torch.randn(factors.COUNT, generator=random) for _ in range(2))
    kept = torch.tensor([name not in names for name in factors.NAMES])
    end[kept] = start[kept]
    share, along = 1., torch.linspace(0, 1, FRAMES)[:, None]
    for _ in range(12):
        unit, seen = place(start + share * along * (end - start))
        always = seen.all(0)
        step = (unit[1:] - unit[:-1]).norm(dim=-1)[:, always].max()
        if step <= MOST_STEP:
            break
        share *= float(MOST_STEP / step) * .98
    return start, start + share * (end - start), unit, always


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("out", type=Path)
    a = args.parse_args()
    torch.set_num_threads(1)
    paths = []
    for i, (kind, names) in enumerate(KINDS.items()):
        for j in range(PATHS_PER_KIND):
            seed = FIRST_SEED + 100 * i + j
            start, end, unit, always = path(seed, names)
            index = always.nonzero()[:, 0].tolist()
            numbers = lambda v, digits: [round(float(x), digits) for x in v]
            paths.append(dict(kind=kind, seed=seed, start=numbers(start, 4), end=numbers(end, 4), points=[keypoints.NAMES[k] for k in index],
                              frames=[numbers(frame[always].flatten(), 4) for frame in unit]))
            print(seed, kind, len(index), "points, farthest way", round(float((unit[-1] - unit[0])[always].norm(dim=-1).max()), 3), flush=True)
    text = json.dumps(dict(renderer=factors.RENDERER_VERSION, factors=factors.NAMES, paths=paths), separators=(",", ":"))
    a.out.write_text(text.replace('{"kind"', '\n{"kind"') + "\n")
    print(a.out, a.out.stat().st_size, "bytes")


if __name__ == "__main__":
    main()

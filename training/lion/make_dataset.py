"""Renders the data set: pictures, the normal numbers behind them, key points and visibility.

`python -m lion.make_dataset FOLDER COUNT` writes images.npy [COUNT, 3, size, size] uint8, z.npy, points.npy, visible.npy and
`done` (how many are ready), flushed as it goes so that training can start on the first ones; stopped, it goes on where
it was. One picture in four has its eyes or its mouth pushed towards closed, because small parts need more examples
than chance gives; the rest are plain normal. With `--pairs` every second picture is the one before it but for one factor, or three
of them, drawn anew.
"""
import argparse
import time
from pathlib import Path

import numpy as np
import torch

from . import factors, keypoints
from .renderer import render

BATCH = 16


def draw(seed):
    """z [BATCH, factors.COUNT] for one batch."""
    g = torch.Generator().manual_seed(seed)
    z = torch.randn(BATCH, factors.COUNT, generator=g)
    special = torch.rand(BATCH, generator=g) < .25
    which = torch.randint(0, 4, (BATCH,), generator=g)
    shift = 1.6 * torch.rand(BATCH, generator=g) + .2
    for name, kinds in (("lid_l", (0, 2)), ("lid_r", (1, 2)), ("mouth", (3,))):
        hit = special & torch.isin(which, torch.tensor(kinds))
        i = factors.NAMES.index(name)
        z[:, i] = torch.where(hit, z[:, i].clamp(-1, 1) - shift, z[:, i])
    return z


# light and hues that nobody asks for stay as they are
CHANGED = [i for i, name in enumerate(factors.NAMES) if not name.startswith(("light", "bg_hue", "eye_hue", "nose_hue"))]


def with_neighbours(z, seed):
    """[N, COUNT] -> [N, COUNT]: the first half of z, each followed by a neighbour that differs in one factor, or (one in four) in three."""
    g = torch.Generator().manual_seed(seed)
    z = z[:len(z) // 2]
    near = z.clone()
    for row in near:
        many = 3 if torch.rand([], generator=g) < .25 else 1
        for i in torch.randperm(len(CHANGED), generator=g)[:many]:
            u = torch.rand([], generator=g)
            # lids change in the lowest quarter only
            u = u * .32 if factors.NAMES[CHANGED[i]].startswith("lid") else u
            row[CHANGED[i]] = 2 ** .5 * torch.erfinv(2 * u.clamp(.01, .99) - 1)
    return torch.stack([z, near], 1).flatten(0, 1)


def main():
    args = argparse.ArgumentParser(description=__doc__)
    args.add_argument("folder", type=Path)
    args.add_argument("count", type=int)
    args.add_argument("--size", type=int, default=256)
    args.add_argument("--seed", type=int, default=1000)
    args.add_argument("--threads", type=int, default=2)
    args.add_argument("--pairs", action="store_true")
    a = args.parse_args()
    torch.set_num_threads(a.threads)
    a.folder.mkdir(parents=True, exist_ok=True)
    shapes = dict(images=((3, a.size, a.size), np.uint8), z=((factors.COUNT,), np.float32), points=((keypoints.COUNT, 2), np.float32),
                  visible=((keypoints.COUNT,), np.uint8))
    done_file = a.folder / "done"
    done = int(done_file.read_text()) if done_file.exists() else 0
    store = {k: np.lib.format.open_memmap(a.folder / f"{k}.npy", "r+" if done else "w+", t, (a.count, *s)) for k, (s, t) in shapes.items()}
    start, first = time.time(), done
    with torch.no_grad():
        for i in range(done, a.count - BATCH + 1, BATCH):
            z = draw(a.seed + i)
            if a.pairs:
                z = with_neighbours(z, a.seed + i)
            image, points, visible = render(z, a.size)
            at = slice(i, i + BATCH)
            store["images"][at] = (image.clamp(0, 1) * 255 + .5).byte().numpy()
            store["z"][at], store["points"][at], store["visible"][at] = z, points, visible.byte()
            if i // BATCH % 10 == 9:
                for s in store.values():
                    s.flush()
                done_file.write_text(str(i + BATCH))
                print(i + BATCH, f"{(time.time() - start) / (i + BATCH - first) * 1000:.0f} ms each", flush=True)
    done_file.write_text(str(a.count // BATCH * BATCH))


if __name__ == "__main__":
    main()

"""Teaches the generator to draw the renderer's pictures from z, by reconstruction, one resolution at a time.

`python -m lion.train_generator --data FOLDER --out CHECKPOINT --resolution 64 --minutes 10` starts from or continues CHECKPOINT;
`--seed-weights` starts from the prototype's. The data set may still be growing.
Loss: L1 on pictures and on their gradients over a pyramid, with more weight on eyes and mouth, which are small but are what people edit.
Two runs of one thread each that `--exchange` weights every 12 seconds learn faster on a busy two-core machine than one run of two
threads, which waits for whichever thread another program holds up. The learning rate falls over the last part of the run (`--decay 0.5`: the last half).
"""
import argparse
import copy
import os
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

from . import factors
from .keypoints import NAMES
from .stylegan2 import Generator, lift, subspace

HELD_OUT = 256          # the first pictures of the data set are never trained on
DTYPE = torch.bfloat16
EYES = [NAMES.index(n) for n in ("eye_left", "eye_right")]
EARS = [NAMES.index(n) for n in ("ear_left", "ear_right")]
LIPS = [NAMES.index(n) for n in ("upper_lip", "lower_lip")]


class Data:
    def __init__(self, folder):
        self.folder = Path(folder)
        self.images, self.z, self.points, self.visible = (
            np.load(self.folder / f"{k}.npy", mmap_mode="r") for k in ("images", "z", "points", "visible"))

    def ready(self):
        return int((self.folder / "done").read_text())

    def take(self, index, resolution):
        x = torch.from_numpy(np.stack([self.images[i] for i in index])).float() / 127.5 - 1
        if x.shape[-1] > resolution:
            x = F.avg_pool2d(x, x.shape[-1] // resolution)
        return torch.from_numpy(self.z[index]), x, torch.from_numpy(self.points[index])


def attention(points, n=64):
    """Weight map [B, 1, n, n]: 1, more around eyes, mouth and ears."""
    g = (torch.arange(n) + .5) / n
    centres = torch.cat([points[:, EYES], points[:, LIPS].mean(1, keepdim=True), points[:, EARS]], 1)          # [B, 5, 2]
    gap = (points[:, LIPS[1]] - points[:, LIPS[0]]).norm(dim=-1)
    same = torch.ones_like(gap)
    radius = torch.stack([.062 * same, .062 * same, .05 + .5 * gap, .075 * same, .075 * same], 1)
    d = ((g - centres[..., 0, None]) ** 2)[:, :, None, :] + ((g - centres[..., 1, None]) ** 2)[:, :, :, None]
    return 1 + (torch.exp(-d / radius[..., None, None] ** 2) * torch.tensor([18., 18., 6., 2., 2.])[None, :, None, None]).sum(1, keepdim=True)


def reconstruction(a, b, weight, levels):
    total = 0.
    for level in range(levels):
        w = F.interpolate(weight, a.shape[-1], mode="nearest") if a.shape[-1] >= weight.shape[-1] else F.adaptive_avg_pool2d(weight, a.shape[-1])
        e = a - b
        total = total + (e.abs() * w).mean()
        if level < levels - 1:
            total = total + .6 * ((e[..., 1:] - e[..., :-1]).abs() * w[..., 1:]).mean() + .6 * ((e[..., 1:, :] - e[..., :-1, :]).abs() * w[..., 1:, :]).mean()
            a, b = F.avg_pool2d(a, 2), F.avg_pool2d(b, 2)
    return total


def from_seed(path):
    """The prototype's 128 px weights with the new factors' columns added (30 -> factors.COUNT)."""
    old = torch.load(path, map_location="cpu", weights_only=True)
    g = Generator(resolution=128, factor_count=factors.COUNT)
    for source, target in (("g", "weights"), ("ema", "average")):
        state = dict(old[source])
        weight = state["mapping.fc0.weight"]
        scale = (factors.COUNT / weight.shape[1]) ** .5                # equalised learning rate divides by sqrt(inputs)
        state["mapping.fc0.weight"] = torch.cat([weight * scale, torch.randn(weight.shape[0], factors.COUNT - weight.shape[1]) * .1], 1)
        state["mapping.P"] = subspace(factors.COUNT)
        assert torch.allclose(state["mapping.P"][:30], old["P"], atol=1e-4)
        old[target] = state
    return dict(config=g.config, weights=old["weights"], average=old["average"], seen=old["n"])


def grow(state, resolution):
    """Adds blocks up to `resolution`; a new block's colours start at zero, so the picture stays the same."""
    g = Generator(**{**state["config"], "resolution": resolution})
    fresh = g.state_dict()
    for key in ("weights", "average"):
        added = {k: (torch.zeros_like(v) if "torgb" in k and "affine" not in k else v.clone()) for k, v in fresh.items() if k not in state[key]}
        state[key] = {**state[key], **added}
    state["config"] = g.config
    return state


def main():
    args = argparse.ArgumentParser(description=__doc__)
    args.add_argument("--data", required=True)
    args.add_argument("--out", type=Path, required=True)
    args.add_argument("--seed-weights", type=Path)
    args.add_argument("--resolution", type=int, required=True)
    args.add_argument("--minutes", type=float, required=True)
    args.add_argument("--batch", type=int, default=16)
    args.add_argument("--rate", type=float, default=2e-3)
    args.add_argument("--decay", type=float, default=0., help="part of the run at its end over which the rate falls")
    args.add_argument("--exchange", type=Path, nargs=2, metavar=("MINE", "PARTNERS"), help="files through which two runs average their weights")
    args.add_argument("--half-life", type=float, default=1000, help="of the averaged weights, in pictures of this run")
    args.add_argument("--restart-average", action="store_true", help="start the averaged weights at the present ones")
    args.add_argument("--eager", action="store_true")
    args.add_argument("--threads", type=int, default=2)
    a = args.parse_args()
    torch.set_num_threads(a.threads)
    torch.manual_seed(int(time.time()))
    data = Data(a.data)
    state = torch.load(a.out, weights_only=True) if a.out.exists() else from_seed(a.seed_weights)
    if state["config"]["resolution"] < a.resolution:
        state = grow(state, a.resolution)
    g = Generator(**state["config"])
    g.load_state_dict(state["weights"])
    g = g.to(memory_format=torch.channels_last)
    average = copy.deepcopy(g).eval().requires_grad_(False)
    average.load_state_dict(state["weights" if a.restart_average else "average"])
    seen, p = state["seen"], g.mapping.P
    rng = np.random.default_rng()
    levels = {64: 3, 128: 4, 256: 5}[a.resolution]

    def loss_of(z, target, weight):
        return reconstruction(g(z, dtype=DTYPE, upto=a.resolution), target, weight, levels)

    step = loss_of if a.eager else torch.compile(loss_of, dynamic=False)
    optimiser = torch.optim.Adam(g.parameters(), lr=a.rate, betas=(.9, .99), fused=True)

    def save():
        torch.save(dict(config=g.config, weights=g.state_dict(), average=average.state_dict(), seen=seen), f"{a.out}.tmp")
        os.replace(f"{a.out}.tmp", a.out)

    @torch.no_grad()
    def check():
        total = []
        for i in range(0, 64, 16):
            z, target, _ = data.take(np.arange(i, i + 16), a.resolution)
            total.append((average(lift(z, p, torch.Generator().manual_seed(i)), dtype=DTYPE, upto=a.resolution) - target).square().mean().item())
        return sum(total) / len(total)

    def exchange():
        """Leaves a copy for the partner and moves half way to the partner's, if it is alive."""
        mine, partners = a.exchange
        torch.save(g.state_dict(), f"{mine}.tmp")
        os.replace(f"{mine}.tmp", mine)
        if partners.exists() and time.time() - partners.stat().st_mtime < 60:
            other = torch.load(partners, weights_only=True)
            with torch.no_grad():
                for name, q in g.named_parameters():
                    q.lerp_(other[name], .5)

    # the clock starts after the first step, which compiles
    start, first, steps = None, seen, 0
    saved = exchanged = time.time()
    while start is None or time.time() - start < a.minutes * 60:
        share = 0 if start is None else (time.time() - start) / (a.minutes * 60)
        rate = a.rate * min(1, (steps + 1) / 50)
        if a.decay and share > 1 - a.decay:
            rate *= max(.02, (1 - share) / a.decay)
        for group in optimiser.param_groups:
            group["lr"] = rate
        z, target, points = data.take(rng.integers(HELD_OUT, data.ready(), a.batch), a.resolution)
        loss = step(lift(z, p), target, attention(points))
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        optimiser.step()
        seen, steps = seen + a.batch, steps + 1
        keep = .5 ** (a.batch / a.half_life)
        with torch.no_grad():
            torch._foreach_lerp_(list(average.parameters()), list(g.parameters()), 1 - keep)
        if start is None:
            start, first = time.time(), seen
        if steps % 100 == 0:
            print(a.resolution, seen, f"{time.time() - start:.0f} s, {(seen - first) / (time.time() - start):.1f} pictures/s, loss {loss.item():.4f}",
                  f"rate {rate:.1e}", flush=True)
        if a.exchange and time.time() - exchanged > 12:
            exchange()
            exchanged = time.time()
        if time.time() - saved > 120:
            save()
            print(f"held-out mse {check():.5f}", flush=True)
            saved = time.time()
    save()
    print(f"end {a.resolution} seen {seen} held-out mse {check():.5f}", flush=True)


if __name__ == "__main__":
    main()

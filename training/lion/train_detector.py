"""Teaches the detector on rendered pictures and on the generator's own, and writes it as ONNX.

`python -m lion.train_detector --data FOLDER --generator CHECKPOINT --out CHECKPOINT --onnx FILE --minutes 10`. Continues CHECKPOINT
where there is one. The generator's pictures are drawn first (their factors, so their points, are known exactly).
"""
import argparse
import copy
import json
import os
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

from . import factors
from .detector import HEAT_SIZE, INPUT_SIZE, Detector
from .keypoints import MIRROR, NAMES, project, surface_points, visibility
from .renderer import rotation
from .stylegan2 import carried, lift, load
from .train_generator import HELD_OUT, Data

PAIRS = [[NAMES.index(a), NAMES.index(b)] for a, b in (("upper_lid_left", "lower_lid_left"), ("upper_lid_right", "lower_lid_right"), ("upper_lip", "lower_lip"))]
WEIGHTS = torch.tensor([2. if "lid" in n or "lip" in n or "pupil" in n else .6 if "mane" in n else 1. for n in NAMES])


@torch.no_grad()
def labels(f):
    """Factors [B, COUNT] -> points [B, 29, 2] in 0..1 (y down), visibility [B, 29]."""
    q = factors.physical(f)
    rot = rotation(q)
    p = surface_points(q)
    xy, _ = project(p, q, rot)
    return torch.stack([(1 + xy[..., 0]) / 2, (1 - xy[..., 1]) / 2], -1), visibility(p, xy, q, rot)


@torch.no_grad()
def generated(checkpoint, count, seed, batch=32):
    """The generator's own pictures as uint8 [count, 3, 128, 128] with their points and visibility."""
    g, _ = load(checkpoint)
    p, random = g.mapping.P, torch.Generator().manual_seed(seed)
    images, points, visible = [], [], []
    for i in range(0, count, batch):
        f = torch.randn(batch, p.shape[0], generator=random)
        low = torch.rand(batch, 3, generator=random) < .08                       # more closed eyes and mouths
        for j, name in enumerate(("lid_l", "lid_r", "mouth")):
            k = factors.NAMES.index(name)
            f[:, k] = torch.where(low[:, j], -1.3 - f[:, k].abs() * .5, f[:, k])
        z = lift(f, p, random)
        x = g(z, dtype=torch.bfloat16).float()
        x = F.adaptive_avg_pool2d(x, INPUT_SIZE)
        xy, seen = labels(carried(z, p))
        images.append(((x.clamp(-1, 1) + 1) * 127.5 + .5).byte()), points.append(xy), visible.append(seen)
    return torch.cat(images), torch.cat(points), torch.cat(visible)


def rendered(folder, start, stop):
    data = Data(folder)
    stop = min(stop, data.ready())
    images = torch.cat([F.adaptive_avg_pool2d(torch.from_numpy(data.images[i:i + 64].copy()).float(), INPUT_SIZE).round().byte() for i in range(start, stop, 64)])
    return images[:stop - start], torch.from_numpy(data.points[start:stop].copy()), torch.from_numpy(data.visible[start:stop].copy()).float()


def augment(x, points, visible):
    """Flips, small moves and turns, colours, blur and noise. x [B, 3, 128, 128] in -1..1"""
    b = len(x)
    flip = torch.rand(b) < .5
    x = torch.where(flip[:, None, None, None], x.flip(-1), x)
    turned = points[:, MIRROR].clone()
    turned[..., 0] = 1 - turned[..., 0]
    points = torch.where(flip[:, None, None], turned, points)
    visible = torch.where(flip[:, None], visible[:, MIRROR], visible)
    # sampling grid: output position -> input position, in -1..1
    angle, scale = (torch.rand(b) - .5) * .3, torch.exp((torch.rand(b) - .5) * .3)
    shift = (torch.rand(b, 2) - .5) * .16
    a = torch.stack([torch.stack([angle.cos(), -angle.sin()], -1), torch.stack([angle.sin(), angle.cos()], -1)], 1) * scale[:, None, None]
    still = torch.rand(b) < .4
    a = torch.where(still[:, None, None], torch.eye(2), a)
    shift = torch.where(still[:, None], torch.zeros(2), shift)
    moved = F.grid_sample(x, F.affine_grid(torch.cat([a, shift[..., None]], 2), x.shape, align_corners=False), padding_mode="border", align_corners=False)
    x = torch.where(still[:, None, None, None], x, moved)
    points = (torch.einsum("bij,bkj->bki", torch.linalg.inv(a), points * 2 - 1 - shift[:, None]) + 1) / 2
    visible = visible * ((points > 0) & (points < 1)).all(-1)
    one = lambda spread: 1 + (torch.rand(b, 1, 1, 1) - .5) * spread
    grey = x.mean(1, keepdim=True)
    x = grey + (x - grey) * one(1.2)
    x = x * one(.7) * (1 + (torch.rand(b, 3, 1, 1) - .5) * .3) + (torch.rand(b, 1, 1, 1) - .5) * .4
    blurred = F.interpolate(F.avg_pool2d(x, 2), scale_factor=2, mode="bilinear", align_corners=False)
    x = torch.lerp(x, blurred, (torch.rand(b, 1, 1, 1) * 1.6 - .6).clamp(0, 1))
    x = x + torch.randn_like(x) * (torch.rand(b, 1, 1, 1) * .16 - .06).clamp(min=0)
    return x.clamp(-1, 1), points, visible


def loss_of(net, x, points, visible):
    with torch.autocast("cpu", torch.bfloat16):
        found, logits, heat = net.raw(x)
    inside = ((points > .01) & (points < .99)).all(-1).float()
    weight = WEIGHTS * (visible + .15 * inside * (1 - visible))
    place = ((found - points).abs().sum(-1) * weight).mean()
    apart = sum((((found[:, a] - found[:, b]) - (points[:, a] - points[:, b])).abs().sum(-1) * visible[:, a]).mean() for a, b in PAIRS)
    g = (torch.arange(HEAT_SIZE) + .5) / HEAT_SIZE
    near = lambda v: torch.exp(-((g - v[..., None]) * HEAT_SIZE) ** 2 / (2 * 1.0 ** 2))
    target = (near(points[..., 1])[..., :, None] * near(points[..., 0])[..., None, :]).flatten(2)
    target = target / (target.sum(-1, keepdim=True) + 1e-6)
    spread = (-(target * torch.log_softmax(heat, -1)).sum(-1) * weight * inside).mean()
    return 20 * place + 5 * apart + .15 * spread + .5 * F.binary_cross_entropy_with_logits(logits, visible)


def export(net, path):
    """Writes the ONNX model and the names beside it."""
    net = net.eval().float().to(memory_format=torch.contiguous_format)
    torch.onnx.export(net, torch.zeros(1, 3, INPUT_SIZE, INPUT_SIZE), f"{path}.tmp", opset_version=17, dynamo=False, input_names=["image"],
                      output_names=["points", "confidence"], dynamic_axes={k: {0: "N"} for k in ("image", "points", "confidence")})
    os.replace(f"{path}.tmp", path)
    Path(path).with_suffix(".json").write_text(json.dumps({"names": NAMES, "inputSize": INPUT_SIZE}, indent=1) + "\n")


def main():
    args = argparse.ArgumentParser(description=__doc__)
    args.add_argument("--data", required=True)
    args.add_argument("--generator")
    args.add_argument("--generated", type=int, default=4096)
    args.add_argument("--out", type=Path, required=True)
    args.add_argument("--onnx", type=Path)
    args.add_argument("--minutes", type=float, required=True)
    args.add_argument("--batch", type=int, default=32)
    args.add_argument("--rate", type=float, default=2e-3)
    args.add_argument("--threads", type=int, default=2)
    a = args.parse_args()
    torch.set_num_threads(a.threads)
    torch.manual_seed(int(time.time()))
    sets = [rendered(a.data, HELD_OUT, 10 ** 9)]
    if a.generator:
        sets.append(generated(a.generator, a.generated, seed=7))
    print("pictures", [len(s[0]) for s in sets], flush=True)
    net = Detector()
    if a.out.exists():
        net.load_state_dict(torch.load(a.out, weights_only=True))
    net = net.to(memory_format=torch.channels_last)
    optimiser = torch.optim.AdamW(net.parameters(), lr=a.rate, weight_decay=1e-3)
    start, steps = None, 0
    while start is None or time.time() - start < a.minutes * 60:
        share = 0 if start is None else (time.time() - start) / (a.minutes * 60)
        for group in optimiser.param_groups:
            group["lr"] = a.rate * min(1, (steps + 1) / 100) * max(.01, min(1, 2 * (1 - share)))
        parts = [torch.randint(len(s[0]), (a.batch // len(sets),)) for s in sets]
        x, points, visible = (torch.cat([s[k][i] for s, i in zip(sets, parts)]) for k in range(3))
        x, points, visible = augment(x.float() / 127.5 - 1, points, visible)
        loss = loss_of(net, x.contiguous(memory_format=torch.channels_last), points, visible)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        optimiser.step()
        steps += 1
        if start is None:
            start = time.time()
        if steps % 100 == 0:
            with torch.no_grad():
                print(steps, f"{time.time() - start:.0f} s {steps * a.batch / (time.time() - start):.0f} pictures/s loss {loss.item():.4f}", flush=True)
        if steps % 500 == 0:
            torch.save(net.state_dict(), f"{a.out}.tmp")
            os.replace(f"{a.out}.tmp", a.out)
            if a.onnx:
                export(copy.deepcopy(net), a.onnx)
    torch.save(net.state_dict(), a.out)
    if a.onnx:
        export(net, a.onnx)


if __name__ == "__main__":
    main()

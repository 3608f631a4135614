"""Teaches the reader from nothing on pairs of pictures that differ in a factor or three: the loss is on both readings and on their difference,
which is what an edit is judged by.

`python -m regressor.train --generated FILE … --rendered FOLDER --held FILE --out CHECKPOINT --steps 4000` starts CHECKPOINT or goes on with it; the
files are those of regressor.generated and lion.make_dataset --pairs. `--onnx ../models/lion/factors.onnx` writes the averaged network when it ends.
"""
import argparse
import copy
import os
import time
from pathlib import Path

import numpy as np
import onnx
import torch
import torch.nn.functional as F

from .evaluate import figures
from .model import INPUT_SIZE, MEASURED, Reader, halved, mirrored, shares

RENDERED_HELD_OUT = 256      # the first ones of the folder
CHANGED_WEIGHT = 6           # of the difference of a factor that did change, over one that did not
AVERAGE_OVER = 150           # steps
# eyes are small: left alone they are learned long after everything else
WEIGHTS = torch.tensor([4. if name.startswith(("lid", "look")) else 1. for name in MEASURED])


class Pairs:
    """Generated files and the folder of rendered ones, which may still be growing; a pair is pictures 2 i and 2 i + 1."""

    def __init__(self, files, folder):
        read = [torch.load(f, weights_only=True) for f in files]
        self.images, self.shares = torch.cat([r["images"] for r in read]), torch.cat([r["shares"] for r in read])
        self.folder = folder
        self.rendered, self.z = (np.load(folder / f"{k}.npy", mmap_mode="r") for k in ("images", "z"))

    def take(self, count, part, random):
        """-> images [2, count, 3, 128, 128] in -1..1, shares [2, count, 27]; `part` of them rendered, half of all mirrored."""
        done = int((self.folder / "done").read_text())
        few = round(count * part) if done > 2 * RENDERED_HELD_OUT else 0
        drawn = 2 * torch.randint(len(self.images) // 2, (count - few,), generator=random)
        seen = 2 * torch.randint(RENDERED_HELD_OUT // 2, max(done // 2, RENDERED_HELD_OUT), (few,), generator=random)
        x, y = [], []
        for side in range(2):
            at = (seen + side).numpy()
            x.append(torch.cat([self.images[drawn + side], torch.from_numpy(self.rendered[at])]))
            y.append(torch.cat([self.shares[drawn + side], shares(torch.from_numpy(self.z[at]))]))
        x, y = torch.stack(x), torch.stack(y)
        turn = torch.rand(count, generator=random) < .5
        x = torch.where(turn[None, :, None, None, None], x.flip(-1), x)
        y = torch.where(turn[None, :, None], torch.stack([mirrored(side) for side in y]), y)
        return x.float() / 127.5 - 1, y


def loss_of(found, true):
    """[2, N, 27] both -> one number"""
    change, asked = found[1] - found[0], true[1] - true[0]
    weight = torch.where(asked.abs() > 1e-4, CHANGED_WEIGHT, 1.)
    difference = F.smooth_l1_loss(change, asked, beta=.05, reduction="none") * weight
    return ((F.smooth_l1_loss(found, true, beta=.05, reduction="none") + difference) * WEIGHTS).mean()


def export(net, path):
    """The averaged network as ONNX, large weights in fp16."""
    temporary = f"{path}.tmp"
    torch.onnx.export(net, (torch.zeros(1, 3, INPUT_SIZE, INPUT_SIZE),), temporary, opset_version=17, dynamo=False,
                      input_names=["image"], output_names=["factors"], dynamic_axes={k: {0: "N"} for k in ("image", "factors")})
    model = halved(onnx.load(temporary))
    onnx.checker.check_model(model)
    onnx.save(model, path)
    Path(temporary).unlink()


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--generated", type=Path, nargs="+", required=True)
    args.add_argument("--rendered", type=Path, required=True)
    args.add_argument("--held", type=Path, required=True)
    args.add_argument("--out", type=Path, required=True)
    args.add_argument("--onnx", type=Path)
    args.add_argument("--steps", type=int, default=4000, help="in all; the rate falls to nothing over the last 60 %")
    args.add_argument("--batch", type=int, default=64)
    args.add_argument("--rate", type=float, default=2e-3)
    args.add_argument("--part-rendered", type=float, default=.25)
    a = args.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(0)
    data, held = Pairs(a.generated, a.rendered), torch.load(a.held, weights_only=True)
    net = Reader().to(memory_format=torch.channels_last)
    average = copy.deepcopy(net).eval().requires_grad_(False)
    optimiser = torch.optim.AdamW(net.parameters(), a.rate, betas=(.9, .99), weight_decay=1e-2)
    done = 0
    if a.out.exists():
        state = torch.load(a.out, weights_only=True)
        net.load_state_dict(state["net"]), average.load_state_dict(state["average"]), optimiser.load_state_dict(state["optimiser"])
        done = state["steps"]
    random = torch.Generator().manual_seed(done + 1)

    def save():
        torch.save(dict(net=net.state_dict(), average=average.state_dict(), optimiser=optimiser.state_dict(), steps=done), f"{a.out}.tmp")
        os.replace(f"{a.out}.tmp", a.out)

    def read(images):
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
            return average(images.contiguous(memory_format=torch.channels_last)).float()

    start, total = time.time(), 0.
    while done < a.steps:
        rate = a.rate * min(1, (done + 1) / 100, max(.005, (1 - done / a.steps) / .6))
        for group in optimiser.param_groups:
            group["lr"] = rate
        x, y = data.take(a.batch // 2, a.part_rendered, random)
        with torch.autocast("cpu", torch.bfloat16):
            found = net(x.flatten(0, 1).contiguous(memory_format=torch.channels_last)).float()
        loss = loss_of(found.view(y.shape), y)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 1.)
        optimiser.step()
        done, total = done + 1, total + loss.item()
        keep = min(1 - 1 / AVERAGE_OVER, done / (done + 10))
        with torch.no_grad():
            for mine, theirs in zip(average.state_dict().values(), net.state_dict().values()):
                mine.lerp_(theirs, 1 - keep) if mine.is_floating_point() else mine.copy_(theirs)
        if done % 50 == 0:
            print(f"step {done}, {time.time() - start:.0f} s, {time.process_time():.0f} s of the core: loss {total / 50:.4f}, rate {rate:.1e}", flush=True)
            total = 0.
            save()
        if done % 250 == 0 or done == a.steps:
            f = figures(read, held)
            print("correlation", f"{np.nanmean(f['correlation']):.3f}", *(f"{n} {c:.2f}" for n, c in zip(MEASURED, f["correlation"])), flush=True)
    if a.onnx:
        export(average.float(), a.onnx)
        print(f"written: {a.onnx.stat().st_size} bytes")


if __name__ == "__main__":
    main()

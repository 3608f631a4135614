"""Gives chosen factors a clean way through the mapping: `python -m lion.wire_factors IN OUT`, between two stages of training.

A factor that changes few pixels (an eyelid) reaches w as a faint mixture, and the layers that would have to listen to it hardly feel it.
This takes the least used units of every mapping layer and of w, puts their mean into the next layer's bias, and wires them to carry
one factor each: pairs (v, -v), so that nothing is lost in the leaky ReLU. Eyelids come as what they do (closed .. open), which is flat on both
sides of a step. The synthesis layers start with weight zero on the new units, so the pictures change little, and learn from there.
"""
import argparse
import math

import torch

from . import factors
from .stylegan2 import Generator, lift

# pairs of units, and how large the value is in w
PAIRS = {"lid_l": 5, "lid_r": 5, "ear_height": 2, "ear_skew": 2, "smile": 2, "gaze_x": 2, "gaze_y": 2, "eye_hue": 1, "ear_size": 1, "muzzle_w": 1}
AMPLITUDE = 2.5
STEPS = {"lid_l": (-1.28, -.71), "lid_r": (-1.28, -.71)}         # normal numbers between which a lid goes from closed to open
ROOM = 5.                                                        # keeps values positive on their way
ROOT2 = math.sqrt(2)


def activations(g, z):
    """Outputs of the mapping's layers [N, w_dim]."""
    x, out = z * torch.rsqrt(z.square().mean(1, True) + 1e-8) @ g.mapping.P.T, []
    for i in range(g.mapping.layers):
        x = getattr(g.mapping, f"fc{i}")(x)
        out.append(x)
    return out


def listeners(g, layer):
    """The linear layers that read the mapping layer's output."""
    if layer + 1 < g.mapping.layers:
        return [getattr(g.mapping, f"fc{layer + 1}")]
    return [m.affine for m in g.modules() if hasattr(m, "affine")]


@torch.no_grad()
def wire(g, units, means):
    total = sum(PAIRS.values()) * 2
    for layer in range(g.mapping.layers):
        for reader in listeners(g, layer):                       # silence what the units said, keep its mean
            reader.bias += reader.weight[:, units[layer]] @ means[layer][units[layer]] * reader.gain
            reader.weight[:, units[layer]] = 0
        own = getattr(g.mapping, f"fc{layer}")
        own.weight[units[layer]], own.bias[units[layer]] = 0, 0
    slot = 0
    fc = [getattr(g.mapping, f"fc{i}") for i in range(g.mapping.layers)]
    for name, pairs in PAIRS.items():
        column = factors.NAMES.index(name)
        for _ in range(pairs):
            a, b = ([int(units[layer][slot + k]) for layer in range(4)] for k in (0, 1))
            if name in STEPS:
                low, high = STEPS[name]
                for unit, edge in ((a[0], low), (b[0], high)):   # ramps that begin at the step's two ends
                    fc[0].weight[unit, column], fc[0].bias[unit] = 1 / fc[0].gain, -edge
                # their difference is .2 (high - low) before the step, high - low after it
                middle, half = ROOT2 * .6 * (high - low), ROOT2 * .4 * (high - low)
                fc[1].weight[a[1], a[0]], fc[1].weight[a[1], b[0]] = 1 / half / fc[1].gain, -1 / half / fc[1].gain
                fc[1].bias[a[1]] = ROOM - middle / half
            else:
                fc[0].weight[a[0], column], fc[0].bias[a[0]] = 1 / fc[0].gain, ROOM
                fc[1].weight[a[1], a[0]] = 1 / ROOT2 / fc[1].gain
            fc[2].weight[a[2], a[1]] = 1 / ROOT2 / fc[2].gain
            for unit, sign in ((a[3], 1), (b[3], -1)):
                fc[3].weight[unit, a[2]] = sign * AMPLITUDE / 2 / ROOT2 / fc[3].gain
                fc[3].bias[unit] = -sign * AMPLITUDE / 2 * ROOM
            slot += 2
    assert slot == total


@torch.no_grad()
def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("source")
    args.add_argument("out")
    a = args.parse_args()
    torch.set_num_threads(1)
    state = torch.load(a.source, weights_only=True)
    g = Generator(**state["config"])
    g.load_state_dict(state["average"])
    random = torch.Generator().manual_seed(0)
    z = lift(torch.randn(4096, factors.COUNT, generator=random), g.mapping.P, random)
    outputs = activations(g, z)
    means, units = [x.mean(0) for x in outputs], []
    for layer, x in enumerate(outputs):                          # least used: spread times how loudly it is read
        loud = sum((r.weight * r.gain).square().sum(0) for r in listeners(g, layer))
        units.append((x.var(0) * loud).argsort()[:sum(PAIRS.values()) * 2])
        print(f"fc{layer}: {float((x.var(0) * loud)[units[-1]].sum() / (x.var(0) * loud).sum()):.2%} of what its readers hear is replaced")
    before = g(z[:4])
    for key in ("weights", "average"):
        g.load_state_dict(state[key])
        wire(g, units, means)
        state[key] = {k: v.clone() for k, v in g.state_dict().items()}
    w = activations(g, z)[-1]
    print("picture changes by mse", float((g(z[:4]) - before).square().mean()), "| spread of the wired w", w[:, units[3]].std(0)[:12].tolist())
    torch.save(state, a.out)


if __name__ == "__main__":
    main()

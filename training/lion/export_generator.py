"""Writes the averaged generator as fp16 safetensors in the names and scaling of public StyleGAN2 checkpoints.

`python -m lion.export_generator CHECKPOINT OUT.safetensors`. Beyond those names: `factors.P` [33, 512], the directions of z that
carry the factors, and metadata. The mapping's first layer takes P in; every mapping layer is rescaled for the usual
learning-rate multiplier of 0.01.
"""
import argparse
import math
from pathlib import Path

import torch
from safetensors import safe_open
from safetensors.torch import save_file

from .factors import NAMES, RENDERER_VERSION
from .stylegan2 import Generator, load

MAPPING_RATE = .01


def public_state(g):
    """Generator -> dict of tensors in the public layout, float32."""
    state = {k: v.clone() for k, v in g.state_dict().items() if k.startswith("synthesis.")}
    for i in range(g.mapping.layers):
        layer = getattr(g.mapping, f"fc{i}")
        weight = layer.weight * layer.gain
        if i == 0:
            weight = weight @ g.mapping.P
        state[f"mapping.fc{i}.weight"] = weight / (MAPPING_RATE / math.sqrt(weight.shape[1]))
        state[f"mapping.fc{i}.bias"] = layer.bias / MAPPING_RATE
    z = torch.randn(20000, g.config["z_dim"], generator=torch.Generator().manual_seed(0))
    state["mapping.w_avg"] = g.mapping(z).mean(0)
    return state


def load_public(path):
    """An exported file -> generator (its mapping reads the whole z), factors.P, metadata: what `public_state` did, undone."""
    with safe_open(path, "pt") as f:
        state, meta = {k: f.get_tensor(k).float() for k in f.keys()}, f.metadata()
    p = state.pop("factors.P")
    number = lambda name: int(meta[name])
    g = Generator(resolution=number("img_resolution"), channel_base=number("channel_base"), channel_max=number("channel_max"), z_dim=number("z_dim"),
                  w_dim=number("w_dim"), layers=number("mapping_layers"), factor_count=number("z_dim"))
    state = {k: v * MAPPING_RATE if k.startswith("mapping.fc") else v for k, v in state.items()}
    state["mapping.P"] = torch.eye(number("z_dim"))
    g.load_state_dict(state)
    return g.eval().requires_grad_(False), p, meta


def main():
    args = argparse.ArgumentParser(description=__doc__)
    args.add_argument("checkpoint")
    args.add_argument("out", type=Path)
    a = args.parse_args()
    torch.set_num_threads(1)
    g, seen = load(a.checkpoint)
    state = {k: v.half().contiguous() for k, v in public_state(g).items()}
    assert all(v.isfinite().all() for v in state.values()), "a weight does not fit fp16"
    state["factors.P"] = g.mapping.P.half().contiguous()
    c = g.config
    meta = dict(img_resolution=c["resolution"], z_dim=c["z_dim"], w_dim=c["w_dim"], mapping_layers=c["layers"], channel_base=c["channel_base"],
                channel_max=c["channel_max"], images_seen=seen, renderer_version=RENDERER_VERSION, factors=",".join(NAMES), licence="CC0-1.0")
    temporary = a.out.with_suffix(".tmp")
    save_file(state, temporary, metadata={k: str(v) for k, v in meta.items()})
    temporary.replace(a.out)
    print(a.out, a.out.stat().st_size, "bytes")


if __name__ == "__main__":
    main()

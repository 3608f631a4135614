"""The factors of a lion: what varies between two pictures, by name, and how a normal number becomes each of them.

A picture is a deterministic function of these factors. Every factor is the normal quantile of one number, so
a vector of independent standard normals describes a lion. The order is part of the weights: the first 30 are
those of renderer v1, new ones are only ever appended.
'left' is the viewer's left (negative x of the head's own space, smaller x in a frontal picture).
"""
import math

import torch

RENDERER_VERSION = "2"

# name: knots of a piecewise linear function of the quantile; two numbers are a plain range.
# Lengths are in head units (a head is about 1.5 wide), angles in radians.
RANGES = {
    "yaw": (-.62, .62), "pitch": (-.30, .30), "roll": (-.22, .22),
    "mouth": ((0, 0), (.28, 0), (1, 1)),                      # 0 closed (28 % of pictures) .. 1 wide open
    "lid_l": ((0, 0), (.10, 0), (.24, .75), (1, 1.05)),       # 0 closed (10 %), 14 % between, 76 % clearly open
    "lid_r": ((0, 0), (.10, 0), (.24, .75), (1, 1.05)),
    "gaze_x": (-.34, .34), "gaze_y": (-.24, .24),              # in eye radii, from where the lion looks on its own
    "ear_size": (.15, .26), "ear_tilt": (-.45, .55),
    "mane_size": (.97, 1.30), "mane_tuft": (.015, .075), "mane_hue": (.025, .085), "mane_val": (.34, .68),
    "head_w": (.64, .84), "head_h": (.68, .88),
    "muzzle_len": (.22, .48), "muzzle_w": (.27, .40),
    "fur_hue": (.075, .115), "fur_val": (.80, 1.0),
    "eye_hue": (.085, .36), "light_az": (-.9, .9), "light_el": (.25, 1.0),
    "bg_hue": (0, 1), "bg_val": (.55, .95), "bg_hue2": (0, 1),
    "scale": (1.12, 1.50), "tx": (-.16, .16), "ty": (-.14, .14), "nose_hue": (-.03, .05),
    "ear_height": (-.14, .16),                                # both ears lowered .. raised
    "ear_skew": (-.09, .09),                                  # the viewer's right ear up, the left one down
    "smile": (-.20, 1.0),                                     # mouth corners down .. up
}
NAMES = list(RANGES)
COUNT = len(NAMES)


def quantile(z):
    """Standard normal -> uniform in 0..1."""
    return 0.5 * (1 + torch.erf(z / math.sqrt(2)))


def physical(z):
    """z [B, COUNT] standard normal -> dict of [B, 1] physical values, and the derived look_x, look_y (the pupils' place in eye radii)."""
    u = quantile(z)
    out = {}
    for i, (name, knots) in enumerate(RANGES.items()):
        if not isinstance(knots[0], tuple):
            knots = ((0, knots[0]), (1, knots[1]))
        value = torch.full_like(u[:, i], knots[0][1])
        for (u0, v0), (u1, v1) in zip(knots, knots[1:]):
            value = value + ((u[:, i] - u0) / (u1 - u0)).clamp(0, 1) * (v1 - v0)
        out[name] = value[:, None]
    # left to itself a lion half follows the viewer with its eyes
    out["look_x"] = (out["gaze_x"] - .42 * torch.sin(out["yaw"])).clamp(-.5, .5)
    out["look_y"] = (out["gaze_y"] + .42 * torch.sin(out["pitch"])).clamp(-.34, .34)
    return out

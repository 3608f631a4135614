"""Reads the renderer's factors off a picture: what an edit changed, by a judge that knows no key points and no recipe.

A network of its own, which shares nothing with the key point detector: residual convolutions down to 8 x 8, and at 32 x 32 a set of maps that learn
by themselves where to look; the places they look at, what they see there and the coarse picture tell the factors.
"""
import onnx
import torch
import torch.nn as nn
import torch.nn.functional as F

from lion.factors import RANGES, physical

INPUT_SIZE = 128
# 'look' is where the pupils are: a lion's own glance with the gaze factor added, cut at the rim of the eye
DERIVED = {"look_x": (-.5, .5), "look_y": (-.34, .34)}
# hues that go round, light and the factors behind 'look' are left out
MEASURED = ("yaw", "pitch", "roll", "mouth", "smile", "lid_l", "lid_r", "look_x", "look_y", "ear_size", "ear_tilt", "ear_height", "ear_skew",
            "mane_size", "mane_tuft", "head_w", "head_h", "muzzle_len", "muzzle_w", "scale", "tx", "ty", "mane_hue", "mane_val", "fur_hue", "fur_val", "bg_val")
# what a mirror does: the number turns round, or two numbers change places
TURNED, SWAPPED = ("yaw", "roll", "look_x", "ear_skew", "tx"), (("lid_l", "lid_r"),)


def bounds(name):
    """The least and the greatest value of a factor."""
    knots = DERIVED.get(name) or RANGES[name]
    return (knots[0][1], knots[-1][1]) if isinstance(knots[0], tuple) else tuple(knots)


BOUNDS = torch.tensor([bounds(name) for name in MEASURED])                                                # [27, 2]


def shares(f):
    """Factors as normal numbers [B, 33] -> measured factors [B, 27] as shares of their ranges, 0..1."""
    q = physical(f)
    values = torch.cat([q[name] for name in MEASURED], 1)
    return (values - BOUNDS[:, 0]) / (BOUNDS[:, 1] - BOUNDS[:, 0])


def mirrored(share):
    """The measured factors of the mirrored picture."""
    out = share.clone()
    for name in TURNED:
        i = MEASURED.index(name)
        out[:, i] = 1 - share[:, i]
    for a, b in SWAPPED:
        i, j = MEASURED.index(a), MEASURED.index(b)
        out[:, i], out[:, j] = share[:, j], share[:, i]
    return out


def convolution(inputs, outputs, stride=1, size=3):
    return nn.Sequential(nn.Conv2d(inputs, outputs, size, stride, size // 2, bias=False), nn.BatchNorm2d(outputs))


class Residual(nn.Module):
    def __init__(self, channels):
        super().__init__()
        self.a, self.b = convolution(channels, channels), convolution(channels, channels)

    def forward(self, x):
        return F.relu(x + self.b(F.relu(self.a(x))))


class Reader(nn.Module):
    """image [N, 3, 128, 128] in -1..1 -> factors [N, 27], shares of their ranges (0 and 1 are the ends; a picture may be beyond them)."""

    def __init__(self, c64=32, c32=64, c16=96, c8=128, looks=48, seen=32, coarse=24, hidden=160):
        super().__init__()
        self.stem = convolution(3, c64, 2, 5)
        self.down32, self.at32 = convolution(c64, c32, 2), Residual(c32)
        self.down16, self.at16 = convolution(c32, c16, 2), nn.Sequential(Residual(c16), Residual(c16))
        self.down8, self.at8 = convolution(c16, c8, 2), Residual(c8)
        self.up16, self.up32, self.back32 = convolution(c8, c16, size=1), convolution(c16, c32, size=1), convolution(c32, c32)
        self.where, self.what, self.coarse = nn.Conv2d(c32, looks, 1), nn.Conv2d(c32, seen, 1), nn.Conv2d(c8, coarse, 1)
        self.hidden, self.out = nn.Linear(looks * (seen + 2) + coarse * 64, hidden), nn.Linear(hidden, len(MEASURED))
        g = (torch.arange(32) + .5) / 16 - 1
        y, x = torch.meshgrid(g, g, indexing="ij")
        self.register_buffer("grid", torch.stack([x.reshape(-1), y.reshape(-1)], 1))          # [1024, 2]

    def forward(self, image):
        b = self.at32(F.relu(self.down32(F.relu(self.stem(image)))))
        c = self.at16(F.relu(self.down16(b)))
        d = self.at8(F.relu(self.down8(c)))
        twice = lambda x: F.interpolate(x, scale_factor=2., mode="nearest")
        x = F.relu(c + twice(self.up16(d)))
        x = F.relu(self.back32(F.relu(b + twice(self.up32(x)))))
        mass = torch.softmax(self.where(x).flatten(2).float(), -1)                            # [N, looks, 1024]
        sights = torch.matmul(mass, F.relu(self.what(x)).flatten(2).float().transpose(1, 2))   # [N, looks, seen]
        found = torch.cat([torch.cat([sights, 3 * torch.matmul(mass, self.grid)], 2).flatten(1), F.relu(self.coarse(d)).flatten(1).float()], 1)
        return self.out(F.relu(self.hidden(found))) + .5


def halved(model):
    """Large weights as fp16 with a cast behind each: half the bytes, the same arithmetic in fp32."""
    kept, casts = [], []
    for tensor in model.graph.initializer:
        values = onnx.numpy_helper.to_array(tensor)
        if values.dtype != "float32" or values.size < 1024:
            kept.append(tensor)
            continue
        kept.append(onnx.numpy_helper.from_array(values.astype("float16"), tensor.name + "_half"))
        casts.append(onnx.helper.make_node("Cast", [tensor.name + "_half"], [tensor.name], to=onnx.TensorProto.FLOAT))
    del model.graph.initializer[:]
    model.graph.initializer.extend(kept)
    nodes = casts + list(model.graph.node)
    del model.graph.node[:]
    model.graph.node.extend(nodes)
    return model

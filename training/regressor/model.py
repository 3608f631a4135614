"""Reads the renderer's factors off a picture: what an edit changed, by a judge that knows no key points and no recipe.

The trunk of the trained key point detector, as it is, with a head of its own: the features of the detector's 16 x 16 and 8 x 8 layers, squeezed,
then one hidden layer to a number a factor. The head alone is trained, so that minutes suffice.
"""
import onnx
import onnx.compose
import onnx.shape_inference
import onnx.utils
import torch
import torch.nn as nn
import torch.nn.functional as F

from lion.factors import RANGES, physical

INPUT_SIZE = 128
# names of the detector's tensors in keypoints.onnx, [N, 96, 16, 16] and [N, 144, 8, 8]
TAPS = ("/at16/at16.1/Relu_1_output_0", "/at8/at8.1/Relu_1_output_0")
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


class Head(nn.Module):
    """The trunk's two features -> factors [N, 27], shares of their ranges (0 and 1 are the ends; a picture may be beyond them)."""

    def __init__(self):
        super().__init__()
        self.fine, self.coarse = nn.Conv2d(96, 12, 1), nn.Conv2d(144, 32, 1)
        self.hidden, self.out = nn.Linear(12 * 256 + 32 * 64, 96), nn.Linear(96, len(MEASURED))
        self.drop = nn.Dropout(.1)

    def forward(self, fine, coarse):
        x = torch.cat([F.relu(self.fine(fine)).flatten(1), F.relu(self.coarse(coarse)).flatten(1)], 1)
        return self.out(self.drop(F.relu(self.hidden(self.drop(x))))) + .5


def trunk(keypoints):
    """The part of keypoints.onnx up to the features."""
    whole = onnx.shape_inference.infer_shapes(onnx.load(keypoints))
    part = onnx.utils.Extractor(whole).extract_model(["image"], list(TAPS))
    return part


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

"""Finds the 29 key points in a picture and how sure it is that each can be seen.

A small residual network down to 8 x 8 and up again to a 32 x 32 heat map a point; a point is its heat map's mean
(integral regression, Sun et al. 2018, arXiv:1711.08229), its confidence is read where the heat map looks and from the whole
picture. Only operations that every ONNX runtime has.
"""
import torch
import torch.nn as nn
import torch.nn.functional as F

from .keypoints import COUNT

INPUT_SIZE, HEAT_SIZE = 128, 32


def convolution(inputs, outputs, stride=1, size=3):
    return nn.Sequential(nn.Conv2d(inputs, outputs, size, stride, (size - stride + 1) // 2 if size > stride else 0, bias=False), nn.BatchNorm2d(outputs))


class Residual(nn.Module):
    def __init__(self, channels):
        super().__init__()
        self.a, self.b = convolution(channels, channels), convolution(channels, channels)

    def forward(self, x):
        return F.relu(x + self.b(F.relu(self.a(x))))


class Detector(nn.Module):
    """image [N, 3, 128, 128] in -1..1 -> points [N, 29, 2] in 0..1 (x right, y down), confidence [N, 29] in 0..1."""

    def __init__(self):
        super().__init__()
        c32, c16, c8 = 48, 96, 144
        self.stem = convolution(3, c32, 4, 8)
        self.at32 = Residual(c32)
        self.down16, self.at16 = convolution(c32, c16, 2), nn.Sequential(Residual(c16), Residual(c16))
        self.down8, self.at8 = convolution(c16, c8, 2), nn.Sequential(Residual(c8), Residual(c8))
        self.up16, self.back16 = convolution(c8, c16, size=1), Residual(c16)
        self.up32, self.back32 = convolution(c16, c32, size=1), nn.Sequential(Residual(c32), Residual(c32))
        self.heat, self.sight = nn.Conv2d(c32, COUNT, 1), nn.Conv2d(c32, COUNT, 1)
        self.overall = nn.Linear(c8, COUNT)
        g = (torch.arange(HEAT_SIZE) + .5) / HEAT_SIZE
        y, x = torch.meshgrid(g, g, indexing="ij")
        self.register_buffer("grid", torch.stack([x.reshape(-1), y.reshape(-1)], 1))          # [1024, 2]

    def features(self, image):
        """[N, 144]: what the picture as a whole shows; used for Frechet distances."""
        return self._down(image)[-1].mean([2, 3])

    def _down(self, image):
        b = self.at32(F.relu(self.stem(image)))
        c = self.at16(F.relu(self.down16(b)))
        return b, c, self.at8(F.relu(self.down8(c)))

    def raw(self, image):
        """-> points [N, 29, 2], confidence logits [N, 29], heat logits [N, 29, 1024]"""
        b, c, d = self._down(image)
        twice = lambda x: F.interpolate(x, scale_factor=2., mode="nearest")
        x = self.back16(F.relu(c + twice(self.up16(d))))
        x = self.back32(F.relu(b + twice(self.up32(x))))
        heat = self.heat(x).flatten(2).float()
        mass = torch.softmax(heat, -1)
        logits = (mass * self.sight(x).flatten(2).float()).sum(-1) + self.overall(d.mean([2, 3])).float()
        return torch.matmul(mass, self.grid), logits, heat

    def forward(self, image):
        points, logits, _ = self.raw(image)
        return points, torch.sigmoid(logits)

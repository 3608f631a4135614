"""A StyleGAN2 generator (Karras et al. 2020, arXiv:1912.04958) in the parameter names of the public checkpoints.

Differences from them, all undone on export: the mapping is fed only P.z (the part of z that carries factors; P is
merged into fc0) and has no learning-rate multiplier. No discriminator: the pictures of the factors are known, so the generator learns by
reconstruction.
"""
import math

import torch
import torch.nn as nn
import torch.nn.functional as F

BLUR = torch.outer(torch.tensor([1., 3., 3., 1.]), torch.tensor([1., 3., 3., 1.])) / 64


def blur(x, pad, gain=1.):
    channels = x.shape[1]
    return F.conv2d(F.pad(x, pad), (BLUR * gain).to(x.dtype).expand(channels, 1, 4, 4), groups=channels)


def insert_zeros(x):
    n, c, h, w = x.shape
    return F.pad(x.view(n, c, h, 1, w, 1), [0, 1, 0, 0, 0, 1]).view(n, c, h * 2, w * 2)


class Dense(nn.Module):
    """Linear layer with equalised learning rate."""

    def __init__(self, inputs, outputs, activate=False, bias=0.):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(outputs, inputs))
        self.bias = nn.Parameter(torch.full((outputs,), bias))
        self.gain, self.activate = 1 / math.sqrt(inputs), activate

    def forward(self, x):
        x = F.linear(x, self.weight * self.gain, self.bias)
        return F.leaky_relu(x, .2) * math.sqrt(2) if self.activate else x


class Layer(nn.Module):
    """Modulated 3x3 convolution, twice as large where up = 2, then noise, bias and leaky ReLU."""

    def __init__(self, inputs, outputs, w_dim, resolution, up):
        super().__init__()
        self.affine = Dense(w_dim, inputs, bias=1.)
        self.weight = nn.Parameter(torch.randn(outputs, inputs, 3, 3))
        self.bias = nn.Parameter(torch.zeros(outputs))
        self.register_buffer("noise_const", torch.randn(resolution, resolution))
        self.noise_strength = nn.Parameter(torch.zeros([]))
        self.up = up

    def forward(self, x, w):
        style = self.affine(w)
        demodulation = torch.rsqrt(style.square() @ self.weight.square().sum([2, 3]).T + 1e-8)
        x, weight = x * style.to(x.dtype)[:, :, None, None], self.weight.to(x.dtype)
        if self.up == 2:
            x = blur(F.conv_transpose2d(x, weight.transpose(0, 1), stride=2), [1, 1, 1, 1], 4.)
        else:
            x = F.conv2d(x, weight, padding=1)
        x = x * demodulation.to(x.dtype)[:, :, None, None] + (self.noise_const * self.noise_strength).to(x.dtype)
        return F.leaky_relu(x + self.bias.to(x.dtype)[:, None, None], .2) * math.sqrt(2)


class ToRGB(nn.Module):
    def __init__(self, inputs, w_dim):
        super().__init__()
        self.affine = Dense(w_dim, inputs, bias=1.)
        self.weight = nn.Parameter(torch.randn(3, inputs, 1, 1))
        self.bias = nn.Parameter(torch.zeros(3))
        self.gain = 1 / math.sqrt(inputs)

    def forward(self, x, w):
        style = self.affine(w) * self.gain
        return F.conv2d(x * style.to(x.dtype)[:, :, None, None], self.weight.to(x.dtype)).float() + self.bias[:, None, None]


class Block(nn.Module):
    def __init__(self, inputs, outputs, w_dim, resolution):
        super().__init__()
        self.first = inputs == 0
        if self.first:
            self.const = nn.Parameter(torch.randn(outputs, resolution, resolution))
        else:
            self.conv0 = Layer(inputs, outputs, w_dim, resolution, 2)
        self.conv1 = Layer(outputs, outputs, w_dim, resolution, 1)
        self.torgb = ToRGB(outputs, w_dim)

    def forward(self, x, image, w, dtype):
        x = self.const[None].expand(w.shape[0], -1, -1, -1).to(dtype) if self.first else self.conv0(x, w)
        x = self.conv1(x, w)
        y = self.torgb(x, w)
        return x, y if image is None else y + blur(insert_zeros(image), [2, 1, 2, 1], 4.)


class Synthesis(nn.Module):
    def __init__(self, w_dim, resolution, channel_base, channel_max):
        super().__init__()
        channels = lambda r: min(channel_base // r, channel_max)
        self.resolutions = [2 ** i for i in range(2, int(math.log2(resolution)) + 1)]
        for r in self.resolutions:
            setattr(self, f"b{r}", Block(channels(r // 2) if r > 4 else 0, channels(r), w_dim, r))

    def forward(self, w, dtype=torch.float32, upto=None):
        """w [N, w_dim] -> pictures [N, 3, r, r] in -1..1, r = upto or the full resolution."""
        x = image = None
        for r in self.resolutions:
            if upto is None or r <= upto:
                x, image = getattr(self, f"b{r}")(x, image, w, dtype)
        return image


class Mapping(nn.Module):
    def __init__(self, z_dim, w_dim, layers, factor_count):
        super().__init__()
        self.layers = layers
        for i in range(layers):
            setattr(self, f"fc{i}", Dense(factor_count if i == 0 else w_dim, w_dim, True))
        self.register_buffer("w_avg", torch.zeros(w_dim))
        self.register_buffer("P", torch.zeros(factor_count, z_dim))

    def forward(self, z):
        x = z * torch.rsqrt(z.square().mean(1, True) + 1e-8) @ self.P.T
        for i in range(self.layers):
            x = getattr(self, f"fc{i}")(x)
        return x


class Generator(nn.Module):
    def __init__(self, resolution=128, channel_base=8192, channel_max=256, z_dim=512, w_dim=512, layers=4, factor_count=33):
        super().__init__()
        self.config = dict(resolution=resolution, channel_base=channel_base, channel_max=channel_max, z_dim=z_dim, w_dim=w_dim,
                           layers=layers, factor_count=factor_count)
        self.synthesis = Synthesis(w_dim, resolution, channel_base, channel_max)
        self.mapping = Mapping(z_dim, w_dim, layers, factor_count)

    def forward(self, z, psi=1., dtype=torch.float32, upto=None):
        w = self.mapping(z)
        if psi != 1:
            w = self.mapping.w_avg.lerp(w, psi)
        return self.synthesis(w, dtype, upto)


def subspace(count, z_dim=512):
    """The random directions of z that carry the factors: [count, z_dim], orthonormal rows.

    The first 30 are those of the seed weights; more factors add rows and change none.
    """
    first = torch.linalg.qr(torch.randn(z_dim, 30, generator=torch.Generator().manual_seed(1)))[0].T
    more = torch.randn(count - 30, z_dim, generator=torch.Generator().manual_seed(2))
    more = more - (more @ first.T) @ first
    return torch.cat([first, torch.linalg.qr(more.T)[0].T]).contiguous()


def lift(factors, p, generator=None):
    """Factors [N, count] -> a z [N, z_dim] that carries them; the rest of z is noise."""
    rest = torch.randn(factors.shape[0], p.shape[1], generator=generator)
    return factors @ p + rest - (rest @ p.T) @ p


def carried(z, p):
    """The factors a generator reads from z (after the usual normalisation of z)."""
    return z * torch.rsqrt(z.square().mean(1, True) + 1e-8) @ p.T


def load(path):
    """A checkpoint of `train_generator` -> the averaged generator, ready to use, and pictures seen."""
    state = torch.load(path, weights_only=True)
    g = Generator(**state["config"]).eval().requires_grad_(False)
    g.load_state_dict(state["average"])
    return g, state["seen"]

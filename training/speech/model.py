"""Whisper's architecture, small, with residual convolutions between its two convolutions and its transformers.

They hear phonemes after minutes of training where transformers alone take hours. A phoneme head helps training only.
"""

import math
from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from .features import FRAMES, MELS
from .sounds import COUNT


@dataclass(frozen=True)
class Shape:
    vocabulary: int
    width: int = 256
    heads: int = 4
    encoder_layers: int = 2
    convolutions: int = 4
    decoder_layers: int = 2
    positions: int = FRAMES // 2
    tokens: int = 64
    sounds: int = COUNT


def sinusoids(length: int, width: int) -> Tensor:
    scales = torch.exp(-math.log(10000) / (width // 2 - 1) * torch.arange(width // 2))
    angles = torch.arange(length)[:, None] * scales[None, :]
    return torch.cat([angles.sin(), angles.cos()], dim=1)


class Attention(nn.Module):
    def __init__(self, shape: Shape):
        super().__init__()
        self.heads = shape.heads
        self.query = nn.Linear(shape.width, shape.width)
        self.key = nn.Linear(shape.width, shape.width, bias=False)
        self.value = nn.Linear(shape.width, shape.width)
        self.out = nn.Linear(shape.width, shape.width)

    def split(self, x: Tensor) -> Tensor:
        return x.unflatten(2, (self.heads, -1)).transpose(1, 2)  # [N, heads, T, width / heads]

    def forward(self, x: Tensor, memory: Tensor | None = None, causal: bool = False) -> Tensor:
        source = x if memory is None else memory
        # Written out: the fused kernel's backward pass is several times slower on CPUs.
        query, key = self.split(self.query(x)), self.split(self.key(source))
        scores = (query * query.shape[-1] ** -0.5) @ key.transpose(2, 3)
        if causal:
            scores = scores + torch.full(scores.shape[2:], -1e4, dtype=scores.dtype).triu(1)
        weights = scores.softmax(-1)
        if memory is not None:
            self.seen = weights  # where it listens; training guides it
        mixed = weights.to(query.dtype) @ self.split(self.value(source))
        return self.out(mixed.transpose(1, 2).flatten(2))


class Block(nn.Module):
    def __init__(self, shape: Shape, cross: bool, dropout: float):
        super().__init__()
        self.self_norm, self.self_attention = nn.LayerNorm(shape.width), Attention(shape)
        if cross:
            self.cross_norm, self.cross_attention = nn.LayerNorm(shape.width), Attention(shape)
        self.cross = cross
        self.feed_norm = nn.LayerNorm(shape.width)
        self.feed_in, self.feed_out = nn.Linear(shape.width, 4 * shape.width), nn.Linear(4 * shape.width, shape.width)
        self.drop = nn.Dropout(dropout)

    def forward(self, x: Tensor, memory: Tensor | None = None) -> Tensor:
        x = x + self.drop(self.self_attention(self.self_norm(x), causal=self.cross))
        if self.cross:
            x = x + self.drop(self.cross_attention(self.cross_norm(x), memory))
        return x + self.drop(self.feed_out(F.gelu(self.feed_in(self.feed_norm(x)))))


class Convolution(nn.Module):
    def __init__(self, shape: Shape):
        super().__init__()
        self.norm = nn.LayerNorm(shape.width)
        self.conv = nn.Conv1d(shape.width, shape.width, 5, padding=2)
        self.out = nn.Linear(shape.width, shape.width)

    def forward(self, x: Tensor) -> Tensor:
        inner = F.gelu(self.conv(self.norm(x).transpose(1, 2))).transpose(1, 2)
        return x + self.out(inner)


class Recogniser(nn.Module):
    def __init__(self, shape: Shape, dropout: float = 0.0):
        super().__init__()
        self.shape = shape
        self.conv1 = nn.Conv1d(MELS, shape.width, 3, padding=1)
        self.conv2 = nn.Conv1d(shape.width, shape.width, 3, stride=2, padding=1)
        # What is heard must outweigh where it stands, or nothing is learned for an hour: PyTorch's own start leaves a tenth
        # of the sinusoids' size after two convolutions.
        with torch.no_grad():
            self.conv1.weight.mul_(2)
            self.conv2.weight.mul_(3)
        self.register_buffer("sinusoids", 0.15 * sinusoids(shape.positions, shape.width), persistent=False)
        self.local = nn.ModuleList(Convolution(shape) for _ in range(shape.convolutions))
        self.local_norm = nn.LayerNorm(shape.width)
        self.encoder = nn.ModuleList(Block(shape, False, dropout) for _ in range(shape.encoder_layers))
        self.encoder_norm = nn.LayerNorm(shape.width)
        self.sounds = nn.Linear(shape.width, shape.sounds)
        self.embedding = nn.Embedding(shape.vocabulary, shape.width)
        self.token_positions = nn.Parameter(torch.randn(shape.tokens, shape.width) * 0.02)
        self.decoder = nn.ModuleList(Block(shape, True, dropout) for _ in range(shape.decoder_layers))
        self.decoder_norm = nn.LayerNorm(shape.width)
        nn.init.normal_(self.embedding.weight, std=0.02)

    def listen(self, mels: Tensor) -> Tensor:
        """[N, 80, frames] -> [N, frames / 2, width]: what is heard about each place."""
        x = F.gelu(self.conv2(F.gelu(self.conv1(mels)))).transpose(1, 2)
        for block in self.local:
            x = block(x)
        return x

    def relate(self, x: Tensor) -> Tensor:
        x = x + self.sinusoids[: x.shape[1]]
        for block in self.encoder:
            x = block(x)
        return self.encoder_norm(x)

    def encode(self, mels: Tensor) -> Tensor:
        return self.relate(self.listen(mels))

    def decode(self, tokens: Tensor, memory: Tensor) -> Tensor:
        """[N, T] and the encoder's output -> logits [N, T, vocabulary]"""
        x = self.embedding(tokens) + self.token_positions[: tokens.shape[1]]
        for block in self.decoder:
            x = block(x, memory)
        return F.linear(self.decoder_norm(x), self.embedding.weight)

    @torch.no_grad()
    def greedy(self, mels: Tensor, prompt: list[int], end: int, most: int = 60) -> list[list[int]]:
        memory = self.encode(mels)
        tokens = torch.tensor([prompt] * len(mels))
        done = torch.zeros(len(mels), dtype=torch.bool)
        for _ in range(most - len(prompt)):
            following = self.decode(tokens, memory)[:, -1].argmax(-1)
            following[done] = end
            done |= following == end
            tokens = torch.cat([tokens, following[:, None]], dim=1)
            if bool(done.all()):
                break
        return [[t for t in row if t != end] for row in tokens[:, len(prompt) :].tolist()]

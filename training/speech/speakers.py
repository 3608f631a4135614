"""Other speakers out of the few that the synthesisers have: the length and the shape of the throat, the pitch and its course,
the tempo and the breath, each apart from the others.

Resampling moves pitch and throat together; filters on a stretched scale then move the throat alone; reading the spectrum
at other moments changes the tempo alone.
"""

from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from .features import HOP, N_FFT, RATE, WINDOW, mel_filters

STRETCHES = np.linspace(0.78, 1.28, 51)
# Throats of one length: the first is as the voice has it, in the others the low, middle and high formants lie otherwise.
SHAPES = 24
HIGHEST = RATE / 2


def stretched(hertz: np.ndarray, by: float) -> np.ndarray:
    """A scale of frequencies times `by` up to where it must bend to end at the same highest one."""
    bend = 0.8 * HIGHEST * min(1, 1 / by)
    return np.where(hertz <= bend, hertz * by, HIGHEST - (HIGHEST - by * bend) * (HIGHEST - hertz) / (HIGHEST - bend))


def bent(hertz: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Each region of formants moved by itself, some percent up or down; the ends stay."""
    moved = np.interp(hertz, [0, 500, 1200, 2200, 3400, 5500, HIGHEST], [0, *rng.normal(0, [0.06, 0.06, 0.05, 0.04, 0.03]), 0])
    return np.maximum.accumulate(np.minimum(hertz * np.exp(moved), HIGHEST))


def throats() -> Tensor:
    """[51 * SHAPES, 80, 257]: the mel filters for each of STRETCHES, in each shape."""
    bins, rng = np.linspace(0, HIGHEST, N_FFT // 2 + 1), np.random.default_rng(31)
    made = [mel_filters(bent(at, rng) if shape else at).T for by in STRETCHES for at in [stretched(bins, by)] for shape in range(SHAPES)]
    return torch.from_numpy(np.stack(made))


def curve(length: int, step: int, spread: float, rng: np.random.Generator) -> np.ndarray:
    """Around 1, wandering smoothly: a new value every `step` places."""
    knots = rng.normal(0, spread, length // step + 2)
    return np.exp(np.interp(np.arange(length) / step, np.arange(len(knots)), knots))


@dataclass(frozen=True)
class Speaker:
    """How one clip is said. `throat` is a place in `throats()`, `smooth` bins of the spectrum that become one."""

    pitch: float
    throat: int
    tempo: float
    wander: float
    lilt: float
    smooth: int
    breath: float
    tilt: float


def speaker(tempo: float, rng: np.random.Generator) -> Speaker:
    """Somebody who speaks about as fast as the others of a batch, so that their clips stay about as long."""
    if rng.random() < 0.12:
        return Speaker(1, SHAPES * int(np.abs(STRETCHES - 1).argmin()), tempo, 0, 0, 1, 0, 0)
    formants = float(np.clip(np.exp(rng.normal(0, 0.095)), 0.8, 1.25))
    pitch = float(np.clip(formants * np.exp(rng.normal(0, 0.12)), 0.7, 1.45))
    throat = SHAPES * int(np.abs(STRETCHES - formants / pitch).argmin()) + int(rng.integers(SHAPES))
    tempo = float(np.clip(tempo * np.exp(rng.normal(0, 0.09)), 0.68, 1.45)) / pitch
    smooth = int(rng.choice([5, 7, 9, 13])) if rng.random() < 0.25 else 1
    breath = 10 ** (-rng.uniform(8, 28) / 20) if rng.random() < 0.2 else 0
    return Speaker(pitch, throat, tempo, rng.choice([0, 0.08, 0.15]), rng.choice([0, 0.03, 0.06]), smooth, breath, rng.normal(0, 0.25))


def said(voice: np.ndarray, by: Speaker, rng: np.random.Generator) -> np.ndarray:
    """A voice with another pitch (and throat, and tempo: put right in `heard`), its course bent, and breath."""
    if by.pitch != 1 or by.lilt:
        rates = by.pitch * curve(int(len(voice) / by.pitch * 1.3) + 2, RATE // 4, by.lilt, rng) if by.lilt else np.full(int(len(voice) / by.pitch), by.pitch)
        places = np.cumsum(rates)
        voice = np.interp(places[: np.searchsorted(places, len(voice) - 1)], np.arange(len(voice)), voice).astype(np.float32)
    if by.breath:
        size = 160
        loud = np.abs(voice[: len(voice) // size * size]).reshape(-1, size).mean(1)
        if len(loud) > 1:
            envelope = np.interp(np.arange(len(voice)) / size - 0.5, np.arange(len(loud)), loud)
            air = np.diff(rng.standard_normal(len(voice) + 1))
            voice = (voice * (1 - by.breath) + by.breath * 1.2 * envelope * air).astype(np.float32)
    return voice


def moments(ends: list[int], speakers: list[Speaker], most: int, full: bool, rng: np.random.Generator) -> np.ndarray:
    """[N, frames]: the samples around which the spectra are taken, slower or faster, up to the end of every clip."""
    rows = []
    for end, by in zip(ends, speakers, strict=True):
        tempo = max(by.tempo, end / HOP / (most - 4))
        rate = tempo * (curve(most + 1, 10, by.wander, rng) if by.wander else np.ones(most + 1))
        places = np.concatenate([[0], np.cumsum(rate)[:-1]]) * HOP
        if places[most - 2] < end:
            places *= end / places[most - 2]
        rows.append(np.round(places[:most]).astype(np.int64))
    found = np.stack(rows)
    used = max(int(np.searchsorted(row, end)) for row, end in zip(found, ends, strict=True))
    frames = most if full else min(most, used + int(rng.integers(1, 16)))
    return found[:, : frames + frames % 2]


def heard(audio: Tensor, places: np.ndarray, speakers: list[Speaker], filters: Tensor) -> Tensor:
    """[N, samples] at the moments `places` -> log-mels [N, 80, frames], each through its own throat."""
    padded = F.pad(F.pad(audio[:, None], (N_FFT // 2, 0), mode="reflect")[:, 0], (0, 2 * N_FFT))
    starts = torch.from_numpy(places).clamp_max(padded.shape[1] - N_FFT)
    frames = padded.unfold(1, N_FFT, 1)[torch.arange(len(audio))[:, None], starts]
    power = torch.view_as_real(torch.fft.rfft(frames * WINDOW)).square().sum(-1).transpose(1, 2).contiguous()
    for row, by in zip(power, speakers, strict=True):
        if by.smooth > 1:
            row.copy_(F.avg_pool1d(row.T[:, None], by.smooth, 1, by.smooth // 2, count_include_pad=False)[:, 0].T)
    logs = (filters[[by.throat for by in speakers]] @ power).clamp_min(1e-10).log10()
    logs = torch.maximum(logs, logs.amax(dim=(1, 2), keepdim=True) - 8)
    return (logs + 4) / 4

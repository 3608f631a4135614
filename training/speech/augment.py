"""Turns clean clips into what a microphone hears: other speakers, rooms, colour, noise, babble, music, gain."""

import numpy as np
import torch
import torch.nn.functional as F
from scipy.fft import next_fast_len
from torch import Tensor

from .features import FRAMES, HOP, RATE, SAMPLES
from .speakers import Speaker, heard, moments, said, speaker, throats


def rooms(count: int, rng: np.random.Generator) -> np.ndarray:
    """[count, 4800]: a direct sound, a few early echoes, an exponential tail; near and far microphones."""
    length = 4800
    time = np.arange(length) / RATE
    made = np.zeros((count, length), np.float32)
    for response in made:
        decay = rng.uniform(0.05, 0.45)
        tail = rng.standard_normal(length) * np.exp(-6.9 * time / decay)
        tail[: rng.integers(20, 160)] = 0
        tail *= rng.uniform(0.03, 0.9) / (np.sqrt((tail**2).sum()) + 1e-9)
        response += tail
        for _ in range(rng.integers(2, 8)):
            response[rng.integers(10, 900)] += rng.uniform(-0.4, 0.4)
        response[0] += 1
        response /= np.sqrt((response**2).sum())
    return made


def music(seconds: int, rng: np.random.Generator) -> np.ndarray:
    """Chords, tunes and beats of plain harmonics: something with pitch and rhythm that is no speech."""
    total = seconds * RATE
    out = np.zeros(total, np.float32)
    at = 0
    while at < total:
        length = int(rng.uniform(0.12, 1.2) * RATE)
        time = np.arange(min(length, total - at)) / RATE
        root = 55 * 2 ** (rng.integers(0, 48) / 12)
        envelope = np.exp(-time * rng.uniform(0.5, 9)) * np.minimum(1, time * rng.uniform(20, 400))
        for interval in rng.choice([0, 3, 4, 5, 7, 9, 12], size=rng.integers(1, 5), replace=False):
            for harmonic in range(1, rng.integers(3, 9)):
                frequency = root * 2 ** (interval / 12) * harmonic * (1 + 0.003 * np.sin(2 * np.pi * 5 * time))
                out[at : at + len(time)] += (envelope * np.sin(2 * np.pi * frequency * time) / harmonic ** rng.uniform(0.5, 1.8)).astype(np.float32)
        if rng.random() < 0.4:
            out[at : at + len(time)] += (rng.standard_normal(len(time)) * np.exp(-time * 40) * rng.uniform(0.2, 2)).astype(np.float32)
        at += int(length * rng.uniform(0.3, 1))
    return out / (out.std() + 1e-9)


def babble(clips: list[np.ndarray], seconds: int, rng: np.random.Generator) -> np.ndarray:
    """Several voices at once, all day long."""
    out = np.zeros(seconds * RATE, np.float32)
    for _ in range(int(rng.integers(4, 8))):
        at = 0
        while at < len(out):
            clip = clips[rng.integers(len(clips))].astype(np.float32) / 32768
            clip = clip[: len(out) - at] * rng.uniform(0.3, 1)
            out[at : at + len(clip)] += clip
            at += len(clip) + int(rng.uniform(0, 0.4) * RATE)
    return out / (out.std() + 1e-9)


class Microphone:
    def __init__(self, clips: list[np.ndarray], seed: int):
        self.rng = np.random.default_rng(seed)
        self.rooms = torch.from_numpy(rooms(300, self.rng))
        self.music = [music(20, self.rng) for _ in range(4)]
        self.babble = [babble(clips, 20, self.rng) for _ in range(4)]
        self.coloureds = [self.coloured(10 * RATE) for _ in range(30)]
        self.throats = throats()

    def coloured(self, length: int) -> np.ndarray:
        """Unit power: hiss or rumble, steady or swelling, now and then with a hum."""
        rng = self.rng
        half = length // 2 + 1
        shape = (np.arange(half) + 3.0) ** -rng.uniform(-0.15, 1.1)
        if rng.random() < 0.3:
            centre, width = rng.uniform(0, half), rng.uniform(0.02, 0.3) * half
            shape *= 0.1 + np.exp(-(((np.arange(half) - centre) / width) ** 2))
        made = np.fft.irfft(shape * np.exp(2j * np.pi * rng.random(half)), length)
        if rng.random() < 0.35:
            knots = rng.random(max(2, length // 4000 + 2)) ** 2
            made = made * np.interp(np.arange(length), np.linspace(0, length, len(knots)), knots)
        if rng.random() < 0.2:
            time = np.arange(length) / RATE
            made = made / (made.std() + 1e-9) + rng.uniform(0.2, 2) * np.sin(2 * np.pi * rng.choice([50, 60, 100, 120, rng.uniform(80, 3000)]) * time)
        return (made / (made.std() + 1e-9)).astype(np.float32)

    def noise(self, length: int) -> np.ndarray:
        """Unit power: music, babble, or coloured noise."""
        rng = self.rng
        kind = rng.random()
        if kind < 0.2:
            source = self.music[rng.integers(len(self.music))]
        elif kind < 0.45:
            source = self.babble[rng.integers(len(self.babble))]
        else:
            if rng.random() < 0.02:
                self.coloureds[rng.integers(30)] = self.coloured(10 * RATE)
            source = self.coloureds[rng.integers(30)]
        start = rng.integers(0, len(source) - length) if len(source) > length else 0
        made = source[start : start + length]
        made = np.pad(made, (0, length - len(made)))
        return made / (made.std() + 1e-6)

    def record(self, clips: list[np.ndarray], speakers: list[Speaker], strength: float, full: bool) -> tuple[Tensor, list[tuple[int, int]], list[int]]:
        """Clean int16 clips (an empty one: nobody speaks) -> [N, samples], each by its speaker and in its own
        circumstances; where each voice begins and ends; where each recording ends.

        `strength` 0..1: how often and how badly they are spoiled. `full`: as long as the model's whole window.
        """
        rng = self.rng
        voices, starts, ends = [], [], []
        for clip, by in zip(clips, speakers, strict=True):
            voice = clip.astype(np.float32) / 32768
            if len(voice):
                voice = said(voice, by, rng)
            if len(voice) > 4000 and rng.random() < 0.12 * strength:
                voice = voice[int(rng.uniform(0, 0.07) * RATE) :]
            if len(voice) == 0:
                voice = np.zeros(int(rng.uniform(0.3, 3) * RATE), np.float32)
            voice = voice[: SAMPLES - 400]
            room = SAMPLES - len(voice)
            lead = min(room, int(rng.uniform(0, 0.6 if rng.random() < 0.9 else 2) ** 1.3 * RATE))
            if full and rng.random() < 0.3:
                lead = int(rng.uniform(0, room))
            voices.append(voice)
            starts.append(lead)
            ends.append(min(SAMPLES, lead + len(voice) + int(rng.uniform(0.02, 0.5) * RATE)))
        longest = SAMPLES if full else min(SAMPLES, max(ends) + int(rng.uniform(0, 0.3) * RATE))
        length = -(-longest // (2 * HOP)) * 2 * HOP
        audio = torch.zeros(len(clips), length)
        for row, voice, lead in zip(audio, voices, starts, strict=True):
            row[lead : lead + len(voice)] = torch.from_numpy(voice)
        size = next_fast_len(length + 4800, real=True)
        spectrum = torch.fft.rfft(audio, size)
        far = torch.from_numpy(rng.random(len(clips)) < 0.5 * strength)
        if bool(far.any()):
            picks = torch.from_numpy(rng.integers(0, len(self.rooms), int(far.sum())))
            spectrum[far] *= torch.fft.rfft(self.rooms[picks], size)
        spectrum *= F.interpolate(torch.from_numpy(self.colours(speakers, 401, strength))[None], size // 2 + 1, mode="linear", align_corners=True)[0]
        audio = torch.fft.irfft(spectrum, size)[:, :length].contiguous()
        for i, row in enumerate(audio):
            end = ends[i]
            row[end:] = 0
            power = float(row[starts[i] : starts[i] + len(voices[i])].square().mean()) ** 0.5
            spoken = power > 1e-5
            level = power if spoken else 0.05
            if rng.random() < (0.8 * strength if spoken else 0.85):
                snr = rng.uniform(1, 16) if rng.random() < 0.5 * strength else rng.uniform(12, 42)
                row[:end] += torch.from_numpy(self.noise(end)) * level * 10 ** (-(snr if spoken else rng.uniform(-5, 40)) / 20)
            peak = float(row.abs().max())
            if peak > 0:
                wanted = 10 ** (-rng.uniform(0, 32) * (0.4 + 0.6 * strength) / 20)
                if spoken or rng.random() < 0.5:
                    row *= wanted / peak
                if rng.random() < 0.05 * strength:
                    row.mul_(rng.uniform(1.5, 6)).clamp_(-1, 1)
            if rng.random() < 0.7:
                row[:end] += torch.randn(end) * 10 ** (-rng.uniform(60, 100) / 20)
            if rng.random() < 0.3:
                row.mul_(32768).round_().div_(32768)
            if rng.random() < 0.35:
                # The product cuts the voice out and puts digital silence around short words.
                row[: max(0, starts[i] - int(rng.uniform(0.02, 0.3) * RATE))] = 0
        return audio, [(start, start + len(voice)) for start, voice in zip(starts, voices, strict=True)], ends

    def colours(self, speakers: list[Speaker], bins: int, strength: float) -> np.ndarray:
        """[speakers, bins] amplitudes: tilt of a voice, tilt and bumps of a microphone, now and then a telephone's band."""
        rng = self.rng
        out = np.ones((len(speakers), bins), np.float32)
        hertz = np.linspace(0, RATE / 2, bins)
        octaves = np.log(np.maximum(hertz, 60) / 1000)
        for row, by in zip(out, speakers, strict=True):
            if by.tilt:
                row *= np.exp(by.tilt * octaves)
            if rng.random() < 0.2 + 0.5 * strength:
                knots = rng.normal(0, rng.uniform(2, 6), 9)
                row *= 10 ** (np.interp(hertz, np.linspace(0, RATE / 2, 9), knots) / 20)
            if rng.random() < 0.25 * strength:
                row *= 1 / (1 + (hertz / rng.uniform(2800, 7500)) ** 12)
            if rng.random() < 0.3 * strength:
                row *= 1 - 1 / (1 + (hertz / rng.uniform(60, 400)) ** 6)
        return out

    def masked(self, mels: Tensor, strength: float) -> Tensor:
        """SpecAugment, mild: the words are short."""
        rng = self.rng
        for row in mels:
            for _ in range(2):
                if rng.random() < 0.6 * strength:
                    start, width = rng.integers(0, 76), rng.integers(1, 12)
                    row[start : start + width] = row.mean()
                if rng.random() < 0.5 * strength:
                    start, width = rng.integers(0, row.shape[1]), rng.integers(1, 7)
                    row[:, start : start + width] = row.mean()
        return mels

    def hear(self, clips: list[np.ndarray], strength: float, full: bool) -> tuple[Tensor, list[tuple[int, int]]]:
        """Log-mels of `record`, masked; and the places of the voices, in samples at the tempo that is heard."""
        tempo = float(np.exp(self.rng.normal(0, 0.15)))
        speakers = [speaker(tempo, self.rng) for _ in clips]
        audio, places, ends = self.record(clips, speakers, strength, full)
        when = moments(ends, speakers, FRAMES, full, self.rng)
        found = [(int(np.searchsorted(row, a)) * HOP, int(np.searchsorted(row, b)) * HOP) for row, (a, b) in zip(when, places, strict=True)]
        return self.masked(heard(audio, when, speakers, self.throats), strength), found

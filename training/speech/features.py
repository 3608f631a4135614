"""Log-mel features exactly as the WhisperFeatureExtractor of transformers.js computes them from `preprocessor()`."""

import math

import numpy as np
import torch
from torch import Tensor

RATE, N_FFT, HOP, MELS = 16000, 512, 256, 80
SAMPLES = 131072  # 8.192 s
FRAMES = SAMPLES // HOP  # 512, of which the encoder keeps every second: 256 positions of 32 ms


def preprocessor() -> dict:
    return {
        "feature_extractor_type": "WhisperFeatureExtractor",
        "processor_class": "WhisperProcessor",
        "feature_size": MELS,
        "sampling_rate": RATE,
        "n_fft": N_FFT,
        "hop_length": HOP,
        "n_samples": SAMPLES,
        "nb_max_frames": FRAMES,
        "chunk_length": SAMPLES / RATE,
        "padding_side": "right",
        "padding_value": 0.0,
        "return_attention_mask": False,
    }


def mel_filters(bins: np.ndarray | None = None) -> np.ndarray:
    """[257, 80]: Slaney's scale (linear below 1 kHz) and normalisation, 0 to 8 kHz. `bins`: what the spectrum's places
    count as, in hertz, where they are not to count as themselves."""

    def to_hertz(mels: np.ndarray) -> np.ndarray:
        return np.where(mels >= 15, 1000 * np.exp(math.log(6.4) / 27 * (mels - 15)), 200 * mels / 3)

    top = 15 + 27 / math.log(6.4) * math.log(8000 / 1000)
    edges = to_hertz(np.linspace(0, top, MELS + 2))
    bins = np.linspace(0, RATE / 2, N_FFT // 2 + 1) if bins is None else bins
    slopes = edges[None, :] - bins[:, None]
    widths = np.diff(edges)
    rising = -slopes[:, :-2] / widths[:-1]
    falling = slopes[:, 2:] / widths[1:]
    filters = np.maximum(0, np.minimum(rising, falling))
    return (filters * (2 / (edges[2:] - edges[:-2]))).astype(np.float32)


WINDOW = torch.hann_window(N_FFT, periodic=True)
FILTERS = torch.from_numpy(mel_filters()).T.contiguous()  # [80, 257]


def log_mel(audio: Tensor) -> Tensor:
    """[N, samples] (a multiple of 2 * HOP) -> [N, 80, samples / HOP]."""
    spectrum = torch.stft(audio, N_FFT, HOP, window=WINDOW, center=True, pad_mode="reflect", return_complex=True)
    power = spectrum[..., :-1].abs().square()
    logs = (FILTERS @ power).clamp_min(1e-10).log10()
    logs = torch.maximum(logs, logs.amax(dim=(1, 2), keepdim=True) - 8)
    return (logs + 4) / 4

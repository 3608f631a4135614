"""Reads the shards of speech.synthesise."""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np


@dataclass(frozen=True)
class Clip:
    audio: np.ndarray  # int16, 16 kHz
    text: str
    kind: str
    voice: str


def shards(folder: Path | str, split: str) -> list[Path]:
    return [path for path in sorted(Path(folder).glob(f"{split}-*.npz")) if not path.name.endswith(".tmp.npz")]


def read_shard(path: Path) -> list[Clip]:
    shard = np.load(path)
    audio, ends = shard["audio"], shard["ends"]
    lines = str(shard["meta"]).splitlines()
    return [Clip(audio[int(ends[i - 1]) if i else 0 : int(ends[i])], **json.loads(line)) for i, line in enumerate(lines)]


def load(folder: Path | str, split: str, most: int | None = None) -> list[Clip]:
    clips = [clip for path in shards(folder, split) for clip in read_shard(path)]
    if not clips:
        raise FileNotFoundError(f"no shards {split}-*.npz in {folder}: run speech.synthesise first")
    return clips[:most]


def word_errors(said: str, heard: str) -> int:
    """Substitutions, insertions and deletions between two sentences."""
    a, b = said.split(), heard.split()
    row = list(range(len(b) + 1))
    for i, word in enumerate(a, 1):
        before, row[0] = row[0], i
        for j, other in enumerate(b, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (word != other))
    return row[-1]

"""Phonemes of the transcripts, by espeak-ng: what the encoder's CTC head is asked for in training.

English spelling says little about sound; asked for letters or word pieces the encoder stays blank for thousands of steps.
"""

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np

from .sentences import SAID

# Every phoneme that espeak-ng's American English gives for the training text; the blank is 0. Others are left out.
SYMBOLS = "a aɪ aɪɚ aɪə aʊ b d dʒ e eɪ f h i iə iː j k l m n o oʊ oː oːɹ p s t tʃ u uː v w z æ ð ŋ ɐ ɑː ɑːɹ ɔ ɔɪ ɔː ɔːɹ ə əl ɚ ɛ ɛɹ ɜː ɡ ɪ ɪɹ ɹ ɾ ʃ ʊ ʊɹ ʌ ʒ ʔ θ ᵻ n̩".split()
NUMBER = {symbol: i + 1 for i, symbol in enumerate(SYMBOLS)}
COUNT = len(SYMBOLS) + 1


LONG = {NUMBER[s] for s in SYMBOLS if len(s) > 1 and s not in ("dʒ", "tʃ", "əl", "n̩")} | {NUMBER[s] for s in "sʃfaoeuæɔ"}


def spread(sounds: list[int], frames: int, begin: float, end: float) -> np.ndarray:
    """[frames]: the phoneme of every frame if all took their share of begin..end (in frames); 0 outside. A flat start:
    wrong by a phoneme or two, and enough for the encoder to leave the plateau of CTC."""
    found = np.zeros(frames, np.int64)
    if sounds:
        edges = np.cumsum([0.0] + [1.5 if s in LONG else 1.0 for s in sounds])
        edges = begin + edges / edges[-1] * (end - begin)
        places = np.searchsorted(edges, np.arange(frames) + 0.5) - 1
        inside = (places >= 0) & (places < len(sounds))
        found[inside] = np.array(sounds)[places[inside]]
    return found


def speak(lines: list[str]) -> list[str]:
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
        file.write("".join(f"{line}.\n" for line in lines))
        file.flush()
        command = ["espeak-ng", "-q", "--ipa", "--sep=_", "-v", "en-us", "-f", file.name]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()


def phonemes(texts: list[str], cache: Path) -> dict[str, list[int]]:
    """Numbers of the phonemes of every text; known ones come from the cache file."""
    found: dict[str, list[int]] = json.loads(cache.read_text()) if cache.exists() else {"": []}
    unique = sorted(set(texts) - set(found))
    for start in range(0, len(unique), 500):
        part = unique[start : start + 500]
        lines = [" ".join(SAID.get(w, w) for w in text.split()) for text in part]
        spoken = speak(lines)
        if len(spoken) != len(lines):
            spoken = [" ".join(speak([line])) for line in lines]
        for text, line in zip(part, spoken, strict=True):
            symbols = re.split(r"[_ ]+", re.sub(r"[ˈˌ]", "", line))
            found[text] = [NUMBER[s] for s in symbols if s in NUMBER]
    if unique:
        cache.write_text(json.dumps(found))
    return found


if __name__ == "__main__":
    from .corpus import load

    print(len(phonemes([clip.text for clip in load(sys.argv[1], "train")], Path(sys.argv[1]) / "phonemes.json")))

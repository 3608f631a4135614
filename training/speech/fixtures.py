"""Short recordings for the tests, spoken by voices that are not in training: 16 kHz, mono, 16 bit.

    python -m speech.fixtures ../test/fixtures/speech
"""

import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
import soundfile

from .synthesise import RATE, espeak, festival, read

CLIPS = [
    ("wake-up", "flite-rms", "wake up"),
    ("open-the-mouth", "flite-rms", "open the mouth"),
    ("a-bit-more", "flite-rms", "a bit more"),
    ("stop", "flite-rms", "stop"),
    ("undo", "flite-rms", "undo"),
    ("show-numbers", "flite-rms", "show numbers"),
    ("drag-three-to-seven", "flite-rms", "drag three to seven"),
    ("save-as-webp", "flite-rms", "save as webp"),
    ("make-the-mane-bigger", "flite-rms", "make the mane bigger"),
    ("stop-espeak", "espeak-en-gb-x-gbcwmd+f5", "stop"),
    ("close-the-left-eye", "espeak-en-gb-x-gbcwmd+f5", "close the left eye"),
    ("turn-the-head-to-the-left", "festival-ked", "turn the head to the left"),
    ("grid-five-three", "festival-ked", "grid five three"),
    ("dinner-at-seven", "flite-rms", "i think we should have dinner at seven"),
]


def say(voice: str, text: str, folder: str) -> np.ndarray:
    text = text.replace("webp", "web p")
    if voice.startswith("flite-"):
        path = Path(folder) / "out.wav"
        subprocess.run(["flite", "-voice", voice.removeprefix("flite-"), "-t", text, "-o", str(path)], check=True)
        return read(path)
    if voice.startswith("festival-"):
        return festival(voice, [(0, text)], random.Random(1), folder)[0]
    return espeak(voice.removeprefix("espeak-"), text, random.Random(1))


def main(out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    rng = np.random.default_rng(1)
    listed = {}
    with tempfile.TemporaryDirectory() as folder:
        for name, voice, text in CLIPS:
            audio = say(voice, text, folder)
            audio = np.pad(audio / np.abs(audio).max() * 0.4, (3200, 4800))
            audio += rng.standard_normal(len(audio)) * 3e-4
            soundfile.write(out / f"{name}.wav", audio, RATE, subtype="PCM_16")
            listed[f"{name}.wav"] = {"said": text, "voice": voice}
    hiss = np.convolve(rng.standard_normal(2 * RATE), np.ones(6) / 6, "same") * 0.05
    for name, audio in (("silence", np.zeros(RATE)), ("noise", hiss)):
        soundfile.write(out / f"{name}.wav", audio, RATE, subtype="PCM_16")
        listed[f"{name}.wav"] = {"said": "", "voice": "none"}
    (out / "clips.json").write_text(json.dumps(listed, indent=2) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))

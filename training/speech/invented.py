"""Voices and accents of espeak-ng that nobody made: its voice files are a few numbers, drawn here at random.

An accent is one of the English phoneme tables of the training (never those of the held-out accents) with some sounds said as
others, as the dialects of English do; a voice has its own formants, pitch, glottis, lengths and stresses.

    python -m speech.invented D/voices --count 3      # writes and speaks three, to listen to
"""

import argparse
import os
import random
import shutil
import subprocess
from functools import cache
from pathlib import Path

DATA = Path("/usr/lib/x86_64-linux-gnu/espeak-ng-data")
# Phoneme table, rules of its dictionary, lengths of the vowels by stress.
TABLES = [
    ("en", "", [182, 140, 220, 220, 220, 240, 260, 280]),
    ("en-us", "3 6", [140, 120, 190, 170, 0, 0, 255, 300]),
    ("en-us", "3 6", [140, 120, 190, 170, 0, 0, 255, 300]),
    ("en-us-nyc", "3 6", [140, 120, 190, 170, 0, 0, 255, 300]),
    ("en-sc", "2 5 6 7", [180, 130, 200, 200, 0, 0, 250, 270]),
    ("en-n", "", [160, 150, 180, 180, 220, 220, 290, 290]),
    ("en-rp", "", [182, 140, 220, 220, 220, 240, 260, 280]),
]
# (where, sound, said as, how often): 00 anywhere, 01 not at the end, 02 unstressed, 03 at the end, as the voice files have it.
SWAPS = [
    ("00", "D", "d", 0.15), ("00", "T", "t", 0.12), ("00", "T", "f", 0.08), ("03", "N", "n", 0.2), ("00", "h", "NULL", 0.1),
    ("03", "I", "i", 0.35), ("03", "I2", "i", 0.35), ("03", "@", "a#", 0.15), ("03", "3", "a#", 0.15), ("00", "o@", "O@", 0.25),
    ("00", "U@", "O@", 0.15), ("00", "V", "U", 0.12), ("00", "A:", "a", 0.1), ("00", "u:", "U", 0.06), ("00", "v", "w", 0.04),
    ("00", "w", "v", 0.04), ("03", "z", "s", 0.1), ("03", "d", "t", 0.06), ("00", "0", "A:", 0.1), ("00", "a", "E", 0.06),
    ("02", "I2", "@", 0.15), ("00", "Z", "S", 0.05),
]  # fmt: skip


def spread(around: float, by: float, rng: random.Random) -> int:
    return round(around * (1 + rng.gauss(0, by)))


def formants(rng: random.Random) -> list[str]:
    """Height, strength and width of each, in percent: of one throat, and of this speaker's own shape of it."""
    throat = min(1.3, max(0.84, rng.gauss(1.02, 0.09)))
    shape, width = rng.uniform(0.02, 0.08), rng.uniform(0.75, 1.45)
    lines = []
    for n in range(9):
        strength = 100 * rng.uniform(0.7, 1.15) * (1 if n < 4 else rng.uniform(0.5, 1.1))
        lines.append(f"formant {n} {spread(100 * throat, shape if n else 0.1, rng)} {round(strength)} {spread(100 * width, 0.15, rng)}")
    return lines


def voice(number: int) -> str:
    """The voice file of the invented voice of this number: always the same one."""
    rng = random.Random(9000 + number)
    table, rules, lengths = rng.choice(TABLES)
    lines = [f"name x{number}", f"language en-x-x{number}", f"phonemes {table}"]
    if rules:
        lines.append(f"dictrules {rules}")
    longer, uneven = rng.uniform(0.85, 1.2), rng.uniform(0, 0.14)
    lines.append("stressLength " + " ".join(str(spread(v * longer, uneven, rng)) for v in lengths))
    if rng.random() < 0.6:
        lines.append("stressAmp " + " ".join(str(max(10, spread(v, 0.15, rng))) for v in (17, 16, 19, 19, 19, 19, 21, 19)))
    lines += [f"replace {where} {sound} {other}" for where, sound, other, often in SWAPS if rng.random() < often]
    low = rng.choice([rng.uniform(68, 110), rng.uniform(95, 160), rng.uniform(140, 230)])
    lines.append(f"pitch {round(low)} {round(low * rng.uniform(1.12, 1.65))}")
    if rng.random() < 0.4:
        lines.append(f"intonation {rng.randint(1, 4)}")
    glottis = rng.random()
    if glottis < 0.35:
        lines.append(f"klatt {rng.choice([1, 2, 3, 4, 5, 6])}")
        lines += [line for line in formants(rng) if rng.random() < 0.7]
    else:
        lines += formants(rng)
        lines += [f"voicing {rng.randint(65, 150)}", f"flutter {rng.randint(0, 12)}", f"roughness {rng.randint(0, 4)}"]
        if rng.random() < 0.5:
            air = rng.uniform(1, 14)
            lines += ["breath " + " ".join(str(round(air * rng.uniform(0.3, 1.2))) for _ in range(7)), "breathw 150 150 200 200 400 400"]
        if rng.random() < 0.5:
            lines.append(f"tone 600 {rng.randint(130, 220)} 1200 {rng.randint(80, 170)} 2000 {rng.randint(30, 170)}")
    if rng.random() < 0.6:
        lines.append(f"consonants {rng.randint(60, 150)} {rng.randint(60, 150)}")
    if rng.random() < 0.15:
        lines.append(f"echo {rng.randint(40, 160)} {rng.randint(5, 25)}")
    return "\n".join(lines) + "\n"


@cache
def folder(path: Path) -> Path:
    """espeak-ng's data with a place for invented voices, once for each process that speaks."""
    mine = path / "espeak-ng-data"
    if not mine.exists():
        shutil.copytree(DATA, mine)
    return path


def command(number: int, path: Path) -> tuple[list[str], dict[str, str]]:
    """What to call, and with which environment, for the invented voice of this number."""
    at = folder(path)
    (at / "espeak-ng-data/lang/gmw" / f"en-x-x{number}").write_text(voice(number))
    return ["espeak-ng", "-v", f"en-x-x{number}"], {**os.environ, "ESPEAK_DATA_PATH": str(at)}


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("out", type=Path)
    parser.add_argument("--count", type=int, default=3)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    for n in range(options.count):
        call, environment = command(n, options.out)
        subprocess.run([*call, "-w", str(options.out / f"x{n}.wav"), "open the mouth a bit, and turn the head to the left"], check=True, env=environment)

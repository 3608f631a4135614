"""Clips for `node bench/speech-clips.ts`: what the whole program does with voices and sentences of no training.

    python -m speech.clips D/corpus D/development --which development
    python -m speech.clips D/corpus D/hard --which held-out
    python -m speech.clips D/corpus D/tables --which tables

`development`: 520 drawn sentences and 480 of strangers, half of them in 10 to 18 dB of noise; bounds are chosen on them.
`tables`: 900 sentences of the sixth to eighteenth table of test/language, which no training knows, by the same voices.
`held-out`: the commands of the split `test` that speech.evaluate hears, clean and at 10 dB. Writes clips.f32 (16 kHz, end
to end) and meta.json (voice, kind, said, condition, samples).
"""

import argparse
import json
import random
import tempfile
from pathlib import Path

import numpy as np

from .augment import Microphone
from .corpus import Clip, load
from .evaluate import placed
from .features import SAMPLES
from .sentences import ROOT, Speaker, held_out, plain, spoken, written_sentences
from .synthesise import HELD_OUT, voiced

ACCENTS = ["en-029", "en-gb-x-gbcwmd", "en-us", "en-gb"]
VARIANTS = ["linda", "kaukovalta", "Andrea", "announcer", "klatt6", "m6", "RicishayMax2", "Mr serious", "Tweaky"]  # none of training
TABLES = "sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth".split()


def sentences(rng: random.Random) -> list[tuple[str, str]]:
    """(kind, text); control words are a closed list, all else is held out."""
    speaker, drawn = Speaker(90210), []
    controls = frozenset(speaker.controls)
    while len(drawn) < 520:
        kind, text = speaker.draw()
        if len(text) > 75:
            continue
        if kind == "control":
            if rng.random() < 0.5:
                drawn.append((kind, text))
        elif kind in ("edit", "voice", "other") and held_out(kind, text, controls) and (kind != "edit" or text not in speaker.tested):
            drawn.append((kind, text))
    written = [text for text in written_sentences() if len(text) <= 70 and held_out("edit", text, frozenset())]
    rng.shuffle(written)
    return drawn + [("written", text) for text in written[:480]]


def tables(rng: random.Random) -> list[tuple[str, str]]:
    lines = [line for name in TABLES for line in (ROOT / f"test/language/{name}.txt").read_text().splitlines()]
    texts = sorted({t for line in lines if " => " in line and not line.startswith("#") and (t := plain(line.split(" => ")[0])) and len(t) <= 70})
    return [("written", text) for text in rng.sample(texts, 900)]


def voice(rng: random.Random) -> str:
    chance = rng.random()
    if chance < 0.44:
        return "flite-rms" if chance < 0.22 else "festival-ked"
    return f"espeak-{rng.choice(ACCENTS)}+{rng.choice(VARIANTS)}"


def development(seed: int, which: str) -> list[Clip]:
    rng = random.Random(seed)
    texts = tables(rng) if which == "tables" else sentences(rng)
    made = []
    with tempfile.TemporaryDirectory() as folder:
        jobs = [(voice(rng), kind, text, spoken(text, rng)) for kind, text in texts]
        heard = voiced([(by, said) for by, _, _, said in jobs], rng, folder)
        for audio, (by, kind, text, _) in zip(heard, jobs, strict=True):
            if len(audio) >= 1600:
                made.append(Clip((audio / (np.abs(audio).max() + 1e-9) * 0.5 * 32767).astype(np.int16), text, kind, by))
    return made


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("corpus")
    parser.add_argument("out", type=Path)
    parser.add_argument("--which", choices=["development", "tables", "held-out"], default="development")
    parser.add_argument("--seed", type=int, default=71)
    options = parser.parse_args()
    own = options.which != "held-out"
    clips = development(options.seed, options.which) if own else load(options.corpus, "test", 1400)
    microphone = Microphone([c.audio for c in load(options.corpus, "watch" if own else "test")], 991 if own else 77)
    rng = random.Random(options.seed)
    options.out.mkdir(parents=True, exist_ok=True)
    meta = []
    with (options.out / "clips.f32").open("wb") as file:
        for i, clip in enumerate(clips):
            if own:
                noisy = i % 2 == 1
                conditions = [("noise", microphone.noise(SAMPLES) * 10 ** ((10 - rng.uniform(10, 18)) / 20)) if noisy else ("clean", None)]
            else:
                conditions = [("clean", None), ("10 dB", microphone.noise(SAMPLES))]
                if clip.voice not in HELD_OUT or clip.kind not in ("control", "voice", "edit"):
                    continue
            for name, sound in conditions:
                audio = placed(clip, sound).astype("<f4")
                file.write(audio.tobytes())
                meta.append({"voice": clip.voice, "kind": clip.kind, "said": clip.text, "condition": name, "samples": len(audio)})
    (options.out / "meta.json").write_text(json.dumps(meta))
    print(f"{len(meta)} clips in {options.out}")


if __name__ == "__main__":
    main()

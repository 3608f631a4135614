"""Speaks sentences with espeak-ng, flite and festival into shards of clean clips: DIR/SPLIT-WORKER-N.npz.

A shard holds `audio` (int16, 16 kHz, all clips end to end), `ends` (where each clip ends) and `meta` (JSON lines:
text, kind, voice). Speakers, accents and variants listed under HELD_OUT are never spoken in the split `train`.

    python -m speech.synthesise D/corpus --split train --clips 36000 --workers 2
"""

import argparse
import io
import json
import multiprocessing
import os
import random
import re
import subprocess
import tempfile
from pathlib import Path

import numpy as np
import soundfile
from scipy.signal import resample_poly

from .invented import command as invented
from .sentences import Speaker, held_out, salads, spoken, talk_sentences, written_sentences

RATE = 16000
ACCENTS = ["en-gb", "en-us", "en-us", "en-us", "en-gb-scotland", "en-gb-x-gbclan", "en-gb-x-rp", "en-us-nyc"]
VARIANTS = """m1 m2 m3 m4 m5 m7 m8 f1 f2 f3 f4 Alex Alicia Andy Annie Denis Diogo Gene Gene2 Henrique Hugo Jacky Lee Marco
Mario Michael Nguyen adam anika antonio aunty belinda benjamin boris caleb croak david ed edward edward2 grandma
grandpa gustave iven iven2 iven3 iven4 john klatt klatt2 klatt3 klatt5 marcelo max michel miguel norbert pablo paul
pedro quincy rob robert sandro shelby steph steph2 steph3 travis victor whisper zac AnxiousAndy RicishayMax""".split()
FESTIVAL = {"festival-kal": "voice_kal_diphone", "festival-ked": "voice_ked_diphone", "festival-slt-hts": "voice_cmu_us_slt_arctic_hts"}
SHARES = [("espeak", 0.46), ("flite-kal16", 0.1), ("flite-awb", 0.13), ("flite-slt", 0.1), ("festival-kal", 0.11), ("festival-slt-hts", 0.1)]
LATE = Path(__file__).with_name("late.txt")  # commands that the program learned after its recogniser, each fifty times
INVENTED = 800  # voices of speech.invented
HELD_OUT = ["flite-rms", "festival-ked", "espeak-en-gb-x-gbcwmd+f5", "espeak-en-029+Mike", "espeak-en-gb-x-gbcwmd+klatt4"]
FAMILIAR = ["flite-slt", "espeak-en-us+m3"]


def read(data: bytes | Path) -> np.ndarray:
    """Any WAV as mono float at 16 kHz, silence at both ends cut to 30 ms."""
    audio, rate = soundfile.read(io.BytesIO(data) if isinstance(data, bytes) else str(data), dtype="float32")
    if audio.ndim > 1:
        audio = audio.mean(axis=1)
    if rate != RATE:
        common = np.gcd(rate, RATE)
        audio = resample_poly(audio, RATE // common, rate // common).astype(np.float32)
    loud = np.flatnonzero(np.abs(audio) > 0.01 * (np.abs(audio).max() + 1e-9))
    if len(loud) == 0:
        return audio[:0]
    return audio[max(0, loud[0] - 480) : loud[-1] + 480]


def espeak(voice: str, text: str, rng: random.Random, folder: str) -> np.ndarray:
    """`voice`: one of espeak-ng's own, or x and a number, an invented one."""
    own = re.fullmatch(r"x(\d+)", voice)
    command, environment = invented(int(own[1]), Path(folder)) if own else (["espeak-ng", "-v", voice], None)
    command += ["-s", str(int(np.clip(rng.gauss(165, 30), 95, 280))), "-p", str(rng.randint(15, 85)), "--stdout"]
    if rng.random() < 0.2:
        command += ["-g", str(rng.randint(1, 8))]
    return read(subprocess.run([*command, text], capture_output=True, check=True, env=environment).stdout)


def flite(voice: str, text: str, rng: random.Random, folder: str) -> np.ndarray:
    path = Path(folder) / "flite.wav"
    command = ["flite", "-voice", voice, "--setf", f"duration_stretch={rng.uniform(0.75, 1.4):.2f}"]
    if voice == "kal16":
        command += ["--setf", f"int_f0_target_mean={rng.uniform(80, 210):.0f}", "--setf", f"int_f0_target_stddev={rng.uniform(5, 40):.0f}"]
    subprocess.run([*command, "-t", text, "-o", str(path)], check=True, capture_output=True)
    return read(path)


def festival(voice: str, jobs: list[tuple[int, str]], rng: random.Random, folder: str) -> dict[int, np.ndarray]:
    """One process for many sentences: it starts slowly."""
    lines = [f"({FESTIVAL[voice]})"]
    for number, text in jobs:
        lines.append(f"(Parameter.set 'Duration_Stretch {rng.uniform(0.75, 1.4):.2f})")
        if voice != "festival-slt-hts":
            lines.append(f"(set! int_lr_params '((target_f0_mean {rng.uniform(80, 190):.0f}) (target_f0_std {rng.uniform(8, 25):.0f}) (model_f0_mean 170) (model_f0_std 34)))")
        lines.append(f'(utt.save.wave (utt.synth (Utterance Text "{text}")) "{folder}/{number}.wav" \'riff)')
    script = Path(folder) / "jobs.scm"
    script.write_text("\n".join(lines))
    subprocess.run(["festival", "-b", str(script)], check=True, capture_output=True)
    found = {}
    for number, _ in jobs:
        path = Path(folder) / f"{number}.wav"
        if path.exists():
            found[number] = read(path)
            path.unlink()
    return found


def say(voice: str, text: str, rng: random.Random, folder: str) -> np.ndarray:
    if voice.startswith("espeak-"):
        return espeak(voice.removeprefix("espeak-"), text, rng, folder)
    if voice.startswith("flite-"):
        return flite(voice.removeprefix("flite-"), text, rng, folder)
    return festival(voice, [(0, text)], rng, folder).get(0, np.zeros(0, np.float32))


def voiced(jobs: list[tuple[str, str]], rng: random.Random, folder: str) -> list[np.ndarray]:
    """Each (voice, text) spoken; empty where festival made nothing of it."""
    batches: dict[str, list[tuple[int, str]]] = {}
    for i, (voice, text) in enumerate(jobs):
        if voice in FESTIVAL:
            batches.setdefault(voice, []).append((i, text))
    ready: dict[int, np.ndarray] = {}
    for voice, items in batches.items():
        ready |= festival(voice, items, rng, folder)
    nothing = np.zeros(0, np.float32)
    return [ready.get(i, nothing) if voice in FESTIVAL else say(voice, text, rng, folder) for i, (voice, text) in enumerate(jobs)]


def training_voice(rng: random.Random) -> str:
    family = rng.choices([name for name, _ in SHARES], [share for _, share in SHARES])[0]
    if family != "espeak":
        return family
    if rng.random() < 0.6:
        return f"espeak-x{rng.randrange(INVENTED)}"
    return f"espeak-{rng.choice(ACCENTS)}" + (f"+{rng.choice(VARIANTS)}" if rng.random() < 0.85 else "")


def told(source: str, aside: bool, rng: random.Random) -> list[tuple[str, str]]:
    """(kind, text) of sentences that are read, not drawn, in any order: `late` new commands, `written` what asks for an edit, `talk` what asks
    for nothing, with two salads of words for each three sentences. `aside`: those held out, talk without its salads."""
    if source == "late":
        texts = [("voice", line) for line in LATE.read_text().splitlines() for _ in range(50)]
    elif source == "written":
        texts = [("edit", text) for text in written_sentences() if len(text) <= 70]
    else:
        talk = talk_sentences()
        texts = [("other", text) for text in talk]
        if not aside:
            texts += [("words", text) for text in salads(talk + written_sentences(), len(talk) * 2 // 3, rng)]
    texts = [(kind, text) for kind, text in texts if source == "late" or held_out(kind, text, frozenset()) == aside]
    rng.shuffle(texts)
    return texts


def told_plan(source: str, split: str, worker: int, workers: int, clips: int, seed: int, skip: int) -> list[tuple[str, str, str]]:
    """(voice, kind, text) of this worker's clips of `told` sentences, each said once: for training, or those held out by
    the held-out voices. `skip` of them were said before."""
    aside = split != "train"
    texts = told(source, aside, random.Random(seed - 1000 * worker))
    rng = random.Random(seed + 1)
    mine = texts[skip : skip + clips][worker::workers]
    return [(HELD_OUT[i % len(HELD_OUT)] if aside else training_voice(rng), kind, text) for i, (kind, text) in enumerate(mine)]


def plan(split: str, worker: int, workers: int, clips: int, seed: int) -> list[tuple[str, str, str]]:
    """(voice, kind, text) of this worker's clips."""
    speaker = Speaker(seed)
    controls = frozenset(speaker.controls)
    rng = random.Random(seed + 1)
    jobs: list[tuple[str, str, str]] = []
    total = clips // workers
    while len(jobs) < total:
        kind, text = speaker.draw()
        if len(text) > 90:
            continue
        aside = held_out(kind, text, controls)
        if split == "train":
            if not aside:
                jobs.append((training_voice(rng), kind, text))
        elif aside or (rng.random() < 0.1 and (kind == "control" or len(text.split()) == 1)):
            voices = HELD_OUT + FAMILIAR
            jobs.append((voices[len(jobs) % len(voices)], kind, text))
    return jobs


def write(path: Path, clips: list[tuple[np.ndarray, str, str, str]]) -> None:
    """A shard of (audio, text, kind, voice); too short and too long ones are left out."""
    fitting = [clip for clip in clips if 0.1 * RATE < len(clip[0]) < 7.8 * RATE]
    audio = [(a / (np.abs(a).max() + 1e-9) * 0.5 * 32767).astype(np.int16) for a, *_ in fitting]
    meta = [json.dumps({"text": text, "kind": kind, "voice": voice}) for _, text, kind, voice in fitting]
    np.savez(path.with_suffix(".tmp.npz"), audio=np.concatenate(audio), ends=np.cumsum([len(c) for c in audio]), meta=np.array("\n".join(meta)))
    path.with_suffix(".tmp.npz").rename(path)


def work(args: tuple) -> None:
    out, split, worker, workers, clips, seed, source, skip = args
    os.nice(0)
    rng = random.Random(seed + 2)
    with tempfile.TemporaryDirectory(dir="/dev/shm") as folder:
        jobs = plan(split, worker, workers, clips, seed) if source == "drawn" else told_plan(source, split, worker, workers, clips, seed, skip)
        for shard in range(0, len(jobs), 1000):
            part = jobs[shard : shard + 1000]
            texts = [spoken(text, rng) for _, _, text in part]
            heard = voiced([(voice, said) for (voice, _, _), said in zip(part, texts, strict=True)], rng, folder)
            clips_ = [(audio, text, kind, voice) for audio, (voice, kind, text) in zip(heard, part, strict=True)]
            name = f"{split}-{'' if source == 'drawn' or split != 'train' else f'{source}-{seed - 1000 * worker}-'}{worker}-{(skip + shard) // 1000:03d}.npz"
            write(Path(out) / name, clips_)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("out")
    parser.add_argument("--split", choices=["train", "test", "watch", "strangers", "talk"], default="train")
    parser.add_argument("--clips", type=int, default=36000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--seed", type=int, default=100)
    parser.add_argument("--text", choices=["drawn", "written", "talk", "late"], default="drawn", help="drawn sentences, those of training/language, talk, or late.txt; in the splits `strangers` and `talk` those")
    parser.add_argument("--skip", type=int, default=0, help="sentences that an earlier call with this seed has spoken")
    options = parser.parse_args()
    Path(options.out).mkdir(parents=True, exist_ok=True)
    shift = {"train": 0, "test": 500000, "strangers": 700000, "talk": 800000, "watch": 900000}[options.split]
    source = {"strangers": "written", "talk": "talk"}.get(options.split, options.text)
    tasks = [(options.out, options.split, w, options.workers, options.clips, options.seed + shift + 1000 * w, source, options.skip) for w in range(options.workers)]
    with multiprocessing.Pool(options.workers) as pool:
        pool.map(work, tasks)

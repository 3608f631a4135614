"""Measures an exported folder on voices and sentences that training never had, and writes its model card.

    python -m speech.evaluate ../models/commands --corpus D/corpus

Runs the ONNX files with onnxruntime. Every clip is heard clean and at 10 dB of noise (coloured noise, music, babble from
the training's generators with another seed). Figures go to `evaluation.json` beside the card.
"""

import argparse
import json
import time
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from scipy.sparse import csr_matrix

from .augment import Microphone
from .card import card
from .corpus import Clip, load, word_errors
from .features import RATE, SAMPLES, log_mel
from .sentences import Speaker
from .synthesise import FAMILIAR, HELD_OUT
from .tokens import Words


class Exported:
    def __init__(self, folder: Path, threads: int = 1):
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        self.encoder, self.decoder = (onnxruntime.InferenceSession(folder / "onnx" / f"{name}.onnx", options) for name in ("encoder_model", "decoder_model_merged"))
        self.words = Words(folder / "tokenizer.json")
        config = json.loads((folder / "config.json").read_text())
        self.layers, self.heads = config["decoder_layers"], config["decoder_attention_heads"]
        self.size = config["d_model"] // self.heads

    def hear(self, audio: np.ndarray) -> str:
        padded = torch.zeros(1, SAMPLES)
        padded[0, : min(len(audio), SAMPLES)] = torch.from_numpy(audio[:SAMPLES].astype(np.float32))
        state = self.encoder.run(None, {"input_features": log_mel(padded).numpy()})[0]
        empty = np.zeros((1, self.heads, 0, self.size), np.float32)
        past = {f"past_key_values.{i}.{w}.{p}": empty for i in range(self.layers) for w in ("decoder", "encoder") for p in ("key", "value")}
        names = [o.name for o in self.decoder.get_outputs()]
        tokens, given, first = [], np.array([self.words.prompt]), True
        while len(tokens) < 60:
            feeds = {"input_ids": given, "encoder_hidden_states": state, "use_cache_branch": np.array([not first]), **past}
            out = dict(zip(names, self.decoder.run(None, feeds), strict=True))
            token = int(out["logits"][0, -1].argmax())
            if token == self.words.end:
                break
            tokens.append(token)
            past = {name: out[name.replace("past_key_values", "present")] for name in past}
            given, first = np.array([[token]]), False
        return self.words.decode(tokens)


class Nearest:
    """The known sentence nearest to what was heard: a plain stand-in for the product's snapping."""

    def __init__(self, sentences: list[str]):
        self.sentences = sorted(set(sentences))
        self.index: dict[str, int] = {}
        self.matrix = self.trigrams(self.sentences, True)
        self.sizes = np.asarray(self.matrix.sum(axis=1)).ravel()

    def trigrams(self, sentences: list[str], grow: bool = False) -> csr_matrix:
        rows, columns, values = [], [], []
        for row, sentence in enumerate(sentences):
            for gram, count in Counter(f"  {sentence} "[i : i + 3] for i in range(len(sentence) + 1)).items():
                if gram not in self.index and grow:
                    self.index[gram] = len(self.index)
                if gram in self.index:
                    rows.append(row)
                    columns.append(self.index[gram])
                    values.append(count)
        return csr_matrix((values, (rows, columns)), (len(sentences), len(self.index)), dtype=np.float32)

    def snap(self, heard: str) -> str:
        if not heard:
            return heard
        shared = (self.matrix @ self.trigrams([heard]).T).toarray().ravel()
        likeness = shared / (self.sizes + len(heard) - shared + 1)
        found = self.sentences[max(np.argsort(-likeness)[:20], key=lambda i: -word_errors(" ".join(self.sentences[i]), " ".join(heard)))]
        return found if word_errors(" ".join(found), " ".join(heard)) <= 0.35 * len(heard) else heard


def placed(clip: Clip, noise: np.ndarray | None = None) -> np.ndarray:
    """A quarter second before and after, at a quiet talker's level; noise 10 dB below the voice."""
    voice = clip.audio.astype(np.float32) / 32768
    audio = np.pad(voice, (RATE // 4, RATE // 4))
    if noise is not None:
        audio += noise[: len(audio)] * voice.std() * 10 ** (-10 / 20)
    return audio[:SAMPLES] * 0.6


def tally(rows: list[dict], nearest: Nearest) -> dict:
    words = sum(len(r["said"].split()) for r in rows)
    commands = [r for r in rows if r["kind"] in ("control", "voice", "edit")]
    controls = [r for r in rows if r["kind"] == "control"]
    sentences = [r for r in rows if r["kind"] != "words"]

    def errors(part: list[dict]) -> float:
        return round(100 * sum(word_errors(r["said"], r["heard"]) for r in part) / max(1, sum(len(r["said"].split()) for r in part)), 1)

    def right(part: list[dict], how) -> float | None:
        return round(100 * sum(how(r["heard"]) == r["said"] for r in part) / len(part), 1) if part else None

    return {
        "clips": len(rows),
        "words": words,
        "word_error_rate": errors(rows),
        "sentence_word_error_rate": errors(sentences),
        "command_word_error_rate": errors(commands),
        "commands": len(commands),
        "commands_exact": right(commands, lambda t: t),
        "commands_nearest": right(commands, nearest.snap),
        "controls": len(controls),
        "controls_exact": right(controls, lambda t: t),
        "controls_nearest": right(controls, nearest.snap),
    }


def strangers(model: Exported, clips: list[Clip], microphone: Microphone) -> dict:
    """Sentences of people who know no command, or talk that asks for nothing, word for word."""
    found = {}
    for condition in ("clean", "10 dB"):
        heard = [(c.text, model.hear(placed(c, microphone.noise(SAMPLES) if condition == "10 dB" else None))) for c in clips]
        words = sum(len(said.split()) for said, _ in heard)
        found[condition] = {
            "clips": len(clips),
            "word_error_rate": round(100 * sum(word_errors(*pair) for pair in heard) / words, 1),
            "exact": round(100 * sum(said == text for said, text in heard) / len(clips), 1),
        }
    return found


def invented(model: Exported, microphone: Microphone, count: int) -> dict:
    """How often something is written where nobody speaks."""
    rng = np.random.default_rng(5)
    seconds = lambda: int(rng.uniform(0.5, 7) * RATE)  # noqa: E731
    makers = {
        "digital silence": lambda: np.zeros(seconds(), np.float32),
        "quiet hiss": lambda: (rng.standard_normal(seconds()) * 10 ** -rng.uniform(2.5, 4)).astype(np.float32),
        "noise, hum, bursts": lambda: None,
        "music": lambda: microphone.music[rng.integers(4)][(s := rng.integers(0, 13 * RATE)) : s + seconds()] * rng.uniform(0.01, 0.2),
        "several voices at once": lambda: microphone.babble[rng.integers(4)][(s := rng.integers(0, 13 * RATE)) : s + seconds()] * rng.uniform(0.01, 0.2),
    }
    found = {}
    for name, make in makers.items():
        texts = []
        for _ in range(count):
            audio = make()
            if audio is None:
                audio = microphone.coloured(seconds()) * rng.uniform(0.003, 0.2)
            texts.append(model.hear(audio))
        wrong = [t for t in texts if t]
        found[name] = {"clips": count, "not_empty": len(wrong), "examples": wrong[:5]}
    return found


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--corpus", required=True)
    parser.add_argument("--clips", type=int, default=1400)
    parser.add_argument("--strangers", type=int, default=400, help="clips of sentences of people who know no command, and of talk")
    parser.add_argument("--quiet", type=int, default=60, help="clips of each kind of no speech")
    parser.add_argument("--note", default="")
    options = parser.parse_args()
    torch.set_num_threads(1)
    model = Exported(options.folder)
    clips = load(options.corpus, "test", options.clips)
    microphone = Microphone([c.audio for c in load(options.corpus, "test")], 77)
    speaker = Speaker(4242)
    known = speaker.controls + [text for kind, text in (speaker.draw() for _ in range(15000)) if kind in ("control", "voice", "edit")]
    nearest = Nearest(known + [c.text for c in clips if c.kind in ("control", "voice", "edit")])
    rows = []
    for clip in clips:
        noise = microphone.noise(SAMPLES)
        for condition, audio in (("clean", placed(clip)), ("10 dB", placed(clip, noise))):
            began = time.perf_counter()
            heard = model.hear(audio)
            rows.append({"voice": clip.voice, "kind": clip.kind, "said": clip.text, "condition": condition, "heard": heard, "ms": 1000 * (time.perf_counter() - began)})
    figures: dict = {"note": options.note, "median_ms": round(float(np.median([r["ms"] for r in rows]))), "conditions": {}}
    for condition in ("clean", "10 dB"):
        here = [r for r in rows if r["condition"] == condition]
        voices = defaultdict(list)
        for r in here:
            voices[r["voice"]].append(r)
        unseen = [r for r in here if r["voice"] in HELD_OUT]
        others = [r for r in unseen if r["kind"] == "other"]
        figures["conditions"][condition] = {
            "held-out voices together": tally(unseen, nearest),
            **{v: tally(voices[v], nearest) for v in HELD_OUT + FAMILIAR if voices[v]},
            "false commands": {"sentences": len(others), "heard as a control word": sum(r["heard"] in set(speaker.controls) and r["heard"] != r["said"] for r in others)},
        }
        by_kind = defaultdict(list)
        for r in unseen:
            by_kind[r["kind"]].append(r)
        figures["conditions"][condition]["kinds"] = {k: tally(v, nearest)["word_error_rate"] for k, v in sorted(by_kind.items())}
    figures["strangers"] = strangers(model, load(options.corpus, "strangers", options.strangers), microphone)
    figures["invented"] = invented(model, microphone, options.quiet)
    figures["talk"] = strangers(model, load(options.corpus, "talk", options.strangers), microphone)
    (options.folder / "evaluation.json").write_text(json.dumps(figures, indent=1) + "\n")
    (options.folder / "README.md").write_text(card(options.folder, figures))
    print(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()

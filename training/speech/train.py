"""Trains the recogniser on freshly spoiled clips. One process learns, one makes batches; resumes from its checkpoint.

    python -m speech.train --corpus D/corpus --tokenizer D/tokenizer.json --out D/model.pt --minutes 60

The rate follows the clock: a short warm-up, then a cosine to zero at the end of `--minutes`.
"""

import argparse
import copy
import math
import os
import time
from dataclasses import asdict
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
import torch.multiprocessing as processes
from torch import Tensor

from .augment import Microphone
from .corpus import Clip, load, read_shard, shards, word_errors
from .features import RATE, SAMPLES, log_mel
from .model import Recogniser, Shape
from .sounds import phonemes, spread
from .tokens import Words


def share(clip: Clip, options) -> float:
    """How often a clip is drawn, relative to an ordinary one."""
    by_voice = {"espeak": options.espeak, "accent": options.accent}.get(clip.voice.split("-")[0], 1.0)
    by_kind = {"control": options.control, "voice": options.voice, "other": options.other, "words": options.other}.get(clip.kind, 1.0)
    return by_voice * by_kind


def make_batches(queue, options, seed: int, strength) -> None:
    torch.set_num_threads(1)
    os.nice(5)
    rng = np.random.default_rng(seed)
    words = Words(options.tokenizer)
    clips, ids, spoken, microphone, loaded, known = [], [], {}, None, 0.0, set()
    while True:
        if time.time() - loaded > (120 if len(clips) < options.clips else 1e9):
            for path in shards(options.corpus, "train"):
                if path in known or len(clips) >= options.clips:
                    continue
                more = read_shard(path)
                clips += more
                ids += [words.encode(c.text) for c in more]
                spoken |= phonemes([c.text for c in more], Path(options.corpus) / "phonemes.json")
                known.add(path)
            lengths = np.array([len(c.audio) for c in clips])
            weights = np.array([share(c, options) for c in clips])
            microphone = microphone or Microphone([c.audio for c in clips[:3000]], seed)
            loaded = time.time()
        # The calm part hears short clips only: quicker steps, and less to align.
        fitting = np.flatnonzero(lengths < (20000 if strength.value < 0.16 else options.longest * RATE))
        chances = weights[fitting] / weights[fitting].sum()
        pool = rng.choice(fitting, min(len(fitting), options.batch * 24), replace=False, p=chances)
        pool = pool[np.argsort(lengths[pool] * rng.uniform(0.85, 1.15, len(pool)))]
        groups = [pool[i : i + options.batch] for i in range(0, len(pool) - options.batch + 1, options.batch)]
        for g in rng.permutation(len(groups)):
            full = strength.value > 0.3 and rng.random() < 0.06
            chosen = groups[g][: options.batch // 2] if full else groups[g]
            silent = rng.random(len(chosen)) < 0.05
            audio = [np.zeros(0, np.int16) if s else clips[i].audio for i, s in zip(chosen, silent)]
            targets = [[] if s else ids[i] for i, s in zip(chosen, silent)]
            mels, places = microphone.hear(audio, strength.value, full)
            sounds = [[] if s else spoken[clips[i].text] for i, s in zip(chosen, silent)]
            frames = mels.shape[2] // 2
            flat = np.stack([spread(row, frames, a / 512, b / 512) for row, (a, b) in zip(sounds, places, strict=True)])
            around = torch.tensor([(a / 512, b / 512) for a, b in places]).round().long()
            queue.put((mels.to(torch.bfloat16), targets, sounds, torch.from_numpy(flat), around))


def passed(chances: Tensor, sounds: list[list[int]], places: Tensor) -> Tensor:
    """Negative log chance per frame that the frames pass through silence, the phonemes in order, silence: the full sum
    over alignments, as of a hidden Markov model. [N, T, sounds]. Silence is allowed outside of the voice only (`places`:
    its first and last frame), or it takes everything, as CTC's blank does."""
    longest = max(map(len, sounds)) + 2
    states = torch.zeros(len(sounds), longest, dtype=torch.long)
    for row, spoken in zip(states, sounds, strict=True):
        row[1 : len(spoken) + 1] = torch.tensor(spoken)
    emitted = chances.gather(2, states[:, None, :].expand(-1, chances.shape[1], -1))  # [N, T, S]
    when = torch.arange(chances.shape[1])
    inside = (when >= places[:, :1] + 2) & (when <= places[:, 1:] - 2)  # [N, T]
    outside = (when < places[:, :1] - 1) | (when > places[:, 1:] + 2)
    silence = (states == 0)[:, None, :]
    emitted = emitted - 12 * ((inside[:, :, None] & silence) | (outside[:, :, None] & ~silence))
    impossible = torch.full((len(sounds), 1), -1e4)
    # A voice may begin in the first frame and end in the last.
    reached = torch.cat([emitted[:, 0, :2], impossible.expand(-1, longest - 2)], dim=1)
    for t in range(1, chances.shape[1]):
        reached = torch.logaddexp(reached, torch.cat([impossible, reached[:, :-1]], dim=1)) + emitted[:, t]
    last = torch.tensor([len(s) + 1 for s in sounds])[:, None]
    total = torch.logaddexp(reached.gather(1, last), reached.gather(1, last - 1)).squeeze(1)
    return -(total / chances.shape[1]).clamp_min(-50).mean()


def guidance(model: Recogniser, targets: list[list[int]], places: Tensor, words: Words) -> Tensor:
    """How little the first head of each cross attention listens near where a word should be, letters taken as equally
    long: attention finds the words in minutes instead of hours."""
    seen = torch.stack([block.cross_attention.seen[:, 0].float() for block in model.decoder])  # [layers, N, tokens, T]
    centres = torch.zeros(seen.shape[1:3])
    asked = torch.zeros(seen.shape[1:3])
    for i, row in enumerate(targets):
        if row:
            begin, end = places[i].tolist()
            letters = np.array([words.lengths[t] for t in row], float)
            middle = (np.cumsum(letters) - letters / 2) / letters.sum()
            centres[i, 1 : len(row) + 1] = torch.from_numpy(begin + middle * (end - begin))
            asked[i, 1 : len(row) + 1] = 1
    width = 3 + 0.06 * (places[:, 1] - places[:, 0])[:, None, None]
    near = torch.exp(-0.5 * ((torch.arange(seen.shape[3]) - centres[..., None]) / width) ** 2)
    missed = -((seen * near).sum(-1) + 1e-4).log()
    return (missed * asked).sum() / (len(model.decoder) * asked.sum().clamp_min(1))


def loss_of(model: Recogniser, mels: Tensor, targets: list[list[int]], sounds: list[list[int]], flat: Tensor, places: Tensor, use_flat: bool, guided: float, words: Words, sound_share: float) -> tuple[Tensor, float, float]:
    width = max(map(len, targets)) + 1
    rows = [words.prompt + t + [words.end] for t in targets]
    tokens = torch.full((len(rows), width + 2), words.end)
    goals = torch.full((len(rows), width + 2), -100)
    for i, row in enumerate(rows):
        tokens[i, : len(row)] = torch.tensor(row)
        goals[i, 1 : len(row) - 1] = torch.tensor(row[2:])  # nothing is asked of the start token
    with torch.autocast("cpu", torch.bfloat16):
        local = model.listen(mels)
        memory = model.relate(local)
        # The decoder is told wrong words now and then, so that it listens rather than guesses.
        fed = tokens.clone()
        wrong = (torch.rand(fed.shape) < 0.08) & (goals != -100)
        wrong[:, :2] = False
        fed[wrong] = torch.randint(1, words.start, (int(wrong.sum()),))
        logits = model.decode(fed[:, :-1], memory)
        scores = model.sounds(model.local_norm(local))
    spelled = F.cross_entropy(logits.float().flatten(0, 1), goals[:, : logits.shape[1]].flatten(), label_smoothing=0.05)
    chances = scores.float().log_softmax(-1)
    aligned = passed(chances, sounds, places)
    if use_flat:
        aligned = 0.5 * aligned + 0.5 * F.nll_loss(chances.flatten(0, 1), flat.flatten())
    guide = guided * guidance(model, targets, places, words) if guided else 0
    return guide + sound_share * aligned + (1 - sound_share) * spelled, float(aligned.detach()), float(spelled.detach())


def watch(model: Recogniser, clips: list, words: Words) -> str:
    """Word errors on clean held-out clips, by voice."""
    model.eval()
    wrong: dict[str, list[int]] = {}
    shown = []
    for start in range(0, len(clips), 16):
        part = clips[start : start + 16]
        length = max(len(c.audio) for c in part) + 6400
        audio = torch.zeros(len(part), min(SAMPLES, -(-length // 512) * 512))
        for row, clip in zip(audio, part):
            row[1600 : 1600 + len(clip.audio)] = torch.from_numpy(clip.audio.astype(np.float32) / 32768)
        with torch.autocast("cpu", torch.bfloat16):
            heard = [words.decode(ids) for ids in model.greedy(log_mel(audio), words.prompt, words.end)]
        for clip, text in zip(part, heard):
            tally = wrong.setdefault(clip.voice, [0, 0])
            tally[0] += word_errors(clip.text, text)
            tally[1] += len(clip.text.split())
            shown.append(f"{clip.text} => {text}")
    model.train()
    return "  ".join(f"{v} {100 * w / n:.0f}%" for v, (w, n) in sorted(wrong.items())) + "\n    " + " | ".join(shown[:: len(shown) // 6])


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--corpus", required=True)
    parser.add_argument("--tokenizer", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--batch", type=int, default=32)
    parser.add_argument("--rate", type=float, default=1.2e-3)
    parser.add_argument("--width", type=int, default=256)
    parser.add_argument("--layers", type=int, default=2)
    parser.add_argument("--begin", help="a checkpoint of another run whose fitting weights are taken over")
    parser.add_argument("--clips", type=int, default=42000, help="look for new shards until there are so many")
    parser.add_argument("--calm", type=float, default=0.15, help="part of the time with short, hardly spoiled clips")
    parser.add_argument("--worst", type=float, default=0.85)
    parser.add_argument("--ramp", type=float, default=0.4, help="part of the time in which the spoiling grows after that")
    parser.add_argument("--flat", type=float, default=0.12, help="part of the time in which a flat alignment helps")
    parser.add_argument("--guide", type=float, default=0.3, help="weight of the guided attention; falls to 0 at 80 % of the time")
    parser.add_argument("--espeak", type=float, default=1, help="how often a clip of espeak-ng is drawn, relative to the recorded voices'")
    parser.add_argument("--accent", type=float, default=1, help="the same for the voices of other languages")
    parser.add_argument("--control", type=float, default=1, help="how often a control word is drawn, relative to other sentences")
    parser.add_argument("--voice", type=float, default=1, help="the same for hands-free commands with a number, a part or a way in them")
    parser.add_argument("--other", type=float, default=1, help="the same for sentences that are no command")
    parser.add_argument("--longest", type=float, default=8, help="seconds of the longest clip that is drawn")
    parser.add_argument("--sounds", type=float, default=0.6, help="weight of the phonemes against the words at first")
    parser.add_argument("--dropout", type=float, default=0.05)
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    words = Words(options.tokenizer)
    saved = torch.load(options.out, weights_only=True) if os.path.exists(options.out) else None
    shape = Shape(**saved["shape"]) if saved else Shape(words.size, options.width, options.width // 64, options.layers)
    model = Recogniser(shape, options.dropout)
    if options.begin:
        old, mine = torch.load(options.begin, weights_only=True)["model"], model.state_dict()
        model.load_state_dict({k: old[k] if k in old and old[k].shape == v.shape and k.startswith(("decoder", "embedding", "token")) and "cross" not in k else v for k, v in mine.items()})
    average = copy.deepcopy(model).requires_grad_(False)
    decayed = [p for p in model.parameters() if p.ndim > 1]
    rest = [p for p in model.parameters() if p.ndim <= 1]
    optimiser = torch.optim.AdamW([{"params": decayed, "weight_decay": 0.02}, {"params": rest, "weight_decay": 0}], lr=1, betas=(0.9, 0.98), fused=True)
    step, spent = 0, 0.0
    if saved:
        model.load_state_dict(saved["model"])
        average.load_state_dict(saved["average"])
        if saved["optimiser"]:  # none after speech.restore of an exported folder
            optimiser.load_state_dict(saved["optimiser"])
        step, spent = saved["step"], saved["spent"]
    for block in model.encoder:
        block.compile(dynamic=True)  # a third more clips in the same time; the convolutions would be compiled anew for every length
    strength = processes.Value("d", 0.2)
    queue = processes.Queue(12)
    maker = processes.Process(target=make_batches, args=(queue, options, 1000 + step, strength), daemon=True)
    maker.start()
    clips = load(options.corpus, "watch", 112)
    print(f"{sum(p.numel() for p in model.parameters()) / 1e6:.2f} M parameters", flush=True)
    begun = last_saved = last_watch = time.time()
    sums, waited, heard = np.zeros(2), 0.0, 0
    while True:
        elapsed = spent + time.time() - begun
        share = elapsed / (60 * options.minutes)
        if share >= 1:
            break
        strength.value = min(1, 0.15 + options.worst * max(0, share - options.calm) / options.ramp)
        rate = options.rate * min(1, (step + 1) / 150) * 0.5 * (1 + math.cos(math.pi * share))
        for group in optimiser.param_groups:
            group["lr"] = max(rate, 2e-6)
        asked = time.time()
        mels, targets, sounds, flat, places = queue.get()
        waited += time.time() - asked
        loss, aligned, spelled = loss_of(model, mels.float(), targets, sounds, flat, places, share < options.flat, options.guide * max(0, 1 - share / 0.8), words, options.sounds if share < 0.3 else options.sounds * 2 / 3)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        keep = min(0.999, (step + 1) / (step + 20))
        torch._foreach_lerp_(list(average.parameters()), [p.detach() for p in model.parameters()], 1 - keep)
        step += 1
        heard += len(targets)
        sums += (aligned, spelled)
        if step % 100 == 0:
            print(f"{elapsed / 60:.1f} min  step {step}  sounds {sums[0] / 100:.3f}  words {sums[1] / 100:.3f}  {heard / (time.time() - begun):.0f} clips/s  waited {waited:.0f} s", flush=True)
            sums[:] = 0
        if time.time() - last_watch > 420:
            print(watch(average, clips, words), flush=True)
            last_watch = time.time()
        if time.time() - last_saved > 120:
            save(options.out, model, average, optimiser, step, spent + time.time() - begun, shape)
            last_saved = time.time()
    save(options.out, model, average, optimiser, step, spent + time.time() - begun, shape)
    print(watch(average, clips, words), flush=True)
    maker.terminate()


def save(path: str, model: Recogniser, average: Recogniser, optimiser, step: int, spent: float, shape: Shape) -> None:
    state = {"model": model.state_dict(), "average": average.state_dict(), "optimiser": optimiser.state_dict(), "step": step, "spent": spent, "shape": asdict(shape)}
    torch.save(state, f"{path}.tmp")
    os.replace(f"{path}.tmp", path)


if __name__ == "__main__":
    main()

"""Trains the reader of sentences and writes it as safetensors of half precision.

    python -m language.train SENTENCES... --talks CONVERSATIONS... --out reader.pt --seed 1
"""

import argparse
import random
import time

import torch
from torch.nn import functional as F

from language import templates
from language.network import Reader, batch_of
from language.sentences import ACTS, AMOUNTS, INTENTS, PAIRED, PARTS, REGIONS, SIDES, Labelled, joined, label_of, marks_of, mirrored, read, read_talks, varied


BATCH = 96


def targets_of(batch: list[Labelled]):
    n = len(batch)
    intent = torch.tensor([INTENTS.index(one.intent) for one in batch])
    acts = {part: torch.zeros(n, len(actions)) for part, actions in PARTS.items()}
    amounts = {part: torch.full((n,), -1) for part in PARTS}
    sides = {part: torch.full((n,), -1) for part in PAIRED}
    limits = {region: torch.zeros(n, 2) for region in REGIONS}
    for row, one in enumerate(batch):
        for act, amount in one.acts.items():
            part, action = act.split(".")
            acts[part][row, PARTS[part].index(action)] = 1
            if amount is not None:
                amounts[part][row] = AMOUNTS.index(amount)
        for part, side in one.sides.items():
            sides[part][row] = SIDES.index(side)
        for kind, region in one.limits:
            limits[region][row, ("keep", "only").index(kind)] = 1
    return intent, acts, amounts, sides, limits


def loss_of(outputs, targets):
    intent, parts, regions = outputs
    wanted, acts, amounts, sides, limits = targets
    loss = F.cross_entropy(intent, wanted, label_smoothing=0.05)
    for part, actions in PARTS.items():
        count = len(actions)
        loss = loss + 0.7 * F.binary_cross_entropy_with_logits(parts[part][:, :count], acts[part]) * count / 4
        for chosen, begin, size in ((amounts, count, len(AMOUNTS)), (sides, count + len(AMOUNTS), len(SIDES))):
            if part in chosen and (chosen[part] >= 0).any():
                share = (chosen[part] >= 0).float().mean()
                one = F.cross_entropy(parts[part][:, begin : begin + size], chosen[part], ignore_index=-1)
                loss = loss + one * share
    for region, limit in limits.items():
        loss = loss + 0.3 * F.binary_cross_entropy_with_logits(regions[region], limit)
    return loss


def marks_before(one: Labelled, edits: list[Labelled], rng: random.Random) -> tuple[str, ...]:
    """What was done last: in a conversation what it was; before half of the sentences that stand alone anything, so that it is
    leaned on by words that lean only. Short edits get none: "wider" may be of what was done."""
    if one.last is not None:
        return one.last
    if rng.random() < 0.5 or (one.intent == "edit" and len(one.text.split()) < 5):
        return ()
    return marks_of(rng.choice(edits), rng.random() < 0.15)


def word_salad(data: list[Labelled], rng: random.Random) -> Labelled:
    """A few words of anywhere in any order, which ask for nothing."""
    words = [word for one in rng.choices(data, k=5) for word in rng.sample(one.text.split(), 1)]
    return Labelled(" ".join(words[: rng.randint(1, 5)]), "refuse")


def epoch_of(data: list[Labelled], frames: int, rng: random.Random) -> list[Labelled]:
    examples = []
    talk = [one for one in data if one.intent == "refuse"]
    examples += [word_salad(talk, rng) for _ in range(len(data) // 25)]
    for text, label in templates.sentences(rng, frames) if frames > 0 else []:
        one = label_of(text, label)
        if one is not None:
            examples.append(one)
    for one in data:
        other = mirrored(one) if rng.random() < 0.5 else None
        examples.append(varied(other or one, rng))
    edits = [one for one in data if one.intent == "edit"]
    for _ in range(len(edits) // 3):
        both = joined(*rng.sample(edits, 2), rng)
        if both is not None:
            examples.append(varied(both, rng))
    rng.shuffle(examples)
    return examples


def in_order(examples: list[Labelled], rng: random.Random) -> list[Labelled]:
    """Batches of sentences of about one length, in any order: a step takes as long as its longest sentence."""
    batches = []
    for at in range(0, len(examples), 24 * BATCH):
        pool = sorted(examples[at : at + 24 * BATCH], key=lambda one: len(one.text.split()) + 2 * len(one.last or ()) + rng.random())
        batches += [pool[begin : begin + BATCH] for begin in range(0, len(pool), BATCH)]
    rng.shuffle(batches)
    return [one for batch in batches for one in batch]


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("data", nargs="+")
    options.add_argument("--talks", nargs="*", default=[], help="files of conversations")
    options.add_argument("--out", required=True)
    options.add_argument("--epochs", type=int, default=24)
    options.add_argument("--frames", type=int, default=8000, help="sentences of templates an epoch")
    options.add_argument("--layers", type=int, default=1, help="of the gated unit")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--rate", type=float, default=3e-3, help="the highest one")
    options.add_argument("--begin", help="a network of as many layers that is trained on")
    options = options.parse_args()
    torch.manual_seed(options.seed)
    rng = random.Random(options.seed)
    torch.set_num_threads(1)
    data = []
    for path in options.data:
        good, bad = read(path)
        print(f"{path}: {len(good)} sentences, {len(bad)} lines not of the notation {bad[:3]}", flush=True)
        data += good
    for path in options.talks:
        good, bad = read_talks(path)
        print(f"{path}: {len(good)} turns, {len(bad)} lines not of the notation {bad[:3]}", flush=True)
        data += good
    edits = [one for one in data if one.intent == "edit"]
    model = Reader(options.layers)
    if options.begin:
        model.load_state_dict(torch.load(options.begin, weights_only=True))
    optimiser = torch.optim.AdamW(model.parameters(), lr=options.rate, weight_decay=0.02)
    per_epoch = (len(data) * 4 // 3 + len(data) // 25 + options.frames) // BATCH
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, options.rate, total_steps=options.epochs * (per_epoch + 40))
    began = time.time()
    for epoch in range(options.epochs):
        model.train()
        examples, total = in_order(epoch_of(data, options.frames, rng), rng), 0.0
        for at in range(0, len(examples), BATCH):
            batch = examples[at : at + BATCH]
            marks = [marks_before(one, edits, rng) for one in batch]
            loss = loss_of(model(*batch_of([one.text for one in batch], marks)), targets_of(batch))
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            total += loss.item() * len(batch)
        print(f"epoch {epoch} loss {total / len(examples):.3f} {time.time() - began:.0f} s", flush=True)
        torch.save(model.state_dict(), options.out)


if __name__ == "__main__":
    main()

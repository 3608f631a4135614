"""Labelled sentences: the notation of the data, the classes of the network, and copies that add variety.

A line is `sentence => label`. A label is a control word, `refuse`, `wish`, or edits `part.action@side amount` parted by `;`
with limits behind ` | ` ("keep background", "only ears"). Amounts: nothing, `~` a little, `+` much, `*` any. In conversations the
lines between `# who` and an empty line follow each other, `instead` before edits says that the last one goes for them, and
`undo PART` that what was done to that part is taken back: the network answers "undo", and the program finds the part in the words.
"""

import random
import re
from dataclasses import dataclass, field, replace

PARTS = {
    "mouth": ["open", "close", "wider", "narrower"],
    "eyes": ["open", "close", "look-left", "look-right", "look-up", "look-down", "bigger", "smaller"],
    "head": ["turn-left", "turn-right", "tilt-left", "tilt-right", "raise", "lower"],
    "ears": ["raise", "lower", "bigger", "smaller"],
    "mane": ["bigger", "smaller"],
    "muzzle": ["longer", "shorter", "wider", "narrower"],
    "face": ["wider", "narrower", "longer", "shorter"],
    "whole": ["move-left", "move-right", "move-up", "move-down", "bigger", "smaller"],
}
ACTS = [f"{part}.{action}" for part, actions in PARTS.items() for action in actions]
PAIRED = ["eyes", "ears"]
SIDES = ["left", "right", "both"]
AMOUNTS = ["usual", "little", "much"]
REGIONS = ["background", *PARTS]
# What a sentence asks for, before all else. "edit" and the two that nothing is done for come first.
INTENTS = """edit instead refuse wish undo redo further further-little further-much less reverse again original stop pause continue
new save share compare history help heard describe numbers mask zoom-in zoom-out protect-background other-too another
versions grid sleep
text-bigger text-smaller dark light settings hide-settings scroll-up scroll-down scroll-start scroll-end
voice-on voice-off voice-slower voice-faster quiet sounds-on sounds-off wait-longer wait-shorter mic-off wake
hide-numbers names hide-names hide-grid grid-finer grid-coarser hide-mask unprotect hide-history clear-points zoom-fit after
greeting thanks praise blame goodbye who hearing privacy own-picture saving progress why changed sure parts phrases said-again
save-gif save-video yes no none cancel faster slower""".split()
MARKS = {"": "usual", "~": "little", "+": "much", "*": None}
NAMES = {"further ~": "further-little", "further +": "further-much"}


@dataclass(frozen=True)
class Labelled:
    text: str
    intent: str
    # act -> amount (None where any would do); sides by paired part; limits as (kind, region)
    acts: dict = field(default_factory=dict)
    sides: dict = field(default_factory=dict)
    limits: frozenset = frozenset()
    # what was done last, as the network is told it; None where the sentence stands alone
    last: tuple[str, ...] | None = None
    # the part whose edits are undone, where one is named
    undone_part: str | None = None


def parts_of(one: Labelled) -> set[str]:
    return {act.split(".")[0] for act in one.acts}


def marks_of(one: Labelled, undone: bool = False) -> tuple[str, ...]:
    """An edit as what was done last: every part and action, the side of a pair, and how much where that was said."""
    marks = ["@before"] if undone else []
    for act, amount in one.acts.items():
        part = act.split(".")[0]
        marks.append(f"@{act}")
        if part in one.sides:
            marks.append(f"@{one.sides[part]}")
        if amount in ("little", "much"):
            marks.append(f"@{amount}")
    return tuple(marks)


def label_of(text: str, label: str) -> Labelled | None:
    """None where the label is not of the notation."""
    label = label.split("||")[0].strip()
    name = NAMES.get(label, label)
    if name in INTENTS:
        return Labelled(text, name)
    whose = re.fullmatch(r"undo ([a-z]+)(?:@(?:left|right|both))?", label)
    if whose and whose[1] in PARTS:
        return Labelled(text, "undo", undone_part=whose[1])
    edits, *limits = [piece.strip() for piece in label.split(" | ")]
    intent = "instead" if edits.startswith("instead ") else "edit"
    edits = edits.removeprefix("instead ")
    acts, sides, kept = {}, {}, set()
    for edit in edits.split(";"):
        match = re.fullmatch(r"([a-z]+)\.([a-z-]+)(?:@(left|right|both))?\s*([~+*]?)", edit.strip())
        if match is None or f"{match[1]}.{match[2]}" not in ACTS:
            return None
        part, _, side, mark = match.groups()
        acts[f"{match[1]}.{match[2]}"] = MARKS[mark]
        if part in PAIRED:
            side = side or "both"
            if sides.get(part, side) != side:
                return None
            sides[part] = side
    for limit in limits:
        kind, _, region = limit.partition(" ")
        region = region.split("@")[0]
        if kind not in ("keep", "only") or region not in REGIONS:
            return None
        kept.add((kind, region))
    return Labelled(text, intent, acts, sides, frozenset(kept))


def read(path: str) -> tuple[list[Labelled], list[str]]:
    """The sentences of a file, and the lines that are not of the notation."""
    good, bad = [], []
    for line in open(path, encoding="utf-8"):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        text, arrow, label = line.partition(" => ")
        found = label_of(text.strip(), label.strip()) if arrow else None
        if found is None:
            bad.append(line)
        else:
            good.append(found)
    return good, bad


def read_talks(path: str) -> tuple[list[Labelled], list[str]]:
    """The turns of a file of conversations, each with what was done last before it, and the lines that are not of the notation."""
    good, bad = [], []
    done: list[Labelled] = []  # edits that stand
    gone: list[Labelled] = []  # edits that were taken back
    undone = False
    for line in open(path, encoding="utf-8"):
        line = line.strip()
        if not line or line.startswith("#"):
            done, gone, undone = [], [], False
            continue
        text, arrow, label = line.partition(" => ")
        found = label_of(text.strip(), label.strip()) if arrow else None
        if found is None:
            bad.append(line)
            continue
        last = gone[-1] if undone else done[-1] if done else None
        good.append(replace(found, last=() if last is None else marks_of(last, undone)))
        if found.intent == "edit":
            done.append(found)
            undone = False
        elif found.intent == "instead":
            done = [*done[:-1], found]
            undone = False
        elif found.undone_part is not None:
            # What was done to other parts stays, and is what was done last.
            undone = bool(done) and found.undone_part in parts_of(done[-1])
            gone += [one for one in done if found.undone_part in parts_of(one)][-1:]
            done = [one for one in done if found.undone_part not in parts_of(one)]
        elif found.intent == "undo" and done:
            gone.append(done.pop())
            undone = True
        elif found.intent == "redo" and gone:
            done.append(gone.pop())
            undone = False
        elif found.intent == "original" and done:
            gone, done, undone = [done[-1]], [], True
        elif found.intent == "new":
            done, gone, undone = [], [], False
    return good, bad


_mirror = {"left": "right", "right": "left"}


def mirrored(one: Labelled) -> Labelled | None:
    """Left for right, in words and label; None where a word tells a side otherwise."""
    if re.search(r"clock|\bright (now|away|there)|all right|alright|\bown\b|\bits\b|rightly", one.text, re.I):
        return None
    if not re.search(r"left|right", one.text + " ".join(one.last or ()), re.I):
        return None
    swap = lambda text: re.sub(r"left|right", lambda m: _mirror[m[0].lower()], text, flags=re.I)
    acts = {swap(act): amount for act, amount in one.acts.items()}
    sides = {part: swap(side) for part, side in one.sides.items()}
    last = None if one.last is None else tuple(swap(mark) for mark in one.last)
    return replace(one, text=swap(one.text), acts=acts, sides=sides, last=last)


BEFORE = """please|could you|can you|can we|hey|ok|okay|so|um|uh|well|now|and now|alright|hello|hi there|yo|bruh|lol|haha great|oh and|hmm|i think|maybe|would you|go ahead and|now then|right so|great|nice|perfect now|cool|the next thing|kindly|man|dude|listen|you know what|for the card|actually|i would like you to|just|one more thing|and|but|then|also|next""".split("|")
BEHIND = """please|thanks|thank you|if you can|lol|for me|now|ok|okay|a bit of fun|haha|for my daughter|would you|will you|if possible|my friend|dear|mate|for once|i think|this time|that would be nice|because it looks odd|so it looks better|as i said|and that's it""".split("|")
JOINS = [" and ", ", ", " and then ", ", also ", " plus ", "; ", ", then ", " and also "]


def typo(text: str, rng: random.Random) -> str:
    at = rng.randrange(len(text))
    kind = rng.randrange(4)
    if kind == 0:
        return text[:at] + text[at + 1 :]
    if kind == 1:
        return text[:at] + text[at] + text[at:]
    if kind == 2 and at + 1 < len(text):
        return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    return text[:at] + rng.choice("abcdefghijklmnopqrstuvwxyz") + text[at + 1 :]


def joined(a: Labelled, b: Labelled, rng: random.Random) -> Labelled | None:
    """Both requests in one sentence; None where they speak of the same part."""
    parts = [parts_of(one) for one in (a, b)]
    leans = a.last or b.last
    if a.intent != "edit" or b.intent != "edit" or a.limits or b.limits or leans or parts[0] & parts[1]:
        return None
    if len(a.acts) + len(b.acts) > 3 or len(a.text) + len(b.text) > 110:
        return None
    text = a.text.rstrip(".!? ") + rng.choice(JOINS) + b.text[:1].lower() + b.text[1:]
    return Labelled(text, "edit", {**a.acts, **b.acts}, {**a.sides, **b.sides})


def varied(one: Labelled, rng: random.Random) -> Labelled:
    text = one.text
    if rng.random() < 0.25:
        text = rng.choice(BEFORE) + rng.choice([" ", ", "]) + text
    if rng.random() < 0.15:
        text = text.rstrip(".!?") + rng.choice([" ", ", "]) + rng.choice(BEHIND)
    if rng.random() < 0.25:
        text = re.sub(r"[,.!?;:]", "", text)
    if text and rng.random() < 0.2:
        for _ in range(rng.choice([1, 1, 1, 2, 3])):
            text = typo(text, rng) or text
    return replace(one, text=text)

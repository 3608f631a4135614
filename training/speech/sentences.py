"""What is said in training: control words, numbered controls, edits, loose words, and sentences that are no command.

Deterministic in its seed. Sentences that are not in the closed list of control words are held out by a hash of their
words (one in twelve), so that no voice ever speaks them in training. Transcripts are lower case words: a recogniser's
output, numbers in words, "um" and "uh" left out.
"""

import json
import random
import re
import zlib
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

UNITS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


def number_words(value: int, rng: random.Random | None = None) -> str:
    """0..999999 in words; "and" after the hundreds half of the time when `rng` is given."""
    if value >= 1000:
        rest = value % 1000
        return f"{number_words(value // 1000, rng)} thousand" + (f" {number_words(rest, rng)}" if rest else "")
    if value >= 100:
        joint = " and " if rng and rng.random() < 0.4 else " "
        rest = value % 100
        return f"{UNITS[value // 100]} hundred" + (joint + number_words(rest) if rest else "")
    if value < 20:
        return UNITS[value]
    return TENS[value // 10 - 2] + (f" {UNITS[value % 10]}" if value % 10 else "")


# Hands-free commands: {n} a small number, {s} a seed, {p} a part of the picture, {d} a direction, {e} an edit.
VOICE = """
wake up / start listening / go to sleep / stop listening / mute / unmute / turn off microphone / turn off the microphone / microphone off / turn on the microphone
stop / stop there / that's enough / hold it / whoa / pause / continue / keep going / resume / cancel / never mind / forget it
undo / undo that / go back / undo {n} / back a bit / redo / redo that / scratch that / no that's wrong / show history / hide history / go to step {n} / back to the original / start over
try another / another version / compare versions / again / twice / three times / {n} times / more / a bit more / a lot more / less / a bit less / half / double / too much / the other way / back halfway
start opening / start closing / start opening the {p} / start closing the {p} / start moving {d} / start turning {d} / start moving the {p} {d} / faster / slower / a bit faster / a bit slower
show numbers / hide numbers / show the numbers / {n} / number {n} / choose {n} / pick {n} / select {n} / what is {n} / show names / hide names / show labels / hide labels
show grid / hide grid / show the grid / hide the grid / more squares / fewer squares / grid {n} {n} / grid {n} / grid back / grid reset
put a point on the {p} / put a point on {n} / put a point at {n} {n} / add a point on the {p} / handle {n} / target {n} / drag {n} to {n} / drag {n} to {n} / move {n} to {n} / drag the {p} to {n} / go
point {n} left {n} / point {n} {d} {n} / move point {n} {d} / nudge {d} / nudge {d} {n} / nudge the {p} {d} / a hair {d} / a bit {d} / remove point {n} / delete point {n} / clear points / clear all points / clear
do it / start / keep the background / only the face / only the {p} / protect the {p} / unprotect the {p} / protect the background / keep the {p} / show mask / hide mask / show the mask / invert mask / invert the mask / clear mask
zoom in / zoom out / zoom in on {n} / zoom in on the {p} / fit / fit to window / before / after / compare / hide points / show points
call this {p} / call that the {p} / the first one / the second one / the third one / the fourth one / none of these / none of them
no i meant the {p} / i meant the {d} {p} / no i meant {e} / i said {e} / not the left the right / not the right the left / correct that / correct {n} / spell that
yes / no / okay / yes please / no thanks / yeah / yep / nope
new image / new picture / next / next image / seed {s} / use seed {s} / picture {s} / open picture {n} / use model cars / use model lion / use the lion model / switch to the lion / previous / previous picture / random
save / save as png / save as webp / save as gif / save as jpeg / save as video / download / download as png / download as webp / download as gif / download as video / download the picture / copy link / copy the link / save the picture / save it
help / what can i say / show commands / hide commands / what did you hear / what changed / describe the image / describe the picture / say that again / quiet / be quiet / read it back / hide help
wait longer / wait shorter / voice on / voice off / speak slower / speak faster / louder / softer / dark mode / light mode / bigger text / smaller text / push to talk / hands free / high contrast / captions on / captions off / sounds on / sounds off
when i say {w} {e} / forget {w} / what can i teach you / teach a phrase / list my phrases / full screen / close / close that / open settings / close settings / scroll up / scroll down
"""

# Words said together with a part: "open the mouth", "mouth open". {a} an amount.
EDITS = """
open the {mouth} / open {mouth} / {mouth} open / open its {mouth} / open your {mouth} / open the {mouth} {a} / open the {mouth} by {q} / close the {mouth} / close its {mouth} / {mouth} closed / shut the {mouth} / close the {mouth} {a} / make it open its {mouth} / make the {s0} open its {mouth}
make the {mouth} wider / make the {mouth} narrower / a wider {mouth} / narrow the {mouth} / widen the {mouth} {a} / open the {mouth} wide / make it roar / make it yawn / open wide / make it smile
open the {eye} / close the {eye} / close the left {eye1} / close the right {eye1} / open the left {eye1} / open its right {eye1} / close its left {eye1} / close both {eye} / {eye} closed / {eye} open / shut the {eye} / wink / blink / wink with the left eye / wink the right eye / make the {eye} bigger / make the {eye} smaller / make the left {eye1} bigger / bigger {eye} / smaller {eye} / make the {eye} {a} bigger
look left / look right / look up / look down / look to the {d} / look {d} {a} / make it look {d} / make the {s0} look {d} / {eye} {d} / make the {eye} look {d}
turn the head {d} / turn the head to the {d} / turn its head {d} / turn {d} / turn {d} {a} / head {d} / turn the head {d} {a} / turn the head to the {d} by {q} / rotate the head {d} / turn your head to the {d} / make it face {d}
tilt the head {d} / tilt the head to the {d} / tilt its head {d} {a} / tilt {d} / lean the head {d} / raise the head / lower the head / raise the head {a} / head up / head down / lift the head / nod / chin up / chin down
raise the {ear} / lower the {ear} / {ear} up / {ear} down / raise the left {ear1} / lower the right {ear1} / raise the {ear} {a} / make the {ear} bigger / make the {ear} smaller / bigger {ear} / smaller {ear} / tilt the {ear} {d} / prick up the ears / perk up the ears / make the left {ear1} smaller / flatten the ears
make the mane bigger / make the mane smaller / a bigger mane / more mane / less mane / grow the mane / shrink the mane / make the mane {a} bigger / make the mane {a} smaller / bigger hair / make the mane bigger by {q} / fluff up the mane / the mane should be bigger / a fuller mane / a thicker mane
make the {nose} longer / make the {nose} shorter / make the {nose} wider / make the {nose} narrower / a longer {nose} / shorten the {nose} / lengthen the {nose} / make the {nose} {a} longer / stretch the {nose} / a shorter {nose} {a}
make the face wider / make the face narrower / make the face longer / make the face shorter / a wider face / a longer face / make the face {a} wider / narrow the face / stretch the face / squash the face / widen the face by {q}
move the {whole} {d} / move it {d} / move {d} / move it {d} {a} / move the {whole} to the {d} by {q} / move it up a bit / shift the {whole} {d} / make the {whole} bigger / make the {whole} smaller / make it bigger / make it smaller / bigger / smaller / zoom in / zoom out / zoom in {a} / enlarge the {whole} / shrink it
put it in the middle / make it {a} bigger / make it twice as big / make the {any} twice as big / make the {any} half as big / drag the {any} {d} / drag the {any} {d} by {q} / pull the {any} {d} / push the {any} {d} / push the {any} {d} {a} / pull the {any} {d} {a} / move the {any} {d} {a}
make the {any} {c} / change the color of the {any} to {c} / make the {any} {c2} and bigger / the {any} should be {c2} / paint the {any} {c} / a {c} {any} / give it a {c} {any}
"""

FILL = {
    "mouth": "mouth mouth mouth mouth jaw jaws".split(),
    "eye": "eyes eyes eyes eyelids".split(),
    "eye1": ["eye"],
    "ear": ["ears"],
    "ear1": ["ear"],
    "nose": "nose nose nose muzzle muzzle snout".split(),
    "whole": "picture image photo lion lion face head cat animal".split(),
    "s0": "lion lioness cat big_cat animal beast creature kitty".split(),
    "p": "mouth nose mane left_ear right_ear left_eye right_eye ears eyes head face muzzle background chin forehead cheek tail paw whiskers teeth tongue neck body lion sky picture tree car wheel hood roof window door dog horse flower house hand arm leg foot shoulder hair smile".split(),
    "any": "mouth nose mane left_ear right_ear left_eye right_eye ears eyes head face muzzle chin tail paw paws whiskers teeth tongue neck body lion hair cheeks forehead eyebrows lip lips roof wheels door hood window tree dog horse car house leg legs arm hand".split(),
    "d": "left right up down left right up down upward downward inward outward forward back".split(),
    "a": ["a bit", "a little", "a little bit", "a lot", "slightly", "halfway", "a tiny bit", "more", "a bit more", "much more", "all the way", "fully", "completely", "very much", "a touch", "a hair", "just a bit", "again", "twice", "some more", "as far as possible", "too"],
    "c": "red green blue yellow orange purple pink brown black white grey gold golden silver dark light pale bright".split(),
    "c2": "happy sad angry calm younger older friendly fierce sleepy surprised round flat sharp soft fluffy thin thick tall short large small tiny huge wide narrow long high low".split(),
    "w": "smile bingo roar cheese hello magic alpha bravo sunshine sleepy grumpy monday boom hungry tiger happy sad banana".split(),
}

LIMITS = ["keep the background", "but keep the background", "keep the ears", "but not the nose", "only the face", "and keep the mane", "without moving the eyes", "but leave the mouth alone", "don't move the ears", "keep everything else", "keep the rest", "nothing else"]
BEFORE = ["please", "can you", "could you", "okay", "now", "hey", "so", "then", "i want to", "i would like to", "let's", "computer", "and", "no", "well", "just", "can you please", "could you please", "i'd like you to"]
AFTER = ["please", "thanks", "thank you", "now", "for me", "again", "right now", "if you can", "as well", "too"]

# Sentences that are no command, so that the network writes what was said instead of the nearest command.
WHO = "i|you|we|they|he|she|my sister|my brother|the teacher|our neighbor|the doctor|somebody|nobody|the children|a friend|the man|the woman|people|everyone|the weather|this book|the train|that movie|my phone|the kitchen|the radio|the coffee|your mother|the company|the river|the city".split("|")
DOES = "likes|wants|needs|saw|heard|bought|found|lost|will visit|can't find|never liked|always wanted|was talking about|is looking for|has forgotten|would like|used to have|told me about|thinks about|is waiting for|didn't know|should remember|left|wrote|read|cooked|cleaned|brought|painted|broke|sold|is|was|looks like|sounds like|came with|went to|knows|asked for|talked to|remembered".split("|")
WHAT = "the house|a new car|some bread|the garden|her keys|a cup of tea|the bus|his letter|the answer|a good story|that song|the money|a different job|some water|the old bridge|the meeting|a long walk|dinner at home|the mountain|this morning|their dog|another question|the big window|a small boat|an apple|the market|the hospital|music|a picture of the sea|a lion in the zoo|the number seven|three eggs|two tickets|the left side of the road|the right answer|an open door|the stop sign|a grid of streets".split("|")
WHEN = "|||||today|yesterday|tomorrow|last night|on monday|on friday evening|at noon|in the morning|next week|two years ago|at seven|after work|before lunch|in the summer|every day|again|with my friend|for a while|in the end|very quickly|because of the rain|when it rained|and then went home|but it was too late".split("|")
CHAT = """how are you / what time is it / i think so / i don't know / that is a good idea / see you later / good morning / good night / thank you very much / it is raining outside / where are my glasses / can you hear me
what do you think / did you see that / let's go home / i am hungry / what's for dinner / come here / sit down / be careful / that's funny / are you sure / nice to meet you / happy birthday / have a nice day / call me tomorrow / the phone is ringing
tell me a joke / who is at the door / turn on the light / play some music / what a beautiful day / i love you / excuse me / one moment please / how much is it / where do you live / i have to go / take your time / it doesn't matter / never again in my life
what is the weather like / how old are you / do you speak english / i'm from germany / it's too expensive / could you help me / i need a doctor / the food was great / we are late / thanks for watching / thanks for listening / please subscribe / the end / you too / of course / no way / maybe later / i'm not sure / sounds good / really / hello / hi there / goodbye / bye bye / good afternoon / wow / oh no / sorry / hm / all right then / not yet / why not / over there / come on / what happened / who are you / where is it
don't stop / don't undo that / i will undo my coat / the mouth of the river / my head hurts / he turned left at the corner / save me a seat / open the window please / close the door / the mane of the horse / keep it secret / stop by the shop / grid lock in the city / go home / wake me up at six / she went to sleep early / numbers are hard / the point is / zoom call at nine / undo your shoes"""


def alternatives(block: str) -> list[str]:
    return [phrase.strip() for phrase in re.split(r"[/\n]", block) if phrase.strip()]


def plain(text: str) -> str | None:
    """The transcript of a written sentence: lower case words only; None when it has signs that are not said."""
    text = text.lower().replace("’", "'").replace("-", " ").replace("%", " percent ")
    text = re.sub(r"(\d+) ?px\b", r"\1 pixels", text)
    text = re.sub(r"\bctrl\b", "control", text)
    text = re.sub(r"\b(um+|uh+|er|erm|hmm?|mm)\b", " ", text)
    text = re.sub(r"\d+", lambda m: number_words(int(m[0])) if int(m[0]) < 1_000_000 else "#", text)
    text = re.sub(r"[.,!?;:\"()]", " ", text)
    text = re.sub(r"\s+", " ", text).strip()
    return text if re.fullmatch(r"[a-z' ]+", text) else None


def closed_control_words() -> list[str]:
    """Every control phrase of the rules, and the hands-free commands that have no slot."""
    source = (ROOT / "src/nlu/controls.ts").read_text()
    phrases = [p for block in re.findall(r"`([^`$]+)`", source) for p in re.split(r"[/\n]", block)]
    phrases += [p for block in re.findall(r"\}, '([^'$]+)'\]", source) for p in block.split("/")]
    phrases += [p for p in alternatives(VOICE) if "{" not in p]
    return sorted({t for p in phrases if (t := plain(p)) and len(t.split()) < 9})


def tested_sentences() -> list[str]:
    """Sentences of the language tests, understood or refused."""
    found = set()
    for path in sorted((ROOT / "src/nlu/testing").glob("*.txt")):
        for line in path.read_text().splitlines():
            if "->" in line and not line.startswith("#") and (t := plain(line.split("->")[0])):
                found.add(t)
    return sorted(found)


def written_sentences() -> list[str]:
    """What the reader of sentences learns from, in the transcript's words: how people ask who know no command. Sentences
    with a word that is neither in the dictionary nor often written are misspelt, or of another language, and left out."""
    folders = [ROOT / "training/language" / name for name in ("data", "conversations")]
    lines = [line for folder in folders for path in sorted(folder.glob("*.txt")) for line in path.read_text().splitlines()]
    texts = sorted({t for line in lines if " => " in line and not line.startswith("#") and (t := plain(line.split(" => ")[0]))})
    counts = Counter(word for text in texts for word in text.split())
    known = {word.lower() for word in dictionary_words()}
    return [text for text in texts if all(word in known or counts[word] >= 15 for word in text.split())]


def talk_sentences() -> list[str]:
    """What people say to each other about anything: speech that asks nothing of the program, and the vocabulary with it."""
    lines = [line for path in sorted((Path(__file__).parent / "talk").glob("*.txt")) for line in path.read_text().splitlines()]
    return sorted({t for line in lines if (t := plain(line)) and len(t) <= 70})


def salads(texts: list[str], count: int, rng: random.Random) -> list[str]:
    """One to five of the texts' words in any order, rare ones as often as common ones: heard, not guessed."""
    words = sorted({word for text in texts for word in text.split()})
    return [" ".join(rng.choice(words) for _ in range(rng.randint(1, 5))) for _ in range(count)]


def dictionary_words() -> list[str]:
    path = Path("/usr/share/dict/words")
    words = path.read_text().split() if path.exists() else []
    return [w for w in words if re.fullmatch(r"[a-z]{2,9}", w)]


class Speaker:
    """Draws sentences. `kind` of the last draw is what the evaluation reports by."""

    def __init__(self, seed: int):
        self.rng = random.Random(seed)
        self.controls = closed_control_words()
        self.voice = alternatives(VOICE)
        self.edits = alternatives(EDITS)
        self.tested = tested_sentences()
        self.chat = alternatives(CHAT)
        self.dictionary = dictionary_words()
        lines = " ".join([*self.controls, *self.tested]).split()
        self.salad = sorted({w for w in lines}) + [w for values in FILL.values() for v in values for w in v.replace("_", " ").split()]

    def fill(self, template: str) -> str:
        rng = self.rng

        def slot(match: re.Match) -> str:
            name = match[1]
            if name == "n":
                return number_words(rng.choice([rng.randint(0, 20), rng.randint(0, 12), rng.randint(1, 99), rng.randint(0, 999)]), rng)
            if name == "s":
                kind = rng.random()
                if kind < 0.6:
                    return number_words(rng.choice([rng.randint(0, 99), rng.randint(0, 999), rng.randint(0, 9999)]), rng)
                return " ".join(UNITS[rng.randint(0, 9)] for _ in range(rng.randint(2, 5)))
            if name == "q":
                unit = rng.choice(["percent", "pixels", "percent", "pixels", "degrees"])
                return f"{number_words(rng.choice([rng.randint(1, 20), 5 * rng.randint(1, 20), rng.randint(1, 300)]), rng)} {unit}"
            if name == "e":
                return self.fill(rng.choice(self.edits))
            return rng.choice(FILL[name]).replace("_", " ")

        return re.sub(r"\{(\w+)\}", slot, template)

    def edit(self) -> str:
        rng = self.rng
        text = self.fill(rng.choice(self.edits))
        extra = rng.random()
        if extra < 0.12:
            text += " and " + self.fill(rng.choice(self.edits))
        elif extra < 0.24:
            text += " " + rng.choice(LIMITS)
        return text

    def other(self) -> str:
        rng = self.rng
        kind = rng.random()
        if kind < 0.3:
            return rng.choice(self.chat)
        if kind < 0.75:
            parts = [rng.choice(WHO), rng.choice(DOES), rng.choice(WHAT), rng.choice(WHEN)]
            if rng.random() < 0.3:
                parts.insert(0, rng.choice(["i think", "you know", "maybe", "of course", "yesterday", "and", "but", "why", "she said that", "well"]))
            return " ".join(p for p in parts if p)
        return " ".join(rng.choice(self.dictionary) for _ in range(rng.randint(1, 4))) if self.dictionary else rng.choice(self.chat)

    def draw(self) -> tuple[str, str]:
        rng = self.rng
        kind = rng.random()
        if kind < 0.25:
            # The most used words are the shortest; they are said more often than the long tail of synonyms.
            pool = self.controls if rng.random() < 0.5 else [p for p in self.voice if "{" not in p]
            name, text = "control", rng.choice(pool)
        elif kind < 0.45:
            name, text = "voice", self.fill(rng.choice([p for p in self.voice if "{" in p]))
        elif kind < 0.72:
            name, text = "edit", self.edit() if rng.random() < 0.75 else rng.choice(self.tested)
        elif kind < 0.79:
            name, text = "words", " ".join(rng.choice(self.salad) for _ in range(rng.randint(1, 5)))
        else:
            name, text = "other", self.other()
        if name in ("voice", "edit") and rng.random() < 0.15:
            text = f"{rng.choice(BEFORE)} {text}" if rng.random() < 0.6 else f"{text} {rng.choice(AFTER)}"
        return name, plain(text) or "stop"


def held_out(kind: str, text: str, controls: frozenset[str]) -> bool:
    return kind != "control" and text not in controls and len(text.split()) > 1 and zlib.crc32(text.encode()) % 12 == 0


SAID = {"webp": "web p", "png": "p n g", "jpeg": "jay peg", "webm": "web m", "saydrag": "say drag", "gif": "gif", "thx": "thanks", "pls": "please", "px": "pixels", "ok": "okay", "whoa": "whoa", "ty": "thank you"}


def spoken(text: str, rng: random.Random) -> str:
    """What the synthesiser is given: spelled formats, now and then a hesitation or a pause."""
    words = [SAID.get(w, w) for w in text.split()]
    chance = rng.random()
    if chance < 0.05:
        words.insert(0, rng.choice(["um,", "uh,", "er,", "um"]))
    elif chance < 0.09 and len(words) > 2:
        words.insert(rng.randint(1, len(words) - 1), rng.choice([", um,", ", uh,", ","]))
    return " ".join(words).replace(" ,", ",")


if __name__ == "__main__":
    speaker = Speaker(1)
    print(json.dumps({"controls": len(speaker.controls), "voice": len(speaker.voice), "edits": len(speaker.edits), "tested": len(speaker.tested)}))
    for _ in range(60):
        print(*speaker.draw(), sep="\t")

"""The model card, from the figures of speech.evaluate."""

from pathlib import Path

from .features import SAMPLES, RATE

NAMES = {
    "flite-rms": "flite rms (a recorded US man; speaker never in training)",
    "festival-ked": "festival ked (diphones of a recorded US man; speaker never in training)",
    "espeak-en-gb-x-gbcwmd+f5": "espeak-ng West Midlands accent, variant f5 (neither in training)",
    "espeak-en-029+Mike": "espeak-ng Caribbean accent, variant Mike (accent not in training)",
    "espeak-en-gb-x-gbcwmd+klatt4": "espeak-ng West Midlands accent, variant klatt4 (neither in training)",
    "flite-slt": "flite slt (a voice of the training, new sentences)",
    "espeak-en-us+m3": "espeak-ng American, variant m3 (a voice of the training, new sentences)",
    "held-out voices together": "**all five held-out voices**",
}


def percent(value: float | None) -> str:
    return "–" if value is None else f"{value:.1f} %"


TARGETS = [("word_error_rate", "word errors", (10, 20), False), ("commands_nearest", "right commands", (95, 88), True), ("controls_nearest", "right control words", (98, 98), True)]


def verdict(clean: dict, noisy: dict) -> str:
    """What was to be reached on the held-out voices, and whether it was."""
    parts, reached = [], True
    for key, name, wanted, upwards in TARGETS:
        for where, got, bound in (("clean", clean[key], wanted[0]), ("at 10 dB", noisy[key], wanted[1])):
            reached &= got >= bound if upwards else got <= bound
            parts.append(f"{name} {where} {percent(got)} ({'at least' if upwards else 'at most'} {bound} %)")
    lead = "**It reaches what was asked of it**" if reached else "**It does not reach what was asked of it; take it as a stopgap**"
    return f"{lead}, on voices it never heard: {'; '.join(parts)}."


def table(clean: dict, noisy: dict) -> str:
    lines = [
        "| voice | clips, words | word errors clean | 10 dB | of commands clean | 10 dB | right command clean | 10 dB | control words clean | 10 dB |",
        "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    for voice, name in NAMES.items():
        if voice not in clean:
            continue
        a, b = clean[voice], noisy[voice]
        cells = [percent(x[key]) for key in ("word_error_rate", "command_word_error_rate", "commands_nearest", "controls_nearest") for x in (a, b)]
        lines.append(f"| {name} | {a['clips']}, {a['words']} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def card(folder: Path, figures: dict) -> str:
    clean, noisy = figures["conditions"]["clean"], figures["conditions"]["10 dB"]
    size = sum(p.stat().st_size for p in folder.rglob("*") if p.is_file()) / 1e6
    together = "held-out voices together"
    kinds = "\n".join(f"| {k} | {percent(clean['kinds'][k])} | {percent(noisy['kinds'][k])} |" for k in clean["kinds"])
    invented = "\n".join(f"| {k} | {v['clips']} | {v['not_empty']} |" for k, v in figures["invented"].items())
    free, talk = figures["strangers"], figures["talk"]
    false = clean["false commands"], noisy["false commands"]
    return f"""# The bundled command recogniser
A small speech recogniser for SayDrag's commands that works without a network: Whisper's architecture in the layout that
transformers.js loads, {size:.1f} MB, English, lower case without punctuation, numbers in words. It hears up to {SAMPLES / RATE:.1f} s at 16 kHz and
is trained to write nothing where nobody speaks. Trained from nothing in this repository (`training/speech`); licence CC0-1.0.

{verdict(clean[together], noisy[together])}

**Where it is best**: short control words, said clearly by synthetic voices like those of its training. **Where it is not good**: it has heard no
human being. All its speech was made by espeak-ng, flite and festival; how it does on people, their accents, children, impaired speech, or real
rooms is untested, and must be expected to be clearly worse than the figures below. It is no dictation: sentences far from
the vocabulary come out as similar-sounding wrong words. Use a real Whisper where one can be fetched.

## How it was made
About 50 000 sentences (the control words of the language rules, the hands-free commands, edits, numbers, and ordinary English that is no
command), in later turns 60 000 more as people ask who know no command (those that the reader of sentences learns from) and 17 000 of what people say to each other
about anything, with 12 000 lines of their words in no order (both written by a language model), spoken by espeak-ng (7 accents, 68 variants, in the last turn 800 invented voices, pitches, rates), flite (kal16, awb, slt), festival (kal, slt-hts), and in foreign accents by
festival's voices of four Czechs, two Finns, two Italians, an Indian, a Russian and a Catalan, who never recorded English: they say the nearest of their own sounds. On
the fly every clip gets another length and shape of throat, pitch and course of pitch, tempo, breath and tilt, each apart from the others; it is put in synthetic
rooms, filtered, mixed with coloured noise, music-like tones and babble, cut, attenuated and clipped. No recording and no voice is part of the model. The encoder
has residual convolutions before its six transformer blocks, and had a phoneme head in training only; the decoder has three blocks. The wider Whisper settings are changed: 512-point windows every 16 ms, a window of {SAMPLES / RATE:.3f} s
instead of 30 s, {figures.get("vocabulary", 642)} tokens. Weights are fp16 behind Cast nodes; arithmetic is fp32. {figures["note"]}

## Figures
Held-out sentences (control words are a closed list and cannot be held out) on held-out voices; clean, and with noise 10 dB below
the voice from the training's own generators with another seed. "Right command": the text after snapping to the nearest known sentence by edit
distance, which is simpler than what the product does, equals what was said, word for word. Nothing but what is told above was chosen on these clips.

{table(clean, noisy)}

The word errors are over everything that is said, also lists of words in no order (kind `words`); over sentences alone they are
{percent(clean[together]["sentence_word_error_rate"])} clean and {percent(noisy[together]["sentence_word_error_rate"])} at 10 dB. Before snapping, {percent(clean[together]["commands_exact"])} of the commands are exact clean and {percent(noisy[together]["commands_exact"])} at 10 dB; of the control words {percent(clean[together]["controls_exact"])} and {percent(noisy[together]["controls_exact"])}.

| kind of sentence (held-out voices) | word errors clean | 10 dB |
| --- | --- | --- |
{kinds}

Of {free["clean"]["clips"]} sentences as people write who know no command (written by a language model, held out, the same voices) {percent(free["clean"]["exact"])} are right word for word clean
and {percent(free["10 dB"]["exact"])} at 10 dB, with {percent(free["clean"]["word_error_rate"])} and {percent(free["10 dB"]["word_error_rate"])} word errors. Of {talk["clean"]["clips"]} sentences of ordinary talk that ask for
nothing (likewise) {percent(talk["clean"]["exact"])} and {percent(talk["10 dB"]["exact"])}, with {percent(talk["clean"]["word_error_rate"])} and {percent(talk["10 dB"]["word_error_rate"])} word errors.

Of {false[0]["sentences"]} sentences that are no command, {false[0]["heard as a control word"]} were written as some control word clean and {false[1]["heard as a control word"]} at 10 dB.

| nobody speaks | clips | something was written |
| --- | --- | --- |
{invented}

One clip takes {figures["median_ms"]} ms (median; one thread of a busy server, whole window). `python -m speech.evaluate` writes this page; the figures are in `evaluation.json`.
In transformers.js 4.3.1 the texts of 100 clips equal PyTorch's greedy ones.
"""


if __name__ == "__main__":
    import json
    import sys

    place = Path(sys.argv[1])
    (place / "README.md").write_text(card(place, json.loads((place / "evaluation.json").read_text())))

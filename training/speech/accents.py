"""People who never recorded English speak it: festival's voices of other languages say the nearest of their own sounds.

    python -m speech.accents D/corpus --clips 9000

Shards as of speech.synthesise, train-accents-SEED-N.npz, training sentences only. Phonemes and their lengths are those of
festival's English, the melody is drawn, and of each voice's sounds those are taken whose transitions it recorded. The
Russian voice joins pieces of a person's own sentences and keeps their melody; the Catalan one is a model of a voice that
wants words with syllables, and makes melody and lengths itself.
"""

import argparse
import random
import re
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

import numpy as np

from .synthesise import plan, read, write, told_plan
from .sentences import spoken

FOLDER = Path("/usr/share/festival/voices")


def sounds(text: str) -> dict[str, list[list[str]]]:
    """English phoneme -> ways to say it; "|" between ways, "+" between the sounds of one."""
    return {name: [way.split("+") if way != "-" else [] for way in ways.split("|")] for name, ways in (part.split("=", 1) for part in text.split())}


CZECH = sounds("""pau=# aa=a:|a|o ae=e|a ah=a ao=o:|o aw=a+u ax=e|a axr=e+r ay=a+j eh=e er=e+r|o+r ey=e+j|e: ih=i iy=i:|i ow=o+u|o: oy=o+j uh=u uw=u:|u
b=b ch=c~ d=d dh=d|z dx=t|d el=e+l em=e+m en=e+n f=f g=g hh=h|ch hv=h jh=dz~|d+z~ k=k l=l m=m n=n nx=n ng=n*|n+g p=p r=r s=s sh=s~ t=t th=s|t|f v=v w=v|u y=j z=z zh=z~""")
FINNISH = sounds("""pau=# aa=a:|a ae=@|@: ah=a ao=o:|o aw=a+u ax=7|e|a axr=7+r ay=a+i eh=e er=7:+r|7+r ey=e+i ih=i iy=i: ow=o+u oy=o+i uh=u uw=u:|u
b=b|p ch=t+S|t+s d=d dh=d dx=d|r el=e+l em=e+m en=e+n f=f|v g=g|k hh=h hv=h jh=d+j|t+j k=k l=l m=m n=n nx=n ng=N|n+k p=p r=r s=s sh=S|s t=t th=t|s v=v w=v|u y=j z=s zh=S|s""")
ITALIAN = sounds("""pau=# aa=a1|a ae=E1|E ah=a1|a ao=O1|O aw=a1+w|a1+u ax=a|e|o axr=E+r|e+r ay=a1+j|a1+i eh=E1|E er=E1+r ey=e1+j|e1+i ih=i|i1 iy=i1|i ow=o1+w|o1+u oy=O1+j|O1+i uh=u|u1 uw=u1|u
b=b ch=tS d=d dh=d|z dx=t|d el=e+l|o+l em=e+m en=e+n f=f g=g hh=- hv=- jh=dZ k=k l=l m=m n=n nx=n ng=ng+g|n+g p=p r=r s=s sh=S t=t th=t|f|s v=v w=w|u y=j|i z=z zh=Z|S|dZ""")
HINDI = sounds("""pau=pau aa=aa ae=eh|ay ah=a ao=aw|oh aw=aa+v|aa+uh ax=a axr=a+r ay=aa+y|aa+ih eh=eh|ee er=a+r ey=ee ih=ih iy=iy ow=oh|oo oy=oh+y|oh+ih uh=uh uw=uw
b=b ch=ch d=D|dh dh=dh dx=T|D el=a+l em=a+m en=a+n f=f g=g hh=h hv=h jh=j k=k l=l m=m n=n nx=n ng=N+g|n+g p=p r=r s=s sh=sh t=T|th th=th v=v w=v y=y z=j zh=zh|j""")
RUSSIAN = sounds("""pau=pau aa=aa|a ae=ee|e|aa ah=a|aa ao=oo|a aw=aa+u ax=ae|a axr=ae+r ay=aa+j eh=ee|e er=oo+r|ae+r ey=ee+j|e+j ih=y|i iy=ii|i ow=oo+u|oo oy=oo+j uh=u uw=uu|u
b=b ch=ch d=d dh=z|d dx=t|d el=ae+l em=ae+m en=ae+n f=f g=g hh=h hv=h jh=d+zh k=k l=l m=m n=n nx=n ng=n|n+g p=p r=r s=s sh=sh t=t th=s|f|t v=v w=v|u y=j z=z zh=zh""")
CATALAN = sounds("""pau=pau aa=a1|a ae=a1|E1 ah=a1|ax ao=O1|o1 aw=a1+w ax=ax axr=ax+r ay=a1+j eh=E1|e1 er=ax+r|e1+r ey=e1+j ih=i1|e1 iy=i1|i ow=o1+w oy=O1+j uh=u1|u uw=u1
b=b ch=t+S d=d dh=d|z dx=d|r el=ax+l em=ax+m en=ax+n f=f g=g hh=- hv=- jh=d+Z k=k l=l m=m n=n nx=n ng=n+g|n p=p r=r|rr s=s sh=S t=t th=t|s|f v=b|f w=w y=j z=z zh=Z""")

# name: festival's voice, its transitions (None: all), its sounds, the middle of its pitch
VOICES = {
    "czech-dita": ("voice_czech_dita", "czech/czech_dita/group/dita.group", CZECH, 190),
    "czech-krb": ("voice_czech_krb", "czech/czech_krb/group/krb.group", CZECH, 240),
    "czech-machac": ("voice_czech_machac", "czech/czech_machac/group/machac.group", CZECH, 110),
    "czech-ph": ("voice_czech_ph", "czech/czech_ph/group/ph.group", CZECH, 105),
    "finnish-lj": ("voice_suo_fi_lj_diphone", "finnish/suo_fi_lj_diphone/group/ljlpc.group", FINNISH, 180),
    "finnish-mv": ("voice_hy_fi_mv_diphone", "finnish/hy_fi_mv_diphone/group/mvlpc.group", FINNISH, 105),
    "italian-lp": ("voice_lp_diphone", "italian/lp_diphone/group/lp_diphone.group", ITALIAN, 190),
    "italian-pc": ("voice_pc_diphone", "italian/pc_diphone/group/pc_diphone.group", ITALIAN, 115),
    "hindi-nsk": ("voice_hindi_NSK_diphone", "hindi/hindi_NSK_diphone/group/NSKlpc.group", HINDI, 115),
    "russian-nsh": ("voice_msu_ru_nsh_clunits", None, RUSSIAN, 110),
    "catalan-ona": ("voice_upc_ca_ona_hts", None, CATALAN, 200),
}
LOWEST = 90  # festival breaks off at pitches a little below
VOWELS = set("aa ae ah ao aw ax axr ay eh er ey ih iy ow oy uh uw".split())


def transitions(group: str | None) -> Callable[[str], bool]:
    """Whether a voice recorded "a-b"."""
    if group is None:
        return lambda _: True
    text = (FOLDER / group).read_bytes()
    head, _, rest = text.partition(b"EST_Header_End")
    count = int(re.search(rb"NumEntries (\d+)", head)[1])
    return frozenset(line.split()[0].decode("latin-1") for line in rest.lstrip(b"\n").split(b"\n", count)[:count] if line.split()).__contains__


def run(lines: list[str], folder: Path) -> str:
    script = folder / "jobs.scm"
    script.write_text("\n".join(lines), encoding="latin-1")
    return subprocess.run(["festival", "-b", str(script)], capture_output=True, check=False).stdout.decode("latin-1")


def english(texts: list[str], rng: random.Random, folder: Path) -> list[list[tuple[str, float]]]:
    """Phonemes with their lengths, as festival's American would say them."""
    lines = ["(voice_kal_diphone)"]
    for text in texts:
        lines += [
            f"(Parameter.set 'Duration_Stretch {rng.uniform(0.8, 1.35):.2f})",
            f'(set! u (utt.synth (Utterance Text "{text}")))',
            """(mapcar (lambda (s) (format t "%s %f " (item.name s) (item.feat s 'end))) (utt.relation.items u 'Segment))""",
            '(format t "\\n")',
        ]
    found = []
    for line in run(lines, folder).splitlines():
        parts = line.split()
        ends = [float(x) for x in parts[1::2]]
        found.append(list(zip(parts[::2], np.diff([0.0, *ends]).tolist(), strict=True)))
    return found


def syllables(texts: list[str], folder: Path) -> list[list[list[tuple[int, list[str]]]]]:
    """Words of (stress, phonemes) by syllable, of each text."""
    lines = [
        "(voice_kal_diphone)",
        """(define (sounds_of s) (mapcar (lambda (p) (format t "%s " (item.name p))) (item.relation.daughters s 'SylStructure)))""",
        """(define (syllables_of w) (mapcar (lambda (s) (format t ". %s " (item.feat s 'stress)) (sounds_of s)) (item.relation.daughters w 'SylStructure)))""",
    ]
    for text in texts:
        lines += [
            f'(set! u (utt.synth (Utterance Text "{text}")))',
            """(mapcar (lambda (w) (format t "/ ") (syllables_of w)) (utt.relation.items u 'Word))""",
            '(format t "\\n")',
        ]
    found = []
    for line in run(lines, folder).splitlines():
        words = [[syllable.split() for syllable in word.split(" . ")] for word in f" {line}".split("/ . ")[1:]]
        found.append([[(int(parts[0]), parts[1:]) for parts in word] for word in words])
    return found


def lexicon(words: list[list[tuple[int, list[str]]]], table: dict, rng: random.Random) -> tuple[list[str], list[str]]:
    """Festival's entries for words of another language's sounds, and the names of the words."""
    entries, names = [], []
    for number, word in enumerate(words):
        name = "word" + "".join(chr(97 + int(digit)) for digit in str(number))
        said = []
        for stress, phonemes in word:
            ways = [table.get(p, [[]]) for p in phonemes]
            parts = [sound for way in ways for sound in (rng.choice(way) if rng.random() < 0.25 else way[0])]
            said.append(f"(({' '.join(parts)}) {stress})")
        entries.append(f"(lex.add.entry '(\"{name}\" nn ({' '.join(said)})))")
        names.append(name)
    return entries, names


def modelled(voice: str, texts: list[str], rng: random.Random, folder: Path) -> list[str]:
    """Festival's lines that write the texts as 0.wav, 1.wav ... with a voice that is a model; `own` are its parameters."""
    _, _, table, _ = VOICES[voice]
    lines = []
    for i, words in enumerate(syllables(texts, folder)):
        entries, names = lexicon(words, table, rng)
        rate, shift = rng.uniform(0.8, 1.3), rng.gauss(0, 2)
        changed = f'(set! hts_engine_params (append own (list (list "-r" {rate:.2f}) (list "-fm" {shift:.1f}))))'
        lines.append(f"(begin {' '.join(entries)} {changed} (utt.save.wave (utt.synth (Utterance Words ({' '.join(names)}))) \"{folder}/{i}.wav\" 'riff))")
    return lines


def foreign(segments: list[tuple[str, float]], table: dict, known: Callable[[str], bool], rng: random.Random) -> list[tuple[str, float, bool]]:
    """The sounds of another language: the first way whose transitions are there, else with a short break before it."""
    silence = table["pau"][0][0]
    said: list[tuple[str, float, bool]] = []
    for name, length in segments:
        ways = table.get(name, [[]])
        if len(ways) > 1 and rng.random() < 0.25:
            ways = rng.sample(ways, len(ways))
        before = said[-1][0] if said else silence
        fits = [w for w in ways if w and all(known(f"{a}-{b}") for a, b in zip([before, *w], w))]
        way = fits[0] if fits else ways[0]
        for i, sound in enumerate(way):
            last = said[-1][0] if said else silence
            if said and not known(f"{last}-{sound}"):
                said.append((silence, 0.012, False))
            share = 1 / len(way) if name != "er" and name != "axr" else (0.65, 0.35)[min(i, 1)]
            said.append((sound, max(0.025, length * share * float(np.exp(rng.gauss(0, 0.12)))), name in VOWELS and i == 0))
    return said


def melody(said: list[tuple[str, float, bool]], middle: float, rng: random.Random) -> str:
    """Festival's list of segments; the pitch falls, rises on some vowels, and now and then at the end."""
    base = middle * float(np.exp(rng.gauss(0, 0.16)))
    fall, swing = rng.uniform(0, 0.25), rng.uniform(0.02, 0.2)
    total, at, parts = sum(length for _, length, _ in said), 0.0, []
    rising = rng.random() < 0.15
    for sound, length, vowel in said:
        place = at / total
        pitch = base * (1 + fall * (0.5 - place) + (0.25 * place**3 if rising else 0))
        if vowel:
            pitch *= 1 + swing * rng.gauss(0.3, 0.8)
        target = f" ({length / 2:.3f} {min(380, max(LOWEST, pitch)):.0f})" if vowel or at == 0 else ""
        parts.append(f"({sound} {length:.3f}{target})")
        at += length
    return " ".join(parts)


def speak(voice: str, texts: list[str], rng: random.Random, folder: Path) -> list[np.ndarray | None]:
    name, group, table, middle = VOICES[voice]
    first, lines = [f"({name})"], []
    if name.endswith("_hts"):
        first.append("(set! own hts_engine_params)")
        lines = modelled(voice, texts, rng, folder)
    else:
        known = transitions(group)
        for i, segments in enumerate(english(texts, rng, folder)):
            line = melody(foreign(segments, table, known, rng), middle, rng)
            lines.append(f"(utt.save.wave (utt.synth (Utterance Segments ({line}))) \"{folder}/{i}.wav\" 'riff)")
    paths = [folder / f"{i}.wav" for i in range(len(texts))]
    left = 0
    while left < len(texts):  # it may break off in the middle: go on after that sentence
        run([*first, *lines[left:]], folder)
        left = next((i for i in range(left, len(texts)) if not paths[i].exists()), len(texts)) + 1
    found = [read(path) if path.exists() else None for path in paths]
    for path in paths:
        path.unlink(missing_ok=True)
    return found


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("out")
    parser.add_argument("--clips", type=int, default=9000)
    parser.add_argument("--seed", type=int, default=31000)
    parser.add_argument("--voices", default=",".join(VOICES))
    parser.add_argument("--text", choices=["drawn", "written", "talk"], default="drawn", help="drawn sentences, those of training/language, or talk")
    options = parser.parse_args()
    rng = random.Random(options.seed)
    voices = options.voices.split(",")
    jobs = plan("train", 0, 1, options.clips, options.seed) if options.text == "drawn" else told_plan(options.text, "train", 0, 1, options.clips, options.seed, 0)
    with tempfile.TemporaryDirectory() as folder:
        for shard, start in enumerate(range(0, len(jobs), 100 * len(voices))):
            part, clips = jobs[start : start + 100 * len(voices)], []
            for i, voice in enumerate(voices):
                mine = part[i :: len(voices)]
                heard = speak(voice, [spoken(text, rng) for _, _, text in mine], rng, Path(folder))
                clips += [(audio, text, kind, f"accent-{voice}") for audio, (_, kind, text) in zip(heard, mine, strict=True) if audio is not None]
            write(Path(options.out) / f"train-accents-{options.seed}-{shard:03d}.npz", clips)


if __name__ == "__main__":
    main()

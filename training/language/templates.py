"""Templates plus word lists: sentences(rng, count) -> [(sentence, label), ...] in the notation of sentences.py.

Only edits.  A frame is one line of the FRAMES text: a kind letter (I imperative, Q question,
D wish, C complaint, F fragment), the wording with slots in braces, [a|b] for small inline choices,
and perhaps "=> *", "=> ~", "=> +" (amount fixed by the wording) or "=> c" (a complaint: no amount
said is *, a said one counts).  Groups name the actions they fit.
"""
import random
import re

# ---------------------------------------------------------------- amounts
def weighted(text):
    """'a bit:5, a tad' -> list with repeats."""
    out = []
    for item in text.split(","):
        item = item.strip()
        if not item:
            continue
        m = re.match(r"(.*):(\d+)$", item)
        if m:
            out += [m.group(1)] * int(m.group(2))
        else:
            out.append(item)
    return out


# before a comparative
COMP_AMT = {
    "~": weighted("a bit:7, a little:6, slightly:6, a tad:5, a touch:4, a little bit:4, just a bit:3, ever so slightly:3,"
                  "a smidge:2, a wee bit:2, just a little:2, a hair:2, marginally:2, a fraction:2, a teeny bit:2, a tiny bit:3,"
                  "just slightly, a shade, a whisker, only a bit, just a touch:2, a smidgen, somewhat:2, a wee bit, a tiny little bit,"
                  "only slightly, a notch, a mite, a tiny weeny bit, just a hair, just a smidge, just a tad, only a little, minimally, a lil bit:2, a small bit"),
    "+": weighted("a lot:7, much:7, way:6, far:4, a whole lot:3, loads:2, massively:2, considerably:3, so much:3, tons, heaps:2, miles:2,"
                  "a great deal:2, a good deal:2, significantly:2, dramatically, quite a bit:3, waaay:2, a hell of a lot, substantially,"
                  "quite a lot:2, hugely:2, lots:2, much much:2, vastly, very much:2, a good bit, a fair bit, a ton:2, a heck of a lot"),
}
# before an attributive comparative ("a ... bigger nose")
ATTR_AMT = {
    "~": weighted("slightly:6, marginally:2, ever so slightly:3, somewhat:2, fractionally, just slightly, very slightly:2, minimally"),
    "+": weighted("much:6, way:5, far:4, considerably:3, massively:2, significantly:2, vastly, substantially, waaay, hugely, much much"),
}
# after a verb phrase
POST_AMT = {
    "size": {
        "~": weighted("a bit:7, a little:6, slightly:6, a tad:4, a touch:4, a little bit:4, just a bit:3, just a smidge:2, ever so slightly:3,"
                      "a wee bit:2, a hair:2, a fraction:2, a teeny bit, a tiny bit:3, by a hair, by a touch, a notch, just slightly, a smidgen, very slightly:2,"
                      "only a little:2, a lil bit, somewhat:2, just a touch, by a small amount:2, a weeny bit, only very little, just barely"),
        "+": weighted("a lot:8, massively:3, by a lot:4, a great deal:2, hugely:2, a whole lot:3, big time:3, loads:3, quite a bit:3, considerably:3,"
                      "significantly:2, a good deal:2, very much:2, dramatically:2, a ton:2, by a good deal, a good bit, quite a lot:2, by a wide margin, substantially, lots:2, like crazy, a hell of a lot, by loads"),
    },
    "open": {
        "~": weighted("a bit:6, a little:6, slightly:6, a tad:3, a touch:3, a little bit:4, just a bit:2, just a crack:3, a crack:3, ever so slightly:3,"
                      "just a smidge, a wee bit, a tiny bit:2, just slightly, only a little:2, just barely, a fraction, somewhat, a sliver, a hair, a teeny bit"),
        "+": weighted("all the way:6, as far as possible:4, as wide as possible:3, completely:3, fully:3, a lot:4, to the max:2, really wide:4, as far as it goes, very much, quite a lot, a whole lot, as wide as it gets, massively, super wide"),
    },
    "close": {
        "~": weighted("a bit:7, a little:6, slightly:6, a tad:3, a touch:3, a little bit:4, just a bit:2, ever so slightly:3, just a smidge, a wee bit, a tiny bit:2, just slightly, only a little:2, a fraction, somewhat, a hair, a teeny bit"),
        "+": weighted("all the way:6, completely:5, as far as possible:2, fully:4, really tight:3, a lot:2, quite a lot, as tight as possible:2, very tight"),
    },
    "dir": {
        "~": weighted("a bit:7, a little:6, slightly:6, a tad:4, a touch:4, a little bit:4, just a bit:3, just a smidge:2, ever so slightly:3, a wee bit:2,"
                      "a hair:2, a fraction:2, a teeny bit, a tiny bit:3, just slightly:2, a smidgen, very slightly:2, only a little:2, a lil bit, somewhat, just a touch, by a small amount, by a hair, a notch"),
        "+": weighted("a lot:8, quite a lot:3, a long way:3, as far as possible:4, by a lot:2, a good deal:2, a whole lot:3, quite a bit:3, loads:2, to the max:2, as far as it goes:2, massively:2, really far:3, a great deal, very much:2, dramatically, big time:2, a good bit, very far:2, a ton, considerably"),
    },
}
# adverb in front of a verb or participle
PRE_AMT = {
    "~": weighted("slightly:6, just slightly:2, ever so slightly:3, very slightly:2, marginally"),
    "+": weighted("massively:2, dramatically:3, significantly:3, considerably:3, greatly:3, seriously:2, substantially, hugely"),
}
# before "to the left" / "up"
MID_AMT = {
    "lr": {
        "~": weighted("a bit:7, a little:6, slightly:7, a tad:4, a touch:4, a little bit:4, just a bit:3, just a smidge:2, ever so slightly:3, a wee bit:2, a hair:2, a tiny bit:3, just slightly:2, a smidgen, very slightly, only a little, a fraction, just a hair"),
        "+": weighted("way:6, far:5, all the way:7, way over:5, well over:2, sharply:2, really far:3, a lot:2, a long way:2, as far as possible:2, completely:2, very far:2, right over:2, waaay:2, quite far:2"),
    },
    "ud": {
        "~": weighted("a bit:7, a little:6, slightly:7, a tad:4, a touch:4, a little bit:4, just a bit:3, just a smidge:2, ever so slightly:3, a wee bit:2, a hair:2, a tiny bit:3, just slightly:2, a smidgen, very slightly, only a little, a fraction, just a hair"),
        "+": weighted("way:8, all the way:7, right:4, a long way:2, really far:2, waaay:2, far:2"),
    },
}
# "a {slt} turn to the left"
NOUN_AMT = {
    "": weighted("a"),
    "~": weighted("a slight:5, a tiny:3, a small:4, a little:4, a subtle:2, just a little:2, just a slight, a gentle, a teeny, a very slight, just a tiny"),
    "+": weighted("a big:5, a massive:3, a huge:3, a really big:2, a major:2, a dramatic:2, a proper big, a great big, a very big"),
}

# ---------------------------------------------------------------- nouns: text/number (s singular, p plural, m mass)
NOUNS = {
    "mouth": "mouth/s:12, gob/s, trap/s, maw/s, kisser/s",
    "mouth.open": "mouth/s:12, jaws/p:4, jaw/s:3, lips/p:3, maw/s, gob/s, chops/p",
    "mouth.close": "mouth/s:12, jaws/p:4, jaw/s:3, lips/p:3, maw/s, gob/s, trap/s, chops/p",
    "mouth.wider": "mouth/s:14, lips/p:3, grin/s:2, smile/s, gob/s, mouth line/s",
    "mouth.narrower": "mouth/s:14, lips/p:3, grin/s:2, smile/s, gob/s, mouth line/s",
    "head": "head/s:14, noggin/s, bonce/s",
    "head.turn": "head/s:16, face/s:3, noggin/s",
    "head.tilt": "head/s:18, noggin/s, bonce/s",
    "head.raise": "head/s:12, chin/s:3, noggin/s",
    "head.lower": "head/s:12, chin/s:3, noggin/s",
    "mane": "mane/s:14, hair/m:6, fur round his head/m:1, fur around the face/m:1, hair around his face/m, locks/p:2, hairdo/s, mop/s:1, ruff/s, tresses/p, head fur/m, fur collar/s, shaggy hair/m",
    "muzzle": "nose/s:12, snout/s:8, muzzle/s:8, schnoz/s, snoot/s, conk/s, hooter/s",
    "face": "face/s:16, face shape/s:2, visage/s, mug/s, facial outline/s",
}
# paired parts: singular stem / plural
PAIRED = {
    "eyes": "eye:12, peeper, eyeball",
    "eyes.open": "eye:14, eyelid:0, peeper",
    "eyes.close": "eye:14, peeper",
    "eyes.look": "eye:10, pupil:4, eyeball:2, iris:1",
    "eyes.bigger": "eye:16, peeper, eyeball:2",
    "eyes.smaller": "eye:16, peeper, eyeball:2",
    "ears": "ear:18, lug, ear flap, lughole",
}
LOOK_BOTH = weighted("eyes/p:12, pupils/p:4, gaze/s:7, eyeballs/p:2, irises/p, stare/s, peepers/p, line of sight/s")
# the whole lion: subject, object, fragment, bare, number, object pronoun, subject pronoun
WHOLE = (
    [("he", "him", "lion", "lion", "s", "him", "he")] * 9
    + [("the lion", "the lion", "lion", "lion", "s", "him", "he")] * 8
    + [("it", "it", "the lion", "lion", "s", "it", "it")] * 3
    + [("the whole lion", "the whole lion", "whole lion", "lion", "s", "it", "it")] * 3
    + [("the whole animal", "the whole animal", "the whole animal", "animal", "s", "it", "it")]
    + [("the animal", "the animal", "the animal", "animal", "s", "it", "it")] * 2
    + [("the big cat", "the big cat", "big cat", "cat", "s", "him", "he")]
    + [("the cat", "the cat", "the cat", "cat", "s", "it", "it")]
    + [("the beast", "the beast", "beast", "beast", "s", "it", "it")]
    + [("this lion", "this lion", "this lion", "lion", "s", "it", "it")]
    + [("our lion", "our lion", "our lion", "lion", "s", "him", "he")]
    + [("the picture", "the picture", "the picture", "picture", "s", "it", "it")]
    + [("the whole thing", "the whole thing", "whole thing", "lion", "s", "it", "it")] * 2
    + [("the big guy", "the big guy", "big guy", "lion", "s", "him", "he")]
    + [("the big fella", "the big fella", "the big fella", "lion", "s", "him", "he")]
    + [("the figure", "the figure", "figure", "figure", "s", "it", "it")]
    + [("the subject", "the subject", "subject", "subject", "s", "it", "it")]
    + [("leo", "leo", "leo", "lion", "s", "him", "he")]
    + [("she", "her", "lion", "lion", "s", "her", "she")]
    + [("the entire lion", "the entire lion", "entire lion", "lion", "s", "it", "it")]
)
DET_S = weighted("the:12, his:10, that:2, the lion's:4, this, its:2, her:1, my lion's, the animal's:1, the cat's, leo's, our lion's, the big guy's, the beast's, the")
DET_P = weighted("the:12, his:10, those:2, the lion's:4, these, its:2, her:1, my lion's, the animal's:1, the cat's, leo's, our lion's, the big guy's, the beast's, the")
DET_SIDE = weighted("the:14, that:2")

# ---------------------------------------------------------------- verbs
IRREG = {
    "shut": ("shut", "shutting"), "put": ("put", "putting"), "get": ("gotten", "getting"), "cut": ("cut", "cutting"),
    "spread": ("spread", "spreading"), "draw": ("drawn", "drawing"), "bring": ("brought", "bringing"), "make": ("made", "making"),
    "give": ("given", "giving"), "blow": ("blown", "blowing"), "grow": ("grown", "growing"), "swing": ("swung", "swinging"),
    "let": ("let", "letting"), "hold": ("held", "holding"), "drop": ("dropped", "dropping"), "tip": ("tipped", "tipping"),
    "dip": ("dipped", "dipping"), "slim": ("slimmed", "slimming"), "thin": ("thinned", "thinning"), "trim": ("trimmed", "trimming"),
    "crop": ("cropped", "cropping"), "clip": ("clipped", "clipping"), "shrink": ("shrunk", "shrinking"), "set": ("set", "setting"),
    "pop": ("popped", "popping"), "prop": ("propped", "propping"), "pin": ("pinned", "pinning"), "lay": ("laid", "laying"),
    "stand": ("stood", "standing"), "drag": ("dragged", "dragging"), "hang": ("hung", "hanging"), "zip": ("zipped", "zipping"),
    "have": ("had", "having"), "beef": ("beefed", "beefing"), "be": ("been", "being"), "go": ("gone", "going"), "come": ("come", "coming"),
    "take": ("taken", "taking"), "shift": ("shifted", "shifting"), "slide": ("slid", "sliding"), "cast": ("cast", "casting"), "rise": ("risen", "rising"),
    "become": ("become", "becoming"), "flop": ("flopped", "flopping"), "lean": ("leaned", "leaning"), "sink": ("sunk", "sinking"),
    "swivel": ("swivelled", "swivelling"), "flip": ("flipped", "flipping"), "sit": ("sat", "sitting"), "step": ("stepped", "stepping"),
    "fall": ("fallen", "falling"), "do": ("done", "doing"), "bump": ("bumped", "bumping"), "lie": ("lain", "lying"), "cock": ("cocked", "cocking"),
    "open": ("opened", "opening"), "narrow": ("narrowed", "narrowing"), "enlarge": ("enlarged", "enlarging"), "nod": ("nodded", "nodding"),
    "angle": ("angled", "angling"), "plump": ("plumped", "plumping"), "fatten": ("fattened", "fattening"), "wink": ("winked", "winking"),
    "widen": ("widened", "widening"), "lower": ("lowered", "lowering"), "broaden": ("broadened", "broadening"), "steer": ("steered", "steering"),
    "droop": ("drooped", "drooping"), "squeeze": ("squeezed", "squeezing"), "shorten": ("shortened", "shortening"), "bulk": ("bulked", "bulking"),
    "lengthen": ("lengthened", "lengthening"), "flatten": ("flattened", "flattening"), "thicken": ("thickened", "thickening"),
}


def forms(v):
    """past participle, -ing form"""
    if v in IRREG:
        return IRREG[v]
    if v.endswith("e"):
        return v + "d", v[:-1] + "ing"
    if v.endswith("y") and v[-2] not in "aeiou":
        return v[:-1] + "ied", v + "ing"
    return v + "ed", v + "ing"


def third(v):
    special = {"be": "is", "have": "has", "do": "does", "go": "goes"}
    if v in special:
        return special[v]
    if v.endswith(("s", "sh", "ch", "x", "z")):
        return v + "es"
    if v.endswith("y") and v[-2] not in "aeiou":
        return v[:-1] + "ies"
    return v + "s"


# ---------------------------------------------------------------- the lexicon
# Marks: * the object, =noun an object with that noun, ^ place for a directional amount, & place for a comparative amount,
# ! no passive.  Items are separated by commas; ":n" weights.
LEX = {}


def lex(actions, **fields):
    for a in actions.split():
        entry = LEX.setdefault(a, {})
        for k, v in fields.items():
            entry[k] = weighted(v) if isinstance(v, str) and k not in ("cls", "axis") else v


lex("mouth.open", cls="open",
    comp="more open:6, further open:2, opened more:2, further apart", mk=[(["get", "have", "pull"], ["more open", "further open"])],
    opp="closed:3, tight:2, shut:2", ne="open:4",
    vt="open *:8, open * up:4, !get * open:2, prise * open, part =lips:2, unclench =jaw, drop =jaw:2, lower =jaw, pop * open, !bring =jaws apart, !have * open",
    vi="open:4, open up:3, fall open, be &more open, come open",
    ag="open {his} mouth:5, open {his} jaws:2, open up:2, part {his} lips:2, drop {his} jaw:2, open {his} gob",
    st={"": ["open"] * 5 + ["opened", "open"], "~": ["slightly open", "open a crack", "a bit open", "just barely open", "slightly ajar", "a little open", "open a tad", "a tiny bit open"],
        "+": ["wide open", "open wide", "gaping wide", "fully open", "open as far as it goes", "really wide open", "open all the way"]},
    adjst="open:4, opened")
lex("mouth.close", cls="close",
    comp="more closed:5, more shut:2, closed more", mk=[(["get", "have"], ["more closed"])],
    opp="open:4, wide open, gaping:1, agape", ne="closed:3, shut:2",
    vt="close *:8, shut *:6, close * up:2, !get * shut:2, !get * closed, press =lips together:2, bring =jaws together:2, zip =lips, seal =lips, clamp =jaws together, !pull * shut, pinch =lips together",
    vi="close:4, shut:3, close up, be &more closed, come together",
    ag="close {his} mouth:5, shut {his} mouth:4, close {his} jaws:2, press {his} lips together, bring {his} lips together, shut {his} gob, keep {his} mouth closed from now on:0",
    st={"": ["closed"] * 4 + ["shut"] * 4, "~": ["slightly more closed", "a bit more closed", "closed a little", "closed a bit", "a touch more shut", "shut a little more"],
        "+": ["tightly shut", "closed all the way", "fully closed", "firmly shut", "shut tight", "completely closed", "tightly closed"]},
    adjst="closed:4, shut")
lex("mouth.wider", cls="size", comp="wider:8, broader:4, wider across:2, more stretched out sideways, more spread out, broader across", acomp="wider:6, broader:3",
    opp="narrow:6, narrow across:2, pinched:2, pursed, scrunched up, small from side to side:2, squeezed in", ne="wide:4, broad:2",
    adj="wide:4, broad:3, nice broad, wide stretched", big="really wide:2, super wide:2, very broad, extremely wide, enormously wide", raw="wide:3, broad",
    more="width:4, breadth", less="", vt="widen *:6, broaden *:4, stretch * sideways:2, stretch * out sideways, spread * out sideways:2, extend * to the sides:2, stretch * horizontally, !pull the corners of the mouth further apart, !add some width to *, !draw the corners of the mouth outwards",
    vi="get &wider:3, be &wider:2, stretch further sideways, go &wider, widen:2, become &broader", mkok=True)
lex("mouth.narrower", cls="size", comp="narrower:8, less wide:5, smaller across, less broad:2, thinner across, tighter from side to side", acomp="narrower:6, less wide:2",
    opp="wide:6, broad:4, stretched out:2, wide across, spread out, big from side to side:2", ne="narrow:4",
    adj="narrow:4, dainty narrow, small narrow", big="really narrow:2, super narrow, very narrow:2, extremely narrow", raw="narrow:3",
    more="", less="width:4, breadth", vt="narrow *:5, squeeze * in from the sides:2, pull * in at the corners:2, !bring the corners of the mouth closer together, !reduce the width of *:2, compress * sideways, !take some width off *, !draw the corners of the mouth inwards, shrink * sideways",
    vi="get &narrower:3, be &narrower:2, become &less wide, go &narrower", mkok=True)

lex("eyes.open", cls="open", comp="more open:6, wider open:3, further open, opened more:2", mk=[(["get", "have"], ["more open", "wider open", "further open"])],
    opp="closed:3, sleepy:1, squinty:2, droopy:1, shut:2, squeezed up", ne="open:4",
    vt="open *:9, open * up:4, !get * open:2, lift =eyelid:2, raise =eyelid:2, pop * open, !pull * open, peel * open",
    vi="open:4, open up:3, be &more open:2, come open", ag="open {eye}:6, open up {eye}:2, lift {eyelid}:1, get {eye} open",
    st={"": ["open"] * 6 + ["opened"], "~": ["slightly open", "a bit open", "open a crack", "a little more open", "just barely open", "a tad more open", "open just a sliver", "slightly more open"],
        "+": ["wide open", "open wide", "fully open", "wide wide open", "really wide open", "open all the way", "open as wide as possible"]},
    adjst="open:3, opened")
lex("eyes.close", cls="close", comp="more closed:5, more shut:2, closed more:2", mk=[(["get", "have"], ["more closed"])],
    opp="open:4, wide open:2", ne="closed:3, shut:2",
    vt="close *:9, shut *:7, close * up, !get * shut:2, !get * closed, lower =eyelid:2, drop =eyelid, !let =eyelid drop, !pull =eyelid down, !have =eyelid come down",
    vi="close:4, shut:3, be &more closed, fall shut", ag="close {eye}:6, shut {eye}:5, drop {eyelid}, lower {eyelid}",
    st={"": ["closed"] * 5 + ["shut"] * 5, "~": ["slightly closed", "a bit more closed", "closed a little", "slightly more closed", "a touch more closed", "shut just a little"],
        "+": ["tightly shut", "fully closed", "shut tight", "closed all the way", "completely shut", "tightly closed"]},
    adjst="closed:4, shut:2")
lex("eyes.bigger ears.bigger", cls="size", comp="bigger:10, larger:7, more sizeable, more prominent, greater in size, oversized:0", acomp="bigger:8, larger:6",
    opp="small:8, little:3, tiny:3, teeny, dinky, titchy, puny", ne="big:5, large:4",
    adj="big:5, large:4, nice big, great:0, jumbo", big="huge:4, enormous:3, gigantic:2, massive:2, really big:3, very large:2, super big:2, great big:2, ginormous, humongous, whopping great, extra large", raw="big:4, large:2",
    more="size:2", less="", vt="enlarge *:8, blow * up:2, scale * up:3, size * up, !increase the size of *:3, !bump up the size of *, magnify *, upscale *, grow *, expand *:2, !go bigger on *:0",
    vi="get &bigger:4, be &bigger:4, be &larger:3, grow:4, become &larger:2, go &bigger, increase in size", mkok=True)
lex("eyes.smaller ears.smaller", cls="size", comp="smaller:12, littler:2, tinier:2, less big:3, less large:2, daintier, less enormous:1, more compact", acomp="smaller:8, littler, daintier, tinier",
    opp="big:8, large:6, huge:3, oversized, enormous:2, massive:2, gigantic, prominent", ne="small:5, little",
    adj="small:5, little:4, tiny:4, teeny, dainty, itty-bitty, diddy, wee, minuscule, compact", big="really small:2, very small:3, super tiny:2, really tiny:2, extremely small, very very little", raw="small:4, little:2",
    more="", less="", vt="shrink *:8, reduce *:4, reduce * in size:3, scale * down:3, !decrease the size of *:2, downsize *, !bring * down in size:2, !reduce the size of *:2, downscale *, size * down, minimise *:0",
    vi="get &smaller:4, be &smaller:5, shrink:4, become &smaller:2, go &smaller, be &less big:2, decrease in size", mkok=True)
LEX["eyes.bigger"]["comp"] = weighted("bigger:10, larger:7, rounder and bigger, more sizeable, greater in size")
LEX["eyes.smaller"]["opp"] = weighted("big:8, large:6, huge:3, oversized, enormous:2, massive:2, buggy, goggly, bulging")
LEX["eyes.bigger"]["opp"] = weighted("small:8, little:3, tiny:3, teeny, beady:3, piggy, dinky")
LEX["ears.smaller"]["opp"] = weighted("big:8, large:6, huge:3, oversized, enormous:2, massive:2, elephant-like, gigantic")

for d, o, ang in (("left", "right", "anticlockwise"), ("right", "left", "clockwise")):
    to = f"to the {d}:4, {d}:3, {d}wards:1, towards the {d}:2, over to the {d}:1, {d}ward"
    TO = weighted(to)

    def spread(patterns):
        return [p.replace("TO", t) for p in weighted(patterns) for t in TO]
    lex(f"eyes.look-{d}", cls="dir", axis="lr",
        vt=spread("turn * ^TO:3, point * ^TO:2, shift * ^TO:2, move * ^TO:3, direct * ^TO, aim * ^TO, swivel * ^TO, steer * ^TO, slide * ^TO, roll * ^TO, !have * go ^TO, !get * to look ^TO:2, !let * wander ^TO"),
        vi=spread("look ^TO:6, point ^TO:2, turn ^TO, go ^TO:2, glance ^TO, drift ^TO, move ^TO:2, face ^TO"),
        ag=spread("look ^TO:8, glance ^TO:2, gaze ^TO:2, peek ^TO, peer ^TO, turn {eye} ^TO:2, move {eye} ^TO, stare ^TO, shift {eye} ^TO, look ^TO with {eye}:0"),
        comp=spread("pointing ^more TO, aimed ^further TO, looking ^more TO, turned ^further TO, directed ^more TO"),
        mk=[(["turn", "move", "point", "shift"], [f"^further to the {d}", f"^further {d}", f"^more to the {d}"])],
        st={"": [f"looking {d}", f"looking to the {d}", f"turned to the {d}", f"pointing {d}", f"aimed at the {d}", f"pointing to the {d}", f"facing {d}", f"directed to the {d}"],
            "~": [f"looking slightly to the {d}", f"looking a bit {d}", f"turned a little to the {d}", f"pointing just a touch {d}", f"a bit to the {d}", f"slightly to the {d}"],
            "+": [f"looking all the way to the {d}", f"looking far to the {d}", f"turned way over to the {d}", f"as far {d} as possible", f"hard over to the {d}", f"looking way {d}"]})
    lex(f"head.turn-{d}", cls="dir", axis="lr",
        vt=spread("turn * ^TO:8, rotate * ^TO:4, swivel * ^TO:2, swing * ^TO:2, twist * ^TO:2, pivot * ^TO, !have * face ^TO:2, !get * to face ^TO:2, point * ^TO:2, !make * face ^TO:2, yaw * ^TO"),
        vi=spread("turn ^TO:6, face ^TO:6, point ^TO:3, go ^TO, rotate ^TO:2, swing round ^TO, swivel ^TO"),
        ag=spread("turn ^TO:5, face ^TO:7, turn {his} head ^TO:5, turn {his} face ^TO:2, rotate {his} head ^TO:2, swing {his} head ^TO, twist {his} head ^TO, swivel {his} head ^TO"),
        comp=spread("turned ^more TO:2, turned ^further TO:2, facing ^more TO:2, pointing ^further TO, rotated ^more TO, facing ^further TO"),
        mk=[(["turn", "rotate", "swing", "swivel"], [f"^further to the {d}", f"^further {d}", f"^more to the {d}"])],
        st={"": [f"turned to the {d}", f"turned {d}", f"facing {d}", f"pointing {d}", f"facing to the {d}", f"rotated to the {d}", f"turned towards the {d}"],
            "~": [f"turned slightly to the {d}", f"turned a bit to the {d}", f"facing a little to the {d}", f"turned a touch {d}", f"rotated slightly {d}", f"facing ever so slightly {d}"],
            "+": [f"turned all the way to the {d}", f"turned far to the {d}", f"facing all the way {d}", f"turned way over to the {d}", f"turned {d} as far as possible", f"turned sharply to the {d}"]})
    lex(f"head.tilt-{d}", cls="dir", axis="lr",
        vt=spread("tilt * ^TO:9, tip * ^TO:4, lean * ^TO:4, cock * ^TO:2, incline * ^TO, angle * ^TO, !let * lean ^TO:2, slant * ^TO, !have * lean ^TO")
        + [f"rotate * {ang}", f"tilt * {ang}", f"tip * {ang}", f"turn * {ang}"] * 2,
        vi=spread("tilt ^TO:6, lean ^TO:5, tip ^TO:3, slant ^TO, lean over ^TO, tip over ^TO"),
        ag=spread("tilt {his} head ^TO:6, lean {his} head ^TO:3, tip {his} head ^TO:2, cock {his} head ^TO:2, incline {his} head ^TO"),
        comp=spread("tilted ^more TO:3, tilted ^further TO:2, tipped ^more TO, leaning ^more TO:2, inclined ^further TO, leaning ^further TO"),
        mk=[(["tilt", "tip", "lean"], [f"^further to the {d}", f"^further {d}", f"^more to the {d}"])],
        st={"": [f"tilted to the {d}", f"tilted {d}", f"leaning to the {d}", f"tipped to the {d}", f"cocked to the {d}", f"leaning {d}", f"inclined to the {d}", f"tilted {ang}"],
            "~": [f"tilted slightly to the {d}", f"leaning a bit to the {d}", f"tipped a touch to the {d}", f"tilted just a little {d}", f"cocked ever so slightly to the {d}", f"tilted a bit {ang}"],
            "+": [f"tilted way over to the {d}", f"tilted far to the {d}", f"leaning a lot to the {d}", f"tilted all the way {d}", f"tipped right over to the {d}", f"tilted very much to the {d}"]})
    lex(f"whole.move-{d}", cls="dir", axis="lr",
        vt=spread("move * ^TO:10, shift * ^TO:6, slide * ^TO:3, push * ^TO:3, drag * ^TO:2, scoot * ^TO:2, pull * ^TO, bring * ^TO, reposition * ^TO, bump * ^TO, !get * to move ^TO, !have * sit ^further TO:0"),
        vi=spread("move ^TO:6, go ^TO:4, shift ^TO:3, slide ^TO:2, come ^TO:2, scoot ^TO"),
        ag=spread("move ^TO:4, go ^TO:2, scoot over ^TO:1, shuffle ^TO, step ^TO:2, slide ^TO"),
        comp=[f"further {d}", f"further to the {d}", f"more to the {d}", f"further over to the {d}", f"more {d}", f"closer to the {d} edge", f"nearer the {d} side", f"further {d}", f"placed ^further to the {d}", f"positioned ^more to the {d}"],
        mk=[(["move", "put", "place", "shift", "set", "position"], [f"&further {d}", f"&further to the {d}", f"&more to the {d}", f"&closer to the {d} edge", f"&further over to the {d}"])],
        opp=f"far {o}:4, far to the {o}:5, far over to the {o}:2, close to the {o} edge:2, near the {o} side, much to the {o}:1", ne=f"far {d}:2, far to the {d}:2, far over to the {d}",
        st={"": [f"moved to the {d}", f"shifted to the {d}", f"further to the {d}", f"more to the {d}", f"shifted {d}"],
            "~": [f"a bit to the {d}", f"slightly to the {d}", f"a touch further {d}", f"a little more to the {d}", f"a smidge to the {d}"],
            "+": [f"way over to the {d}", f"much further {d}", f"all the way to the {d}", f"far over to the {d}", f"a lot further to the {d}"]})

lex("eyes.look-up", cls="dir", axis="ud",
    vt="turn * ^up:3, turn * ^upwards:2, point * ^up:3, roll * ^up:2, aim * ^upward, move * ^up:3, direct * ^upwards, lift =gaze:2, raise =gaze:2, shift * ^up:2, !get * to look ^up, !have * look ^up, slide * ^upward, steer * ^up, tilt * ^upward:0",
    vi="look ^up:6, point ^up:2, turn ^upward:2, go ^up:2, glance ^up, gaze ^upwards:2, look ^upwards:3, move ^up",
    ag="look ^up:8, look ^upwards:3, glance ^up:2, gaze ^up:2, peek ^up, roll {eye} ^up, turn {eye} ^up:2, stare ^up:2, peer ^up, cast {eye} ^upward",
    comp="pointing ^further up:2, looking ^further up:2, looking ^higher:2, aimed ^higher:2, turned ^further up, directed ^higher up", mk=[(["point", "aim", "turn", "move"], ["&further up", "&higher", "&higher up"])],
    st={"": ["looking up", "looking upwards", "turned up", "turned upward", "pointing up", "aimed upward", "rolled up", "looking upward"],
        "~": ["looking slightly up", "turned up a bit", "looking a little upwards", "a touch upward", "looking up just a bit", "pointing up slightly"],
        "+": ["looking way up", "rolled all the way up", "looking right up", "looking straight up as far as they go", "as far up as possible", "turned way up"]})
LEX["eyes.look-up"]["st"]["+"] = ["looking way up", "rolled all the way up", "looking right up", "as far up as possible", "turned way up", "pointing all the way up"]
lex("eyes.look-down", cls="dir", axis="ud",
    vt="turn * ^down:3, turn * ^downwards:2, point * ^down:3, cast * ^down:3, aim * ^downward, move * ^down:3, direct * ^downwards, lower =gaze:3, drop =gaze:2, shift * ^down:2, !get * to look ^down, !have * look ^down, slide * ^down, steer * ^down",
    vi="look ^down:6, point ^down:2, turn ^downward:2, go ^down:2, glance ^down, gaze ^downwards:2, look ^downwards:3, move ^down",
    ag="look ^down:8, look ^downwards:3, glance ^down:2, gaze ^down:2, peek ^down, cast {eye} ^down:2, turn {eye} ^down:2, stare ^down, peer ^down",
    comp="pointing ^further down:2, looking ^further down:2, looking ^lower:2, aimed ^lower:2, turned ^further down, directed ^lower", mk=[(["point", "aim", "turn", "move"], ["&further down", "&lower"])],
    st={"": ["looking down", "looking downwards", "turned down", "turned downward", "pointing down", "cast down", "lowered", "looking downward"],
        "~": ["looking slightly down", "turned down a bit", "looking a little downwards", "a touch downward", "looking down just a bit", "cast down a little"],
        "+": ["looking way down", "cast all the way down", "looking right down", "as far down as possible", "turned way down", "pointing all the way down"]})
lex("head.raise", cls="dir", axis="ud",
    comp="higher:6, higher up:3, further up:2, more raised, held ^higher:2, more upright", mk=[(["hold", "lift", "put", "raise", "bring", "make"], ["&higher", "&higher up", "&further up"])],
    opp="low:5, bowed:2, low down, lowered, slumped, droopy", ne="high:4, high up, raised:2",
    vt="raise *:8, lift *:6, lift * ^up:4, bring * ^up:3, put * ^up:2, raise * ^up:2, hold * ^up:2, !have * come ^up, pick * ^up, move * ^up:0, pull * ^up, !get * up, hoist * ^up:1",
    vi="go ^up:3, come ^up:3, rise:2, be &higher:3, be &more raised, move ^up:1, sit &higher up:0", ag="raise {his} head:5, lift {his} head:5, lift {his} head ^up:3, hold {his} head ^up:3, raise {his} chin:3, lift {his} chin:2, put {his} head ^up, bring {his} chin ^up",
    st={"": ["raised", "up", "lifted", "held up", "lifted up", "raised up"], "~": ["raised slightly", "lifted a bit", "up a little", "a bit higher", "up just a touch", "slightly raised", "a little bit up"],
        "+": ["way up", "all the way up", "raised as far as it goes", "lifted right up", "much higher", "held way up high"]},
    adjst="raised:3, lifted, uplifted")
lex("head.lower", cls="dir", axis="ud",
    comp="lower:8, lower down:3, further down:2, more lowered, held ^lower:2, more bowed:1", mk=[(["hold", "drop", "put", "bring", "make"], ["&lower", "&lower down", "&further down"])],
    opp="high:6, high up:2, upright, raised:2, stuck up", ne="low:4, lowered:2, far down",
    vt="lower *:9, drop *:5, bring * ^down:4, put * ^down:3, dip *:3, bow =head:2, hang =head:1, drop * ^down:2, pull * ^down, !let * hang ^down:2, !let * sink, duck =head, !have * come ^down, tuck =chin down, !get * down",
    vi="go ^down:3, come ^down:3, drop:3, be &lower:4, sink:2, hang ^down:2, hang &lower:2, dip", ag="lower {his} head:5, drop {his} head:3, bow {his} head:3, hang {his} head:2, dip {his} head:2, put {his} head ^down:3, drop {his} chin:2, lower {his} chin:2, duck {his} head, bend {his} head ^down",
    st={"": ["lowered", "down", "bowed", "dropped", "lowered down", "hanging down"], "~": ["lowered slightly", "dropped a bit", "down a little", "a bit lower", "down just a touch", "slightly lowered", "slightly bowed", "bowed a bit"],
        "+": ["way down", "all the way down", "lowered as far as it goes", "dropped right down", "much lower", "hanging way down"]},
    adjst="lowered:3, bowed:3, dropped")
lex("ears.raise", cls="dir", axis="ud",
    comp="higher:5, higher up:3, more upright:3, perkier:3, more pricked up:2, further up:2, more erect, less droopy:3, less floppy:3", acomp="perkier:2, higher", mk=[(["put", "lift", "make", "set", "bring"], ["&higher", "&higher up", "&further up"])],
    opp="low:4, droopy:4, floppy:4, saggy:1, low down, limp:1, flat:2", ne="high:3, upright:3, perky:2",
    adj="upright:2, perky:3, pricked-up:1, erect, perked-up, upstanding", raw="high:3, upright",
    vt="raise *:8, lift *:5, lift * ^up:4, prick * up:4, perk * up:5, stand * up:3, put * ^up:2, bring * ^up:2, move * ^up:2, pull * ^up:2, !make * stand up:3, !have * stand up:2, !get * up, straighten * up, hoist * ^up, !let * stand up",
    vi="go ^up:3, come ^up:2, stand ^up:3, perk up:3, prick up:2, be &higher:2, be &more upright, be &perkier, stick ^up:2", ag="raise {ear}:4, prick up {ear}:4, perk up {ear}:4, lift {ear}:3, prick {ear} up:2, put {ear} ^up:2, stand {ear} up, hold {ear} ^up",
    st={"": ["raised", "up", "lifted", "pricked up", "perked up", "standing up", "sticking up", "pricked"], "~": ["raised slightly", "lifted a bit", "up a little", "a bit higher", "up just a touch", "slightly raised", "perked up a bit"],
        "+": ["way up", "all the way up", "raised as far as possible", "sticking right up", "much higher", "standing up as high as possible"]},
    adjst="raised:3, pricked:2, lifted")
lex("ears.lower", cls="dir", axis="ud",
    comp="lower:6, droopier:4, floppier:4, flatter:3, lower down:2, further down:2, more droopy:2, less upright:3, less perky:2, less pricked up", acomp="droopier:2, floppier:2, lower", mk=[(["put", "drop", "make", "set", "bring"], ["&lower", "&lower down", "&further down"])],
    opp="high:5, upright:4, stiff, perky:2, erect:2, high up, pricked up:2", ne="low:3, droopy:3, floppy:2, flat:2",
    adj="droopy:4, floppy:4, drooping:2, flat, flopped-over, hanging, folded-down", raw="low:3, floppy",
    vt="lower *:8, drop *:4, put * ^down:4, fold * down:3, flatten *:4, bring * ^down:3, !let * droop:4, !let * hang:2, !let * flop, pull * ^down:3, lay * flat:2, !make * droop:3, !have * droop, fold * back:2, pin * back, move * ^down, droop *:2, !get * down, press * ^down",
    vi="go ^down:3, come ^down:3, droop:4, hang ^down:3, flop ^down:2, be &lower:3, drop:2, be &floppier, be &droopier, lie flat:2", ag="lower {ear}:4, drop {ear}:4, put {ear} ^down:3, flatten {ear}:3, fold {ear} down:2, let {ear} droop:3, let {ear} hang:2, lay {ear} back",
    st={"": ["lowered", "down", "folded down", "drooping", "hanging down", "laid back", "dropped", "flattened"], "~": ["lowered slightly", "dropped a bit", "down a little", "a bit lower", "down just a touch", "slightly lowered", "drooping a little", "a tad droopy"],
        "+": ["way down", "all the way down", "lowered as far as possible", "hanging right down", "much lower", "completely flat", "flattened all the way"]},
    adjst="lowered:3, folded, laid-back:0")

lex("mane.bigger", cls="size", comp="bigger:6, fuller:6, longer:5, bushier:4, fluffier:4, thicker:4, more voluminous:3, larger:2, shaggier:2, puffier:2, poofier, lusher, denser:2, more luxurious, more abundant, less thin:2, less sparse", acomp="bigger:4, fuller:4, longer:4, bushier:3, fluffier:3, thicker:3, larger:2, shaggier, lusher, more voluminous, more impressive:0",
    opp="thin:5, short:5, small:5, sparse:3, flat:3, skimpy:2, patchy, meagre, wispy, limp:2, scruffy and thin", ne="big:3, full:4, long:3, bushy:3, thick:3, fluffy:3, voluminous",
    adj="full:2, bushy:3, fluffy:3, long:4, big:4, thick:3, shaggy:2, lush:2, voluminous, poofy", big="huge:4, enormous:3, gigantic:2, massive:3, really big:2, super fluffy:3, very long:3, super long:2, really thick:2, really bushy, humongous, hugely thick", raw="big:4, long:3, thick:2, full, fluffy",
    more="volume:5, body:3, fullness:2, fluff:2, length:4, bulk:2, thickness", less="",
    vt="grow *:2, grow * out:3, fluff * up:4, puff * up:3, thicken *:4, bulk * up:3, fill * out:3, !add volume to *:4, lengthen *:4, plump * up:2, enlarge *:3, !add some length to *:2, extend *:2, expand *:2, poof * up, !pump up *:0, !beef up *:0, scale * up, volumise *, !add fluff to *",
    vi="grow:3, be &bigger:3, get &fuller:2, be &fuller:3, be &longer:3, puff out:2, fluff up, get &bushier:2, get &bigger:2, fill out:2", mkok=True)
lex("mane.smaller", cls="size", comp="smaller:5, shorter:7, thinner:4, less bushy:4, less full:2, less fluffy:3, less voluminous:2, neater and shorter, flatter:2, less big:2, trimmer:2, less shaggy:2, less puffy, sleeker, less wild:1", acomp="smaller:4, shorter:6, thinner:3, less bushy:2, trimmer:2, less fluffy, flatter",
    opp="big:5, long:5, bushy:4, fluffy:3, thick:3, shaggy:3, full:2, puffy:2, wild:2, voluminous:2, poofy, overgrown:2, unruly, huge:2", ne="short:4, small:3, trimmed:2, thin:2",
    adj="short:5, small:3, thin:2, trimmed:2, cropped:2, neat short, close-cropped, tiny:2, skimpy", big="really short:3, very short:3, super short:2, very thin, really tiny, extremely short", raw="short:4, small:3, thin",
    more="", less="volume:5, bulk:3, fluff:3, length:4, body, poof, thickness, fullness",
    vt="trim *:7, trim * down:3, trim * back:3, cut * back:3, cut * shorter:0, thin * out:4, shorten *:5, shrink *:4, reduce *:3, tame *:2, slim * down:2, crop *:2, clip *:2, !take some volume out of *:3, !take some bulk off *:2, !take some length off *:2, !tone down the volume of *, prune *, scale * down:2, shear *, flatten *:1, downsize *",
    vi="shrink:3, be &smaller:3, be &shorter:5, get &thinner:2, be &less bushy:2, get &shorter:3, be &less fluffy:2", mkok=True)
lex("muzzle.longer", cls="size", comp="longer:10, more elongated:3, bigger:5, more stretched out:2, less short:3, larger:3, less stubby:2, more extended", acomp="longer:8, bigger:4, larger:2, more elongated, less stubby",
    opp="short:8, small:5, stubby:5, snub:2, squashed:1, little:3, tiny:3, pug-like:2, dinky", ne="long:5, big:3",
    adj="long:6, big:4, large:2, elongated:2, lengthy, long pointy", big="huge:3, really long:3, very long:3, super long:3, enormous:3, gigantic:2, massive:2, great big, extra long, extremely long, ridiculously long", raw="long:5, big:3",
    more="length:4, reach", less="", vt="lengthen *:7, stretch *:3, stretch * out:3, extend *:5, elongate *:5, draw * out:2, pull * out:2, grow *:2, enlarge *:4, !add length to *:3, !add some length to *:2, prolong *, scale * up:2, !increase the size of *, !increase the length of *:2, stretch * lengthways",
    vi="be &longer:5, get &longer:3, grow:2, stick out further:2, be &bigger:2, extend further:2, stretch out:2", mkok=True)
lex("muzzle.shorter", cls="size", comp="shorter:10, less long:5, smaller:5, stubbier:3, more stubby, less elongated:2, less prominent, littler, less stretched", acomp="shorter:8, smaller:4, stubbier:2, less long, littler",
    opp="long:9, big:6, large:3, elongated:2, huge:2, prominent:2, stretched, enormous, lengthy:2", ne="short:5, small:3",
    adj="short:6, small:5, stubby:4, little:4, tiny:4, button, snub:2, petite, dinky, cute little", big="really short:3, very short:3, very small:3, super short:2, super tiny:2, really tiny, extremely short", raw="short:5, small:3",
    more="", less="length:4", vt="shorten *:8, shrink *:5, reduce *:3, scale * down:3, pull * in:2, !reduce the length of *:3, !take some length off *:3, !cut down the length of *, downsize *, !reduce the size of *, compress * lengthways, trim * down:0",
    vi="be &shorter:5, get &shorter:3, shrink:3, be &smaller:3, be &less long:2, stick out less:2", mkok=True)
lex("muzzle.wider", cls="size", comp="wider:10, broader:6, fatter:3, thicker:3, chunkier:2, less narrow:3, wider across:2, less thin:2, less slim, heavier:0", acomp="wider:6, broader:5, fatter:2, thicker:2, chunkier:2",
    opp="narrow:8, thin:5, slim:3, skinny:3, pointy:0, slender:2, pinched:2", ne="wide:5, broad:4, thick",
    adj="wide:5, broad:5, fat:3, chunky:2, thick:2, hefty", big="really wide:3, very wide:3, super wide:3, very broad:2, super fat:1, really broad:2, extremely wide", raw="wide:5, broad:2, fat",
    more="width:4, breadth:2", less="", vt="widen *:8, broaden *:6, spread * out sideways:2, fatten *:2, fatten * up:2, thicken *:3, !add width to *:2, !add some width to *:2, stretch * sideways:3, !increase the width of *:2, plump * up:0, expand * sideways, bulk * up sideways",
    vi="be &wider:5, get &wider:3, be &broader:3, widen:2, spread out sideways", mkok=True)
lex("muzzle.narrower", cls="size", comp="narrower:9, slimmer:6, thinner:6, less wide:4, skinnier:2, more slender:3, less broad:3, less fat:2, finer, less chunky:2, sleeker", acomp="narrower:6, slimmer:5, thinner:4, skinnier, finer, less wide, more slender",
    opp="wide:8, broad:6, fat:5, thick:3, chunky:3, bulky:2, bulbous:1, wide across", ne="narrow:5, slim:4, thin:3, slender:2",
    adj="narrow:5, slim:5, thin:4, slender:4, skinny:2, fine, refined slim", big="really narrow:3, very thin:3, super slim:3, very slender:2, extremely narrow, razor thin", raw="narrow:4, thin:3, slim",
    more="", less="width:4, breadth:2, bulk:1", vt="narrow *:6, narrow * down:2, slim *:3, slim * down:5, thin * down:3, squeeze * in from the sides:2, pinch * in:2, !reduce the width of *:3, !take some width off *:3, squash * from the sides, streamline *:1",
    vi="be &narrower:5, get &narrower:2, be &slimmer:4, be &thinner:3, slim down:2, get &thinner:2", mkok=True)
lex("face.wider", cls="size", comp="wider:10, broader:7, rounder:5, fatter:3, chubbier:3, fuller:3, plumper:2, less narrow:3, less thin:2, less gaunt, wider across:2, chunkier", acomp="wider:6, broader:5, rounder:4, fatter:2, chubbier:2, plumper",
    opp="narrow:8, thin:5, slim:3, skinny:3, gaunt:2, pinched:1, slender, bony:1", ne="wide:5, broad:4, round:4, full:2, chubby",
    adj="wide:5, broad:5, round:5, chubby:3, fat:2, full:2, plump:2, pudgy", big="really wide:3, very broad:3, super round:3, very wide:3, extremely wide, really round:2, super chubby", raw="wide:5, round:3, fat:2, broad",
    more="width:4, breadth:2, roundness", less="", vt="widen *:8, broaden *:6, fill * out:4, fatten * up:3, stretch * sideways:3, plump * up:2, round * out:3, !add width to *:2, !add some width to *, !increase the width of *:2, stretch * horizontally, expand * sideways, puff =cheeks out:0",
    vi="be &wider:5, get &wider:3, be &broader:3, be &rounder:3, fill out:2, widen:2", mkok=True)
lex("face.narrower", cls="size", comp="narrower:10, slimmer:7, thinner:6, less wide:4, less broad:3, less round:4, leaner:3, skinnier:2, less chubby:3, less fat:2, more slender:2, slenderer", acomp="narrower:6, slimmer:5, thinner:4, leaner:2, skinnier, more slender",
    opp="wide:8, broad:6, round:5, fat:4, chubby:4, plump:2, pudgy:2, wide across, chunky", ne="narrow:5, slim:4, thin:3, lean",
    adj="narrow:5, slim:5, thin:4, slender:3, lean:3, skinny:2, gaunt", big="really narrow:3, very thin:3, super slim:3, very slim:2, extremely narrow, really lean", raw="narrow:4, thin:4, slim:2",
    more="", less="width:4, breadth:2, roundness:2, chub:1", vt="narrow *:6, narrow * down, slim *:4, slim * down:6, thin * down:2, thin * out, squeeze * in from the sides:3, squash * in from the sides, !reduce the width of *:3, !take some width off *:2, pull * in at the sides:2, compress * sideways, lean * out:0",
    vi="be &narrower:5, get &narrower:2, be &slimmer:4, be &thinner:3, slim down:3, get &leaner", mkok=True)
lex("face.longer", cls="size", comp="longer:11, taller:4, more elongated:4, more drawn out, more oval:2, less short:4, less squat:3, less squashed:3, more stretched, longer from top to bottom", acomp="longer:8, taller:2, more elongated:2, less squat",
    opp="short:9, squat:4, squashed:4, stubby:1, flattened:2, compressed:2", ne="long:6, tall:2, elongated",
    adj="long:7, elongated:3, tall:2, oval:2, long drawn-out, horsey:1", big="really long:4, very long:4, super long:4, extremely long:2, incredibly long, ridiculously long", raw="long:6, tall",
    more="length:4, height:2", less="", vt="lengthen *:8, elongate *:6, stretch * vertically:4, stretch * lengthwise:3, draw * out:2, extend *:3, extend * downwards:2, stretch * out lengthways:2, !add length to *:2, !add height to *, !increase the length of *:2, !increase the height of *:2, stretch * from top to bottom:2",
    vi="be &longer:6, get &longer:4, be &taller:2, stretch out lengthwise, be &more elongated:2", mkok=True)
lex("face.shorter", cls="size", comp="shorter:11, less long:6, less tall:3, less elongated:4, more compact:3, more squat:2, squatter:2, less drawn out, less stretched:2, shorter from top to bottom", acomp="shorter:8, squatter, more compact:2, less long:2",
    opp="long:9, elongated:4, tall:3, stretched:3, drawn out:2, lengthy, long from top to bottom:2, horsey", ne="short:6, compact:2",
    adj="short:7, compact:2, squat:3, stubby:2, short little", big="really short:4, very short:4, super short:4, extremely short:2, incredibly short", raw="short:6",
    more="", less="length:4, height:3", vt="shorten *:8, compress * vertically:3, squash * down:2, squish * vertically:2, !reduce the height of *:4, !reduce the length of *:3, !take some length off *:3, !cut down the length of *, shrink * vertically:3, squeeze * together from top to bottom:2, contract * vertically",
    vi="be &shorter:6, get &shorter:4, be &less long:3, be &less elongated:2", mkok=True)
lex("whole.bigger", cls="size", comp="bigger:10, larger:8, closer:5, nearer:4, closer to us:2, nearer to the viewer, bigger in the frame:2, larger in the picture:2, less small, closer to the camera:2", acomp="bigger:6, larger:6",
    opp="small:9, little:3, tiny:4, far away:6, small in the frame:2, far off:2, distant:2, far back:2", ne="big:6, large:5, close:3",
    adj="big:4, large:3, jumbo", big="huge:4, enormous:3, gigantic:3, massive:3, really big:3, very large:2, super big:2, humongous, ginormous", raw="big:6, large:3",
    more="", less="", vt="enlarge *:8, scale * up:5, blow * up:4, bring * &closer:5, magnify *:2, size * up:2, bring * &nearer:3, !increase the size of *:4, upscale *, move * &closer:3, pull * &closer:2, bump * up in size, expand *, !bump up the size of *, bring * &closer to the camera, upsize *",
    vi="be &bigger:5, get &bigger:3, be &larger:3, come &closer:4, grow:3, come &nearer:2, be &closer:2, move &closer:2",
    ag="come &closer:5, get &bigger, come &nearer:3, grow:2, move &closer:2, step &closer:2, get &closer to us", mkok=True)
lex("whole.smaller", cls="size", comp="smaller:12, further away:6, less big:3, less large:2, further off:2, further back:4, smaller in the frame:2, more distant:2, less close:2, tinier, farther away:2", acomp="smaller:8, tinier",
    opp="big:9, large:6, huge:4, close:5, big for the frame:2, near:2, massive:2, close to the camera:2, enormous, in your face:0", ne="small:6, far away:3, far back:2",
    adj="small:5, little:4, tiny:5, mini, teeny, itty-bitty, wee", big="really small:3, very small:3, super tiny:2, really tiny:2, extremely small", raw="small:6, little:2",
    more="", less="", vt="shrink *:8, scale * down:5, reduce *:4, reduce * in size:2, push * &further away:4, move * &further back:4, push * &further back:2, !decrease the size of *:3, downsize *:2, size * down:2, !reduce the size of *:3, downscale *, move * &further away:3, bring * down in size, put * &further away, send * &further back",
    vi="be &smaller:6, get &smaller:3, shrink:4, be &further away:4, go &further back:2, move &further away:3, go &further away:2",
    ag="go &further away:4, move &further back:4, step &further back:2, get &smaller:2, shrink:2, move &further away:3, stand &further back", mkok=True)
lex("whole.move-up", cls="dir", axis="ud",
    vt="move * ^up:9, shift * ^up:5, slide * ^up:3, push * ^up:3, lift * ^up:1, bring * ^up:2, scoot * ^up:2, bump * ^up:2, shift * ^upwards:2, move * ^upwards:3, reposition * &higher:2, pull * ^up, drag * ^up:2, nudge * up:0",
    vi="move ^up:5, go ^up:4, sit &higher:3, be &higher up:3, shift ^up:2, slide ^up:2, be &higher:2, come ^up", ag="move ^up:4, go ^up:3, sit &higher:3, come ^up, stand &higher up:2, scoot ^up",
    comp="higher:5, higher up:6, further up:5, higher in the frame:3, placed ^higher:2, positioned ^higher:2, closer to the top:3, nearer the top edge:2", mk=[(["move", "put", "place", "shift", "set", "position"], ["&higher", "&higher up", "&further up", "&closer to the top"])],
    opp="low:6, low down:4, far down:5, close to the bottom:3, low in the frame:3, near the bottom edge:2", ne="high:4, high up:4, far up:3",
    st={"": ["moved up", "shifted up", "higher up", "further up", "moved upwards"], "~": ["a bit higher", "slightly further up", "a touch higher up", "up a little", "up a tad"],
        "+": ["way up", "much higher", "a lot further up", "all the way up", "far higher up"]})
lex("whole.move-down", cls="dir", axis="ud",
    vt="move * ^down:9, shift * ^down:5, slide * ^down:3, push * ^down:3, bring * ^down:3, scoot * ^down:2, bump * ^down:2, shift * ^downwards:2, move * ^downwards:3, reposition * &lower:2, pull * ^down:2, drag * ^down:2, drop * ^down",
    vi="move ^down:5, go ^down:4, sit &lower:3, be &lower down:3, shift ^down:2, slide ^down:2, be &lower:2, come ^down", ag="move ^down:4, go ^down:3, sit &lower:3, come ^down:2, stand &lower down, scoot ^down",
    comp="lower:5, lower down:6, further down:5, lower in the frame:3, placed ^lower:2, positioned ^lower:2, closer to the bottom:3, nearer the bottom edge:2", mk=[(["move", "put", "place", "shift", "set", "position"], ["&lower", "&lower down", "&further down", "&closer to the bottom"])],
    opp="high:6, high up:5, far up:5, close to the top:3, high in the frame:3, near the top edge:2", ne="low:4, low down:4, far down:3",
    st={"": ["moved down", "shifted down", "lower down", "further down", "moved downwards"], "~": ["a bit lower", "slightly further down", "a touch lower down", "down a little", "down a tad"],
        "+": ["way down", "much lower", "a lot further down", "all the way down", "far lower down"]})
for _a, _e in LEX.items():
    for _k in ("vt", "vi", "ag", "comp"):
        if _k in _e:
            _e[_k] = [p for p in _e[_k] if not re.search(r":0$", p)]

ACTIONS = sorted(LEX)
SIZE = [a for a in ACTIONS if LEX[a].get("mkok")]
PARTSIZE = [a for a in SIZE if not a.startswith("whole")]
POSTURE = [a for a in ACTIONS if a not in SIZE and not a.startswith("whole")]
MOVE = [a for a in ACTIONS if a.startswith("whole.move")]
FIELD = lambda f: [a for a in ACTIONS if LEX[a].get(f)]
SELECT = {
    "ALL": ACTIONS, "SIZE": SIZE, "PARTSIZE": PARTSIZE, "POSTURE": POSTURE, "MOVE": MOVE,
    "HASOPP": FIELD("opp"), "HASNE": FIELD("ne"), "HASADJ": [a for a in FIELD("adj") if not a.startswith("whole")],
    "HASADJW": FIELD("adj"), "HASBIG": FIELD("big"), "HASBIGP": [a for a in FIELD("big") if not a.startswith("whole")], "HASMORE": [a for a in ACTIONS if LEX[a].get("more") or LEX[a].get("less")],
    "HASAG": FIELD("ag"), "HASRAW": [a for a in FIELD("raw")], "HASRAWP": [a for a in FIELD("raw") if not a.startswith("whole")], "HASADJST": FIELD("adjst"),
    "PARTS": [a for a in ACTIONS if not a.startswith("whole")], "HASACOMP": [a for a in FIELD("acomp") if not a.startswith("whole")],
    "LR": [a for a in ACTIONS if LEX[a].get("axis") == "lr"],
}
OPPOSITE = {"open": "close", "close": "open", "wider": "narrower", "narrower": "wider", "longer": "shorter", "shorter": "longer", "bigger": "smaller",
            "smaller": "bigger", "raise": "lower", "lower": "raise"}
for _p in ("look", "turn", "tilt", "move"):
    for _x, _y in (("left", "right"), ("up", "down")):
        OPPOSITE[f"{_p}-{_x}"], OPPOSITE[f"{_p}-{_y}"] = f"{_p}-{_y}", f"{_p}-{_x}"

FRAMES = r"""
## ALL 1
D {S} could do with being {AC}
D {S} could be {AC}
D {S} should be {AC}
D {S} {v:need} to be {AC}
D {S} {v:want} to be {AC}
D {S} ought to be {AC}
D {S} might be better {AC}
D {S} would look better {AC}
D {S} would look [nicer|cuter|cooler|more natural] {AC}
D I'd like {O} {AC}
D I would like {O} to be {AC}
D I want {O} {AC}
D I'd prefer {O} {AC}
D I'd love {O} to be {AC}
D I think {S} should be {AC}
D I reckon {S} could stand to be {AC}
D maybe {S} could be {AC}
D perhaps {S} might be {AC}
D it'd be nice if {S} {were} {AC}
D it would be better if {S} {were} {AC}
D I was hoping {S} could be {AC}
D I wish {S} {were} {AC}
D if only {S} {were} {AC}
D if {S} could be {AC}, that would be [great|perfect|lovely|ace]
D my vote is for {O} being {AC}
D what I have in mind is {O} being {AC}
D in my head {S} {is} {AC}
D we want {O} {AC} for the [poster|print|cover|banner|flyer]
D ideally {S} would be {AC}
D I'd be happier if {S} {were} {AC}
D {S} really should be {AC}
D {S} really {v:need} to be {AC}
D {S} must be {AC}
D {S} {has} to be {AC}
D {S} {is} supposed to be {AC}
D in the original drawing {S} {is} {AC}, so do that
D in the photo I have {S} {is} {AC}, please match it
D wouldn't it be nicer with {O} {AC}
D I always imagined {O} {AC}
D I imagined {O} {AC}
D my [daughter|son|nephew|teacher|art director] would like {O} {AC}
D the [client|customer|editor|printer] needs {O} {AC}
D honestly {S} should just be {AC}
D {O} {AC} is what I'm after
D {O} {AC}, that's what I want
D {O} {AC} would be [great|nice|ideal|super]
D {O} {AC} would do it
D as for {O}, {they} could be {AC}
D nothing wrong with him, but {S} could be {AC}
D love it, but {S} should be {AC}
D almost perfect, only {S} should be {AC}
D looks good, I'd just want {O} {AC}
Q can {S} be {AC}?
Q could {S} be {AC}?
Q could we have {O} {AC}?
Q can I get {O} {AC}?
Q can I have {O} {AC} [pls|please]
Q would it be possible for {O} to be {AC}?
Q is it possible to have {O} {AC}?
Q is it possible for {O} to be {AC}?
Q any chance {S} could be {AC}?
Q any chance of {O} being {AC}?
Q may I have {O} {AC}, please?
Q might I have {O} {AC}?
Q how about {O} {AC}?
Q how about having {O} {AC}?
Q what about {O} being {AC}?
Q could {S} not be {AC}?
Q couldn't {S} be {AC}?
Q shouldn't {S} be {AC}?
Q can you get {O} to be {AC}?
F {F} {AC}
F {F} {AC} [pls|plz|please|thx|thanks]
F {F}: {AC}
F {F} - {AC}
F {F}? {AC}!
F {F} = {AC}
F {F} >> {AC}
F {F}... {AC}
F {F}, {AC} if [possible|you can|that works]
F {F} to be {AC}
F {F} {AC} and we're [good|done|golden]
F {F} {AC} ok?
F hmm {F} {AC} maybe
F ok now {F} {AC}
F next up: {F} {AC}
F same but {F} {AC}
F same lion but with {F} {AC}
F lastly {F} {AC}
F {AC}, {O}
F {AC} please, {O}
F {AC} for {O} please
F {F} {AC} or else it looks [wrong|silly|off]
F {F} {AC}, can do?
F {F}, but {AC}
F preferably {F} {AC}
F and {F} {AC} too while you're at it
F to do: {F} {AC}
F note to the artist: {F} {AC}
F feedback round two: {F} {AC}
D i am wanting {O} {AC}
D I wish that {S} become {AC}
D {S} must become {AC}
D {S} to become {AC} please
D for me {S} can be {AC}
D it is necessary that {S} {is} {AC}
D me want {O} {AC}
D please that {S} be {AC}
D i would to have {O} {AC}
D {S} shall be {AC}, yes?
D would be good {O} {AC}
D i prefer {S} is {AC}

## ALL 1
I {VP}
I please {VP}
I {VP} please
I {VP}, would you?
I {VP} for me
I {VP}, thanks
I {VP} now
I {VP}, will ya
I go ahead and {VP}
I just {VP}
I now {VP}
I ok, {VP}
I next, {VP}
I then {VP}
I first of all {VP}
I try {VPg}
I let's {VP}
I let's try {VPg}
I let us {VP}, shall we
I be a dear and {VP}
I be so kind as to {VP}
I do me a favour and {VP}
I do us all a favour, {VP}
I kindly {VP}
I quickly {VP} for me
I feel free to {VP}
I do {VP}, I beg you
I {VP} and show me
I {VP}, then I'm happy
I {VP} or I'll cry lol
I {VP} before I send it off
I {VP}, [it's for a good cause|the kids will love it|you know the drill]
I you know what, {VP}
I I've changed my mind, {VP}
I step one: {VP}
I task: {VP}
I pls {VP} ty
I hey computer, {VP}
I mr lion man, {VP}
I yo, {VP}
I alright mate, {VP}
I dude {VP}
I um {VP}
I so uh {VP}
I er, {VP}, I think
I like, {VP}, you know
I yeah so {VP} I guess
I mmm okay {VP}
I right so what I need is, um, {VP}
I ah wait, {VP}
I oh and {VP}
Q can you {VP}?
Q could you {VP}?
Q could you please {VP}?
Q would you {VP}?
Q will you {VP} for me?
Q would you kindly {VP}?
Q would you mind {VPg}?
Q do you mind {VPg} for me?
Q would you be so good as to {VP}?
Q would you be able to {VP}?
Q might you be able to {VP}?
Q are you able to {VP}?
Q is there a way to {VP}?
Q can we {VP}?
Q could we maybe {VP}?
Q can u {VP}
Q cud u {VP} plz
Q any chance you could {VP}?
Q any way you could {VP}?
Q think you could {VP}?
Q do you think you could {VP}?
Q how about {VPg}?
Q what about {VPg}?
Q how about we {VP}?
Q why don't we {VP}?
Q shall we {VP}?
Q may I ask you to {VP}?
Q could I trouble you to {VP}?
Q could I get you to {VP}?
Q would it be possible to {VP}?
Q is it possible to {VP}?
Q would it be too much trouble to {VP}?
Q mind {VPg}?
Q care to {VP}?
Q wanna {VP} for me?
D I'd like you to {VP}
D I want you to {VP}
D I need you to {VP}
D I'd like to {VP}
D I want to {VP}
D I wanna {VP}
D I would like to ask you to {VP}
D I'd appreciate it if you could {VP}
D I'd be grateful if you'd {VP}
D it would be great if you could {VP}
D it would help if you could {VP}
D if you could {VP}, that'd be [great|awesome|amazing|swell]
D if it isn't too much bother, {VP}
D if you would just {VP}
D you should {VP}
D you need to {VP}
D you'd do well to {VP}
D we need to {VP}
D we should probably {VP}
D we have to {VP}
D we'd better {VP}
D you'd better {VP}
D I think you should {VP}
D I think we ought to {VP}
D I'd {VP} if I were you
D I would {VP}
D all I want is for you to {VP}
D all you need to do is {VP}
D what I'd like is for you to {VP}
D what I need you to do is {VP}
D what you want to do is {VP}
D the plan is to {VP}
D the idea is to {VP}
D the next step is to {VP}
D the request is to {VP}
D the client has asked us to {VP}
D time to {VP}
D it's time to {VP}
D it's best to {VP}
D I'm asking you to {VP}
D I'd suggest {VPg}
D I recommend {VPg}
D I'm thinking of {VPg}, so go ahead
D I was thinking about {VPg}
D {VPg} would be [nice|great|good|lovely|perfect]
D {VPg} would help
D {VPg} might do the trick
D {VPg} is what I want
D don't forget to {VP}
D you forgot to {VP}
D someone needs to {VP}
D my kid wants you to {VP}
D my [boss|wife|husband|sister|teacher|mate] asked me to {VP}
D my [mum|dad|gran|brother] told me to {VP}
D they told us to {VP}
D I've decided to {VP}
D I've been told to {VP}
D let me {VP}
D let me see, I'd like to {VP}
D gonna need you to {VP}
D gotta {VP}
D I dare you to {VP}
I please to {VP}
I you please {VP}
I you must {VP} now
I please you {VP} yes
I kindly do the needful and {VP}
I do please {VP} sir
D i need that you {VP}
D i would like that you {VP}
D i want you {VP}
D it must be done: {VP}
Q you can {VP}?
Q is possible {VP}?
Q possible to {VP}?

## ALL 1
D I should like {O} {PP}, please
D {S} ought to be {PP}
D {S} {v:need} to be {PP}
D {S} should be {PP}
D {S} should get {PP}
D I want {O} {PP}
D I want to have {O} {PP}
D I'd like to have {O} {PP}
D I'd like to see {O} {PP}
D I'd rather have {O} {PP}
D I'd like it if {S} {were} {PP}
D {S} must be {PP}
D {S} {is} to be {PP}
D {S} {has} to be {PP}
D {S} [still|also|really|just] {v:need} to be {PP}
D {S} {v:want} to be {PP}
D {S} might need to be {PP}
D {S} would benefit from being {PP}
D {S} could do with being {PP}
D {S} wouldn't suffer from being {PP}
D need {O} {PP}
D need {O} {PP} asap
D it would be good to get {O} {PP}
D it'd be cool to have {O} {PP}
D let {O} be {PP}
D I'd be happier with {O} {PP}
D I'd feel better with {O} {PP}
D it looks better with {O} {PP}
D it's better with {O} {PP}
D he'd be perfect with {O} {PP}
D we would like {O} {PP} for the [poster|cover|leaflet|website]
D the brief says {S} should be {PP}
D the sketch has {O} {PP}, please follow it
D the client would like {O} {PP}
D my daughter wants {O} {PP}
D grandad wants {O} {PP}
D kindly see to it that {S} {is} {PP}
D make sure {S} {v:get} {PP}
D see that {S} {v:get} {PP}
D as for {O}, I'd want {it} {PP}
D what {S} {v:need} is to be {PP}
D I can see {O} {PP}, do that
D please arrange for {O} to be {PP}
D it is requested that {S} be {PP}
D {S} will have to be {PP}
I get {O} {PP}
I have {O} {PP}
I get {O} {PP} for me
I let's get {O} {PP}
I let's have {O} {PP}
Q can {S} be {PP}?
Q could {S} be {PP}, please?
Q could {S} perhaps be {PP}?
Q could {S} possibly be {PP}?
Q can I have {O} {PP}?
Q could I see {O} {PP}?
Q could you have {O} {PP}?
Q may {S} be {PP}?
Q can we see {O} {PP}?
F {F} {PP} [please|pls|plz]
F {F} {PP}
F {F} to be {PP}
F wanted: {F} {PP}
F request: {F} {PP}
F change request: {F} to be {PP}
F next step: {F} {PP}
F then {F} {PP}, that'd be it
F version with {O} {PP} please
F {F} {PP}, cheers
F one lion with {F} {PP} please
D i want that {S} {is} {PP}
D {S} please be {PP}
D {S} must to be {PP}
D i like {O} {PP} please
D {S} need {PP}

## ALL 1
D {S} {v:need} {NG}
D {S} really {v:need} {NG}
D {S} {v:want} {NG}
D {S} could do with {NG}
D {S} {v:require} {NG}
D {S} [definitely|probably|still|badly] {v:need} {NG}
D I'm afraid {S} {v:need} {NG}
D I'd say {S} {v:need} {NG}
F {F} {v:need} {NG} innit
F {F} {v:need} {NG}, thanks

## ALL 1
D I want {O} to {VI}
D I'd like {O} to {VI}
D I'd love for {O} to {VI}
D I need {O} to {VI}
D {S} should {VI}
D {S} could {VI}
D {S} ought to {VI}
D {S} {v:need} to {VI}
D {S} {has} to {VI}
D {S} must {VI}
D {S} {is} supposed to {VI}
D {S} had better {VI}
D it'd be good if {S} could {VI}
D I'd like to see {O} {VI}
D we'd like {O} to {VI}
D what should happen: {O} should {VI}
D my son wants {O} to {VI}
I let {O} {VI}
I make {O} {VI}
I get {O} to {VI}
I have {O} {VI}
I let {O} {VI} please
I please make {O} {VI}
Q can {S} {VI}?
Q could {S} {VI}?
Q could you make {O} {VI}?
Q can you get {O} to {VI}?
Q would you let {O} {VI}?
Q any chance {S} could {VI}?
Q could you have {O} {VI} for me?
F {F} to {VI}
F {F} should {VI} [pls|please]
F {F} must {VI} ok

## PARTS 1
D {O}: I'd like {it} {AC}
D now {O}, {they} should be {AC}
D about {O}, could {they} be {AC}
D {O}, can we get {it} {AC}
D it's {O} that should be {AC}
D {S}, I'd like {it} {PP}
D {S}, {they} {v:need} {NG}
D {S} it should be {AC}
D regarding {O}, kindly have {it} {PP}
D speaking of {O}, {they} should be {PP}

## POSTURE 1
D I'd like him with {O} {ST}
D I want him to have {O} {ST}
D I need him with {O} {ST}
D I prefer him with {O} {ST}
D let's see him with {O} {ST}
D show him with {O} {ST}
D he should have {O} {ST}
D he'd look [better|cuter|cooler|funnier] with {O} {ST}
D give me a lion with {N} {ST}
D I'd love to see him with {O} {ST}
D it's nicer with {O} {ST}
D {S} should be {ST}
D {S} {is} supposed to be {ST}
D {S} ought to be {ST}
D {S} {has} to be {ST}
D I need {O} {ST}
D I want {O} {ST}
D I want to see {O} {ST}
D I'd rather {S} {were} {ST}
D in my version {S} would be {ST}
D the [storybook|script|storyboard|briefing] says: {N} {ST}
D on the [mug|flag|crest|card] he has {O} {ST}, I'd like that too
D for this [scene|page|panel|frame] I need {O} {ST}
D draw him with {O} {ST}
D pose him with {O} {ST}
D the pose I'm after: {O} {ST}
D I see him with {O} {ST}
Q can we have him with {O} {ST}?
Q can he have {O} {ST}?
Q could he be shown with {O} {ST}?
Q can I see him with {O} {ST}?
Q how about him with {O} {ST}?
Q what about {O} {ST}?
Q could {S} be {ST}?
F {F} {ST}
F {F} {ST} [please|pls|plz]
F {N} {ST}
F {N} {ST}!
F with {O} {ST}
F with {N} {ST} please
F same lion but {F} {ST}
F lion with {F} {ST}
F lion, {N} {ST}
F pose: {N} {ST}
F now {F} {ST}
F {ST}, {O}
F and {F} {ST}
F him with {F} {ST}, go
D he must have {O} {ST} please
D i want lion with {N} {ST}

## MOVE 2
D I want {O} {ST}
D I'd like {O} {ST}
D {S} should be {ST}
D {S} would be better {ST}
F {F} {ST}
F {F} {ST} please
Q can {S} be {ST}?

## HASADJST 2
D give him {a}{ADJST} {N}
D I'd like him with {a}{ADJST} {N}
D a lion with {a}{ADJST} {N} please
F {ADJST} {N}
F {ADJST} {N} please
Q can he have {a}{ADJST} {N}?

## HASAG 1
I have him {AG}
I make him {AG}
I make the lion {AG}
I get him to {AG}
I get the lion to {AG} please
I let him {AG}
I let the big cat {AG}
I tell him to {AG}
I ask him to {AG}
I persuade him to {AG}
I please let the animal {AG}
I have the cat {AG} for me
I let's have him {AG}
I let's make him {AG}
I {AGY}, {X}
I {AGY}
I {AGY} please, {X}
I hey {X}, {AGY}
I come on {X}, {AGY}
I ok {X}, {AGY}
I now {AGY} for me, {X}
I {X}, would you {AGY}
I be a good lion and {AGY}
D I want him to {AG}
D I'd like the lion to {AG}
D I'd like him to {AG}
D I need this guy to {AG}
D he should {AG}
D he needs to {AG}
D he ought to {AG}
D he has to {AG}
D he could {AG}
D he must {AG}
D he'd better {AG}
D he's supposed to {AG}
D he is meant to {AG}
D lion should {AG}
D lion must {AG} please
D I'd like to see him {AG}
D I'd love for him to {AG}
D I want to see the lion {AG}
D it would be funny if he could {AG}
D my son wants him to {AG}
D the kids want the lion to {AG}
D in this scene the lion has to {AG}
D our mascot should {AG}
D i want that he {AGS}
D it's better when he {AGS}, do that
D I'd prefer it if he could {AG}
D she wants the lion to {AG}
Q can he {AG}?
Q could he {AG}?
Q could the lion {AG} please?
Q can the lion {AG}?
Q would he {AG} for us?
Q is he able to {AG}?
Q can you get the lion to {AG}?
Q can you make him {AG}?
Q could you have him {AG}?
Q would you have him {AG}, please?
Q would you make the animal {AG}?
Q could we get him to {AG}?
F he to {AG}

## SIZE 1
D {S} could stand to be {AC}
D I like my lions with {N} {AC} => skip
I go {AC} with {O}
I go {AC} on {O}
I keep going until {S} {is} {AC} => skip
D don't you think {S} would be better {AC}
D {AC}, that's how {S} should be
D {S} should come out {AC}
D {S} should end up {AC}
D let {O} end up {AC}
D I'd have {O} {AC}
D I'd draw {O} {AC}
D I'd go {AC} on {O}
D {AC} is better for {O}
D I want {O} to look {AC}
D {S} should look {AC}
D I'd like {O} to appear {AC}
D {S} could look {AC}
D {S} {v:deserve} to be {AC}
D {S} would need to be {AC} to look right
D my eye says {S} should be {AC}
D proportion-wise {S} should be {AC}
D anatomically {S} ought to be {AC}
D from a design standpoint, {S} should be {AC}
D for balance I'd want {O} {AC}
Q could {S} look {AC}?
Q can {S} become {AC}?
Q could you go {AC} with {O}?
Q shouldn't {S} look {AC}?
F {F} size: {AC} => skip
F just {AC}, {O} I mean
F {AC}!! ({N})
F {N} but {AC}
F adjust {O}, {AC}

## HASACOMP 1
D give him {a}{AAC} {N}
D I'd like to give him {a}{AAC} {N}
D he needs {a}{AAC} {N}
D he could use {a}{AAC} {N}
D he could do with {a}{AAC} {N}
D he deserves {a}{AAC} {N}
D he ought to have {a}{AAC} {N}
D I'd prefer {a}{AAC} {N}
D I'm looking for {a}{AAC} {N}
D I was picturing {a}{AAC} {N}
D I'm picturing him with {a}{AAC} {N}
D I asked for {a}{AAC} {N}
D we'd be better off with {a}{AAC} {N}
D {a}{AAC} {N} would suit him
D {a}{AAC} {N} would be [nice|great|better|good]
D {a}{AAC} {N} wouldn't hurt
D {a}{AAC} {N}, that's all I ask
D a lion with {a}{AAC} {N} is what we need
D {a}{AAC} {N} might look better
D nothing would please me more than {a}{AAC} {N}
D the client is after {a}{AAC} {N}
D my niece wants {a}{AAC} {N} on him
I go for {a}{AAC} {N}
I let's try {a}{AAC} {N}
I let's go with {a}{AAC} {N}
I let's give him {a}{AAC} {N}
I draw {a}{AAC} {N}
I swap that for {a}{AAC} {N}
I try him with {a}{AAC} {N}
I grant him {a}{AAC} {N}
Q can he have {a}{AAC} {N}?
Q could he get {a}{AAC} {N}?
Q can we get {a}{AAC} {N} on him?
Q how about {a}{AAC} {N}?
Q what about {a}{AAC} {N}?
Q may he have {a}{AAC} {N}?
Q could we see him with {a}{AAC} {N}?
F {AAC} {N}
F {AAC} {N} pls
F {AAC} {N} [please|plz|thx]
F with {a}{AAC} {N}
F lion with {a}{AAC} {N}
F same lion, {AAC} {N}
F think {AAC} {N}
F {AAC} {N}, [yeah|ok|right]?
F for the lion: {AAC} {N}
D he need {AAC} {N}
D i want {AAC} {N} for him

## HASMORE 2
D {S} could use {MORE}
D {S} could do with {MORE}
D {S} {v:need} {MORE}
D {S} {v:want} {MORE}
D I'd like {MORE} on {O}
D I'd like {O} to have {MORE}
D I want {MORE} for {O}
D we need {MORE} in {O}
D there should be {MORE} to {O}
D {MORE} would suit {O}
D {MORE} on {O} would be nice
D I'm missing... {MORE} for {O} please => skip
I give {O} {MORE}
I let {O} have {MORE}
I go for {MORE} on {O}
I put {MORE} into {O} => skip
Q can {S} get {MORE}?
Q can {S} have {MORE}?
Q can I have {MORE} on {O}?
Q could we give {O} {MORE}?
F {F}: {MORE}
F {MORE} for {O}
F {MORE} to {O} please
F {MORE} on {O}
F {F} with {MORE}

## HASOPP 1
C {S} {is} too {OPP} => *
C {S} {v:look} too {OPP} => *
C {S} {v:look} too {OPP} to me => *
C {S} {v:seem} too {OPP} to me => *
C {S} {v:seem} [a bit|a little|rather|way] too {OPP} => *
C {S} {is} [way|far|much|just|a bit|rather|a little|a tad|slightly] too {OPP} => *
C {S} {is} [way|far] too {OPP} for my liking => *
C {S} {is} too {OPP} for my taste => *
C I think {S} {is} too {OPP} => *
C I think {S} {v:look} a bit too {OPP} => *
C I find {O} too {OPP} => *
C I find {O} a little too {OPP} => *
C {isnt} {S} a bit too {OPP}? => *
C {isnt} {S} too {OPP}? => *
C don't you think {S} {v:look} too {OPP}? => *
C {S} {v:come} across as too {OPP} => *
C {S} {v:strike} me as too {OPP} => *
C my [wife|husband|boss|mother|friend|teacher] says {S} {is} too {OPP} => *
C my [wife|husband|boss|mother|friend|teacher] thinks {S} {v:look} too {OPP} => *
C too {OPP}, {O} => *
C {F} too {OPP} => *
C {F} too {OPP}!! => *
C {F} is 2 {OPP} => skip
C {S} {is} so {OPP}, fix {it} => *
C {S} {is} so {OPP}, do something => *
C {S} {v:look} ridiculous, so {OPP} => *
C can you do something about {O}, {theyre} too {OPP} => *
C I can't stand how {OPP} {S} {is} => *
C I don't like how {OPP} {S} {is} => *
C I'm not a fan of {O} being so {OPP} => *
C I'm not happy with how {OPP} {S} {is} => *
C it bothers me that {S} {is} so {OPP} => *
C it's a pity {S} {is} so {OPP} => *
C the problem is that {S} {is} too {OPP} => *
C the trouble with {O} is {theyre} too {OPP} => *
C the only issue: {S} {is} too {OPP} => *
C one remark: {S} {is} too {OPP} => *
C {S} shouldn't be so {OPP} => *
C {S} shouldn't be that {OPP} => *
C {S} should not be quite so {OPP} => *
C {S} needn't be so {OPP} => *
C {S} {is} too {OPP} by half => *
C {S} {is} much too {OPP} => *
C they drew {O} too {OPP} => *
C whoever made this drew {O} too {OPP} => *
C ugh, {S} {is} too {OPP} => *
C yikes, {S} {is} way too {OPP} => *
C sorry but {S} {is} just too {OPP} => *
C people say {S} {is} too {OPP} => *
C everybody tells me {S} {is} too {OPP} => *
C client feedback: {F} too {OPP} => *
C bit {OPP}, {O}, no? => *
C {S} {is} a bit {OPP} for [a lion|my taste|the frame] => *
C {S} {is} kinda too {OPP} ngl => *
C tbh {S} {is} too {OPP} => *
C {S} too much {OPP} => *
C {S} {is} too much {OPP} for me => *
C {S}, why {they} {is} so {OPP}, change it => *
C {S} {is} too {OPP}, [please|so|can you] {VP} => c
C {S} {is} too {OPP}, {VP} => c
C {S} {is} so {OPP}! {VP} => c
C since {S} {v:look} too {OPP}, {VP} => c
C {S} {is} too {OPP} - can {they} be {AC}? => c
C {S} {is} too {OPP}, I'd like {it} {AC} => c
C {S} {is} too {OPP}, {they} should be {AC} => c
C {S} {is} {OPP}, I'd want {it} {AC} => c
C {S} {is} too {OPP}. could you {VP}? => c
C because {S} {is} too {OPP} I'd like you to {VP} => c
C I don't like {O} so {OPP}, {AC} please => c
C too {OPP}! {VP} => c
C {F} too {OPP}, {VP} => c
C {F} too {OPP}, {AC} please => c
C {VP}, {theyre} too {OPP} => c
C {VP} please, {theyre} too {OPP} => c
C {VP} because {S} {is} too {OPP} => c
C {VP}, I find {it} too {OPP} => c
C {VP}, {they} {v:look} too {OPP} like this => c
C I want {O} {AC} because {theyre} too {OPP} now => c
C {AC} please, {S} {is} too {OPP} => c

## HASNE 1
C {S} {isnt} {NE} enough => *
C {S} {isnt} [really|quite|nearly] {NE} enough => *
C {S} {v:do}n't look {NE} enough => *
C {S} {is} not {NE} enough for me => *
C not {NE} enough, {O} => *
C {F} not {NE} enough => *
C I don't think {S} {is} {NE} enough => *
C I don't find {O} {NE} enough => *
C {S} could be a lot of things but {NE} enough {they} {isnt} => skip
C {S} {isnt} {NE} enough, {VP} => c
C {S} {isnt} {NE} enough yet, please {VP} => c
C the client says {S} {isnt} {NE} enough => *

## HASADJ 1
D give him {a}{ADJ} {N} => *
D I want {a}{ADJ} {N} => *
D I want {a}{ADJ} {N} on him => *
D I'd like him with {a}{ADJ} {N} => *
D he should have {a}{ADJ} {N} => *
D he needs {a}{ADJ} {N} => *
D I'm after {a}{ADJ} {N} => *
D {a}{ADJ} {N} would suit him => *
D I fancy {a}{ADJ} {N} on him => *
D I'd go with {a}{ADJ} {N} => *
D my kid wants {a}{ADJ} {N} => *
D {S} should be {ADJ} => *
D {S} {v:need} to be {ADJ} => *
D I want {O} {ADJ} => *
D I'd like {O} {ADJ} please => *
I make {O} {ADJ} => *
I please make {O} {ADJ} => *
I let him have {a}{ADJ} {N} => *
I draw him with {a}{ADJ} {N} => *
Q can he have {a}{ADJ} {N}? => *
Q could you give him {a}{ADJ} {N}? => *
Q can you make {O} {ADJ}? => *
Q how about {a}{ADJ} {N}? => *
F {ADJ} {N} => *
F {ADJ} {N} please => *
F lion with {a}{ADJ} {N} => *
F go for {a}{ADJ} {N} => *
F {N} {ADJ} => *
F {N}: {ADJ} => *
F same lion but with {a}{ADJ} {N} => *

## HASBIGP 1
D give him {a}{BIG} {N} => +
D I want {a}{BIG} {N} => +
D I'd like {a}{BIG} {N} on him => +
D he needs {a}{BIG} {N} => +
D he should have {a}{BIG} {N} => +
D my kid insists on {a}{BIG} {N} => +
D it'd be funny if he had {a}{BIG} {N} => +
D I'm going for {a}{BIG} {N} => +
D {S} should be {BIG} => +
D I want {O} {BIG} => +
D I'd love {a}{BIG} {N} => +
I make {O} {BIG} => +
I please make {O} {BIG} => +
I let's go with {a}{BIG} {N} => +
I go for {a}{BIG} {N} => +
Q can he have {a}{BIG} {N}? => +
Q can you give him {a}{BIG} {N}? => +
Q could you make {O} {BIG}? => +
F {BIG} {N} => +
F {BIG} {N} please => +
F {N} {BIG} => +
F lion with {a}{BIG} {N} => +

## whole.bigger whole.smaller 3
I make {O} {BIG} => +
D I want {O} {BIG} => +
D {S} should be {BIG} => +
D I want {a}{BIG} {N} => +
I make {O} {ADJ} => *
D {S} should be {ADJ} => *
D I'd like {a}{AAC} {N}
D I need {a}{AAC} {N}
F {AAC} {N} please
F {BIG} {N} please => +

## HASRAW 1
I make more {RAW} {O}
I please to make more {RAW} {O}
I please to make {O} more {RAW}
I make {O} more {RAW}
D I want {O} more {RAW}
D i like to have {O} more {RAW}
D {S} must be more {RAW}
D {S} it must more {RAW}
D {S} should more {RAW} be
F {N} more {RAW} please
F more {RAW} {O}, thank you
F more {RAW} the {N}
I do {O} more {RAW}
I you make {O} more {RAW}, yes?
Q is possible {O} more {RAW}?
Q can make {O} more {RAW}?
F {N} please a little more {RAW} => ~
F {N} much more {RAW} => +
D i want {O} very much more {RAW} => +
I make {O} little bit more {RAW} => ~

## mouth.open 4
I open wide, {X} => +
I open wide for the [dentist|camera|doctor] => +
I say aah, {X} => *
I say cheese with an open mouth, {X}
I make him [yawn|roar] => *
I let him [yawn|roar] => *
I let him [yawn|roar] at us => *
I show [me|us] those [teeth|fangs|tonsils|pearly whites|choppers] => *
I have him bare his teeth => *
I have him roar like the MGM lion => *
I let him gape => *
D I want to see his teeth => *
D I'd like to see the inside of his mouth => *
D we want to see some [teeth|fangs] => *
D he should be [roaring|yawning] => *
D he should be mid-[yawn|roar] => *
D I'd like a roaring lion => *
D I'd like him in the middle of a [roar|yawn] => *
D he's too tight-lipped => *
D he's clenching his jaw, let it drop{ap} => c
D his lips are sealed, part them{ap} => c
D his teeth should show => *
D he looks like he's holding his breath, open his mouth{ap} => c
D a lion ought to roar, so open his mouth{ap}
Q can he [yawn|roar] for us? => *
Q could he show his teeth? => *
Q can we see his [teeth|fangs]? => *
Q can I see what's behind those lips? => *
F roaring lion please => *
F yawning lion => *
F more gap between the lips
F jaws apart{ap}
F lips parted{ap}
F jaw dropped{ap}
F mouth agape => *
F mouth wide open => +
F mouth open wide like he's singing opera => +
F gob wide open, like a hippo => +
F mouth only just open => ~
F mouth open just a crack => ~
F lips barely parted => ~
F teeth showing => *
F open up{ap}, {X}
D it needs a bigger opening between the jaws
D he's saying something, so his mouth should be open

## mouth.close 4
I shut your [trap|gob|mouth|cakehole], {X}
I zip it, {X}
I zip his lips
I put a lid on it, {X} => *
I hide [his|those|the] teeth => *
I hide those fangs away => *
I cover the teeth with the lips => *
I make him stop [yawning|roaring|gaping] => *
I stop him [yawning|roaring|gaping] => *
I let him stop roaring => *
I no more [yawning|roaring], please => *
D I don't want to see his teeth => *
D I'd rather not see his [teeth|fangs|tonsils|tongue] => *
D his teeth scare my [kid|daughter|son|baby], close his mouth{ap}
D my kid is scared of the teeth, so close the mouth{ap} please
D he'll catch flies like that => *
D he's catching flies, close his mouth{ap} => c
D he's drooling all over, shut his mouth{ap} => c
D he's gaping at me => *
D his mouth hangs open, shut it{ap} => c
D he looks gormless with his mouth open => *
D he looks less [dangerous|scary|dumb] with his mouth closed, so do that
D lions don't need to roar all day, close it{ap} => c
D his lips should meet
D I'd like his lips together
D jaws should meet{ap} => skip
D enough [roaring|yawning] => *
Q can he stop [roaring|yawning]? => *
Q could he keep his mouth closed?
Q can his lips touch?
Q can the teeth go away behind the lips? => *
F no teeth showing please => *
F lips together
F lips sealed
F mouth zipped
F less gap between the jaws
F less open, the mouth
F {N} less open
D {S} should be less open
D {S} should be {cm}less open
F {N} {cm}less open
D I want {O} {cm}less open
I make {O} {cm}less open
F mouth shut tight => +

## mouth.wider 4
D his mouth should reach further across
D the corners of his mouth should go {cm}further out
I pull the corners of his mouth {cm}further apart
I stretch his lips{ap} to the sides
I give him a frog mouth, wide across => *
I make his mouth {cm}wider from side to side
D the corners of the mouth should be {cm}further apart
D his mouth should take up more of the face, sideways
F mouth: more horizontal stretch
F broader grin please
F corners of the mouth out{ap}
Q could the corners of his mouth move outward{ap}?
D it's a tiny slit of a mouth, widen it{ap} => c
D his mouth is a little dot, stretch it sideways{ap} => c
D I'd like his mouth to go from ear to ear => +

## mouth.narrower 4
D the corners of his mouth should be {cm}closer together
I bring the corners of his mouth {cm}closer together
I pull the corners of his mouth in{ap}
I make his mouth {cm}smaller from side to side
D his mouth goes practically from ear to ear => *
D he's got a frog's mouth, narrow it{ap} => c
D his mouth takes up half his face, side to side => *
D his mouth should take up less of the width
F corners of the mouth in{ap}
F mouth: less horizontal stretch
F narrower grin please
Q could the corners of his mouth move inward{ap}?
D a dainty mouth would suit him, not so wide across => *
D he looks like the joker with that wide mouth => *

## eyes.open@both 4
I wake him up => *
I wake up, {X} => *
I wakey wakey, {X} => *
I rise and shine, {X}, eyes open
I make him stop squinting => *
I lift those lids{ap}
I lids up{ap}
D he looks half asleep => *
D he looks sleepy, open his eyes{ap} => c
D he should be wide awake => *
D he should look awake, so open the eyes{ap}
D he's squinting, open them eyes{ap} => c
D I can hardly see his eyes, open them{ap} => c
D his lids are too droopy => *
D his eyelids hang too low => *
D no more napping, eyes open
D I want to see more of his [pupils|irises], so lids up{ap}
Q can he wake up? => *
Q could his lids come up{ap}?
F eyes wide open => +
F eyes wide open like an owl => +
F wide-eyed lion please => +
F peepers open{ap}
F eyes open just a crack => ~
F more open eyes

## eyes.close@both 4
I send him to sleep => *
I put him to sleep => *
I let him sleep => *
I make him look asleep => *
I night night, {X} => *
I go to sleep, {X} => *
I make him blink => *
I let him snooze => *
I lids down{ap}
I lower his lids{ap}
I let the lids droop{ap}
D it's bedtime for our lion => *
D he should be asleep => *
D he should be [sleeping|napping|dozing] => *
D I want a sleeping lion => *
D he's tired, let him shut his eyes
D he's staring at me, close his eyes{ap} => c
D the sun is in his eyes, so shut them{ap}
D he's meditating, so eyes closed
D he looks startled, eyes less open please => c
D his lids should come down{ap}
D {S} should be {cm}less open
D I want {O} {cm}less open
Q can he [sleep|nap|doze off|blink]? => *
Q could he be asleep? => *
Q could the lids come down{ap}?
F sleeping lion please => *
F eyes shut like he's napping
F {N} {cm}less open
F sleepy eyes => *
F eyes half closed => *
F no peeking, eyes shut
F lids closed
F lids half down => *

## eyes.open@left eyes.open@right 4
D he shouldn't be winking, open {O}
D he looks like a pirate, open {O}{ap} => c
I lift the {side} lid{ap}
I raise the {side} eyelid{ap}
I no winking, open the {side} one
F {side} eye open
F {side} lid up{ap}
F {N} wide open => +
D the {side} lid hangs too low => *
D the {side} lid is drooping, lift it{ap} => c
Q could the {side} lid come up{ap}?

## eyes.close@left eyes.close@right 4
I make him wink with the {side} eye
I have him wink with his eye on the {side}
I let him wink, {side} eye
I wink with the {side} one, {X}
I give us a wink, {side} side
I drop the {side} lid{ap}
I lower the {side} eyelid{ap}
D I'd like a wink with the {side} eye
D I want him to wink at me, {side} eye
D a cheeky wink on the {side} would be fun
D he should be winking with the {side} eye
D he should squeeze the {side} eye shut
D only the {other} eye should stay open, close the {side} one
D like a pirate, {side} eye shut
D {S} should be {cm}less open
Q can he wink with the {side} eye?
Q can he give me a wink on the {side}?
Q could he wink, the {side} one?
F winking lion, {side} eye
F wink: {side}
F {side} lid down{ap}
F {side} eye half closed => *
F {N} {cm}less open

## eyes.look-left@both eyes.look-right@both 3
I eyes {d}
I eyes {d}!
I eyes {d}, {X}
I look {d}
I look {d}, {X}
I look {mid}to the {d}
I look over there, to the {d}
I have him look at [the tree|my logo|the text|the headline|the bird|his mate|that zebra|the door] on the {d}
I let him check what's on the {d}
I let his gaze wander {mid}to the {d}
I have him give side-eye to the {d}
I shoot a glance to the {d}
I follow the [ball|butterfly|mouse|bird] to the {d} with your eyes, {X}
I keep the head, but eyes {mid}to the {d} => skip
D he should be looking {d}
D he should be looking {mid}to the {d}
D he should look at something on the {d}
D he should be eyeing the text on the {d}
D he should have his eyes on the {d} side of the frame
D I want his eyes pointing {mid}{d}
D I want him looking {mid}to the {d}
D I want his gaze going {mid}{d}
D something is happening on the {d}, so he should look there
D there's a [mouse|bird|gazelle|sausage] on the {d}, have him look at it
D his pupils should sit {mid}further {d} => skip
D the pupils belong {cm}further to the {d}
D his pupils should be {cm}closer to the {d} corners
D he's looking {o}, it should be {d}
D he's looking the wrong way, make it {d}
D his eyes are pointing too far {o} => *
D he's looking too far {o} => *
D his eyes should not look {o} but {d}
D with only his eyes he should turn {mid}to the {d}
D he's not looking at me, eyes more to the {d} => skip
D gaze direction: {d}
D eyeline should go to camera {d}
D I need the eyeline {mid}to the {d}
Q can he look {d}?
Q can he look {mid}to the {d}?
Q could he be looking {d}?
Q can we have him looking {mid}{d}?
Q can his pupils go {mid}to the {d}?
Q could his gaze go {mid}{d}?
F eyes {mid}to the {d}
F gaze {mid}to the {d}
F gaze {d}
F pupils {mid}{d}
F eyeballs {d}
F looking {d}
F looking {mid}to the {d} please
F eyeline {d}
F a {d}ward gaze
F {slt} glance to the {d}
F {slt} look to the {d} with the eyes
D i want he look {d}
D he must look in {d} direction
D the eyes in the {d} direction please
I look to the {o}, no sorry, to the {d}
I eyes {o}, wait no, {d}
F eyes to the {o}... um no, {d}
I not {o}, look {d}
Q can he look {o}, i mean {d}?
Q could he peek {mid}to the {d} without turning?

## eyes.look-left@left eyes.look-left@right eyes.look-right@left eyes.look-right@right 3
I {side} eye {d}
I point the {side} pupil {mid}to the {d}
I move the {side} pupil {mid}{d}
I have the {side} eye look {mid}to the {d}
I let the {side} eye look {d}
I roll only the {side} eye {mid}to the {d} => skip
I make {O} look {mid}to the {d}
D {S} should be looking {mid}to the {d}
D {S} should look {d}
D I'd like {O} looking {d}
D only the {side} eye should look {d} => skip
D the {side} pupil should sit {cm}further {d}
F {N} looking {d}
F {N} to the {d}
F {side} pupil {mid}to the {d}
F {N} pointing {d}
Q can {S} look {mid}to the {d}?
Q could the {side} pupil go {mid}{d}?

## eyes.look-up@both 3
I look up
I look up, {X}
I look up here, {X}
I look {mid}up
I eyes up
I eyes {mid}up
I eyes up, {X}!
I roll your eyes, {X}, upwards
I have him look up at the [sky|moon|stars|ceiling|bird|plane|clouds]
I make him gaze at the [sky|stars|ceiling] => *
I have him watch the [plane|bird|kite] above him
I let his gaze wander {mid}up
D he should look at the [sky|ceiling|moon|title above]
D he should be looking {mid}up
D there's a [bird|balloon|plane] above him, so he should look up
D his eyes should go {mid}up
D his pupils should be {cm}higher
D his pupils should sit {cm}higher up
D the pupils are too low => *
D his gaze is too low => *
D he's looking too far down => *
D he's staring at the floor, he should look up
D I want him looking {mid}up
D I want his eyes pointing {mid}upwards
D his gaze should be directed {mid}upwards
D like in an old painting of a saint, eyes to heaven
Q can he look up?
Q could he look {mid}up?
Q can his pupils go {mid}up?
Q can he roll his eyes upward?
F gaze {mid}up
F gaze upward
F eyes to the ceiling
F eyes skyward
F eyes heavenward
F pupils up{ap}
F looking up
F eyes looking up please
F {slt} glance upwards
F eyeline {mid}up
F eyes down, no, up
D the eyes to above please
D he must look to up
I look {mid}upward with your eyes only, {X} => skip

## eyes.look-down@both 3
I look down
I look down, {X}
I look {mid}down
I eyes down
I eyes {mid}down
I eyes down, {X}!
I cast your eyes down, {X}
I have him look down at the [grass|floor|ground|mouse|ants|text below|caption]
I make him look at his [paws|feet|toes] => *
I let his gaze drop{ap}
I lower his gaze{ap}
I avert his eyes downward
D he should look at the [floor|ground|caption below]
D he should be looking {mid}down
D there's a [mouse|beetle|bone] at his feet, so he should look down at it
D his eyes should go {mid}down
D his pupils should be {cm}lower
D his pupils should sit {cm}lower
D the pupils are too high => *
D his gaze is too high => *
D he's looking too far up => *
D he's staring at the ceiling, he should look down
D he's looking over our heads, gaze {cm}lower please
D I want him looking {mid}down
D I want his eyes pointing {mid}downwards
D he's shy, so eyes downcast
D he's reading a book in his lap, so eyes down
Q can he look down?
Q could he look {mid}down?
Q can his pupils go {mid}down?
F gaze {mid}down
F gaze downward
F downcast eyes
F eyes to the floor
F eyes on the ground
F pupils down{ap}
F looking down
F eyes looking down please
F {slt} glance downwards
F eyes up, no wait, down
D the eyes to below please
D he must look to down

## eyes.look-up@left eyes.look-up@right 3
I {side} eye looking up
I point the {side} pupil {mid}up
I move the {side} pupil {mid}up
I have the {side} eye look {mid}up
D {S} should be looking {mid}up
D the {side} pupil should sit {cm}higher
D the {side} pupil is too low => *
F {N} looking up
F {side} pupil {mid}up
Q can {S} look {mid}up?

## eyes.look-down@left eyes.look-down@right 3
I {side} eye looking down
I point the {side} pupil {mid}down
I move the {side} pupil {mid}down
I have the {side} eye look {mid}down
D {S} should be looking {mid}down
D the {side} pupil should sit {cm}lower
D the {side} pupil is too high => *
F {N} looking down
F {side} pupil {mid}down
Q can {S} look {mid}down?

## eyes.bigger@both 4
I give him [puppy|manga|anime|bambi|owl] eyes => *
I give him big [puppy|anime|bambi|doe] eyes => *
I give him eyes like [saucers|dinner plates|footballs] => +
D he should have puppy dog eyes => *
D his eyes are like [raisins|pinheads|buttons|currants] => *
D his eyes get lost in all that fur => *
D beady little eyes, enlarge them{ap} => c
D I'd like more eye
F more eye
F eyes like saucers please => +
F great big puppy eyes => +
F manga-style huge eyes => +

## eyes.smaller@both 4
D his eyes are bugging out of his head => *
D his eyes are like [saucers|dinner plates|an owl's], shrink them{ap} => c
D goggle eyes, bring them down in size{ap} => c
D he looks like an alien with those huge eyes => *
D those enormous eyes freak me out => *
D those huge eyes are creepy => *
F beady eyes => *
F piggy little eyes => *
F less eye

## ears.bigger@both 4
D his ears are like peanuts => *
D he's got mouse ears on a lion's head, bigger please => *
I give him [bat|elephant|dumbo|rabbit-sized] ears => *
D make his ears like dumbo's => *
D his ears vanish in the mane, enlarge them{ap} => c
F more ear
F dumbo ears => *
F ears like satellite dishes => *
F supersized ears => +

## ears.smaller@both 4
D his ears look like satellite dishes => *
D he's got elephant ears => *
D he looks like dumbo => *
D he could fly away with those ears => *
D those ears belong on an elephant, shrink them{ap} => c
D his ears stick out like sails, reduce them{ap} => c
F less ear
F mouse-sized ears => *

## ears.raise@both 4
I ears up
I ears up, {X}
I ears {mid}up
I prick up your ears, {X}
I perk up, {X}, ears too => skip
I listen up, {X}, ears high => *
I make him listen, ears up
I have his ears stand to attention
I put those ears on alert => *
D he should be all ears, so prick them up{ap}
D his ears droop, he should prick them up{ap} => c
D his ears look droopy => *
D the ears are hanging, lift them{ap} => c
D the ears are drooping too much => *
D his ears sit too low => *
D he heard something, so ears up
D he should be listening, ears up{ap}
D his ears should stand up straight
D he looks sad with those floppy ears, perk them up{ap} => c
D his ears should point to the sky => *
Q can his ears stand up?
Q could his ears be on alert? => *
Q can he prick up his ears{ap}?
F ears up{ap}
F ears up high => *
F ears pricked
F ears perked{ap}
F ears upright like a [rabbit|german shepherd|donkey] => *
F alert ears => *
F ears erect please
F german shepherd ears => *

## ears.lower@both 4
I ears down
I ears down, {X}
I ears {mid}down
I ears back, {X}
I let his ears droop like a [puppy's|bunny's|beagle's]
I flatten the ears against his head{ap}
I relax his ears, let them hang{ap}
I pin his ears back
I give him [floppy|droopy] ears => *
D his ears stand too high => *
D he looks too alert, drop the ears{ap} => c
D he should look sad with drooping ears => *
D I want floppy ears like a [bunny|beagle|spaniel] => *
D his ears should hang like a [spaniel's|beagle's|bunny's] => *
D he's scared, so ears flat
D he's annoyed, so put his ears back
D his ears should lie flat against his head
D the ears are sticking up too much => *
Q can his ears flop down{ap}?
Q can his ears hang{ap}?
Q could he fold his ears back{ap}?
F ears down{ap}
F ears flat
F ears back like an angry cat
F bunny ears, floppy ones => *
F ears hanging{ap}
F droopy ears please => *
F ears at half mast => *

## ears.raise@left ears.raise@right 4
I {side} ear up
I {side} ear {mid}up
I prick up the {side} ear{ap}
I cock the {side} ear{ap} => skip
D the {side} ear droops, stand it up{ap} => c
D the {side} ear sits lower than the {other}, raise it{ap} => c
D only the {side} ear should go up => skip
F {side} ear up{ap}
F {side} ear pricked
F {side} ear up, the {other} one stays
Q can the {side} ear stand up?

## ears.lower@left ears.lower@right 4
I {side} ear down
I {side} ear {mid}down
I flop the {side} ear over
I let the {side} ear hang{ap}
I fold the {side} ear down{ap}
D the {side} ear sits higher than the {other}, lower it{ap} => c
D the {side} ear sticks up too much => *
D one ear floppy, the {side} one => *
F {side} ear down{ap}
F {side} ear floppy => *
F {side} ear down, the {other} one stays
Q can the {side} ear hang{ap}?

## ears.bigger@left ears.bigger@right eyes.bigger@left eyes.bigger@right 4
D {S} {is} smaller than the {other} one, enlarge it{ap} => c
D {S} should be bigger than the {other} one
D {S} should match the {other} one, so make it {AC}
I grow {O}{ap}
D the {other} one is bigger, so make {O} {AC} too

## ears.smaller@left ears.smaller@right eyes.smaller@left eyes.smaller@right 4
D {S} {is} bigger than the {other} one, shrink it{ap} => c
D {S} should be smaller than the {other} one
D {S} should match the {other} one, so make it {AC}
D {S} {v:look} swollen => *
D the {other} one is smaller, so make {O} {AC} too

## head.turn-left head.turn-right 3
I turn {d}
I turn {d}, {X}
I turn {mid}to the {d}
I turn him {mid}to the {d}
I turn the lion {mid}to the {d}
I turn him {d}
I face {d}
I face {d}, {X}
I face {mid}to the {d}
I rotate him {mid}to the {d}
I head {d}
I head {mid}to the {d}
I head turned {d} please
I swing his nose {mid}round to the {d}
I have him face the {d} side
I have him face [my logo|the text|the headline|his brother|the door] on the {d}
I point his face {mid}to the {d}
I make him look over his shoulder to the {d} => *
I give the head {slt} turn to the {d}
I give him {slt} turn to the {d}
I give his head {slt} rotation to the {d}
I yaw the head {mid}{d}
D he should be facing {d}
D he should be facing {mid}to the {d}
D he should turn away to the {d}
D I want him facing {mid}to the {d}
D I want him in profile, facing {d} => *
D I'd like to see more of his profile, turned {d} => *
D his face should point {mid}{d}
D his nose should point {mid}to the {d}
D his head's turned too far {o} => *
D his head is turned {o} but it should be {d}
D he's facing {o}, I need him facing {d}
D he's facing the wrong way, turn him {d}
D he's looking straight ahead, I'd like the head turned {mid}to the {d}
D there's another lion on the {d}, so he should face that way
D the text is on the {d}, so he should face {d}
D a {d}-facing lion please
D {slt} turn of the head to the {d} would be nice
D i want him turned to {d} side
D the head in direction {d}
Q can he turn {d}?
Q can he face {d}?
Q can he face {mid}to the {d}?
Q could he be facing {d}?
Q could the lion face {mid}{d}?
Q could we have {slt} turn of the head to the {d}?
Q can we spin his head {mid}to the {d}?
F facing {d}
F facing {mid}to the {d} please
F head {d}
F head {mid}{d}
F head turn {d}
F face turned {mid}to the {d}
F {slt} head turn to the {d}
F turned {mid}towards the {d} edge
F profile {d} => *
I turn his head {o}, no wait, {d}
I head to the {o}... sorry I mean the {d}
I turn {o} - no, {d}
I not to the {o}, turn him to the {d}
Q can he turn {o}, um, no, {d}?
F head {o} no {d} please

## head.tilt-left head.tilt-right 3
I tilt {d}
I tilt {d}, {X}
I tilt {mid}to the {d}
I tilt him {mid}to the {d}
I tilt the lion {mid}to the {d}
I tip him {mid}to the {d}
I lean {mid}to the {d}
I lean {d}, {X}
I head tilted {d} please
I rotate him {ang}{ap}
I give the head {slt} tilt to the {d}
I give him {slt} head tilt to the {d}
I give him {slt} lean to the {d}
I roll the head {ang}
I give it {slt} {ang} tilt
I make his head lean {mid}to the {d} like a confused [dog|puppy]
I cock his head {mid}to the {d} like a curious dog
I bring his ear down to the {d} shoulder => skip
D he should have his head cocked {mid}to the {d}
D he should tilt to the {d} like a puppy
D I'd like {slt} tilt to the {d}
D {slt} tilt to the {d} would be nice
D his head should lean {mid}to the {d}
D his head is too straight, tilt it {mid}{d} => c
D his head is dead straight, lean it {mid}to the {d} => c
D his head is crooked, it leans too far {o} => *
D his head hangs to the {o}, straighten it by tilting it {d} => *
D his head leans too much to the {o} => *
D he tilts too far {o} => *
D he's crooked, tip him {d} => *
D the head should go {ang}
D the head should be rotated {ang}{ap}
D he looks confused when his head tilts {d}, so do that
D i want the head inclined to {d}
Q can he tilt his head {o}, sorry, {d}?
Q can he tilt {d}?
Q could he tilt {mid}to the {d}?
Q could we have {slt} tilt of the head to the {d}?
Q can we rotate the head {ang}{ap}?
Q may he lean {mid}to the {d}?
F head tilt {d}
F head tilt {mid}to the {d}
F {slt} head tilt to the {d}
F tilted {d}
F tilted {mid}to the {d}
F leaning {mid}to the {d}
F head {ang}
F {ang} tilt of the head
F head on one side, the {d}
F head lean {d}
I tilt it {o}, no, {d}
I tilt to the {o}... erm, to the {d}
I not {o}, tilt {d}
F tilt {o}, nope, {d}

## head.raise 4
I head up
I head up, {X}
I chin up
I chin up, {X}
I chin up{ap}
I head {mid}up
I heads up, lift yours, {X} => skip
I lift your chin{ap}, {X}
I stop hanging your head, {X} => *
I nose in the air, {X} => *
I raise his nose to the sky => skip
D he's hanging his head => *
D he's hanging his head, lift it{ap} => c
D his chin is on his chest, raise it{ap} => c
D he looks ashamed with the head down, raise it{ap} => c
D he should hold his head high => *
D a proud lion holds his head high => *
D he should carry his head {cm}higher
D he's slouching, head up{ap} => c
D his head droops too much => *
D his head hangs too low => *
D his chin should be {cm}higher
D I'd like his head up{ap}
D the lion should look over the wall, so head up => skip
Q can he put his head {mid}up?
Q could he hold his head {cm}higher?
Q can he keep his chin {cm}higher?
Q can his head come up{ap}?
F head up{ap}
F head held high => *
F head {cm}higher
F chin {cm}higher
F chin raised
F nose in the air => *
F chin off the chest
F head down, no, up

## head.lower 4
I head down
I head down, {X}
I chin down
I chin down{ap}
I head {mid}down
I bow, {X} => *
I bow your head{ap}, {X}
I have him bow => *
I have him bow to the [king|queen|audience] => *
I make him hang his head in shame => *
I let him nod => *
I have him nod off => skip
I tuck his chin in{ap}
I chin to chest => *
I bend his head down{ap}
D he's got his nose in the air => *
D he's too high and mighty, head down{ap} => c
D he looks arrogant with his head so high, lower it{ap} => c
D he looks down his nose at us, lower his head{ap} => c
D his head is held too high => *
D he carries his head too high => *
D he should hang his head
D he should bow his head{ap}
D his chin should be {cm}lower
D his chin should be on his chest => *
D he's grazing, so head down => skip
D I'd like his head down{ap}
Q can he bow? => *
Q can he bow his head{ap}?
Q could he hold his head {cm}lower?
Q can his head come down{ap}?
Q could he nod? => *
F head down{ap}
F head bowed
F head {cm}lower
F chin {cm}lower
F head hanging
F head low => *
F bowed head please
F head up, no, down

## mane.bigger 4
I more hair
I more mane
I more mane please
I fluff him up{ap}
I puff up his fur{ap}
I give him {MOREADJ} hair
I give him {MOREADJ} mane
I give him an 80s perm => *
I give him big hair like a rock star => *
I give him hair extensions => *
I let his hair grow{ap}
I let it grow, the mane
I add {MOREADJ} fur around the face
I pile {MOREADJ} hair on him
I tease his hair up like the eighties => *
I make him {cm}hairier
I make him {cm}fluffier
I make him look like he's been blow-dried => *
D he needs {MOREADJ} hair
D he could use {MOREADJ} hair
D he could do with {MOREADJ} fur round the head
D he's a bit bald => *
D he looks bald => *
D he looks bald, {VP} => c
D he's going thin on top, {VP} => c
D where's his hair, add some more => *
D there should be {MOREADJ} hair around his face
D there's not enough hair on him => *
D there isn't enough mane => *
D a real lion has a {cm}bigger mane
D a lion king needs a big mane => *
D I want a rock star mane => *
D his hair is like a wet cat's, fluff it up{ap} => c
D he looks like a lioness, {VP} => c
D too little hair round the head => *
D his hair should reach {cm}further out
D his hair should stick out {cm}more
D the mane should frame the face {cm}more generously => skip
Q can he have {MOREADJ} hair?
Q can he get {MOREADJ} mane?
Q could you add {MOREADJ} hair?
Q could he be {cm}hairier?
Q can we get {MOREADJ} volume up there? => skip
F {MOREADJ} hair
F {MOREADJ} hair please
F {MOREADJ} mane
F {MOREADJ} fluff around the head
F {MOREADJ} volume in the hair
F big hair => *
F mane like a dandelion => *
F mega mane => +
F mane for days => +
D hairs around the head more please
D he need much hairs => +

## mane.smaller 4
I less hair
I less mane
I less mane please
I give him a haircut => *
I give him a trim => *
I give him a buzz cut => *
I give him a crew cut => *
I give him a short back and sides => *
I give him {LESSADJ} hair
I get the scissors out for that mane => *
I send him to the barber => *
I call the barber for this guy => *
I take a bit off the mane => ~
I take a little off the hair all round => ~
I take a lot off the mane => +
I cut his hair{ap}
I cut the hair shorter
I trim his hair{ap}
I cut that mane right back => +
I tame that mop{ap}
I flatten his hair{ap}
D he needs a haircut => *
D he could use a haircut => *
D he could do with a trim => *
D he's overdue for the barber => *
D too much hair => *
D there's too much hair round his head => *
D too much mane => *
D too hairy => *
D he's too hairy => *
D he's too fluffy => *
D he's all hair, {VP} => c
D I can't see the face for all that hair => *
D his hair is out of control => *
D his hair is all over the place, {VP} => c
D he looks like a hippie, {VP} => c
D the hair swallows his face, {VP} => c
D he looks like he stuck his paw in a socket, flatten the hair{ap} => c
D that mane is eating up the picture => *
D there should be {LESSADJ} hair around his face
D his hair should stick out {LESSADJ2}
Q can he have {LESSADJ} hair?
Q can he get a haircut? => *
Q can he have a trim? => *
Q could you give him a haircut? => *
Q could the hair be cut{ap}?
F {LESSADJ} hair
F {LESSADJ} hair please
F {LESSADJ} mane
F {LESSADJ} fluff round the head
F haircut please => *
F mane trimmed{ap}
F hair cropped close => *
F short hair => *
F {LESSADJ} fur around the head
D hairs are too much, cut please => *

## muzzle.longer 4
D his face is flat as a pug's, pull the nose out{ap} => c
D he looks like a pug, more snout please => *
D his nose should stick out {cm}more
D his nose should stick out {cm}further
D his snout should project {cm}further
D his muzzle should reach {cm}further forward
I more snout
I more nose
I more nose please
I give him a pinocchio nose => *
I give him a nose like [pinocchio|an anteater|cyrano] => *
I pull his nose out{ap}
I let his nose grow{ap}
D he's been lying, so make his nose grow{ap}
D he should have a proper lion's nose, not a button, so lengthen it{ap}
F anteater nose => *
F nose like pinocchio => *
F {MOREADJ} snout
F {MOREADJ} nose on him
Q can his nose stick out {cm}more?

## muzzle.shorter 4
D his nose sticks out too much => *
D his nose sticks out too far => *
D he looks like an anteater => *
D he looks like pinocchio => *
D he's got a nose like pinocchio => *
D his nose enters the room before he does => *
D his nose goes on forever, shorten it{ap} => c
D that hooter is enormous, shrink it{ap} => c
D his nose should stick out less
D his nose should be {cm}closer to the face => skip
I less nose
I less snout
I less snout please
I give him a button nose => *
I give him a pug nose => *
I give him a cute little nose => *
I give his nose a nose job, shorter => *
D he'd be cuter with a button nose => *
F button nose => *
F {LESSADJ} snout
F {LESSADJ} nose
F pug nose => *
Q could his nose stick out {LESSADJ2}?

## muzzle.wider 4
D his nose is like a pencil, widen it{ap} => c
D his snout looks pinched => *
D that nose is thin as a blade, broaden it{ap} => c
D give him a boxer's nose, broad and flat => *
I give him a broad boxer's nose => *
I make his nose {cm}broader at the sides
I make his nose {cm}wider from left to right
I pull the sides of his nose {cm}further apart
F boxer's nose, broad => *
F snout: more width
D the nose should spread {cm}further to both sides
D his nose should take up more width

## muzzle.narrower 4
D his nose is like a potato, slim it{ap} => c
D that's a spud of a nose, narrow it{ap} => c
D his nose spreads all over his face => *
D his nose takes up too much width => *
I pinch his nose in{ap}
I squeeze his nose in from the left and the right{ap}
I make his nose {cm}thinner from side to side
I bring the sides of his nose {cm}closer together
F refined slender nose => *
F needle nose => *
F snout: less width
D the nose should take up less width

## face.wider 4
I give him chubby cheeks => *
I give him a moon face => *
I give him fat cheeks => *
I fill out his cheeks{ap}
I fatten him up in the face{ap}
I make his cheeks {cm}fuller
I make his cheeks {cm}chubbier
I push the cheeks out{ap}
D he looks starved, fill out the face{ap} => c
D he looks gaunt => *
D his cheeks are hollow, fill them out{ap} => c
D he should have a round face => *
D he should have a face like the full moon => *
D his face should fill more of the width
D he could use some more cheek
F rounder face
F pumpkin face => *
F moon face => *
F more cheek
F cheeks out{ap}
Q could he be {cm}chubbier in the face?

## face.narrower 4
I slim his cheeks{ap}
I suck in his cheeks{ap}
I bring the cheeks in{ap}
I give him hollow cheeks => *
I give him cheekbones, narrower face
I make his cheeks {cm}slimmer
I make him {cm}slimmer in the face
D his face looks like a pancake => *
D his face is like a pumpkin, slim it{ap} => c
D he has chipmunk cheeks => *
D his cheeks are too fat => *
D he's too chubby in the face => *
D he's put on weight in the face, slim it{ap} => c
D he's got a moon face, narrow it{ap} => c
D his face takes up too much width => *
F less cheek
F slim face like a model => *
F cheeks in{ap}
Q could he be {cm}slimmer in the face?

## face.longer 4
I give him a long face like a horse => *
I give him a horse face => *
I pull his face long => *
I stretch his face downwards{ap}
I increase the distance between forehead and chin{ap}
I put {MOREADJ} length between brow and chin
D there should be {MOREADJ} distance from forehead to chin
D his face looks squashed => *
D his face is scrunched up, stretch it lengthwise{ap} => c
D somebody sat on his face, stretch it{ap} lengthwise => c
D his chin should be {cm}further from his forehead
D he should have a long face => *
F long face => *
F face like a horse, long => *
F {MOREADJ} length in the face
F face stretched{ap} top to bottom

## face.shorter 4
D why the long face, shorten it{ap} => c
D he's got a face like a horse => *
D he looks horse-faced => *
D his face is stretched like gum => *
D his face is like a cucumber, shorten it{ap} => c
D his face goes on forever, compress it vertically{ap} => c
D there should be less distance from forehead to chin
D his chin should be {cm}closer to his forehead
I bring chin and forehead {cm}closer together
I squash his face{ap} from top to bottom
I squish his face down{ap}
I take some length out of the face
F {LESSADJ} length in the face
F less distance between brow and chin
F squat little face => *

## whole.bigger 4
I come closer, {X}
I come {cm}closer
I come here, {X}, closer
I bring him {cm}closer to [us|me|the viewer|the front|the camera]
I fill the frame with him => *
I fill the [page|screen|picture] with the lion => *
I let him fill the [page|screen|picture|frame] => *
I let him take up {cm}more space
I give him {cm}more room in the frame => skip
I make him loom {cm}larger
I go closer{ap} => skip
D he should fill the [frame|picture|screen] => *
D he should take up {cm}more of the picture
D he should come {cm}nearer
D he should be standing {cm}closer
D he's lost in the picture => *
D he gets lost in all that space, {VP} => c
D he's just a dot, {VP} => c
D I can barely see him, {VP} => c
D he's a mile away, bring him closer => *
D he's too far away from us => *
D there's too much empty space around him => *
D lots of empty space round him, {VP} => c
D the lion should dominate the picture => *
Q can he come {cm}closer?
Q can the lion fill the frame? => *
Q could he take up {cm}more of the frame?
Q can we have the lion {cm}closer to us?
F full frame lion => *
F lion in close-up => *
F close-up of the lion please => *
F him {cm}closer
F up close and huge => +
F lion, life-size => *
D lion must be near to us more

## whole.smaller 4
I back off, {X} => *
I back up{ap}, {X}
I step back{ap}, {X}
I push him {cm}further into the distance
I put {cm}more air around him
I leave {cm}more space around him
I give him {cm}more breathing room
I give the lion some more space all round
I set him {cm}further back
I make him take up {cm}less space
D he's in my face => *
D he's in my face, push him back{ap} => c
D he's right on top of us => *
D he takes up too much space => *
D he fills the whole frame, {VP} => c
D he hardly fits in the frame, {VP} => c
D there's no air around him => *
D there should be {cm}more space around him
D he should be {cm}further from us
D he should take up {cm}less of the picture
D he should stand {cm}further back
D I'm scared of how close he is, {VP} => c
D the lion should look {cm}further away
Q can he step back{ap}?
Q can he be {cm}further off?
Q could there be {cm}more room around him?
Q could he take up {cm}less of the frame?
F more negative space around the lion
F {cm}more margin all round the lion
F him {cm}further away
F lion in the distance => *
F more breathing room round him
D lion must go far from us more

## whole.move-left whole.move-right 3
I {d} with him{ap}
I move {d}
I go {d}, {X}
I scoot over{ap} to the {d}, {X}
I over to the {d}{ap} with the lion
I nudge him to the {d} => ~
I nudge the lion {d} => ~
I nudge it a bit to the {d} => ~
I nudge the whole thing {d} => ~
I put him on the {d} => *
I place him on the {d} side => *
I stick him in the {d} half => *
I align him to the {d} => *
I pan him {mid}to the {d}
I give him {slt} nudge to the {d} => skip
I free up some space on the {o}, move him {mid}{d}
I make room for text on the {o} by shifting him {mid}{d}
D I need {mid}more room on the {o}, so shift him {d} => skip
D I need space on the {o}, shift him {mid}{d}
D he sits too far to the {o} => *
D he stands too far {o} => *
D he's stuck to the {o} edge => *
D he's hugging the {o} edge => *
D he's off-centre, too far {o} => *
D he's not in the middle, too much {o} => *
D he's falling out of the picture on the {o} => *
D his mane is cut off on the {o}, move him {mid}{d} => c
D he's almost out of frame on the {o}, pull him {mid}{d} => c
D there's too much space on the {d} of him => *
D there's a big gap on the {d}, so move him {mid}there => skip
D he should sit {cm}further to the {d}
D he should sit {cm}further {d}
D he should stand {mid}to the {d}
D I want him on the {d} of the frame => *
D he belongs on the {d} => *
D he belongs {cm}further {d}
D {cm}further {d} would be better for the lion
D {slt} shift to the {d} would be good
D the whole composition should go {mid}{d}
D in the layout he should be {cm}further {d}
Q can he be on the {d} side? => *
Q can he go {mid}{d}?
Q can he sit {cm}further to the {d}?
Q could he be over {mid}to the {d}? => skip
Q can we shift everything {mid}to the {d}? => skip
Q can he scoot {mid}{d}?
F lion {d}
F lion {mid}to the {d}
F him {mid}to the {d}
F {cm}further {d}
F {cm}more to the {d}
F lion {cm}more {d}
F {slt} shift to the {d}
F lion over to the {d}{ap}
F {d} a bit => ~
F {d} a touch with the lion => ~
F lion on the {d} => *
F position: {cm}further {d}
I move him {o}, no, {d}
I shift it to the {o}, sorry, the {d}
I not {o}, move the lion {d}
D lion must go in {d} direction
D i want the lion in the {d} side => *

## whole.move-up 3
I up with him
I up [a bit|a little|a touch|slightly] with him => ~
I up [a lot|loads|quite a bit] with him => +
I way up with him => +
I move up
I move up{ap}, {X}
I up with the lion
I up [a bit|a little|a touch|slightly] with the lion => ~
I nudge him up => ~
I nudge the lion up => ~
I nudge the whole thing up a bit => ~
I push the lion towards the top{ap}
I put him at the top => *
I place him in the upper half => *
I raise the whole lion{ap}
I lift the whole lion{ap}
I make room below him, move him {mid}up
D I need space for a caption underneath, shift him {mid}up
D he sits too low => *
D he sits too far down => *
D he stands too low in the frame => *
D he's stuck at the bottom => *
D he's falling out of the bottom of the picture => *
D he's cut off at the bottom, move him {mid}up => c
D there's too much space above him => *
D there's too much air above his head, shift him {mid}up => c
D he should sit {cm}higher in the frame
D he should be {cm}further up
D he belongs {cm}higher up
D he should be at the top => *
D {slt} shift upwards would be good
Q can he go {mid}up?
Q can he sit {cm}higher in the picture?
Q can the lion be at the top? => *
Q could the entire lion come {mid}up?
F lion up
F lion {mid}up
F him {mid}up
F lion {cm}higher
F {cm}higher up on the page
F lion {cm}further up
F up a touch with the lion => ~
F lion at the top => *
F {slt} shift upwards
I move him down, no, up

## whole.move-down 3
I down with him
I down [a bit|a little|a touch|slightly] with him => ~
I down [a lot|loads|quite a bit] with him => +
I way down with him => +
I move down
I move down{ap}, {X}
I down with the lion
I down [a bit|a little|a touch|slightly] with the lion => ~
I nudge him down => ~
I nudge the lion down => ~
I nudge the whole thing down a bit => ~
I push the lion towards the bottom{ap}
I put him at the bottom => *
I place him in the lower half => *
I lower the whole lion{ap}
I make room above him, move him {mid}down
D I need space for a headline above him, shift him {mid}down
D he sits too high => *
D he sits too far up => *
D he stands too high in the frame => *
D he's stuck at the top => *
D he's bumping into the top edge => *
D his mane is cut off at the top, move him {mid}down => c
D he's floating, bring him {mid}down => c
D there's too much space under him => *
D there's too little room above him => *
D he should sit {cm}lower in the frame
D he should be {cm}further down
D he belongs {cm}lower
D he should be at the bottom => *
D {slt} shift downwards would be good
Q can he go {mid}down?
Q can he sit {cm}lower in the picture?
Q can the lion be at the bottom? => *
Q could the entire lion come {mid}down?
F lion down
F lion {mid}down
F him {mid}down
F lion {cm}lower
F {cm}lower down on the page
F lion {cm}further down
F down a touch with the lion => ~
F lion at the bottom => *
F {slt} shift downwards
I move him up, no, down
"""
PAIRS = r"""
## PAIRP
D I'd like {O1} {P1} and {O2} {P2}
D I want {O1} {P1} and {O2} {P2}
D I'd prefer {O1} {P1} and {O2} {P2}
D {S1} should be {P1} and {S2} {P2}
D {S1} could be {P1} and {S2} {P2}
D {S1} {v1:need} to be {P1}, {S2} {P2}
D {S1} ought to be {P1} and {S2} should be {P2}
D {O1} {P1} and {O2} {P2} would be [great|perfect|nice]
D I need him with {O1} {P1} and {O2} {P2}
D what I want is {O1} {P1} plus {O2} {P2}
D I'd like to have {O1} {P1}, and {O2} {P2} as well
D two changes: {F1} {P1} and {F2} {P2}
D my wishes: {O1} {P1}, {O2} {P2}
D it'd be better with {O1} {P1} and {O2} {P2}
Q can {S1} be {P1} and {S2} {P2}?
Q could {S1} be {P1} and {S2} {P2}?
Q can I have {O1} {P1} and {O2} {P2}?
Q could we have {O1} {P1} and also {O2} {P2}?
Q is it possible to get {O1} {P1} and {O2} {P2}?
Q how about {O1} {P1} and {O2} {P2}?
F {F1} {P1}, {F2} {P2}
F {F1} {P1} and {F2} {P2}
F {F1} {P1} & {F2} {P2}
F {F1} {P1} + {F2} {P2}
F {F1} {P1} {F2} {P2}
F {F1} {P1}, {F2} {P2} [please|pls|thx]
F {F1}: {P1}, {F2}: {P2}
F {F1} {P1}. {F2} {P2}.
F {F1} {P1} and then {F2} {P2}
F {F1} {P1}, also {F2} {P2}
F 1) {F1} {P1} 2) {F2} {P2}
F both please: {F1} {P1}, {F2} {P2}
F with {O1} {P1} and {O2} {P2}
I get {O1} {P1} and {O2} {P2}
## PAIRVP
I {VP1} and {VP2}
I {VP1}, {VP2}
I {VP1}, then {VP2}
I {VP1} and then {VP2}
I first {VP1}, then {VP2}
I {VP1} and also {VP2}
I {VP1}. {VP2}.
I {VP1}; {VP2}
I please {VP1} and {VP2}
I {VP1} and {VP2} please
I {VP1}, and while you're at it {VP2}
I {VP1}, oh and {VP2}
I {VP1}, plus {VP2}
I let's {VP1} and {VP2}
I let's {VP1}, and maybe {VP2}
I {VP1} as well as {VP2} => skip
Q can you {VP1} and {VP2}?
Q could you {VP1} and {VP2}, please?
Q would you mind {VPg1} and {VPg2}?
Q could you {VP1}, and then {VP2}?
Q would you {VP1} and also {VP2}?
Q how about {VPg1} and {VPg2}?
D I'd like you to {VP1} and {VP2}
D I need you to {VP1} and to {VP2}
D I want to {VP1} and {VP2}
D we should {VP1} and {VP2}
D time to {VP1} and {VP2}
D you'd make me happy if you could {VP1} and {VP2}
D {VPg1} and {VPg2} would do it
D {S1} {v1:need} {NG1} and {S2} {v2:need} {NG2}
D {S1} should {VI1} and {S2} should {VI2}
D I want {O1} to {VI1} and {O2} to {VI2}
I let {O1} {VI1} and {O2} {VI2}
I {VP1} and let {O2} {VI2}
D {VP1}, and {S2} should be {P2}
D {S1} should be {P1}, and please {VP2}
D I'd like {O1} {P1}, and {VP2} too
Q could {S1} be {P1}, and could you {VP2}?
F {F1} {P1} and {VP2}
F {VP1}, {F2} {P2}
## PAIROPP
C {S1} {is1} too {OPP1} and {S2} {is2} too {OPP2} => *;*
C {S1} {v1:look} too {OPP1} and {S2} too {OPP2} => *;*
C {F1} too {OPP1}, {F2} too {OPP2} => *;*
C I find {O1} too {OPP1} and {O2} too {OPP2} => *;*
C {S1} {is1} too {OPP1}, plus {S2} {isnt2} {NE2} enough => *;*
C {S1} {is1} too {OPP1}, and please {VP2} => *;
C {S1} {is1} too {OPP1}, also {VP2} => *;
C {VP1}, and {S2} {is2} too {OPP2} => ;*
C {VP1}. {S2} {v2:look} too {OPP2} => ;*
## PAIRADJ
D give him {a1}{ADJ1} {N1} and {a2}{ADJ2} {N2} => *;*
D I want {a1}{ADJ1} {N1} and {a2}{ADJ2} {N2} => *;*
F {ADJ1} {N1}, {ADJ2} {N2} => *;*
F {ADJ1} {N1} and {ADJ2} {N2} please => *;*
D he should have {a1}{BIG1} {N1} and {a2}{BIG2} {N2} => +;+
D give him {a1}{AAC1} {N1} and {a2}{AAC2} {N2}
D I'd like {a1}{AAC1} {N1} and {a2}{AAC2} {N2}
F {AAC1} {N1} and {AAC2} {N2}
F {AAC1} {N1}, {AAC2} {N2} [please|pls]
Q can he have {a1}{AAC1} {N1} and {a2}{AAC2} {N2}?
## PAIRSAME
D {S1} should be {P1} and {P2}
D I'd like {O1} {P1} and {P2}
D I want {O1} both {P1} and {P2}
D {S1} could do with being {P1} and {P2}
D {S1} {v1:need} to be {P1} and also {P2}
F {F1} {P1} and {P2}
F {F1} {P1}, {P2}
F {F1}: {P1} + {P2}
F {F1} {P1} but {P2}
F {F1} {P1} and {P2} please
Q can {S1} be {P1} and {P2}?
Q could {S1} be {P1} but also {P2}?
D for {O1} I'd want {P1} and {P2}
D {S1} {P1}, and make {it1} {P2} too
I {VP1}, and {P2} too
## PAIRAG
I have him {AG1} and {AG2}
I make him {AG1} and {AG2}
I {AGY1} and {AGY2}, {X}
D he should {AG1} and {AG2}
D I want him to {AG1} and {AG2}
Q can he {AG1} and {AG2}?
D have him {AG1}, and {VP2} => 
D he should {AG1}, and {S2} should be {P2}
"""
LIMITS = r"""
## KEEPSUF
, but keep {R} as {Rthey} {Ris}
, but keep {R} [the same|unchanged|like that|how {Rthey} {Ris}]
, but leave {R} alone
 but leave {R} as {Rthey} {Ris}
 but don't touch {R}
 but don't change {R}
 but please don't alter {R}
, without touching {R}
 without changing {R}
 without messing with {R}
 without messing up {R}
 without affecting {R}
 with no effect on {R}
 with {R} left as {Rthey} {Ris}
 while {R} {Rv:stay} the same
 while keeping {R} [the same|unchanged|intact|as {Rthey} {Ris}]
 while leaving {R} alone
, {R} should stay the same
, {R} should stay as {Rthey} {Ris}
, {R} must not change
, {R} has to stay put => sg
, {R} shouldn't change
, {R} not to be touched
, {Rb} stays the same => sg
, {Rb} as is
, {Rb} untouched
, {Rb} unchanged
, {Rb} frozen
, {Rb} locked
, same {Rb}
, same {Rb} though
, no changes to {R}
, hands off {R}
, but hands off {R}
, but not {R}, leave that => sg
 and leave {R} be
 and leave {R} out of it
 and don't let {R} change
 and don't mess with {R}
 and make sure {R} {Rv:stay} put
 and keep {R}
, just don't touch {R}
, don't you dare touch {R}
, I like {R} so leave {Rit}
, {R} {Ris} fine, leave {Rit}
, {R} {Ris} perfect as {Rthey} {Ris}
, but preserve {R}
, but protect {R} => nobg
, nothing should happen to {R}
 (keep {Rb})
 (don't touch {R})
 (no change to {R})
. {R} {Rv:stay}.
. Leave {R} alone.
. Don't touch {R}.
. Keep {R} as {Rthey} {Ris}.
, but {R} you leave in peace
, but {R} no touch
 and {R} please to remain same
 but without that {R} {Rv:change}
, {R} must remain
## KEEPPRE
keep {R} as {Rthey} {Ris} and =
keep {R} [the same|unchanged|like it is], =
keep {R}, =
keep {R} but =
leave {R} alone and =
leave {R} alone but =
leave {R} be, =
don't touch {R}, just =
don't touch {R}, but =
don't change {R}, but =
don't mess with {R}, =
without touching {R}, =
without changing {R}, =
without altering {R}, =
while keeping {R} the same, =
keeping {R} unchanged, =
with {R} staying put, =
{R} {Rv:stay} the same, but =
{R} {Rv:stay}, =
{R} should stay as {Rthey} {Ris}, but =
{R} {Ris} fine, leave {Rit}, but =
{R} {Ris} perfect so keep {Rit}; =
I like {R}, keep {Rit}, but =
hands off {R}, =
hands off {R}! =
no changes to {R}; =
preserve {R}: =
freeze {R} and =
lock {R}, then =
same {Rb}, but =
{Rb} untouched: =
{Rb} as is, =
stay away from {R}, =
## ONLYSUF
, {Rb} only
, only {R}
, just {R}
, only {R} though
, change only {R}
, only change {R}
, only {R} may change
, touch nothing but {R}
, nothing but {R} should change
 and nothing else
, nothing else
, nothing else please
 and nothing else should change
 and leave everything else alone
 and leave the rest alone
, everything else stays the same
, everything else as is
, the rest stays as it is
, rest untouched
, don't change anything else
, don't touch anything else
 without changing anything else
 without touching the rest
, and only that
, just that, nothing more
, but only in {R} area => bare
, I only want {R} changed
, all the rest must remain
, limit it to {R}
. Nothing else.
. Only {R}.
 ({Rb} only)
## ONLYPRE
only {R}: =
just {R}: =
only {R}, please: =
{Rb} only: =
change only {R}: =
only change {R}: =
only touch {R}: =
only edit {R}, =
just edit {R}: =
just work on {R}: =
work only on {R}, =
touch nothing but {R}: =
change nothing but {R}: =
nothing but {R} may change: =
nothing except {R} should change: =
edit {R} and nothing else: =
restrict the change to {R}: =
limit yourself to {R}: =
leave everything alone except {R}: =
don't touch anything but {R}, =
I only want {R} changed: =
I just want to change {R}, =
everything else is fine, =
leave all the rest as it is, =
without changing anything else, =
keep everything else the same and =
"""

# ---------------------------------------------------------------- frames
_SLOT = re.compile(r"\{([A-Za-z]+)([12]?)(?::([a-z]+))?\}")
_ALT = re.compile(r"\[([^\[\]]*\|[^\[\]]*)\]")
_AMOUNT_SLOTS = {"AC", "AAC", "VP", "VPg", "PP", "NG", "ST", "P", "VI", "AG", "AGY", "AGS", "MORE", "MOREADJ", "LESSADJ", "LESSADJTWO", "ap", "mid", "cm", "slt", "ADVLESS"}


class Frame:
    __slots__ = ("kind", "text", "mark", "scaled")

    def __init__(self, kind, text, mark):
        self.kind, self.text, self.mark = kind, text, mark
        # which edits (1, 2) have a place for an amount in this frame
        self.scaled = {int(m.group(2) or 1) for m in _SLOT.finditer(text) if m.group(1) in _AMOUNT_SLOTS}


def _select(word):
    """'head.turn-left' / 'eyes.look-up@both' / 'ALL' -> [(action, kind of side or None)]"""
    if word in SELECT:
        return [(a, None) for a in SELECT[word]]
    action, _, side = word.partition("@")
    if action not in LEX:
        raise ValueError(word)
    return [(action, side or None)]


def _load(text):
    groups = {}
    current = None
    frames_total = set()
    for line in text.strip().splitlines():
        line = line.strip()
        if not line:
            continue
        if line.startswith("## "):
            *sel, weight = line[3:].split()
            current = []
            for word in sel:
                for action, side in _select(word):
                    groups.setdefault((action, side), []).append((float(weight), current))
            continue
        text_part, _, mark = line.partition(" => ")
        mark = mark.strip()
        if mark == "skip":
            continue
        kind, _, body = text_part.partition(" ")
        body = body.strip().replace("{LESSADJ2}", "{LESSADJTWO}")
        if kind == "D" and mark in ("*", "c") and not re.search(r"('d like|would like|\b(?:want|should|could|needs?|prefer|fancy|rather|let|give|make|after|go with|overdue)\b)", body):
            kind = "C"
        current.append(Frame(kind, body, mark))
        frames_total.add(body)
    return groups, frames_total


def _load_named(text):
    out, current = {}, None
    for line in text.strip("\n").splitlines():
        if not line.strip():
            continue
        if line.startswith("## "):
            current = out.setdefault(line[3:].strip(), [])
            continue
        current.append(line)
    return out


_GROUPS, _BODIES = _load(FRAMES)
_PAIRS = {}
for _name, _lines in _load_named(PAIRS).items():
    _PAIRS[_name] = []
    for _line in _lines:
        _t, _, _m = _line.partition(" => ")
        if _m.strip() == "skip":
            continue
        _k, _, _b = _t.strip().partition(" ")
        _PAIRS[_name].append(Frame(_k, _b.strip(), _m.strip()))
_LIMITS = {}
for _name, _lines in _load_named(LIMITS).items():
    _LIMITS[_name] = []
    for _line in _lines:
        _t, _, _m = _line.partition(" => ")
        _LIMITS[_name].append((_t, _m.strip()))
FRAME_COUNT = len(_BODIES) + len({f.text for v in _PAIRS.values() for f in v})
LIMIT_COUNT = sum(len(v) for v in _LIMITS.values())


def _pool(action, side):
    """all frames that fit an action and side, with cumulative weights"""
    pool, weights = [], []
    for key in dict.fromkeys(((action, None), (action, side))):
        for w, frames in _GROUPS.get(key, ()):
            pool += frames
            weights += [w] * len(frames)
    cum, total = [], 0.0
    for w in weights:
        total += w
        cum.append(total)
    return pool, cum


_POOLS = {}

# ---------------------------------------------------------------- noun phrases
_PLURAL = {"lips": "p", "jaws": "p", "jaw": "s", "head": "s", "chin": "s"}


def _noun_table(action):
    part, verb = action.split(".")
    key = f"{part}.{verb.split('-')[0]}"
    return [tuple(x.rsplit("/", 1)) for x in weighted(NOUNS.get(key) or NOUNS[part])]


_NOUN_CACHE = {a: _noun_table(a) for a in ACTIONS if a.split(".")[0] not in ("eyes", "ears", "whole")}
_LOOK_BOTH = [tuple(x.rsplit("/", 1)) for x in LOOK_BOTH]


def _paired_stems(action):
    part, verb = action.split(".")
    return weighted(PAIRED.get(f"{part}.{verb.split('-')[0]}") or PAIRED[part])


_STEM_CACHE = {a: _paired_stems(a) for a in ACTIONS if a.split(".")[0] in ("eyes", "ears")}
_OTHER = {"left": "right", "right": "left"}


_SOME = {"~": ["a little", "a bit of", "just a little", "a touch of", "a tiny bit of", "a tad of"], "+": ["a lot of", "loads of", "a whole lot of", "tons of", "a great deal of", "lots of", "heaps of"]}


class Edit:
    """One edit being worded: action, side, amount, and the noun chosen for it."""

    def __init__(self, rng, action, side):
        self.rng, self.action, self.side = rng, action, side
        self.part, self.verb = action.split(".")
        self.lex = LEX[action]
        self.amt = ""
        self.final = None
        self.own = False
        self.again = False
        self.mentioned = False
        self.no_her = False
        self.det = None
        choice = rng.choice
        if self.part == "whole":
            self.whole = choice(WHOLE)
            if not self.verb.startswith("move") and self.whole[0] in ("the whole thing", "the picture"):
                self.whole = WHOLE[9]
            self.num = self.whole[4]
            self.noun = self.whole[3]
        elif self.part in ("eyes", "ears"):
            if side == "both":
                if self.verb.startswith("look"):
                    self.noun, self.num = choice(_LOOK_BOTH)
                else:
                    self.noun, self.num = choice(_STEM_CACHE[action]) + "s", "p"
            else:
                self.noun, self.num = choice(_STEM_CACHE[action]), "s"
                r = rng.random()
                self.own = r < .02
        else:
            self.noun, self.num = choice(_NOUN_CACHE[action])
        self.sided = self.part in ("eyes", "ears") and side != "both"
        self.form = rng.random()

    # -- nouns
    def with_side(self, stem):
        side = self.side
        r = self.form
        if r < .62:
            return f"{side} {stem}"
        if r < .72:
            return f"{stem} on the {side}"
        if r < .78:
            return f"{side}-hand {stem}"
        if r < .82:
            return f"{stem} on the {side} side"
        if r < .86:
            return f"{side[0]} {stem}"
        if r < .89 and not self.verb.startswith(("look", "raise", "lower")):
            return f"{stem} to the {side}"
        if r < .92:
            return f"{side} side {stem}"
        if r < .94:
            return f"{stem} that's on the {side}"
        if r < .96:
            return f"{side[0].upper()} {stem}"
        if r < .98:
            return f"{side} {stem}"
        return f"{stem} on the right-hand side" if side == "right" else f"{stem} on the left-hand side"

    def bare(self):
        if self.part == "whole":
            return self.whole[3]
        if self.sided:
            self.own = False
            return self.with_side(self.noun)
        return self.noun

    def np(self, which):
        """which: 0 subject, 1 object, 2 fragment"""
        rng = self.rng
        if self.again and which < 2:
            return self.pronoun(which)
        if self.part == "whole":
            if self.no_her and self.whole[0] == "she":
                self.whole = WHOLE[0]
            self.mentioned = True
            return self.whole[which]
        self.mentioned = True
        if self.sided:
            if self.own:
                return f"{rng.choice(['the lion', 'the animal', 'the cat'])}'s own {_OTHER[self.side]} {self.noun}"
            b = self.with_side(self.noun)
            r = rng.random()
            if which == 2 and r < .6:
                return b
            if r < .03:
                return f"the {_OTHER[self.side]}, {rng.choice(['no,', 'um no,', 'sorry,', 'i mean'])} the {b}"
            return f"{rng.choice(DET_SIDE)} {b}"
        b = self.noun
        if which == 2 and rng.random() < .6:
            return b
        if "his " in b:
            return b if rng.random() < .2 else "the " + b.replace("round his head", "round the head").replace("around his face", "round his face")
        if self.part in ("eyes", "ears") and self.num == "p" and rng.random() < .14:
            return rng.choice(["both {n}", "both his {n}", "both of his {n}", "both the {n}", "the two {n}", "both of the {n}", "both {n}"]).format(n=b)
        det = self.det
        if det is None:
            det = rng.choice(DET_P if self.num == "p" else DET_S)
            if self.no_her and det == "her":
                det = "his"
            self.det = det
        return f"{det} {b}"

    def later(self):
        """the object, as a pronoun if the sentence has named it before"""
        if self.mentioned and self.rng.random() < .65:
            return self.pronoun(1)
        return self.np(1)

    def pronoun(self, which):
        if self.part == "whole":
            return self.whole[6 if which == 0 else 5]
        if self.num == "p":
            return "them" if which else "they"
        return "it"

    def other_np(self, noun):
        """an object with a given noun (for verbs that want their own)"""
        rng = self.rng
        if self.part in ("eyes", "ears"):
            if noun == "gaze" and self.sided:
                noun = "pupil"
            if self.sided:
                return f"the {self.with_side(noun)}"
            plural = noun if noun == "gaze" else noun + "s"
            return f"{rng.choice(['the', 'his', 'both', 'his', 'the'])} {plural}" if plural != "gaze" else f"{rng.choice(['his', 'the'])} gaze"
        return f"{rng.choice(['the', 'his', 'the', 'his', 'that' if _PLURAL.get(noun) == 's' else 'those'])} {noun}"

    # -- amounts
    def _amount(self, table):
        return self.rng.choice(table[self.amt]) if self.amt else ""

    def comp_amt(self):
        return self._amount(COMP_AMT)

    def post(self):
        return self._amount(POST_AMT[self.lex["cls"]]) if self.amt else ""

    def mid(self):
        return self._amount(MID_AMT[self.lex.get("axis", "lr")]) if self.amt else ""

    def put(self, pattern, allow_pre=False):
        """fill the amount into a pattern with ^ or & or neither"""
        rng = self.rng
        if not self.amt:
            return pattern.replace("^", "").replace("&", "")
        if "&" in pattern:
            return pattern.replace("&", self.comp_amt() + " ")
        if "^" in pattern:
            if rng.random() < .6:
                return pattern.replace("^", self.mid() + " ")
            pattern = pattern.replace("^", "")
        if " some " in f" {pattern} ":
            return pattern.replace("some ", rng.choice(_SOME[self.amt]) + " ", 1)
        if allow_pre and rng.random() < .22 and not (self.amt == "+" and self.lex["cls"] in ("open", "close", "dir")):
            return rng.choice(PRE_AMT[self.amt]) + " " + pattern
        post = self.post()
        if pattern.endswith(("ly", "wise", "ways", "wards", "ward", "apart", "together", "out more")):
            for _ in range(8):
                if not post.endswith("ly"):
                    break
                post = self.post()
        return pattern + " " + post

    def comp(self):
        c = self.rng.choice(self.lex["comp"])
        if "^" in c:
            head, tail = c.split("^")
            return head + (self.comp_amt() + " " if self.amt else "") + tail
        return (self.comp_amt() + " " if self.amt else "") + c

    def acomp(self):
        c = self.rng.choice(self.lex["acomp"])
        if not self.amt:
            return c
        pool = ATTR_AMT[self.amt]
        a = self.rng.choice(pool)
        return f"{a} {c}"

    def obj(self, pattern, o):
        if "=" in pattern:
            return re.sub(r"=([a-z]+)", lambda m: self.other_np(m.group(1)), pattern)
        return pattern.replace("*", o)

    def made(self, verbform):
        """make/put ... comparative"""
        rng = self.rng
        lex_ = self.lex
        o = self.later()
        if lex_.get("mkok"):
            c = self.comp()
            verbs = ["make"] * 6 + ["get", "have"]
            v = rng.choice(verbs)
            if self.part == "whole" and c.endswith(("away", "off", "back", "closer", "nearer", "us", "viewer", "camera")):
                v = rng.choice(["move", "put", "bring", "place"])
                if v == "bring" and not c.endswith(("closer", "nearer", "us", "viewer", "camera")):
                    v = "move"
        else:
            verbs, comps = lex_["mk"][0]
            v = rng.choice(verbs)
            c = rng.choice(comps)
            amt = (self.comp_amt() + " ") if self.amt else ""
            c = c.replace("^", amt).replace("&", amt) if ("^" in c or "&" in c) else amt + c
        if verbform == "base":
            return f"{v} {o} {c}"
        if verbform == "ing":
            return f"{forms(v)[1]} {o} {c}"
        if v in ("get", "have"):
            v = "make"
        return f"{forms(v)[1 if verbform == 'ng' else 0]} {c}"

    def vp(self, form):
        rng = self.rng
        share = .45 if self.lex.get("mkok") else .18
        if rng.random() < share:
            return self.made(form)
        for _ in range(30):
            p = rng.choice(self.lex["vt"])
            bang = p.startswith("!")
            p = p.lstrip("!")
            if form in ("part", "ng"):
                if bang or "*" not in p or "=" in p or "of *" in p:
                    continue
            if form == "ng" and p.startswith(("make", "get", "have", "let")):
                continue
            if "of *" in p and self.part == "whole" and self.whole[0] in ("he", "she", "it"):
                continue
            break
        else:
            return self.made(form)
        v, _, rest = p.partition(" ")
        if form in ("part", "ng"):
            rest = re.sub(r"\s*\*\s*", " ", " " + rest + " ").strip()
            word = forms(v)[0] if form == "part" else forms(v)[1]
            text = (word + " " + rest).strip()
            if form == "ng" and self.amt and "^" not in text and "&" not in text:
                return text + " " + self.post()
            return self.put(text, allow_pre=form == "part")
        o = self.later()
        if form == "ing":
            v = forms(v)[1]
        text = f"{v} {rest}"
        return self.put(self.obj(text, o), allow_pre=form == "base")

    def vi(self):
        return self.put(self.rng.choice(self.lex["vi"]))

    def state(self):
        return self.rng.choice(self.lex["st"][self.amt])

    def ag(self, owner):
        p = self.rng.choice(self.lex["ag"])
        if "{" in p:
            his = owner
            if self.sided:
                eye = f"the {self.with_side('eye')}"
                lid = f"the {self.with_side('eyelid')}"
                ear = f"the {self.with_side('ear')}"
            else:
                eye, lid, ear = f"{his} eyes", f"{his} eyelids", f"{his} ears"
            p = p.replace("{his}", his).replace("{eyelid}", lid).replace("{eye}", eye).replace("{ear}", ear)
        elif self.sided:
            # an eye or ear has to be named
            p = p + " with the " + self.with_side("eye" if self.part == "eyes" else "ear")
            if self.amt and "^" not in p:
                self.amt = ""
            if self.amt:
                return p.replace("^", self.mid() + " ")
        return self.put(p)

    def more(self):
        rng = self.rng
        if self.lex.get("more"):
            n = rng.choice(self.lex["more"])
            word = "more"
        else:
            n = rng.choice(self.lex["less"])
            word = "less"
        if not self.amt:
            return rng.choice([f"{word} {n}", f"some more {n}" if word == "more" else f"less {n}"])
        return f"{self.comp_amt()} {word} {n}"

    def some(self, word):
        if not self.amt:
            return word
        return f"{self.comp_amt()} {word}"

    def p(self):
        r = self.rng.random()
        if self.lex.get("mkok") or self.part == "whole":
            return self.comp() if r < .8 else self.vp("part")
        if r < .3:
            return self.comp()
        if r < .65:
            return self.state()
        return self.vp("part")

    def label(self):
        amt = self.final if self.final is not None else self.amt
        name = self.action
        if self.part in ("eyes", "ears"):
            name += "@" + self.side
        return f"{name} {amt}" if amt else name


_PL_V = {"do": ("does", "do"), "have": ("has", "have"), "be": ("is", "are")}
_VOC = weighted("lion:5, buddy:3, big guy:2, kitty:2, leo:2, my friend, mate:2, pal, big fella, king of the jungle, mister lion, simba, sweetie, boy, old chap, dear, darling, champ, dude, big cat, lad, puss, your majesty, fluffy, tiger, furball")


_MALE = re.compile(r"\b(he|him|his|AG|AGY|AGS)\b")


def _fill(rng, text, edits):
    if "[" in text:
        text = _ALT.sub(lambda m: rng.choice(m.group(1).split("|")), text)

    if len(edits) > 1 or _MALE.search(text):
        for e in edits:
            e.no_her = True
    if "{side}" in text or "{other}" in text or "{N" in text:
        for e in edits:
            e.own = False

    def one(m):
        slot, idx, arg = m.group(1), m.group(2), m.group(3)
        e = edits[1] if idx == "2" else edits[0]
        plural = e.num == "p"
        if slot == "S":
            return e.np(0)
        if slot == "O":
            return e.np(1)
        if slot == "F":
            return e.np(2)
        if slot == "N":
            return e.bare()
        if slot == "AC":
            return e.comp()
        if slot == "VP":
            return e.vp("base")
        if slot == "VPg":
            return e.vp("ing")
        if slot == "PP":
            return e.vp("part")
        if slot == "NG":
            return e.vp("ng")
        if slot == "P":
            return e.p()
        if slot == "VI":
            return e.vi()
        if slot == "ST":
            return e.state()
        if slot == "AG":
            return e.ag("his")
        if slot == "AGY":
            return e.ag("your")
        if slot == "AGS":
            v, _, rest = e.ag("his").partition(" ")
            return third(v) + (" " + rest if rest else "")
        if slot == "AAC":
            return e.acomp()
        if slot == "a":
            return "" if e.num in "pm" else "a "
        if slot == "ADJ":
            return rng.choice(e.lex["adj"])
        if slot == "ADJST":
            return rng.choice(e.lex["adjst"])
        if slot == "BIG":
            return rng.choice(e.lex["big"])
        if slot == "RAW":
            return rng.choice(e.lex["raw"])
        if slot == "MORE":
            return e.more()
        if slot == "MOREADJ":
            return e.some("more")
        if slot == "LESSADJ" or slot == "LESSADJTWO":
            return e.some("less")
        if slot == "OPP":
            return rng.choice(e.lex["opp"])
        if slot == "NE":
            return rng.choice(e.lex["ne"])
        if slot == "v":
            if arg in _PL_V:
                return _PL_V[arg][1 if plural else 0]
            return arg if plural else third(arg)
        if slot == "is":
            return "are" if plural else "is"
        if slot == "isnt":
            return "aren't" if plural else "isn't"
        if slot == "has":
            return "have" if plural else "has"
        if slot == "does":
            return "do" if plural else "does"
        if slot == "were":
            return "were" if plural else rng.choice(["was", "were"])
        if slot == "it":
            return e.whole[5] if e.part == "whole" else ("them" if plural else "it")
        if slot == "they":
            return e.whole[6] if e.part == "whole" else ("they" if plural else "it")
        if slot == "theyre":
            return (e.whole[6] + "'s") if e.part == "whole" else ("they're" if plural else "it's")
        if slot == "ap":
            return " " + e.post() if e.amt else ""
        if slot == "mid":
            return e.mid() + " " if e.amt else ""
        if slot == "cm":
            return e.comp_amt() + " " if e.amt else ""
        if slot == "slt":
            return rng.choice(NOUN_AMT[e.amt])
        if slot == "X":
            return rng.choice(_VOC)
        if slot == "d":
            return e.verb.rsplit("-", 1)[1]
        if slot == "o":
            return _OTHER[e.verb.rsplit("-", 1)[1]]
        if slot == "ang":
            if e.verb.endswith("left"):
                return rng.choice(["anticlockwise", "counterclockwise", "counter-clockwise", "anti-clockwise"])
            return "clockwise"
        if slot == "side":
            return e.side
        if slot == "other":
            return _OTHER[e.side]
        raise KeyError(slot)
    text = _SLOT.sub(one, text)
    return _SLOT.sub(one, text)


def _finish_marks(frame, edits):
    marks = frame.mark.split(";") if ";" in frame.mark else [frame.mark] * len(edits)
    for e, m in zip(edits, marks):
        m = m.strip()
        if m == "*":
            e.final = "*"
        elif m in ("~", "+"):
            e.final = m
        elif m == "c":
            e.final = e.amt or "*"


def _draw_amount(rng, frame, index, frame_mark):
    if frame_mark in ("*", "~", "+") or index not in frame.scaled:
        return ""
    r = rng.random()
    if frame_mark == "c":
        return "" if r < .72 else ("~" if r < .88 else "+")
    return "" if r < .42 else ("~" if r < .72 else "+")


def _new_edit(rng, action=None):
    action = action or rng.choice(ACTIONS)
    side = None
    if action.startswith(("eyes", "ears")):
        side = rng.choice(("both", "both", "left", "right"))
    return Edit(rng, action, side)


def _single(rng, e, kinds=None):
    key = (e.action, e.side)
    if key not in _POOLS:
        _POOLS[key] = _pool(*key)
    pool, cum = _POOLS[key]
    for _ in range(60):
        frame = rng.choices(pool, cum_weights=cum)[0]
        if kinds and frame.kind not in kinds:
            continue
        if "{ST}" in frame.text and not e.lex.get("st"):
            continue
        break
    e.mentioned = False
    e.amt = _draw_amount(rng, frame, 1, frame.mark)
    text = _fill(rng, frame.text, [e])
    _finish_marks(frame, [e])
    return frame.kind, text


def _compatible(a, b):
    if a.action == b.action:
        return a.part in ("eyes", "ears") and a.side != "both" and b.side != "both" and a.side != b.side
    if a.part == b.part:
        sides = a.side is None or a.side == b.side or "both" in (a.side, b.side)
        if sides and (OPPOSITE[a.verb] == b.verb):
            return False
        if sides and a.verb.split("-")[0] in ("look", "turn", "tilt", "move") and OPPOSITE[a.verb] == b.verb:
            return False
        if sides and a.side != b.side:
            return False
    return True


_GREETS = ("hey", "ok", "um", "er,", "mr ", "yo,", "alright", "dude", "so uh", "step one", "first of", "quickly", "right so", "you know what", "i've changed", "next", "now ", "then ", "ah wait", "oh and", "and ", "like,", "yeah", "mmm", "hmm", "task", "to do", "lastly", "same", "note to", "let me see", "one lion", "love it", "looks good", "almost")
_SAME = {}
for _a in ACTIONS:
    _SAME.setdefault(_a.split(".")[0], []).append(_a)


def _pair(rng):
    a = _new_edit(rng)
    if rng.random() < .25:
        for _ in range(20):
            b = Edit(rng, rng.choice(_SAME[a.part]), a.side)
            if _compatible(a, b) and a.action != b.action:
                break
        else:
            b = _new_edit(rng)
            while not _compatible(a, b):
                b = _new_edit(rng)
        same = a.part == b.part and a.side == b.side and a.action != b.action
    else:
        b = _new_edit(rng)
        while not _compatible(a, b) or a.action == b.action and rng.random() < .5:
            b = _new_edit(rng)
        same = False
    if same:
        # one noun for both: share the wording
        if a.noun in ("lips", "jaw", "jaws", "chin", "grin", "smile", "gaze", "stare", "line of sight", "pupils", "irises", "eyelids", "face", "chops", "mouth line") and a.part != "face":
            a.noun, a.num = {"mouth": ("mouth", "s"), "head": ("head", "s"), "eyes": ("eyes", "p")}[a.part]
        if a.sided:
            a.noun = a.part[:-1]
        b.noun, b.num, b.form, b.own = a.noun, a.num, a.form, a.own
        if a.part == "whole":
            b.whole = a.whole
    edits = [a, b]
    options = []
    if same:
        options += ["PAIRSAME"] * 6 + ["PAIRVP"] * 2
        b.again = True
    else:
        options += ["PAIRP"] * 5 + ["PAIRVP"] * 5 + ["JOIN"] * 3
    if same:
        pass
    elif a.lex.get("opp") and b.lex.get("opp") and b.lex.get("ne"):
        options += ["PAIROPP"] * 2
    if not same and all(x.lex.get("adj") and x.lex.get("acomp") and x.part != "whole" for x in edits):
        options += ["PAIRADJ"] * 4
    if not same and a.lex.get("ag") and b.lex.get("ag"):
        options += ["PAIRAG"] * 2
    name = rng.choice(options)
    if name == "JOIN":
        kinds = ("I", "F") if rng.random() < .6 else ("D", "I", "F", "C")
        k1, t1 = _single(rng, a, kinds)
        for _ in range(20):
            k2, t2 = _single(rng, b, kinds)
            if not t2.lower().startswith(_GREETS):
                break
        t1, t2 = t1.rstrip("!?."), t2
        joins = [". ", "; ", ", also ", ", oh and ", ". also ", ", and then ", ". then ", " and "] if k1 == k2 and k1 in "IF" else [". ", ". also, ", ". and ", "; ", ". Plus, ", ". Oh, and ", ". next: ", ". one more thing, "]
        return k1, t1 + rng.choice(joins) + t2, edits
    frame = rng.choice(_PAIRS[name])
    while b.again and "{O2}" in frame.text or "{BIG" in frame.text and not (a.lex.get("big") and b.lex.get("big")):
        frame = rng.choice(_PAIRS[name])
    marks = frame.mark.split(";") if ";" in frame.mark else [frame.mark] * 2
    for i, (e, m) in enumerate(zip(edits, marks), 1):
        e.amt = _draw_amount(rng, frame, i, m.strip())
    text = _fill(rng, frame.text, edits)
    _finish_marks(frame, edits)
    return frame.kind, text, edits


# ---------------------------------------------------------------- limits
_REGION = {
    "background": weighted("background/s:10, bg/s:3, backdrop/s:2, scenery/s, area behind him/s"),
    "mouth": weighted("mouth/s:8, lips/p, jaws/p"), "eyes": weighted("eyes/p:10"), "head": weighted("head/s:10"), "ears": weighted("ears/p:10"),
    "mane": weighted("mane/s:8, hair/s:3"), "muzzle": weighted("muzzle/s:4, nose/s:6, snout/s:3"), "face": weighted("face/s:8"),
}
_KEEPABLE = ["background"] * 5 + ["mouth", "eyes", "ears", "mane", "muzzle", "face", "head", "mane", "eyes", "ears"]


def _region(rng, name, her):
    noun, num = rng.choice(_REGION[name]).rsplit("/", 1)
    if name == "background":
        det = rng.choice(["the", "the", "the", "my"]) if noun not in ("area behind him",) else "the"
    else:
        det = rng.choice(["the", "the", "the", "the", "the lion's"] if her else ["the", "the", "his", "his", "the lion's"])
    return noun, num, f"{det} {noun}"


def _limit_fill(rng, template, noun, num, full):
    if "[" in template:
        template = _ALT.sub(lambda m: rng.choice(m.group(1).split("|")), template)
    pl = num == "p"

    def one(m):
        slot, arg = m.group(1), m.group(3)
        if slot == "R":
            return full
        if slot == "Rb":
            return noun
        if slot == "Rit":
            return "them" if pl else "it"
        if slot == "Rthey":
            return "they" if pl else "it"
        if slot == "Ris":
            return "are" if pl else "is"
        if slot == "Rv":
            return arg if pl else third(arg)
        raise KeyError(slot)
    return _SLOT.sub(one, template)


_AFTER_COMPLAINT = (", but", ". ", ", I like", ", hands off", ", don't", " (", ", everything", ", the rest", ", touch", ", change only", ", only change", ", just don't", ", limit", ", no changes")


def _add_limit(rng, kind, text, edits):
    parts = {e.part for e in edits}
    only_ok = len(parts) == 1 and "whole" not in parts
    tail = "?" if text.endswith("?") else ""
    core = text.rstrip("?!. ")
    if only_ok and rng.random() < .38:
        region = next(iter(parts))
        noun, num, full = _region(rng, region, bool(re.search(r"\b(her|she)\b", text)))
        use = "ONLYPRE" if kind != "Q" and rng.random() < .45 else "ONLYSUF"
        word = "only"
    else:
        options = ["background"] if "whole" in parts else [r for r in _KEEPABLE if r not in parts and not (r == "face" and parts & {"head", "muzzle", "mouth"}) and not (r == "head" and "face" in parts)]
        region = rng.choice(options)
        noun, num, full = _region(rng, region, bool(re.search(r"\b(her|she)\b", text)))
        use = "KEEPPRE" if kind != "Q" and rng.random() < .38 else "KEEPSUF"
        word = "keep"
    for _ in range(60):
        template, flag = rng.choice(_LIMITS[use])
        if kind == "C" and not template.startswith(_AFTER_COMPLAINT) and use.endswith("SUF"):
            continue
        if kind == "C" and use == "KEEPPRE" and not re.search(r"(but|[;!:]) =", template):
            continue
        if kind in "DF" and use.endswith("PRE") and re.search(r"(and|then|just|only|changed|except \{R\}) =|just \{R\},", template):
            continue
        if flag == "sg" and num == "p" or flag == "nobg" and region == "background":
            continue
        if kind == "C" and "Nothing else" in template:
            continue
        if flag == "bare" and noun not in ("mouth", "nose", "eyes", "muzzle"):
            continue
        break
    piece = _limit_fill(rng, template, noun, num, full)
    if use.endswith("PRE"):
        piece = piece.rstrip("=").rstrip()
        text = piece + " " + text
    else:
        if piece.endswith("."):
            text = core + tail + (piece.lstrip(".") if tail else piece)
        elif tail and piece.startswith((", I ", ", hands", ", don't", ", nothing", ", touch", ", change", ", limit", ", all the rest", ", no ", ", just don't", ", the rest", ", everything")) or tail and " must" in piece or tail and re.match(r", .* (is|are) (fine|perfect)", piece):
            text = core + "? " + piece.lstrip(", ")
            kind = "D"
        else:
            text = core + piece + tail
    return kind, text, f" | {word} {region}"


# ---------------------------------------------------------------- wrapping: openings, reasons, politeness, noise
_OPEN = weighted("ok :5, okay@ :3, hey@ :4, hi@ :3, um@ :4, so :4, now :3, also@ :3, alright@ :2, hmm@ :3, sorry@ :2, oh@ :2, well@ :2, hello! :2, one more thing: :2, quick one: , btw :2, last thing: , great@ :2, lovely. , nice@ :2, excuse me@ , listen@ , ok cool@ , hey there@ , uh :2, er@ :2, erm@ , yo , next: :2, thanks! now :1, good. next@ , right@ , much better. now , hi there! , good morning@ , ooh@ , wait@ :2, actually@ :3, I think we're nearly there: , one tiny wish: , ah@ , dear lion app@ , here's my idea: , tell you what@ , not bad. , looking good. , honestly@ :2, if you ask me@ :2, how shall I put it@ , another idea: , basically@ :2, next up@ , please note: , for starters@ , all I'm asking: ")
_OPEN = [w.replace("@", ",") + " " for w in _OPEN]
_WHY_PRE = weighted("it's for a birthday card, it's for a school project, it's for a sticker, it's for the club logo, it's for a T-shirt, it's for our poster, it's for my nephew, I'm making a colouring book, we're doing a theatre flyer, I'm designing a mug, my kid is watching, it's for a kids' book, it has to match the other drawing, the print deadline is tonight, I'm preparing a puppet show, it's going on the team jersey, I want to surprise my wife, it's a present for grandma")
_WHY_COLON = weighted("my boss says:, the client called:, my daughter says:, from the art director:, my son's idea:, message from marketing:, my grandma's comment:, feedback from the team:, teacher's note:, my wife's verdict:, review comment:, the kids shout:")
_WHY_SUF = [", it's for a birthday card", ", my kid asked for it", ", the client insists", ", it'll look better", ", otherwise it looks off", ", I'm making a sticker", ", that's what my son wants", ", trust me",
            ", it's bugging me", ", so it fits the card", ", don't ask why", " because it looks better that way", " cause my sister said so", ", it's for a children's book", ", the print goes out today",
            ", I promised my niece", ", my wife would love that", " so it matches the other one we have", ", it's a joke for my brother", " so it looks more natural", ", for the poster", " for the team mascot",
            ", that would help the composition", ", the kids want it like that", ", it's our logo after all", ", my teacher wants it so", ", I think that's nicer", ", it feels right", ", it bothers me", " for my presentation", " to match the photo", ", like in the film", ", like in the cartoon", ", just to see", ", let's see how that looks", ", I'm curious", " before we print it"]
_POLITE = [" please"] * 10 + [" pls"] * 4 + [" plz"] * 3 + [", please"] * 5 + [" thanks", ", thanks", ", thank you", ", thank you very much", ", cheers", ", ta", " thx", ", if you can", ", if that's ok", ", if you don't mind", ", if possible", ", would you",
           " :)", " lol", " haha", ", ok?", ", yeah?", ", mate", ", dear", " asap", ", much obliged", ", when you get a chance", ", love", ", there's a good chap", ", if it's no trouble", " pretty please", ", can you do that", ", gracias", ", bitte", ", many thanks", " ty", ", is that doable", ", you know", " I guess", ", I think", " or something", ", maybe"]
_UMS = ["um", "uh", "er", "erm", "uhm", "hmm", "um,", "uh,"]
_NEAR = {"a": "s", "e": "r", "i": "o", "o": "p", "t": "r", "n": "m", "s": "d", "h": "j", "l": "k", "r": "t", "u": "y", "m": "n", "g": "h"}


def _typo(rng, text):
    words = text.split(" ")
    spots = [i for i, w in enumerate(words) if len(w) > 3 and w.isalpha()]
    if not spots:
        return text
    i = rng.choice(spots)
    w = words[i]
    j = rng.randrange(1, len(w) - 1)
    r = rng.random()
    if r < .4:
        w = w[:j] + w[j + 1] + w[j] + w[j + 2:]
    elif r < .7:
        w = w[:j] + w[j + 1:]
    elif r < .85:
        w = w[:j] + w[j] + w[j:]
    else:
        w = w[:j] + _NEAR.get(w[j], w[j]) + w[j + 1:]
    words[i] = w
    return " ".join(words)


_AN = re.compile(r"\b([Aa]) (?=(?:[aeioAEIO]|u(?!n?i[a-z]|s)|un[a-hj-z]|up))")
_FIX = [(re.compile(r"\bbeing (pointing|looking|leaning|facing)\b"), r"\1"), (re.compile(r"\bover over\b"), "over"), (re.compile(r"\bbecome (pointing|looking|leaning|facing)\b"), r"be \1"),
        (re.compile(r"\bfar ((?:over )?(?:to the )?(?:left|right)|up|down|away|back) enough\b"), r"far enough \1"), (re.compile(r"\b(high|low) (up|down) enough\b"), r"\1 enough \2"), (re.compile(r"\b(just|only|more) \1\b"), r"\1"), (re.compile(r"\s+"), " "), (re.compile(r"\s+([,.;!?])"), r"\1"), (re.compile(r"\b(very|really) \1\b"), r"\1")]


_NEEDS_FIX = re.compile(r"\b(?:being|become|over over|enough|just just|only only|more more|very very|really really)\b|\s\s|\s[,.;!?]")


def _cap(text):
    return text[:1].upper() + text[1:]


def _style(rng, text, kind):
    text = text.strip()
    if _NEEDS_FIX.search(text):
        for pat, rep in _FIX:
            text = pat.sub(rep, text)
    text = _AN.sub(lambda m: m.group(1) + "n ", text)
    r = rng.random()
    if r < .035:
        words = text.split(" ")
        spots = [i for i in range(1, len(words)) if words[i - 1] not in ("a", "an", "-", "=")]
        if spots:
            words.insert(rng.choice(spots), rng.choice(_UMS))
            text = " ".join(words)
    r = rng.random()
    if r < .5:
        text = text[:1].lower() + text[1:] if not text.startswith(("I ", "I'")) or rng.random() < .5 else text
        if rng.random() < .5:
            text = re.sub(r"\bI\b", "i", text)
        if text.endswith(".") or text.endswith("?") and rng.random() < .4:
            text = text[:-1]
    elif r < .84:
        text = _cap(text)
        text = re.sub(r"([.!?] )([a-z])", lambda m: m.group(1) + m.group(2).upper(), text)
        text = re.sub(r"\bi\b(?=[' ])", "I", text)
        if text[-1] not in ".?!)":
            text += "?" if kind == "Q" and rng.random() < .9 else rng.choice([".", ".", ".", ".", "!", ""])
    elif r < .985:
        text = re.sub(r"[.,;:!?'’]", "", text).lower()
        text = re.sub(r"\s+", " ", text).strip()
    else:
        text = text.upper()
    if rng.random() < .045:
        text = _typo(rng, text)
    return re.sub(r"\s+", " ", text).strip()


def _wrap(rng, kind, text, edits, limited):
    r = rng.random()
    if r < .10:
        opening = rng.choice(_OPEN)
        if not text.lower().startswith(_GREETS) and not text.lower().startswith(("ok", "um", "hey", "so ", "next", "now", "hmm", "alright", "er,", "oh", "ah", "yo", "right")):
            text = opening + text
    elif r < .135 and kind != "Q":
        text = rng.choice(_WHY_PRE) + rng.choice([", so ", ": ", ". ", " - "]) + text
    elif r < .16 and kind != "Q":
        text = rng.choice(_WHY_COLON) + " " + text
    if limited:
        return text
    r = rng.random()
    low = text.lower()
    if r < .13 and kind in "IFDQ" and not re.search(r"\b(pl[sz]|please|plz|thank|thx|thanks|cheers)\b", low) and text[-1:] not in "!.":
        tail = "?" if text.endswith("?") else ""
        add = rng.choice(_POLITE)
        if kind == "Q" and add not in (" please", ", please", " pls", " plz", ", thanks", " thanks", ", if that's ok"):
            add = " please"
        if kind != "I" and add in (", would you", ", can you do that", ", there's a good chap", ", if it's no trouble", ", is that doable"):
            add = " please"
        text = text.rstrip("?") + add + ("" if add.endswith("?") else tail)
    elif r < .18 and kind in "IFD" and text[-1:] not in "!?.":
        text = text + rng.choice(_WHY_SUF)
    return text


def _make(rng):
    r = rng.random()
    limit = rng.random() < .155
    if r < .205:
        kind, text, edits = _pair(rng)
    else:
        e = _new_edit(rng)
        kind, text = _single(rng, e)
        edits = [e]
        if e.sided and not e.own and not limit and rng.random() < .05 and kind in "IFD" and text[-1:] not in "!?." and _OTHER[e.side] not in text:
            text += rng.choice([", leave the {o} one alone", ", not the {o} one", " but not the {o} one", ", the {o} one is fine", ", the {o} one stays as it is", ", don't touch the {o} one", ", the {o} one can stay"]).format(o=_OTHER[e.side])
    tail = ""
    if limit:
        kind, text, tail = _add_limit(rng, kind, text, edits)
    text = _wrap(rng, kind, text, edits, limit)
    text = _style(rng, text, kind)
    return text, "; ".join(e.label() for e in edits) + tail


def sentences(rng, count):
    """count pairs (sentence, label), no sentence twice"""
    out, seen = [], set()
    tries = 0
    while len(out) < count:
        tries += 1
        text, label = _make(rng)
        if text in seen and tries < 20 * count + 1000:
            continue
        seen.add(text)
        out.append((text, label))
    return out


if __name__ == "__main__":
    import sys
    import time
    seed = int(sys.argv[1]) if len(sys.argv) > 1 else 0
    n = int(sys.argv[2]) if len(sys.argv) > 2 else 300
    begin = time.time()
    for s, l in sentences(random.Random(seed), n):
        print(f"{s} => {l}")
    print(f"# {FRAME_COUNT} frames, {LIMIT_COUNT} limit wordings, {time.time() - begin:.1f} s", file=sys.stderr)

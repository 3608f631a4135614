"""The network that reads a sentence: words as sums of hashed letter groups, a GRU both ways, one query for what the sentence asks
for and one for each part and region. What was done last stands before the words as marks of its own. src/nlu/reader computes the
same numbers."""

import functools
import re

import torch
from torch import nn

from language.sentences import ACTS, AMOUNTS, INTENTS, PAIRED, PARTS, REGIONS, SIDES

BUCKETS = 12288
WIDTH = 96
HIDDEN = 128
QUERIES = 1 + len(PARTS) + len(REGIONS)
MOST_WORDS = 32

_word = re.compile(r"[a-z]+(?:'[a-z]+)*|[0-9]+|[,.;:?!]")


def words_of(text: str) -> list[str]:
    plain = text.lower().replace("\u2019", "'").replace("\u2026", "...")
    return _word.findall(plain)[:MOST_WORDS]


def _hash(text: str) -> int:
    """FNV-1a over UTF-16 units (all of them below 128 here)."""
    value = 2166136261
    for letter in text:
        value = ((value ^ ord(letter)) * 16777619) & 0xFFFFFFFF
    return value


@functools.cache
def buckets_of(word: str) -> list[int]:
    """The word itself, and its letter groups of 3 to 5 with its edges marked; a mark of the last edit is itself alone."""
    marked = f"<{word}>"
    groups = [marked + "="]
    if word.startswith("@"):
        return [_hash(groups[0]) % BUCKETS]
    for length in (3, 4, 5):
        groups += [marked[at : at + length] for at in range(len(marked) - length + 1)]
    return [_hash(group) % BUCKETS for group in groups]


class Reader(nn.Module):
    def __init__(self, layers: int = 1) -> None:
        super().__init__()
        self.embedding = nn.EmbeddingBag(BUCKETS, WIDTH, mode="mean")
        nn.init.normal_(self.embedding.weight, std=0.3)
        self.gru = nn.GRU(WIDTH, HIDDEN, num_layers=layers, batch_first=True, bidirectional=True, dropout=0.3 if layers > 1 else 0)
        self.keys = nn.Linear(2 * HIDDEN, QUERIES)
        self.intent = nn.Linear(4 * HIDDEN, len(INTENTS))
        self.part = nn.ModuleDict(
            {
                part: nn.Linear(2 * HIDDEN, len(actions) + len(AMOUNTS) + (len(SIDES) if part in PAIRED else 0))
                for part, actions in PARTS.items()
            }
        )
        self.region = nn.ModuleDict({region: nn.Linear(2 * HIDDEN, 2) for region in REGIONS})
        self.drop = nn.Dropout(0.3)
        self.word_drop = 0.08

    def forward(self, bags, offsets, lengths):
        """bags, offsets: of every word in the batch, padded with an empty bag; lengths: words a sentence [N]."""
        count = int(lengths.max())
        vectors = self.embedding(bags, offsets).view(len(lengths), count, WIDTH)
        if self.training:
            keep = torch.rand(len(lengths), count, 1) >= self.word_drop
            vectors = self.drop(vectors * keep)
        packed = nn.utils.rnn.pack_padded_sequence(vectors, lengths, batch_first=True, enforce_sorted=False)
        states, _ = nn.utils.rnn.pad_packed_sequence(self.gru(packed)[0], batch_first=True)
        mask = torch.arange(count)[None, :] >= lengths[:, None]
        scores = self.keys(states).masked_fill(mask[:, :, None], -1e9).softmax(1)  # [N, words, queries]
        pooled = self.drop(torch.einsum("nwq,nwd->nqd", scores, states))
        most = states.masked_fill(mask[:, :, None], -1e9).amax(1)
        intent = self.intent(torch.cat([pooled[:, 0], self.drop(most)], 1))
        parts = {part: head(pooled[:, 1 + at]) for at, (part, head) in enumerate(self.part.items())}
        regions = {
            region: head(pooled[:, 1 + len(PARTS) + at]) for at, (region, head) in enumerate(self.region.items())
        }
        return intent, parts, regions


def batch_of(texts: list[str], marks: list[tuple[str, ...]] | None = None):
    """`marks`: of each sentence, what was done last (sentences.marks_of)."""
    words = [words_of(text) or ["?"] for text in texts]
    if marks is not None:
        words = [[*before, *said] for before, said in zip(marks, words, strict=True)]
    count = max(map(len, words))
    bags, offsets = [], []
    for sentence in words:
        for at in range(count):
            offsets.append(len(bags))
            if at < len(sentence):
                bags += buckets_of(sentence[at])
    return torch.tensor(bags), torch.tensor(offsets), torch.tensor([len(sentence) for sentence in words])

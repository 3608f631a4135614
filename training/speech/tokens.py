"""A small byte-pair vocabulary in the files that a WhisperTokenizer is loaded from."""

import json
from pathlib import Path

from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers

from .sentences import Speaker

END, START, PLAIN = "<|endoftext|>", "<|startoftranscript|>", "<|notimestamps|>"
VOCABULARY = 640


def learn(path: Path, sentences: int = 60000) -> None:
    speaker = Speaker(7)
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(vocab_size=VOCABULARY, special_tokens=[END], initial_alphabet=list("abcdefghijklmnopqrstuvwxyz'Ġ"), show_progress=False)
    tokenizer.train_from_iterator((f" {speaker.draw()[1]}" for _ in range(sentences)), trainer)
    tokenizer.add_special_tokens([START, PLAIN])
    path.parent.mkdir(parents=True, exist_ok=True)
    tokenizer.save(str(path))


class Words:
    def __init__(self, path: Path | str):
        self.tokenizer = Tokenizer.from_file(str(path))
        self.end, self.start, self.plain = (self.tokenizer.token_to_id(t) for t in (END, START, PLAIN))
        self.prompt = [self.start, self.plain]
        self.lengths = {i: len(t) for t, i in self.tokenizer.get_vocab().items()}
        self.size = self.tokenizer.get_vocab_size()

    def encode(self, text: str) -> list[int]:
        return self.tokenizer.encode(f" {text}").ids if text else []

    def decode(self, ids: list[int]) -> str:
        return self.tokenizer.decode(ids).strip()


def tokenizer_config(words: Words) -> dict:
    def added(text: str) -> dict:
        return {"content": text, "lstrip": False, "normalized": False, "rstrip": False, "single_word": False, "special": True}

    return {
        "tokenizer_class": "WhisperTokenizer",
        "processor_class": "WhisperProcessor",
        "added_tokens_decoder": {str(words.tokenizer.token_to_id(t)): added(t) for t in (END, START, PLAIN)},
        "additional_special_tokens": [END, START, PLAIN],
        "bos_token": END,
        "eos_token": END,
        "pad_token": END,
        "unk_token": END,
        "clean_up_tokenization_spaces": False,
        "model_max_length": 64,
    }


if __name__ == "__main__":
    import sys

    learn(Path(sys.argv[1]))
    words = Words(sys.argv[1])
    print(json.dumps({"size": words.size, "end": words.end, "prompt": words.prompt}))
    for text in ["open the mouth", "save as webp", "drag three to seven", "undo that", "wake up", "joyfuller rejoinder"]:
        ids = words.encode(text)
        print(text, [words.tokenizer.id_to_token(i) for i in ids], words.decode(ids))

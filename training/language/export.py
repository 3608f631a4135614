"""Writes trained networks (one or more, averaged by the product) as one file of half precision, and golden numbers for its tests.

    python -m language.export READER.pt... --out ../models/lion/sentences.safetensors --golden ../src/nlu/reader/testing/golden.json
"""

import argparse
import json

import torch
from safetensors.torch import save_file

from language.network import Reader, batch_of
from language.sentences import INTENTS, PAIRED, PARTS, REGIONS

GOLDEN = [
    ("open the mouth", []),
    ("bruh, CLOSE his mouth pls", ["@before", "@mane.bigger"]),
    ("I'd like the left ear a touch lower\u2026 but leave the mane", []),
    ("take that back", ["@head.raise"]),
    ("and the other one, will you", ["@eyes.close", "@left", "@little"]),
    ("paint it blue", []),
    ("", []),
]


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("readers", nargs="+")
    options.add_argument("--out", required=True)
    options.add_argument("--golden")
    options = options.parse_args()
    tensors, golden = {}, []
    for at, path in enumerate(options.readers):
        halves = {name: value.half() for name, value in torch.load(path).items()}
        tensors |= {f"{at}.{name}": value.contiguous() for name, value in halves.items()}
        model = Reader(layers=2 if "gru.weight_ih_l1" in halves else 1)
        model.load_state_dict({name: value.float() for name, value in halves.items()})
        model.eval()
        with torch.no_grad():
            intent, parts, regions = model(*batch_of([text for text, _ in GOLDEN], [tuple(marks) for _, marks in GOLDEN]))
        for row, (text, marks) in enumerate(GOLDEN):
            heads = {f"part.{part}": logits[row].tolist() for part, logits in parts.items()}
            heads |= {f"region.{region}": logits[row].tolist() for region, logits in regions.items()}
            rounded = {name: [round(value, 4) for value in values] for name, values in heads.items()}
            golden.append({"member": at, "text": text, "marks": marks, "intent": [round(v, 4) for v in intent[row].tolist()], "heads": rounded})
    metadata = {
        "members": str(len(options.readers)),
        "intents": " ".join(INTENTS),
        "parts": " ".join(f"{part}:{','.join(actions)}" for part, actions in PARTS.items()),
        "paired": " ".join(PAIRED),
        "regions": " ".join(REGIONS),
    }
    save_file(tensors, options.out, metadata)
    if options.golden:
        with open(options.golden, "w", encoding="utf-8") as file:
            json.dump(golden, file)
            file.write("\n")


if __name__ == "__main__":
    main()

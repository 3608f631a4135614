"""The networks of an exported file, to be trained on from. Answers that it does not know yet begin as unlikely ones.

    python -m language.restore ../models/lion/sentences.safetensors D/reader        # D/reader0.pt, D/reader1.pt …
"""

import argparse

import torch
from safetensors import safe_open

from language.network import Reader
from language.sentences import INTENTS

UNLIKELY = -3.0


def restored(tensors: dict[str, torch.Tensor], intents: list[str]) -> Reader:
    """`intents`: those of the file, in its order; all of them must be among today's."""
    model = Reader(layers=2 if "gru.weight_ih_l1" in tensors else 1)
    rows = [INTENTS.index(intent) for intent in intents]
    weight, bias = 0.02 * torch.randn_like(model.intent.weight), torch.full_like(model.intent.bias, UNLIKELY)
    weight[rows], bias[rows] = tensors["intent.weight"], tensors["intent.bias"]
    model.load_state_dict({**tensors, "intent.weight": weight.detach(), "intent.bias": bias.detach()})
    return model


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("file")
    parser.add_argument("out", help="the beginning of the names of the checkpoints")
    options = parser.parse_args()
    with safe_open(options.file, "pt") as file:
        metadata = file.metadata()
        tensors = {name: file.get_tensor(name).float() for name in file.keys()}
    for member in range(int(metadata["members"])):
        own = {name.removeprefix(f"{member}."): value for name, value in tensors.items() if name.startswith(f"{member}.")}
        torch.save(restored(own, metadata["intents"].split(" ")).state_dict(), f"{options.out}{member}.pt")


if __name__ == "__main__":
    main()

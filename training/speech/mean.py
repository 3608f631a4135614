"""The mean of two checkpoints' averaged weights, the second trained on from the first. Where it has more blocks, the first
is taken to have them too, silent: with `out` matrices of zero, as when they were added.

    python -m speech.mean D/before.pt D/after.pt D/mean.pt --share 0.6
"""

import argparse

import torch
from torch import Tensor

SILENT = (".self_attention.out.", ".cross_attention.out.", ".feed_out.")


def mean(before: dict[str, Tensor], after: dict[str, Tensor], share: float) -> dict[str, Tensor]:
    def earlier(name: str) -> Tensor:
        if name in before:
            return before[name]
        return torch.zeros_like(after[name]) if any(part in name for part in SILENT) else after[name]

    return {name: share * value + (1 - share) * earlier(name) for name, value in after.items()}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("before")
    parser.add_argument("after")
    parser.add_argument("out")
    parser.add_argument("--share", type=float, default=0.5, help="of the second")
    parser.add_argument("--go-on", action="store_true", help="with the moments of the second's optimiser, to be trained on from")
    options = parser.parse_args()
    before, after = (torch.load(path, weights_only=True) for path in (options.before, options.after))
    weights = mean(before["average"], after["average"], options.share)
    torch.save({**after, "model": weights, "average": weights, "optimiser": after["optimiser"] if options.go_on else None, "step": 0, "spent": 0.0}, options.out)


if __name__ == "__main__":
    main()

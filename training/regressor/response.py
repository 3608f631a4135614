"""How far the factor reader follows one factor that changes alone, everything else as it was: what a judge of edits needs, and what a correlation
over different lions does not tell (the place of the pupils follows the head's turn, so that a reader of turns alone correlates with it).

`python -m regressor.response --generator ../models/lion/generator.safetensors --onnx ../models/lion/factors.onnx` adds to the factors.json beside
the ONNX file, for every factor, `response`: the slope of the reading over the factor, 1 for a reader that follows it wholly.
"""
import argparse
import json
from pathlib import Path

import onnxruntime
import torch
import torch.nn.functional as F

from lion.export_generator import load_public
from lion.factors import NAMES

from .model import INPUT_SIZE, MEASURED, shares

# what is turned to move a derived factor
TURNED_BY = {"look_x": "gaze_x", "look_y": "gaze_y"}
# the quantiles that a factor is moved between; lids and mouth are shut in a good part of all pictures, and wide open in another
ENDS, SHUT_TO_OPEN = (.2, .8), (.08, .85)
LIONS = 24


def normal(u):
    return (2 ** .5) * torch.erfinv(torch.tensor(2 * u - 1))


@torch.no_grad()
def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--generator", required=True)
    args.add_argument("--onnx", type=Path, required=True)
    a = args.parse_args()
    torch.set_num_threads(1)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(str(a.onnx), options)
    g, p, _ = load_public(a.generator)
    random = torch.Generator().manual_seed(11)
    base = .8 * torch.randn(LIONS, len(NAMES), generator=random)
    # open eyes show where they look, an open mouth its corners
    for name in ("lid_l", "lid_r", "mouth"):
        base[:, NAMES.index(name)] = .6 + .2 * base[:, NAMES.index(name)]
    filler = torch.randn(LIONS, p.shape[1], generator=random)
    filler = filler - (filler @ p.T) @ p

    def read(f):
        z = filler * ((p.shape[1] - f.square().sum(1)).sqrt() / filler.norm(dim=1))[:, None] + f @ p
        x = torch.cat([F.adaptive_avg_pool2d(g(part, dtype=torch.bfloat16).float(), INPUT_SIZE) for part in z.split(12)])
        return torch.from_numpy(session.run(["factors"], {"image": x.clamp(-1, 1).numpy()})[0])

    path = a.onnx.with_suffix(".json")
    description = json.loads(path.read_text())
    for k, name in enumerate(MEASURED):
        column = NAMES.index(TURNED_BY.get(name, name))
        low, high = base.clone(), base.clone()
        ends = SHUT_TO_OPEN if name in ("lid_l", "lid_r", "mouth") else ENDS
        low[:, column], high[:, column] = normal(ends[0]), normal(ends[1])
        change, true = (read(high) - read(low))[:, k], (shares(high) - shares(low))[:, k]
        response = (change @ true / true.square().sum()).item()
        right = (change * true > 0).float().mean().item()
        description["factors"][k]["response"] = round(response, 3)
        print(f"| {name} | {response:.2f} | {right * 100:.0f} % |", flush=True)
    path.write_text(json.dumps(description, indent=1) + "\n")


if __name__ == "__main__":
    main()

"""Teaches the regressor's head on the generator's own pictures and on rendered ones, whose factors are known, and writes it as ONNX.

`python -m regressor.train --generator ../models/lion/generator.safetensors --keypoints ../models/lion/keypoints.onnx --data FOLDER --work FOLDER
--onnx ../models/lion/factors.onnx`. FOLDER of `--data` is one of lion.make_dataset; the pictures drawn are kept in that of `--work`.
"""
import argparse
import json
import time
from pathlib import Path

import numpy as np
import onnx
import onnx.compose
import onnx.utils
import onnxruntime
import torch
import torch.nn.functional as F

from lion.export_generator import load_public
from lion.stylegan2 import carried
from lion.train_generator import Data

from .model import INPUT_SIZE, MEASURED, TAPS, Head, halved, mirrored, shares, trunk

HELD_OUT = 512


@torch.no_grad()
def draw(path, count, seed, batch=16):
    """The generator's pictures as uint8 [count, 3, 128, 128] and their measured factors."""
    g, p, _ = load_public(path)
    random = torch.Generator().manual_seed(seed)
    images, found = [], []
    for _ in range(0, count, batch):
        z = torch.randn(batch, p.shape[1], generator=random)
        x = F.adaptive_avg_pool2d(g(z, dtype=torch.bfloat16).float(), INPUT_SIZE)
        images.append(((x.clamp(-1, 1) + 1) * 127.5 + .5).byte()), found.append(shares(carried(z, p)))
    return torch.cat(images)[:count], torch.cat(found)[:count]


def rendered(folder):
    data = Data(folder)
    n = data.ready()
    images = [F.adaptive_avg_pool2d(torch.from_numpy(data.images[i:i + 64].copy()).float(), INPUT_SIZE).round().byte() for i in range(0, n, 64)]
    return torch.cat(images)[:n], shares(torch.from_numpy(data.z[:n].copy()))


def features(session, images):
    """uint8 [n, 3, 128, 128] -> fp16 [n, 96, 16, 16], [n, 144, 8, 8]"""
    out = [session.run(list(TAPS), {"image": part.float().div(127.5).sub(1).numpy()}) for part in images.split(32)]
    return [torch.from_numpy(np.concatenate([o[i] for o in out]).astype(np.float16)) for i in range(2)]


@torch.no_grad()
def figures(head, fine, coarse, share):
    """Per factor: mean absolute error in shares of the range, correlation."""
    head.eval()
    found = torch.cat([head(a.float(), b.float()) for a, b in zip(fine.split(64), coarse.split(64))])
    head.train()
    a, b = found - found.mean(0), share - share.mean(0)
    return (found - share).abs().mean(0), (a * b).sum(0) / (a.square().sum(0) * b.square().sum(0)).sqrt()


def export(head, part, path):
    """Trunk and head as one model: image [N, 3, 128, 128] in -1..1 -> factors [N, 27]."""
    temporary = f"{path}.tmp"
    torch.onnx.export(head.eval(), (torch.zeros(1, 96, 16, 16), torch.zeros(1, 144, 8, 8)), temporary, opset_version=17, dynamo=False,
                      input_names=["fine", "coarse"], output_names=["factors"], dynamic_axes={k: {0: "N"} for k in ("fine", "coarse", "factors")})
    part.ir_version = (top := onnx.load(temporary)).ir_version
    whole = onnx.compose.merge_models(part, onnx.compose.add_prefix(top, "head_"), [(TAPS[0], "head_fine"), (TAPS[1], "head_coarse")])
    for node in whole.graph.node:
        node.output[:] = ["factors" if name == "head_factors" else name for name in node.output]
    whole.graph.output[0].name = "factors"
    whole = halved(whole)
    onnx.checker.check_model(whole)
    onnx.save(whole, path)
    Path(temporary).unlink()


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--generator", required=True)
    args.add_argument("--keypoints", required=True)
    args.add_argument("--data")
    args.add_argument("--work", type=Path, required=True)
    args.add_argument("--onnx", type=Path, required=True)
    args.add_argument("--generated", type=int, default=6144)
    args.add_argument("--used", type=int, default=3072, help="so many of the generated, and half as many rendered pictures")
    args.add_argument("--steps", type=int, default=3000)
    args.add_argument("--batch", type=int, default=64)
    args.add_argument("--rate", type=float, default=2e-3)
    a = args.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(0)
    a.work.mkdir(parents=True, exist_ok=True)
    drawn, held = a.work / f"drawn-{a.generated}.pt", a.work / "held-out.pt"
    if not drawn.exists():
        torch.save(draw(a.generator, a.generated, 7), drawn)
    if not held.exists():
        torch.save(draw(a.generator, HELD_OUT, 8), held)
    images, share = (x[:a.used] for x in torch.load(drawn, weights_only=True))
    unseen, true = torch.load(held, weights_only=True)
    if a.data:
        more = rendered(a.data)
        images, share = torch.cat([images, more[0][:a.used // 2]]), torch.cat([share, more[1][:a.used // 2]])
    images, share = torch.cat([images, images.flip(-1)]), torch.cat([share, mirrored(share)])
    part = trunk(a.keypoints)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(part.SerializeToString(), options)
    start = time.time()
    fine, coarse = features(session, images)
    print(f"features of {len(images)} pictures in {time.time() - start:.0f} s", flush=True)
    test = features(session, unseen)
    head = Head()
    optimiser = torch.optim.AdamW(head.parameters(), a.rate, weight_decay=2e-2)
    for step in range(a.steps):
        for group in optimiser.param_groups:
            group["lr"] = a.rate * min(1, (step + 1) / 100) * (1 - step / a.steps)
        pick = torch.randint(0, len(share), (a.batch,))
        loss = F.smooth_l1_loss(head(fine[pick].float(), coarse[pick].float()), share[pick], beta=.05)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        optimiser.step()
        if step % 500 == 499:
            error, correlation = figures(head, *test, true)
            print(f"step {step + 1}, {time.time() - start:.0f} s: error {error.mean():.4f}, correlation {correlation.mean():.3f}", flush=True)
    export(head, part, a.onnx)
    found = onnxruntime.InferenceSession(str(a.onnx), options).run(None, {"image": unseen[:64].float().div(127.5).sub(1).numpy()})[0]
    print(f"written: {a.onnx.stat().st_size} bytes, error of the file on 64 pictures {np.abs(found - true[:64].numpy()).mean():.4f}")
    error, correlation = figures(head, *test, true)
    a.onnx.with_suffix(".json").write_text(json.dumps({"inputSize": INPUT_SIZE, "factors": [
        {"name": n, "error": round(e, 4), "correlation": round(c, 3)} for n, e, c in zip(MEASURED, error.tolist(), correlation.tolist())]}, indent=1) + "\n")
    print(f"{HELD_OUT} generated pictures that training never saw:\n\n| factor | error, % of its range | correlation |\n| --- | --- | --- |")
    for n, e, c in zip(MEASURED, error.tolist(), correlation.tolist()):
        print(f"| {n} | {e * 100:.1f} | {c:.3f} |")


if __name__ == "__main__":
    main()

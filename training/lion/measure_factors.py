"""How far each factor moves each point, in eye distances, so that drags get sensible amounts: `python -m lion.measure_factors`.

A factor goes from its 7th to its 93rd percentile (normal numbers -1.5 to 1.5) on frontal heads, all else random; medians over 200 lions.
"""
import torch

from . import factors
from .keypoints import NAMES
from .train_detector import labels

SHOWN = .04


def main():
    torch.set_num_threads(1)
    z = torch.randn(200, factors.COUNT, generator=torch.Generator().manual_seed(0))
    for name in ("yaw", "pitch", "roll"):
        z[:, factors.NAMES.index(name)] = 0
    left, right = NAMES.index("eye_left"), NAMES.index("eye_right")
    for i, name in enumerate(factors.NAMES):
        low, high = z.clone(), z.clone()
        low[:, i], high[:, i] = -1.5, 1.5
        (a, _), (b, _), (middle, _) = labels(low), labels(high), labels(z)
        unit = (middle[:, left] - middle[:, right]).norm(dim=-1)[:, None, None]
        moved = ((b - a) / unit).median(0).values
        far = [f"{n} ({x:+.2f}, {y:+.2f})" for n, (x, y) in zip(NAMES, moved.tolist()) if max(abs(x), abs(y)) > SHOWN]
        if far:
            print(f"{name}: " + ", ".join(far))


if __name__ == "__main__":
    main()

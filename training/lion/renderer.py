"""Draws lion heads: factors -> pictures and exact key points.

Sphere tracing of `geometry.surface`, first with wide cones at a quarter of the resolution, then pixel by pixel
from where the cones stopped. `python -m lion.renderer sheet.png` draws a contact sheet.
"""
import argparse
import math

import torch
import torch.nn.functional as F

from . import factors, geometry as geo, shading
from .keypoints import project, surface_points, visibility

FOCAL, CAMERA_Z = 2.55, 4.6
NEAR, FAR = 2.7, 6.2


def rotation(q):
    """Head space -> world [B, 3, 3]."""
    cy, sy, cp, sp, cr, sr = (f(q[k][:, 0]) for k in ("yaw", "pitch", "roll") for f in (torch.cos, torch.sin))
    one, zero = torch.ones_like(cy), torch.zeros_like(cy)
    m = lambda *rows: torch.stack(rows, -1).view(-1, 3, 3)
    turn = m(cy, zero, sy, zero, one, zero, -sy, zero, cy)
    nod = m(one, zero, zero, zero, cp, -sp, zero, sp, cp)
    lean = m(cr, -sr, zero, sr, cr, zero, zero, zero, one)
    return lean @ turn @ nod


def rays(q, rot, sx, sy):
    """Picture positions in -1..1 (y up) [B or 1, N] -> origins and directions in head space, each a tuple of [B, N]."""
    sx, sy = (sx - q["tx"]) / q["scale"], (sy - q["ty"]) / q["scale"]
    d = torch.stack([sx, sy, -torch.full_like(sx, FOCAL)], -1)
    d = d / d.norm(dim=-1, keepdim=True)
    inv = rot.transpose(1, 2)
    d = torch.einsum("bij,bnj->bni", inv, d)
    o = torch.einsum("bij,j->bi", inv, torch.tensor([0., 0., CAMERA_Z]))
    return tuple(o[:, i:i + 1].expand(d.shape[:2]).contiguous() for i in range(3)), tuple(d[..., i].contiguous() for i in range(3))


def advance(ox, oy, oz, dx, dy, dz, t, cone, q):
    """One step of tracing; `cone` is the ray's half width per unit of length. -> new t, distance at the old one"""
    d = geo.surface(ox + t * dx, oy + t * dy, oz + t * dz, q)
    return (t + (d - cone * t).clamp(min=-.02)).clamp(max=FAR), d


_compiled = {}


def _use(name, fn, compile_):
    if not compile_:
        return fn
    if name not in _compiled:
        _compiled[name] = torch.compile(fn, dynamic=False)
    return _compiled[name]


def grid(n):
    g = (torch.arange(n) + .5) / n * 2 - 1
    y, x = torch.meshgrid(-g, g, indexing="ij")
    return x.reshape(1, -1), y.reshape(1, -1)


LEVELS = ((4, 26), (2, 12), (1, 10))          # (pixels per cone, steps)


def trace(q, rot, n, compile_):
    """-> origins, directions, t, distance for all n*n rays; each level starts where the cones of the last one stopped."""
    step = _use("advance", advance, compile_)
    t = None
    for width, steps in LEVELS:
        m = n // width
        o, d = rays(q, rot, *grid(m))
        if t is None:
            t = torch.full_like(d[0], NEAR)
        else:
            t = F.interpolate(t.view(-1, 1, m // 2, m // 2), scale_factor=2, mode="nearest").view(t.shape[0], -1)
            t = (t - .02).clamp(min=NEAR)
        cone = (0 if width == 1 else 1.5 / m * math.sqrt(2) / FOCAL) / q["scale"]
        for _ in range(steps):
            t, _ = step(*o, *d, t, cone, q)
    return o, d, t, step(*o, *d, t, cone, q)[1]


def background(q, n):
    """A soft sky: two hues, a glow behind the head on the side of the light. [B, n*n, 3]"""
    x, y = grid(n)
    one = torch.ones_like(q["bg_hue"])
    top = shading.hsv(q["bg_hue"], .30 * one, q["bg_val"])
    low = shading.hsv(q["bg_hue2"], .38 * one, q["bg_val"] * .72)
    v = torch.sigmoid((y + .15) * 2.6 + .25 * torch.sin(2.2 * x + 6.28 * q["bg_hue"]))
    rgb = low + (top - low) * v[..., None]
    gx, gy = .75 * torch.sin(q["light_az"]), .55
    glow = torch.exp(-((x - gx) ** 2 + (y - gy) ** 2) / .55) * .28
    rgb = rgb + glow[..., None] * torch.tensor([1., .93, .78])
    return rgb * (1 - .16 * (x ** 2 + y ** 2))[..., None]


def whiskers(q, rot, n, depth):
    """Thin light lines from the pads, hidden where the head is in front. -> opacity [B, n*n]"""
    x, y = grid(n)
    mz, ml, mw = geo.muzzle_z(q), q["muzzle_len"], q["muzzle_w"]
    zero, alpha = torch.zeros_like(mz), torch.zeros(mz.shape[0], n * n)
    for side in (-1., 1.):
        for row in range(3):
            root = (side * mw * .74, -.25 - .05 * row + zero, mz + ml * .72)
            tip = (side * (mw + .62), -.12 - .14 * row + zero, mz + ml * .25)
            mid = tuple(.5 * (a + b) + c for a, b, c in zip(root, tip, (zero, zero + .07, zero + .12)))
            points = []
            for s in (0., .34, .67, 1.):
                points.append(torch.cat([a * (1 - s) ** 2 + 2 * m * s * (1 - s) + b * s * s for a, m, b in zip(root, mid, tip)], -1))
            xy, t = project(torch.stack(points, 1), q, rot)
            for i in range(3):
                a, b = xy[:, i], xy[:, i + 1]
                ab = b - a
                s = ((x - a[:, :1]) * ab[:, :1] + (y - a[:, 1:]) * ab[:, 1:]) / (ab.square().sum(-1, keepdim=True) + 1e-9)
                s = s.clamp(0, 1)
                gap = torch.sqrt((x - a[:, :1] - s * ab[:, :1]) ** 2 + (y - a[:, 1:] - s * ab[:, 1:]) ** 2 + 1e-12)
                width = .0075 * (1 - (i + s) / 3.6)
                seen = torch.sigmoid((depth + .05 - (t[:, i:i + 1] + s * (t[:, i + 1:i + 2] - t[:, i:i + 1]))) * 60)
                alpha = torch.maximum(alpha, torch.sigmoid((width - gap) * 500) * seen)
    return alpha


def render(z, n=256, compile_=True):
    """z [B, factors.COUNT] -> pictures [B, 3, n, n] in 0..1, key points [B, 29, 2] in 0..1 (y down), visibility [B, 29] (0 or 1)."""
    q = factors.physical(z)
    rot = rotation(q)
    o, d, t, distance = trace(q, rot, n, compile_)
    light = torch.stack([torch.sin(q["light_az"]) * torch.cos(q["light_el"]), torch.sin(q["light_el"]), torch.cos(q["light_az"]) * torch.cos(q["light_el"])], 1)
    light = torch.einsum("bij,bjk->bik", rot.transpose(1, 2), light)
    at = [a + t * b for a, b in zip(o, d)]
    rgb, cover = _use("shade", shading.shade, compile_)(*at, distance, q, shading.palette(q), *(light[:, i] for i in range(3)), *d)
    rgb = _use("back", background, compile_)(q, n) * (1 - cover[..., None]) + rgb * cover[..., None]
    alpha = _use("whiskers", whiskers, compile_)(q, rot, n, torch.where(cover > .5, t, torch.full_like(t, 99.)))[..., None] * .75
    rgb = rgb * (1 - alpha) + torch.tensor([1., .98, .92]) * alpha
    rgb = (rgb.clamp(0, 1.6) / (1 + .14 * rgb.clamp(0, 1.6))).clamp(0, 1) ** .85
    points = surface_points(q)
    xy, _ = project(points, q, rot)
    seen = visibility(points, xy, q, rot)
    return rgb.view(-1, n, n, 3).permute(0, 3, 1, 2), torch.stack([(1 + xy[..., 0]) / 2, (1 - xy[..., 1]) / 2], -1), seen


def main():
    from PIL import Image, ImageDraw
    args = argparse.ArgumentParser(description=__doc__)
    args.add_argument("out")
    args.add_argument("--seed", type=int, default=0)
    args.add_argument("--rows", type=int, default=3)
    args.add_argument("--columns", type=int, default=6)
    args.add_argument("--size", type=int, default=256)
    args.add_argument("--points", action="store_true", help="draw the key points: green visible, red hidden")
    args.add_argument("--set", nargs="*", default=[], metavar="FACTOR=Z", help="fix a factor's normal number")
    a = args.parse_args()
    torch.set_num_threads(2)
    z = torch.randn(a.rows * a.columns, factors.COUNT, generator=torch.Generator().manual_seed(a.seed))
    for item in a.set:
        name, value = item.split("=")
        z[:, factors.NAMES.index(name)] = torch.linspace(-2, 2, len(z)) if value == "sweep" else float(value)
    sheet = Image.new("RGB", (a.columns * a.size, a.rows * a.size))
    with torch.no_grad():
        for i in range(len(z)):
            image, xy, seen = render(z[i:i + 1], a.size, compile_=False)
            tile = Image.fromarray((image[0].permute(1, 2, 0) * 255 + .5).byte().numpy())
            if a.points:
                draw = ImageDraw.Draw(tile)
                for (x, y), s in zip(xy[0] * a.size, seen[0]):
                    draw.ellipse([x - 2, y - 2, x + 2, y + 2], fill=(0, 255, 0) if s else (255, 0, 0))
            sheet.paste(tile, (i % a.columns * a.size, i // a.columns * a.size))
    sheet.save(a.out)


if __name__ == "__main__":
    main()

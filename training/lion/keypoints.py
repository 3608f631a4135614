"""The 29 named points of a lion, exactly, from its factors: where they are and whether one sees them."""
import math

import torch

from . import geometry as geo

NAMES = ["nose", "upper_lip", "lower_lip", "mouth_left", "mouth_right", "chin", "eye_left", "eye_right",
         "upper_lid_left", "lower_lid_left", "upper_lid_right", "lower_lid_right", "pupil_left", "pupil_right",
         "ear_left", "ear_right", "ear_tip_left", "ear_tip_right", "ear_outer_left", "ear_outer_right", "forehead",
         "muzzle_left", "muzzle_right", "cheek_left", "cheek_right", "mane_top", "mane_left", "mane_right", "mane_bottom"]
COUNT = len(NAMES)
# how far (head units) a point may lie under what the camera sees and still count as seen
TOLERANCE = {name: .09 for name in NAMES}
TOLERANCE.update({n: .16 for n in NAMES if n.startswith(("ear", "muzzle", "mouth", "cheek"))})
TOLERANCE["nose"] = .13
TOLERANCE["mouth_left"] = TOLERANCE["mouth_right"] = .25
TOLERANCE.update({n: .30 for n in NAMES if n.startswith("mane")})
MIRROR = [NAMES.index(n.replace("left", "?").replace("right", "left").replace("?", "right")) for n in NAMES]


def _settle(point, q, part, rounds=6):
    """Moves points [B, 3] along the gradient onto a part's surface."""
    e = 2e-3
    for _ in range(rounds):
        x, y, z = (point[:, i:i + 1] for i in range(3))
        value = lambda dx, dy, dz: geo.parts(x + dx, y + dy, z + dz, q)[part]
        here = value(0, 0, 0)
        g = torch.cat([value(e, 0, 0) - here, value(0, e, 0) - here, value(0, 0, e) - here], -1) / e
        point = point - g * here / (g.square().sum(-1, keepdim=True) + 1e-6)
    return point


def surface_points(q):
    """-> [B, 29, 3] in head space."""
    one = torch.ones_like(q["yaw"])
    zero = 0 * one
    mz, ml, mw = geo.muzzle_z(q), q["muzzle_len"], q["muzzle_w"]
    angle = geo.jaw_angle(q)
    at = lambda x, y, z: torch.cat([x + zero, y + zero, z + zero], -1)

    def on_jaw(x, y, z):
        """A point given in the closed jaw's space."""
        y2, z2 = geo.out_of_jaw(y + zero, z + zero, angle)
        return at(x, y2 + geo.smile_lift(x + zero, q), z2)

    out = {
        "nose": _settle(at(0, -.12, mz + .08 + ml * .86), q, "nose"),
        "upper_lip": _settle(at(0, -.385, mz + ml * 1.0), q, "upper"),
        "lower_lip": _settle(on_jaw(0, -.40, mz - .03 + (ml + .08) * .90), q, "jaw"),
        "chin": _settle(on_jaw(0, -.55, mz - .03 + (ml + .08) * .83), q, "jaw"),
        "forehead": _settle(at(0, .52, .62), q, "upper"),
    }
    for side, name in ((-1, "left"), (1, "right")):
        corner = on_jaw(side * mw * .74, -.44, mz + ml * .25)
        lift = at(side * mw * .86, -.40, mz + ml * .25)
        out[f"mouth_{name}"] = (corner + lift + torch.cat([zero, geo.smile_lift(side * mw, q), zero], -1)) / 2
        x, y = geo.ear_centre(side, q)
        out[f"ear_{name}"] = at(x, y, geo.EAR_Z)
        theta = torch.linspace(0, 2 * math.pi, 97)[None, :-1]
        ex, ey = q["ear_size"] * torch.cos(theta), q["ear_size"] * geo.EAR_ASPECT * torch.sin(theta)
        c, s = torch.cos(q["ear_tilt"]), torch.sin(q["ear_tilt"])
        rim_x, rim_y = x + side * (c * ex + s * ey), y - s * ex + c * ey
        for point, score in (("tip", rim_x ** 2 + (rim_y - geo.HEAD_Y) ** 2), ("outer", side * rim_x)):
            i = score.argmax(1, keepdim=True)
            out[f"ear_{point}_{name}"] = at(rim_x.gather(1, i), rim_y.gather(1, i), geo.EAR_Z)
        openness = q[f"lid_{name[0]}"]
        low, high = geo.lid_edges(zero, openness)
        r, depth = geo.EYE_RADIUS, geo.eye_depth(q)
        on_eye = lambda u, v: at(side * geo.EYE_X + r * u, geo.EYE_Y + r * v, depth + r * torch.sqrt(1 - u * u - v * v))
        out[f"eye_{name}"] = on_eye(zero, zero)
        out[f"upper_lid_{name}"], out[f"lower_lid_{name}"] = on_eye(zero, high), on_eye(zero, low)
        out[f"pupil_{name}"] = on_eye(q["look_x"], q["look_y"])
        out[f"muzzle_{name}"] = _settle(at(side * mw * 1.05, -.27, mz + ml * .35), q, "upper")
        out[f"cheek_{name}"] = _settle(at(side * q["head_w"], -.10, .25), q, "upper")
        out[f"mane_{name}"] = at(side * q["mane_size"], -.06, geo.MANE_Z)
    out["mane_top"] = at(0, q["mane_size"] * 1.02 - .06, geo.MANE_Z)
    out["mane_bottom"] = at(0, -1.27 * q["mane_size"], geo.MANE_Z + .05)
    return torch.stack([out[n] for n in NAMES], 1)


def project(points, q, rot):
    """Head space [B, K, 3] -> picture [B, K, 2] in -1..1 (y up) and distance from the camera [B, K]."""
    from .renderer import CAMERA_Z, FOCAL
    w = torch.einsum("bij,bkj->bki", rot, points)
    s = FOCAL / (CAMERA_Z - w[..., 2])
    xy = torch.stack([w[..., 0] * s * q["scale"] + q["tx"], w[..., 1] * s * q["scale"] + q["ty"]], -1)
    return xy, (w - torch.tensor([0., 0., CAMERA_Z])).norm(dim=-1)


def visibility(points, xy, q, rot):
    """1 where nothing lies before the point, it is in the picture, and (pupils) the lids do not cover it."""
    from .renderer import NEAR, advance, rays
    o, d = rays(q, rot, xy[..., 0], xy[..., 1])
    t = torch.full_like(d[0], NEAR)
    none = torch.zeros_like(q["yaw"])
    for _ in range(40):
        t, _ = advance(*o, *d, t, none, q)
    _, depth = project(points, q, rot)
    seen = (t > depth - torch.tensor([TOLERANCE[n] for n in NAMES])) & (xy.abs() < 1).all(-1)
    for name in ("left", "right"):
        low, high = geo.lid_edges(q["look_x"], q[f"lid_{name[0]}"])
        seen[:, NAMES.index(f"pupil_{name}")] &= ((high > q["look_y"]) & (low < q["look_y"]) & (high - low > .35))[:, 0]
    return seen.float()

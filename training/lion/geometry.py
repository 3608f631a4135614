"""The lion's shape: signed distances in the head's own space (x to the viewer's right, y up, z to the viewer).

All functions take coordinates of one shape [B, N] and the factors q as [B, 1]; distances are approximate
(bounded by the true one times the factors in `surface`), which sphere tracing needs.
"""
import torch

JAW_HINGE_Y, JAW_HINGE_Z = -.22, .22
JAW_OPEN_ANGLE = .60            # radians at mouth = 1
EYE_X, EYE_Y, EYE_RADIUS = .305, .17, .185
MANE_Z = -.15
HEAD_Y = .05


def ellipsoid(x, y, z, rx, ry, rz):
    k0 = torch.sqrt((x / rx) ** 2 + (y / ry) ** 2 + (z / rz) ** 2 + 1e-9)
    k1 = torch.sqrt((x / rx ** 2) ** 2 + (y / ry ** 2) ** 2 + (z / rz ** 2) ** 2 + 1e-9)
    return k0 * (k0 - 1) / k1


def smooth_min(a, b, k):
    h = torch.clamp(k - (a - b).abs(), min=0) / k
    return torch.minimum(a, b) - h * h * k * .25


def muzzle_z(q):
    """Depth of the muzzle's centre."""
    return .50 + q["muzzle_len"] * .45


def jaw_angle(q):
    return q["mouth"] * JAW_OPEN_ANGLE


def smile_lift(x, q):
    """How far the mouth line is lifted at x."""
    return q["smile"] * .13 * torch.clamp(x.abs() / q["muzzle_w"], max=1.1) ** 2


def into_jaw(y, z, angle):
    """Head space -> the opened jaw's own space."""
    dy, dz = y - JAW_HINGE_Y, z - JAW_HINGE_Z
    c, s = torch.cos(angle), torch.sin(angle)
    return JAW_HINGE_Y + c * dy + s * dz, JAW_HINGE_Z - s * dy + c * dz


def out_of_jaw(y, z, angle):
    """The inverse of `into_jaw`."""
    return into_jaw(y, z, -angle)


def eye_depth(q):
    """Depth of the eyeballs' centres: a little under the skin."""
    inside = 1 - (EYE_X / q["head_w"]) ** 2 - ((EYE_Y - HEAD_Y) / q["head_h"]) ** 2
    return .70 * torch.sqrt(inside.clamp(min=.3)) - .075


def ear_frame(x, y, q):
    """Position in the ear's own upright frame; the mirrored side uses |x|."""
    height = q["ear_height"] + torch.sign(x) * q["ear_skew"]
    ux = x.abs() - (.60 + .10 * q["head_w"] - .12 * height)
    uy = y - (.60 + .12 * q["head_h"] + height)
    c, s = torch.cos(q["ear_tilt"]), torch.sin(q["ear_tilt"])
    return c * ux - s * uy, s * ux + c * uy


def ear_centre(side, q):
    """Centre (x, y) of the ear on side -1 (left) or 1 (right)."""
    height = q["ear_height"] + side * q["ear_skew"]
    return side * (.60 + .10 * q["head_w"] - .12 * height), .60 + .12 * q["head_h"] + height


EAR_Z, EAR_ASPECT = .22, 1.16


def mane_locks(x, y, z, q):
    """The waves of the mane's edge, in units of mane_tuft, and the angle they follow."""
    radius = torch.sqrt(x * x + y * y + 1e-9)
    angle = torch.atan2(x, y + .05) + .16 * torch.sin(2.5 * radius) * x / (x.abs() + .15)
    return torch.sin(angle * 13 + 2 * z) + .5 * torch.sin(angle * 29 - 4 * z + 1.3), angle, radius


def parts(x, y, z, q):
    """Signed distance of every part, as a dict."""
    ax = x.abs()
    mz, ml, mw = muzzle_z(q), q["muzzle_len"], q["muzzle_w"]
    head = ellipsoid(x, y - HEAD_Y, z, q["head_w"], q["head_h"], .70)
    cheek = ellipsoid(ax - q["head_w"] * .50, y + .22, z - .28, .30, .30, .34)
    muzzle = ellipsoid(x, y + .24, z - mz, mw, .235, ml + .04)
    pad = ellipsoid(ax - mw * .44, y + .30, z - (mz + ml * .60), mw * .56, .155, .18)
    bridge = ellipsoid(x, y + .02, z - .60, .17, .42, .255)
    brow = ellipsoid(ax - .27, y - .40, z - .50, .22, .09, .14)
    upper = smooth_min(smooth_min(head, cheek, .15), muzzle, .20)
    upper = smooth_min(smooth_min(smooth_min(upper, pad, .10), bridge, .20), brow, .16)
    jy, jz = into_jaw(y - smile_lift(x, q), z, jaw_angle(q))
    jaw = ellipsoid(x, jy + .475, jz - (mz - .03), mw * .80, .135, ml + .08)
    # the mouth: a hollow in the jaw and one in the muzzle, both only as deep as the mouth is open
    depth = torch.clamp(q["mouth"] * 4, max=1)
    hollow_jaw = ellipsoid(x, jy + .355, jz - (mz + .03), mw * .63, .085, ml * .95) + (1 - depth) * .12
    hollow_roof = ellipsoid(x, y + .42, z - (mz + .02), mw * .64, .07 + .08 * q["mouth"], ml * .90) + (1 - depth) * .12
    hollow = torch.minimum(hollow_jaw, hollow_roof)
    skin = torch.maximum(smooth_min(upper, jaw, .03), -hollow)
    # behind it a wall, so that nothing shows through a wide-open mouth
    throat = ellipsoid(x, y + .40 + .20 * q["mouth"], z - (mz - .20), mw * .92, .06 + .27 * q["mouth"], .24)
    throat = torch.minimum(throat, ellipsoid(x, jy + .44, jz - (mz - .12), mw * .70, .075, ml * .85)) + (1 - depth) * .06
    tongue = ellipsoid(x, jy + .412, jz - (mz + .0), mw * .42, .052, ml * .84) + (1 - depth) * .06
    fang_z = mz + ml * .74
    fang_upper = ellipsoid(ax - mw * .43, y + .42, z - fang_z, .036, .115, .036)
    fang_lower = ellipsoid(ax - mw * .36, jy + .35, jz - (fang_z - .05), .032, .09, .032)
    teeth = torch.minimum(fang_upper, fang_lower) + (1 - depth) * .10
    nose = smooth_min(ellipsoid(x, y + .095, z - (mz + .06 + ml * .78), .145, .066, .085),
                      ellipsoid(x, y + .165, z - (mz + .06 + ml * .83), .065, .075, .07), .06)
    eye = torch.sqrt((ax - EYE_X) ** 2 + (y - EYE_Y) ** 2 + (z - eye_depth(q)) ** 2 + 1e-9) - EYE_RADIUS
    ex, ey = ear_frame(x, y, q)
    size = q["ear_size"]
    ear = ellipsoid(ex, ey, z - EAR_Z, size, size * EAR_ASPECT, .12)
    ear = torch.maximum(ear, -ellipsoid(ex, ey + .1 * size, z - EAR_Z - .13, size * .72, size * EAR_ASPECT * .76, .13))
    ms = q["mane_size"]
    locks, _, _ = mane_locks(x, y, z, q)
    mane = smooth_min(ellipsoid(x, y + .06, z - MANE_Z, ms, ms * 1.02, .60),
                      ellipsoid(x, y + .55 * ms, z - MANE_Z - .05, ms * .62, ms * .72, .50), .25)
    mane = (mane - q["mane_tuft"] * locks) * .75
    return dict(skin=skin, upper=upper, jaw=jaw, hollow=hollow, throat=throat, tongue=tongue, teeth=teeth, nose=nose, eye=eye,
                ear=ear, mane=mane)


def surface(x, y, z, q):
    """One distance for the whole lion."""
    p = parts(x, y, z, q)
    d = torch.minimum(smooth_min(p["skin"], p["nose"], .02), torch.minimum(p["tongue"], p["teeth"]))
    d = torch.minimum(torch.minimum(d, p["throat"]), p["eye"])
    return torch.minimum(d, smooth_min(p["ear"], p["mane"], .05)) * .85


def lid_edges(u, openness):
    """Heights (in eye radii) of the lower and the upper lid's edge at u (in eye radii from the eye's middle)."""
    u2 = torch.clamp(u * u, max=1.2)
    closed = -.22 + .20 * u2
    return closed + openness * (-.62 + .42 * u2 - closed), closed + openness * (.74 - .52 * u2 - closed)

"""The lion's colours and light at points on its surface; texture is a function of the factors in head space."""
import torch

from . import geometry as geo


def hsv(h, s, v):
    """h, s, v of one shape [...] -> rgb [..., 3]."""
    h = h % 1.0
    k = lambda n: (n + h * 6) % 6
    f = lambda n: v - v * s * torch.clamp(torch.minimum(k(n), 4 - k(n)), 0, 1)
    return torch.stack([f(5.), f(3.), f(1.)], -1)


def palette(q):
    """Colours that the factors give, each [B, 1, 3]."""
    one = torch.ones_like(q["fur_hue"])
    fur = hsv(q["fur_hue"], .56 * one, q["fur_val"] * .96)
    const = lambda *c: torch.tensor(c).view(1, 1, 3).expand(fur.shape[0], 1, 3)
    return dict(fur=fur, light=fur * .25 + torch.tensor([.74, .695, .60]), mane=hsv(q["mane_hue"], .76 * one, q["mane_val"]),
                mane_light=hsv(q["mane_hue"] * .5 + .055, .66 * one, q["mane_val"] * .45 + .55),
                mouth=const(.34, .05, .07), tongue=const(.92, .42, .45), tooth=const(.98, .96, .90),
                nose=hsv(q["nose_hue"], .50 * one, .42 * one), pink=hsv(.02 * one, .36 * one, .92 * one),
                eye=hsv(q["eye_hue"], .95 - q["eye_hue"], .98 * one), dark=const(.10, .06, .05))


def mix(a, b, w):
    w = w[..., None]
    return a + (b - a) * w


def bump(v, width):
    return torch.exp(-(v / width) ** 2)


def step_up(v, sharp):
    return torch.sigmoid(v * sharp)


def eye_colour(x, y, q, col):
    """Colour of the eyeball with its lids, [B, N, 3], and how glossy it is."""
    side = torch.sign(x)
    u, v = (x - side * geo.EYE_X) / geo.EYE_RADIUS, (y - geo.EYE_Y) / geo.EYE_RADIUS
    open_ = torch.where(x < 0, q["lid_l"], q["lid_r"])
    gu, gv = u - q["look_x"], v - q["look_y"]
    r = torch.sqrt(gu * gu + gv * gv + 1e-9)
    iris = col["eye"] * (.80 - .45 * gv.clamp(-.6, .6) - .5 * bump(r - .67, .13)).clamp(.15, 1.2)[..., None]
    rgb = mix(torch.full_like(iris, .97), iris, step_up(.67 - r, 30))
    rgb = mix(rgb, col["dark"] * .35, step_up(.32 - r, 35))
    rgb = rgb * (1 - .35 * step_up(v - .25, 6))[..., None]                           # the upper lid's shadow
    glint = step_up(.13 - torch.sqrt((gu + .17) ** 2 + (gv - .22) ** 2 + 1e-9), 45)
    rgb = mix(rgb, torch.ones_like(rgb), glint)
    low, high = geo.lid_edges(u, open_)
    lid = torch.maximum(step_up(v - high, 30), step_up(low - v, 30))
    lash = torch.maximum(bump(v - high, .15 - .04 * open_), .8 * bump(v - low, .09))
    rgb = mix(rgb, col["fur"] * .86, lid)
    return mix(rgb, col["dark"], lash.clamp(max=1) * .92), .8 * (1 - lid)


def skin_colour(x, y, z, q, col, p):
    """Colour of face, muzzle and jaw."""
    ax = x.abs()
    mz, mw = geo.muzzle_z(q), q["muzzle_w"]
    grain = torch.sin(31 * x + 9 * torch.sin(8 * y)) * torch.sin(35 * y + 7 * torch.sin(11 * z)) * torch.sin(27 * z + 5 * x)
    rgb = col["fur"] * (1 + .045 * grain)[..., None]
    rgb = mix(rgb, col["fur"] * .74, bump(ax, .07) * step_up(y - .28, 12) * .5)                       # crown
    rgb = mix(rgb, col["mane"], step_up(torch.sqrt(x * x + (y - .05) ** 2 + 1e-9) - q["head_w"] * .98, 14) * .35)
    pale = step_up((-.12 - y) + (z - .62) * .75, 9) * .85
    pale = torch.maximum(pale, bump(ax - .29, .13) * bump(y + .08, .11) * step_up(z - .3, 9) * .65)       # under the eyes
    pale = torch.maximum(pale, bump(ax - .24, .13) * bump(y - .43, .07) * step_up(z - .3, 9) * .6)        # over them
    rgb = mix(rgb, col["light"], pale)
    # dark skin around the eyes, running to the inner corner
    eye_r = torch.sqrt((ax - geo.EYE_X) ** 2 + (y - geo.EYE_Y) ** 2 + 1e-9)
    front = step_up(z - .3, 12)
    rgb = mix(rgb, col["dark"], step_up(geo.EYE_RADIUS * .98 - eye_r, 60) * front * .55)
    rgb = mix(rgb, col["fur"] * .55, bump(ax - .135 + .25 * (y - .03), .022) * bump(y - .03, .09) * front * .7)
    # whisker spots, the groove under the nose, the mouth line
    row = (y + .235) / .058
    spots = torch.exp(-(torch.sin((ax + .012 * row) * 52) ** 2 + torch.sin(row * 3.1416) ** 2) / .20)
    spots = spots * step_up(z - mz - .1, 14) * step_up(ax - .10, 40) * step_up(mw * .86 - ax, 40) * step_up(-.19 - y, 40) * step_up(y + .40, 40)
    rgb = mix(rgb, col["dark"], spots * .45)
    muzzle = step_up(z - mz - .05, 14)
    rgb = mix(rgb, col["dark"], bump(x, .013) * muzzle * step_up(-.20 - y, 40) * step_up(y + .46, 40) * .7)
    crease = bump(p["upper"] - p["jaw"], .022) * step_up(z - mz + .12, 14) * step_up(-.28 - y, 30)
    rgb = mix(rgb, col["dark"], crease * .8)
    inside = step_up(.02 - p["hollow"].abs(), 300) * step_up(q["mouth"] - .05, 60)
    return mix(rgb, col["mouth"], inside)


def mane_colour(x, y, z, q, col):
    locks, angle, radius = geo.mane_locks(x, y, z, q)
    strand = torch.sin(angle * 61 + 5 * torch.sin(angle * 13) + 3 * radius) * .5 + torch.sin(angle * 97 + 4 * torch.sin(6 * radius)) * .3
    outer = step_up(radius - q["head_w"] * .55 - q["mane_size"] * .45, 7)
    rgb = mix(col["mane_light"], col["mane"], outer)
    return rgb * (.86 + .16 * torch.tanh(locks) + .13 * strand)[..., None]


def shade(x, y, z, distance, q, col, lx, ly, lz, vx, vy, vz):
    """Points [B, N] with light and view directions in head space -> rgb [B, N, 3], coverage [B, N]."""
    e = 2e-3
    tetra = [(1, -1, -1), (-1, -1, 1), (-1, 1, -1), (1, 1, 1)]
    s = [geo.surface(x + a * e, y + b * e, z + c * e, q) for a, b, c in tetra]
    nx, ny, nz = s[0] - s[1] - s[2] + s[3], -s[0] - s[1] + s[2] + s[3], -s[0] + s[1] - s[2] + s[3]
    inv = torch.rsqrt(nx * nx + ny * ny + nz * nz + 1e-12)
    nx, ny, nz = nx * inv, ny * inv, nz * inv
    p = geo.parts(x, y, z, q)
    ex, ey = geo.ear_frame(x, y, q)
    size = q["ear_size"]
    bowl = torch.sqrt((ex / (size * .72)) ** 2 + ((ey + .1 * size) / (size * geo.EAR_ASPECT * .76)) ** 2 + 1e-9)
    ear = mix(mix(col["fur"] * .92, col["pink"], step_up(1 - bowl, 12) * step_up(z - geo.EAR_Z + .05, 60)),
              col["light"], bump(ex - .25 * size, .5 * size) * step_up(-ey - size * .45, 14) * .6)
    eyes, gloss = eye_colour(x, y, q, col)
    zero = torch.zeros_like(x)
    layers = [(p["skin"], skin_colour(x, y, z, q, col, p), zero + .04), (p["mane"], mane_colour(x, y, z, q, col), zero + .02),
              (p["ear"], ear, zero + .03), (p["throat"], col["mouth"] * (.9 + zero[..., None]), zero + .05),
              (p["tongue"], col["tongue"] + zero[..., None], zero + .25), (p["teeth"], col["tooth"] + zero[..., None], zero + .5),
              (p["nose"], col["nose"] + zero[..., None], zero + .4), (p["eye"], eyes, gloss)]
    nearest = layers[0][0]
    for d, _, _ in layers[1:]:
        nearest = torch.minimum(nearest, d)
    total, rgb, spec = zero, torch.zeros_like(eyes), zero
    for d, colour, glossy in layers:                              # soft edges between the parts
        w = torch.exp(-(d - nearest) * 220)
        total, rgb, spec = total + w, rgb + colour * w[..., None], spec + glossy * w
    rgb, spec = rgb / total[..., None], spec / total
    occlusion = torch.ones_like(x)
    for i, h in enumerate((.06, .18, .36)):
        occlusion = occlusion - (h - geo.surface(x + nx * h, y + ny * h, z + nz * h, q) / .85).clamp(min=0) * (.95 / 2 ** i)
    occlusion = occlusion.clamp(.32, 1)
    key = ((nx * lx + ny * ly + nz * lz) * .68 + .32).clamp(min=0)
    sky = .5 + .5 * ny
    fill = (.6 - .4 * (nx * vx + ny * vy + nz * vz)).clamp(min=0)
    hx, hy, hz = lx - vx, ly - vy, lz - vz
    ih = torch.rsqrt(hx * hx + hy * hy + hz * hz + 1e-9)
    shine = ((nx * hx + ny * hy + nz * hz) * ih).clamp(min=0) ** 28
    rim = (1 + (nx * vx + ny * vy + nz * vz)).clamp(0, 1) ** 3
    tone = lambda v, *c: v[..., None] * torch.tensor(c)
    lit = rgb * (tone(key, .80, .75, .68) + tone(sky, .20, .22, .27) + tone(fill, .22, .20, .18)) * mix(torch.tensor([.55, .38, .32]) + 0 * rgb, torch.ones_like(rgb), occlusion)
    lit = lit + (spec * shine * occlusion)[..., None] * .8 + tone(rim * occlusion, .20, .17, .12)
    return lit, torch.sigmoid((.030 - distance) * 260)

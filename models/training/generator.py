"""Synthetic dense-scene generator (numpy + OpenCV).

A *type* is one kind of object (a procedural shape with texture, relief and gloss, or a real
cut-out).  A *pair* is two different scenes that show the same target type, so a trainer can learn
both in-image and cross-image matching.  Each scene is a dict:

    image  HxWx3 uint8 RGB
    label  HxW   uint16, 0 = background, i = visible mask of instance i
    cls    (256,) uint8, class of instance i (1 = target, 2.. = distractors, 0 = unused id)
    vis    (256,) float16, visible fraction of instance i

Run as a script it keeps refreshing a ring of pairs in memory-mapped files (see Ring).
"""
import argparse
import copy
import glob
import json
import os
import time

import cv2
import numpy as np
from scipy.spatial import cKDTree

cv2.setNumThreads(1)
MAXI = 256            # ids per scene (id 0 is background)


# ------------------------------------------------------------------ noise and colour helpers
def value_noise(rng, h, w, cells, octaves=3):
    """Smooth noise in [0, 1]: a few up-scaled random grids."""
    out = np.zeros((h, w), np.float32)
    amp, tot = 1.0, 0.0
    for o in range(octaves):
        c = max(2, int(cells * 2 ** o))
        g = rng.random((min(c, h), min(c, w)), dtype=np.float32)
        out += amp * cv2.resize(g, (w, h), interpolation=cv2.INTER_CUBIC)
        tot += amp
        amp *= 0.55
    out /= tot
    return np.clip(out * 1.4 - 0.2, 0, 1)


def hsv(h, s, v):
    """One HSV colour (all in 0..1) as an RGB float32 triple."""
    p = np.array([[[(h % 1.0) * 360.0, np.clip(s, 0, 1), np.clip(v, 0, 1)]]], np.float32)
    return cv2.cvtColor(p, cv2.COLOR_HSV2RGB)[0, 0]


def random_colour(rng):
    m = rng.random()
    if m < 0.25:                                           # greys, whites, blacks
        return hsv(rng.random(), rng.uniform(0, 0.12), rng.uniform(0.05, 1))
    if m < 0.6:                                            # natural: browns, greens, oranges
        return hsv(rng.uniform(0.02, 0.38), rng.uniform(0.2, 0.85), rng.uniform(0.2, 0.95))
    return hsv(rng.random(), rng.uniform(0.2, 1), rng.uniform(0.15, 1))


# ------------------------------------------------------------------ object types
FAMILIES = ['super', 'super', 'blob', 'blob', 'poly', 'capsule', 'bean', 'ring', 'star', 'leaf',
            'combo', 'glyph', 'branch']


class ObjectType:
    """Draws patches (albedo, alpha, height) of one kind of object, with small shape variation."""

    def __init__(self, rng, cutouts=None, textures=None, cut_p=0.5):
        self.cut = cutouts.draw(rng) if cutouts and rng.random() < cut_p else None
        self.family = FAMILIES[rng.integers(len(FAMILIES))]
        r = rng
        self.aspect = r.uniform(0.35, 1.0) if r.random() < 0.6 else r.uniform(0.8, 1.0)
        if r.random() < .12:
            self.aspect = r.uniform(.14, .35)                # elongated
        self.n = r.choice([1.2, 2, 2, 2, 3, 4, 8])
        self.sides = int(r.integers(3, 9))
        self.phase = r.uniform(0, 6.28, 8)
        self.amp = r.normal(0, 1, 8) * np.array([0, 0, .13, .1, .06, .04, .03, .02]) * r.uniform(.3, 1.5)
        self.hole = r.uniform(0.25, 0.65)
        self.bend = r.uniform(0.15, 0.7)
        self.deform = r.choice([0.0, 0.02, 0.05, 0.09])      # per-variant outline change
        self.glyph = chr(int(r.integers(65, 91))) if r.random() < .6 else chr(int(r.integers(48, 58)))
        self.combo = [(r.uniform(-.4, .4), r.uniform(-.4, .4), r.uniform(.25, .55), r.uniform(.5, 1),
                       r.uniform(0, 3.14)) for _ in range(int(r.integers(2, 4)))]
        self.c1 = random_colour(r)
        self.c2 = random_colour(r) if r.random() < .5 else np.clip(self.c1 * r.uniform(.3, 1.6), 0, 1)
        self.tex = r.choice(['flat', 'flat', 'noise', 'noise', 'stripes', 'spots', 'radial', 'rings',
                             'image', 'logo', 'half'])
        self.tex_img = None
        if textures and self.tex == 'image':
            self.tex_img = textures[r.integers(len(textures))]
        self.tex_seed = int(r.integers(1 << 30))
        self.tex_fixed = r.random() < .5                     # same texture on each instance?
        self.cells = r.uniform(2, 10)
        self.relief = r.choice(['dome', 'dome', 'dome', 'bevel', 'flat', 'crater'])
        self.relief_k = r.uniform(.3, 1.2)
        self.rough = r.choice([0, 0, .1, .3])
        self.gloss = r.choice([0, 0, .2, .5, .9])
        self.gloss_n = r.uniform(8, 50)
        self.edge = r.choice([0, 0, .3, .7])                 # dark outline
        self.opacity = 1.0 if r.random() < .93 else r.uniform(.6, .9)
        m = r.random()
        self.palette = None
        if self.cut is None and m < .15:                     # sweets, pills: many colours
            self.palette = [random_colour(r) for _ in range(int(r.integers(2, 6)))]
        self.hue_j, self.val_j = r.choice([.0, .01, .03]), r.choice([.03, .08, .15])
        self.free_rot = r.random() < .7
        self.size_j = r.choice([.03, .08, .15, .25, .45])
        self.parts = [(r.uniform(-.8, .8), r.uniform(-.8, .8), r.uniform(.08, .35), r.uniform(.08, .35), r.random() < .5, random_colour(r))
                      for _ in range(int(r.integers(2, 8)))] if r.random() < .3 else []   # panes, wheels, marks
        self.squash = r.choice([0, .05, .15, .3])            # out-of-plane tilt

    # -- outline ------------------------------------------------------------------------------
    def _mask(self, rng, n=128):
        c, rad = n / 2, n * .44
        m = np.zeros((n, n), np.uint8)
        t = np.linspace(0, 2 * np.pi, 72, endpoint=False)
        f = self.family
        if f in ('super', 'ring', 'blob', 'star', 'poly', 'leaf'):
            ct, st = np.cos(t), np.sin(t)
            if f in ('super', 'ring'):
                rr = (np.abs(ct) ** self.n + np.abs(st) ** self.n) ** (-1 / self.n)
                rr = rr / rr.max()
            elif f == 'blob':
                rr = 1 + sum(self.amp[k] * np.cos(k * t + self.phase[k]) for k in range(2, 8))
                rr = rr / rr.max()
            elif f == 'star':
                rr = 1 + .3 * self.hole * np.cos(self.sides * t) * (1 + self.hole)
                rr = rr / rr.max()
            elif f == 'leaf':
                rr = np.abs(ct) ** .6 * .9 + .1
                rr = np.minimum(1, np.sqrt(ct ** 2 + (.45 * st) ** 2) * (1 - .35 * st ** 2))
            else:
                k = np.pi / self.sides
                rr = np.cos(k) / np.cos(((t + self.phase[0]) % (2 * k)) - k)
            if self.deform:
                a = rng.normal(0, 1, 5) * self.deform
                p = rng.uniform(0, 6.28, 5)
                rr = rr * (1 + sum(a[k] * np.cos((k + 2) * t + p[k]) for k in range(5)))
            pts = np.stack([c + rad * rr * ct, c + rad * rr * st * self.aspect], 1)
            cv2.fillPoly(m, [np.round(pts * 8).astype(np.int32)], 255, cv2.LINE_AA, 3)
            if f == 'ring':
                q = np.stack([c + rad * rr * ct * self.hole, c + rad * rr * st * self.aspect * self.hole], 1)
                cv2.fillPoly(m, [np.round(q * 8).astype(np.int32)], 0, cv2.LINE_AA, 3)
        elif f in ('capsule', 'bean'):
            b = 0.0 if f == 'capsule' else self.bend * (1 + rng.normal(0, 3 * self.deform))
            wd = max(.06, .5 * self.aspect * (.6 if f == 'capsule' else .7))
            L = 1 - wd
            u = np.linspace(-1, 1, 24)
            pts = np.stack([c + rad * L * u, c + rad * b * (u ** 2 - .5)], 1)
            cv2.polylines(m, [np.round(pts).astype(np.int32)], False, 255, max(2, int(2 * wd * rad)), cv2.LINE_AA)
        elif f == 'branch':
            self._branches(rng, m, c, rad)
        elif f == 'combo':
            for dx, dy, s, a, th in self.combo:
                cv2.ellipse(m, (int(c + dx * rad), int(c + dy * rad)), (int(s * rad), int(s * a * rad)),
                            np.degrees(th + rng.normal(0, self.deform * 3)), 0, 360, 255, -1, cv2.LINE_AA)
        else:
            th = int(10 + 16 * self.hole)
            cv2.putText(m, self.glyph, (int(n * .14), int(n * .86)), cv2.FONT_HERSHEY_SIMPLEX, n / 30, 255, th,
                        cv2.LINE_AA)
        return m

    def _branches(self, rng, m, c, rad):
        """A rosette of stems with leaflets, as of a seedling or a snowflake: `sides` stems, drawn into m."""
        width = max(2, int(rad * (.05 + .12 * self.aspect)))
        for k in range(self.sides):
            a = 2 * np.pi * k / self.sides + self.phase[k % 8] * .15 + rng.normal(0, 4 * self.deform)
            reach = rad * (.75 + .25 * np.cos(self.phase[k % 8])) * np.exp(rng.normal(0, 3 * self.deform))
            along = np.array([np.cos(a), np.sin(a)])
            cv2.line(m, (int(c), int(c)), tuple(int(v) for v in c + along * min(reach, rad)), 255, width, cv2.LINE_AA)
            for u in np.linspace(.45, .95, int(self.n)):
                for side in (-1, 1):
                    t = a + side * (.5 + .5 * self.bend)
                    q = c + along * min(reach, rad) * u
                    e = np.clip(q + np.array([np.cos(t), np.sin(t)]) * rad * self.hole * .6, c - rad, c + rad)
                    axes = (max(1, int(np.hypot(*(e - q)) / 2)), max(1, width // 2))
                    cv2.ellipse(m, tuple(int(v) for v in (q + e) / 2), axes, np.degrees(t), 0, 360, 255, -1, cv2.LINE_AA)

    # -- one variant of the object ----------------------------------------------------------------
    def variant(self, rng, px):
        """RGBA (float32, colour 0..1) and height map (float32) in a square patch of px pixels.
        The object fills about 88 % of the patch."""
        n = 128
        if self.cut is not None:
            src = self.cut[rng.integers(len(self.cut))]
            h, w = src.shape[:2]
            k = .88 * px / max(h, w)
            hh, ww = max(2, int(h * k)), max(2, int(w * k))
            im = cv2.resize(src, (ww, hh), interpolation=cv2.INTER_AREA if k < 1 else cv2.INTER_LINEAR)
            out = np.zeros((px, px, 4), np.float32)
            y, x = (px - hh) // 2, (px - ww) // 2
            out[y:y + hh, x:x + ww] = im.astype(np.float32) / 255
            return out, None
        m = self._mask(rng, n)
        d = cv2.distanceTransform((m > 127).astype(np.uint8), cv2.DIST_L2, 3)
        dm = max(1.0, float(d.max()))
        u = d / dm
        if self.relief == 'dome':
            hgt = np.sqrt(np.clip(1 - (1 - u) ** 2, 0, 1)) * dm
        elif self.relief == 'bevel':
            hgt = np.minimum(u * 4, 1) * dm * .3
        elif self.relief == 'crater':
            hgt = np.sin(np.clip(u * 1.4, 0, 1) * np.pi) * dm * .5
        else:
            hgt = np.zeros_like(d)
        hgt = cv2.GaussianBlur(hgt, (0, 0), 2) * self.relief_k
        tr = np.random.default_rng(self.tex_seed) if self.tex_fixed else rng
        if self.rough:
            hgt = hgt + value_noise(tr, n, n, 8, 2) * self.rough * 14
        t = self._texture(tr, u, n)
        rgb = self.c1 + (self.c2 - self.c1) * t[..., None] if t.ndim == 2 else t
        for x, y, a, b, is_round, colour in self.parts:
            p, q = (n / 2 + x * n * .44, n / 2 + y * n * .44 * self.aspect), (a * n * .44, b * n * .44 * max(.5, self.aspect))
            rgb = np.ascontiguousarray(np.clip(rgb, 0, 1), np.float32)
            if is_round:
                cv2.ellipse(rgb, (int(p[0]), int(p[1])), (int(q[0]) + 1, int(q[1]) + 1), 0, 0, 360, colour.tolist(), -1, cv2.LINE_AA)
            else:
                cv2.rectangle(rgb, (int(p[0] - q[0]), int(p[1] - q[1])), (int(p[0] + q[0]), int(p[1] + q[1])), colour.tolist(), -1, cv2.LINE_AA)
        if self.edge:
            rgb = rgb * (1 - self.edge * np.clip(1 - d / 5, 0, 1))[..., None]
        rgba = np.dstack([rgb, m.astype(np.float32) / 255 * self.opacity]).astype(np.float32)
        interp = cv2.INTER_AREA if px < n else cv2.INTER_LINEAR
        return cv2.resize(rgba, (px, px), interpolation=interp), \
            cv2.resize(hgt.astype(np.float32), (px, px), interpolation=interp) * (px / n)

    def _texture(self, tr, u, n):
        k = self.tex
        yy, xx = np.mgrid[0:n, 0:n].astype(np.float32) / n - .5
        if k == 'noise':
            return value_noise(tr, n, n, self.cells, 3)
        if k == 'stripes':
            a = self.phase[1]
            s = np.sin((xx * np.cos(a) + yy * np.sin(a)) * self.cells * 6)
            return np.clip(s * 3 + .5, 0, 1)
        if k == 'spots':
            return np.clip((value_noise(tr, n, n, self.cells * 1.5, 1) - .62) * 8, 0, 1)
        if k == 'radial':
            return np.clip(np.hypot(xx, yy) * 2, 0, 1)
        if k == 'rings':
            return np.clip(np.sin(np.hypot(xx, yy / self.aspect) * self.cells * 8) * 2 + .5, 0, 1)
        if k == 'half':
            return np.clip((xx + .2 * (self.hole - .45)) * 60, 0, 1)
        if k == 'logo':
            m = np.zeros((n, n), np.uint8)
            cv2.putText(m, self.glyph, (int(n * .32), int(n * .66)), cv2.FONT_HERSHEY_DUPLEX, n / 60, 255, 4)
            return m.astype(np.float32) / 255
        if k == 'image' and self.tex_img is not None:
            h, w = self.tex_img.shape[:2]
            s = int(min(h, w) * .5)
            y, x = int(tr.integers(0, h - s)), int(tr.integers(0, w - s))
            return cv2.resize(self.tex_img[y:y + s, x:x + s], (n, n), interpolation=cv2.INTER_AREA).astype(np.float32) / 255
        return np.zeros((n, n), np.float32)


# ------------------------------------------------------------------ backgrounds
def background(rng, size, bank=None):
    m = rng.random()
    if bank and m < .6:
        im = bank[rng.integers(len(bank))]
        h, w = im.shape[:2]
        s = int(min(h, w) * rng.uniform(.4, 1))
        y, x = int(rng.integers(0, h - s + 1)), int(rng.integers(0, w - s + 1))
        bg = cv2.resize(im[y:y + s, x:x + s], (size, size), interpolation=cv2.INTER_AREA).astype(np.float32) / 255
        if rng.random() < .5:
            bg = np.ascontiguousarray(bg[:, ::-1])
        return bg
    c1, c2 = random_colour(rng), random_colour(rng)
    m = rng.random()
    if m < .3:                                            # plain, soft gradient
        g = value_noise(rng, size, size, 2, 1)[..., None] * rng.uniform(.02, .25)
        return (c1 * (1 - g) + c2 * g).astype(np.float32)
    if m < .6:                                            # noise texture
        g = value_noise(rng, size, size, rng.choice([3, 8, 20, 50]), 4)[..., None]
        c2 = c1 + (c2 - c1) * rng.uniform(.2, .9)
        return (c1 * (1 - g) + c2 * g).astype(np.float32)
    if m < .72:                                           # wood, fabric: stretched noise
        g = cv2.resize(rng.random((size // int(rng.choice([1, 2, 4])), max(2, size // 40)), dtype=np.float32), (size, size))
        if rng.random() < .5:
            g = np.ascontiguousarray(g.T)
        c2 = c1 * rng.uniform(.5, 1.5)
        return np.clip(c1 * (1 - g[..., None]) + c2 * g[..., None], 0, 1).astype(np.float32)
    if m < .85:                                           # tiles or planks
        bg = np.ones((size, size, 3), np.float32) * c1
        st = int(rng.integers(24, 140))
        for p in range(int(rng.integers(0, st)), size, st):
            cv2.line(bg, (p, 0), (p, size), c2.tolist(), int(rng.integers(1, 6)))
            if rng.random() < .7:
                cv2.line(bg, (0, p), (size, p), c2.tolist(), int(rng.integers(1, 6)))
        return np.clip(bg + (value_noise(rng, size, size, 10, 3)[..., None] - .5) * .2, 0, 1)
    bg = np.ones((size, size, 3), np.float32) * c1        # clutter: dead leaves
    for _ in range(int(rng.integers(30, 160))):
        r = int(rng.pareto(2) * 8 + 5)
        p = (int(rng.integers(0, size)), int(rng.integers(0, size)))
        col = np.clip(c1 + rng.normal(0, .22, 3), 0, 1).tolist()
        if rng.random() < .5:
            cv2.ellipse(bg, p, (r, max(2, int(r * rng.uniform(.3, 1)))), rng.uniform(0, 180), 0, 360, col, -1, cv2.LINE_AA)
        else:
            q = np.array(p) + rng.normal(0, r, (4, 2))
            cv2.fillPoly(bg, [q.astype(np.int32)], col, cv2.LINE_AA)
    return bg


# ------------------------------------------------------------------ placement
def positions(rng, n, size, s):
    """n object centres; the mode decides how dense and how regular they are."""
    mode = rng.choice(['poisson', 'poisson', 'grid', 'hex', 'cluster', 'heap', 'lines'])
    if mode in ('grid', 'hex'):
        pitch = s * rng.uniform(.85, 1.5)
        px, py = pitch, pitch * (rng.uniform(.6, 1.2) if mode == 'grid' else .87)
        a = rng.uniform(0, np.pi) if rng.random() < .5 else 0
        k = int(size / min(px, py)) + 2
        g = np.stack(np.meshgrid(np.arange(-k, k + 1), np.arange(-k, k + 1)), -1).reshape(-1, 2).astype(float)
        if mode == 'hex':
            g[:, 0] += .5 * (g[:, 1] % 2)
        g = g * [px, py] + rng.normal(0, s * rng.choice([0, .03, .1]), g.shape)
        R = np.array([[np.cos(a), -np.sin(a)], [np.sin(a), np.cos(a)]])
        p = g @ R + rng.uniform(.35, .65, 2) * size
        p = p[((p > 0) & (p < size)).all(1)]
        p = p[np.argsort(np.abs(p - p.mean(0)).max(1))] if rng.random() < .4 else rng.permutation(p)
        p = p[:n]
    elif mode == 'cluster':
        c = rng.uniform(.15, .85, (int(rng.integers(1, 5)), 2)) * size
        p = c[rng.integers(len(c), size=n)] + rng.normal(0, size * rng.uniform(.06, .2), (n, 2))
    elif mode == 'lines':
        k = int(rng.integers(1, 5))
        a = rng.uniform(0, 2 * np.pi)
        c = rng.uniform(.2, .8, (k, 2)) * size
        t = np.arange(n) // k
        d = (t - t.mean()) * s * rng.uniform(.7, 1.2)
        p = c[np.arange(n) % k] + np.stack([d * np.cos(a), d * np.sin(a)], 1) + rng.normal(0, s * .06, (n, 2))
    else:
        p = rng.uniform(0, size, (n, 2))
    if mode not in ('grid', 'hex', 'lines'):              # relax: keep a least distance
        dmin = s * (rng.uniform(.25, .6) if mode == 'heap' else rng.uniform(.55, 1.15))
        keep = []
        for q in p[:400]:
            if 0 < q[0] < size and 0 < q[1] < size and (
                    not keep or (np.hypot(*(np.array(keep) - q).T) > dmin).all()):
                keep.append(q)
        p = np.array(keep) if keep else p[:1]
    p = p[((p > -s * .2) & (p < size + s * .2)).all(1)]
    return p if len(p) else np.array([[size / 2, size / 2]])


# ------------------------------------------------------------------ one scene
class Layer:
    """How one type looks in one scene: variants at that scene's pixel size."""

    def __init__(self, rng, typ, s):
        self.t, self.s = typ, s
        self.px = max(10, int(round(s / .88)))
        self.vars = [typ.variant(rng, self.px) for _ in range(4 if typ.cut is None else min(8, len(typ.cut)))]
        self.base_angle = 0 if rng.random() < .5 else rng.uniform(0, 360)


def paint(rng, img, lab, lay, x, y, k, ident, light, shadow):
    """Draw one instance of lay at (x, y), k times its size; returns its full area in pixels."""
    t = lay.t
    rgba, hgt = lay.vars[rng.integers(len(lay.vars))]
    px = lay.px
    ang = rng.uniform(0, 360) if t.free_rot else lay.base_angle + rng.normal(0, 6)
    sq = 1 - abs(rng.normal(0, t.squash)) if t.squash else 1.0
    sq = max(.5, sq)
    P = int(np.ceil(px * k * 1.42)) + 4                    # patch that holds any rotation
    A = cv2.getRotationMatrix2D((0, 0), ang, k)[:, :2]
    if rng.random() < .3 and t.cut is None:
        A = A @ np.array([[-1, 0], [0, 1]])
    b = rng.uniform(0, np.pi)
    Rb = np.array([[np.cos(b), -np.sin(b)], [np.sin(b), np.cos(b)]])
    A = Rb @ np.diag([1, sq]) @ Rb.T @ A
    fx, fy = x - np.floor(x), y - np.floor(y)
    off = np.array([P / 2 + fx, P / 2 + fy]) - A @ np.array([px / 2, px / 2])
    M = np.hstack([A, off[:, None]])
    src = cv2.warpAffine(rgba, M, (P, P), flags=cv2.INTER_LINEAR)
    a = src[..., 3]
    rgb = src[..., :3]
    if t.palette is not None:
        c = t.palette[rng.integers(len(t.palette))]
        rgb = rgb * .35 + c * (.3 + .5 * rgb.mean(2, keepdims=True))
    gain = 1 + rng.normal(0, t.val_j)
    tint = 1 + rng.normal(0, t.hue_j + .005, 3)
    rgb = rgb * (gain * tint).astype(np.float32)
    if hgt is not None and t.relief != 'flat':
        hh = cv2.warpAffine(hgt, M, (P, P), flags=cv2.INTER_LINEAR) * k
        gx = cv2.Sobel(hh, cv2.CV_32F, 1, 0, ksize=3) * .125
        gy = cv2.Sobel(hh, cv2.CV_32F, 0, 1, ksize=3) * .125
        nrm = 1 / np.sqrt(gx * gx + gy * gy + 1)
        lx, ly, lz, amb = light
        dif = np.clip((-gx * lx - gy * ly + lz) * nrm, 0, 1.5)
        rgb = rgb * (amb + (1 - amb) * dif)[..., None]
        if t.gloss:
            hx, hy, hz = lx, ly, lz + 1
            hn = 1 / np.sqrt(hx * hx + hy * hy + hz * hz)
            sp = np.clip((-gx * hx - gy * hy + hz) * nrm * hn, 0, 1) ** t.gloss_n * t.gloss
            rgb = rgb + sp[..., None]
    x0, y0 = int(np.floor(x)) - P // 2, int(np.floor(y)) - P // 2
    H, W = lab.shape
    full = int((a > .5 * t.opacity).sum())
    if shadow is not None:                                 # soft cast shadow, under the object
        dx, dy, soft, str_ = shadow
        r = int(soft * 2) + 1
        pad = cv2.copyMakeBorder(a, r, r, r, r, cv2.BORDER_CONSTANT)
        sh = cv2.blur(cv2.blur(pad, (r, r)), (r, r)) * str_
        _blend(img, None, x0 - r + int(dx * px * k), y0 - r + int(dy * px * k), sh, None, 0)
    _blend(img, lab, x0, y0, a, rgb, ident, .5 * t.opacity)
    return full


def _blend(img, lab, x0, y0, a, rgb, ident, thr=.5):
    H, W = img.shape[:2]
    h, w = a.shape
    xa, ya, xb, yb = max(0, x0), max(0, y0), min(W, x0 + w), min(H, y0 + h)
    if xa >= xb or ya >= yb:
        return
    sl = (slice(ya, yb), slice(xa, xb))
    so = (slice(ya - y0, yb - y0), slice(xa - x0, xb - x0))
    al = a[so][..., None]
    if rgb is None:
        img[sl] *= 1 - al
        return
    img[sl] += (np.clip(rgb[so], 0, 1) - img[sl]) * al
    lab[sl][a[so] > thr] = ident


def scene(rng, target, size, s, bank, distractors, few=False):
    """One scene.

    target       ObjectType, class 1
    s            its longest side in pixels
    distractors  [(class id >= 2, ObjectType)]
    few          a mixed plate: 2 to 9 targets among as many objects of each distractor type
    """
    img = background(rng, size, bank)
    lab = np.zeros((size, size), np.uint16)
    cls, full = np.zeros(MAXI, np.uint8), np.zeros(MAXI)
    light, shadow = lighting(rng, s)
    n = int(rng.integers(2, 10)) if few else int(np.exp(rng.uniform(np.log(9), np.log(200))))
    n = min(n, int(1.3 * (size / s) ** 2) + 4)
    jobs = []
    persp = rng.uniform(-.5, .5) if rng.random() < .3 else 0
    lay = Layer(rng, target, s)
    spread = rng.choice([.3, .3, .7])                      # foreign objects much larger than the target: their parts are no targets
    layers = [(c, d, Layer(rng, d, min(s * np.exp(rng.normal(0, spread)), .6 * size))) for c, d in distractors]
    if few:                                                # all types share one arrangement
        counts = [int(rng.integers(1, 9)) for _ in layers]
        pts = rng.permutation(positions(rng, n + sum(counts), size, s)[:200])
        owner = rng.permutation([1] * n + [c for (c, _, _), k in zip(layers, counts) for _ in range(k)])
        who = {1: lay, **{c: dl for c, _, dl in layers}}
        for p, c in zip(pts, owner):
            jobs.append((who[c], p, who[c].t.size_j, int(c)))
    else:
        jobs += [(lay, p, target.size_j, 1) for p in positions(rng, n, size, s)[:200]]
        for c, d, dl in layers:
            for _ in range(int(rng.integers(1, 16))):
                jobs.append((dl, rng.uniform(0, size, 2), d.size_j, c))
    order = rng.permutation(len(jobs))
    if persp and rng.random() < .7:
        order = np.argsort([j[1][1] for j in jobs])
    for ident, j in enumerate(order[:MAXI - 1], 1):
        lay_, p, spread, c = jobs[j]
        k = np.exp(rng.normal(0, spread)) * (1 + persp * (p[1] / size - .5))
        full[ident] = paint(rng, img, lab, lay_, p[0], p[1], float(np.clip(k, .3, 2.2)), ident, light, shadow)
        cls[ident] = c
    img = photometric(rng, img)
    area = np.bincount(lab.ravel(), minlength=MAXI)[:MAXI]
    vis = np.where(full > 0, area / np.maximum(full, 1), 0)
    cls[area < 12] = 0
    lab[cls[lab] == 0] = 0
    return dict(image=img, label=lab, cls=cls, vis=vis.astype(np.float16))


def lighting(rng, s):
    """Light (x, y, z, ambient) and cast shadow (dx, dy, softness, strength) or None, for objects of size s."""
    la = rng.uniform(0, 2 * np.pi)
    lz = rng.uniform(.5, .95)
    lr = np.sqrt(1 - lz * lz)
    light = (np.cos(la) * lr, np.sin(la) * lr, lz, rng.uniform(.3, .75))
    if rng.random() >= .65:
        return light, None
    d = rng.uniform(0, .15)
    return light, (-np.cos(la) * d, -np.sin(la) * d, rng.uniform(.03, .15) * s, rng.uniform(.2, .75))


def intrude(rng, image, label, cls, s, assets):
    """Pastes objects of one or two foreign types over a labelled real picture, in place.

    image HxWx3 uint8, label HxW uint16, cls (256,): new instances get class 2 or 3.  s: their size."""
    img = image.astype(np.float32) / 255
    light, shadow = lighting(rng, s)
    ident = int(label.max())
    for c in range(2, 2 + int(rng.integers(1, 3))):
        lay = Layer(rng, ObjectType(rng, assets.cuts, assets.bgs), s * np.exp(rng.normal(0, .3)))
        for _ in range(int(rng.integers(1, 8))):
            ident += 1
            if ident >= MAXI:
                break
            x, y = rng.uniform(0, label.shape[1]), rng.uniform(0, label.shape[0])
            paint(rng, img, label, lay, x, y, float(np.exp(rng.normal(0, lay.t.size_j))), ident, light, shadow)
            cls[ident] = c
    image[:] = np.clip(img * 255, 0, 255).astype(np.uint8)


def photometric(rng, img):
    """Lighting fall-off, blur, colour, noise, JPEG: float 0..1 in, uint8 out."""
    h, w = img.shape[:2]
    if rng.random() < .35:
        g = value_noise(rng, h, w, 2, 1)
        img = img * (1 + (g - .5) * rng.uniform(.2, 1.2))[..., None]
    if rng.random() < .4:
        img = cv2.GaussianBlur(img, (0, 0), rng.uniform(.4, 1.3))
    if rng.random() < .5:
        img = img * rng.uniform(.85, 1.15, 3).astype(np.float32)
    img = np.clip(img, 0, 1) ** np.float32(np.exp(rng.normal(0, .2)))
    c = rng.uniform(.6, 1.25)
    img = (img - .5) * c + .5 + rng.normal(0, .05)
    if rng.random() < .6:
        sg = rng.uniform(.005, .04)
        noise = rng.standard_normal((h, w, 3), dtype=np.float32)
        img = img + noise * sg
    img = np.clip(img * 255, 0, 255).astype(np.uint8)
    if rng.random() < .5:
        ok, b = cv2.imencode('.jpg', img, [cv2.IMWRITE_JPEG_QUALITY, int(rng.integers(30, 90))])
        img = cv2.imdecode(b, cv2.IMREAD_COLOR)
    return img


# Cut-outs of these sets are left out: some were cut from pictures that also stand in the validation pack.
NO_CUTOUTS = ('mushrooms_', 'mandarins_')


class Cutouts:
    """RGBA cut-outs by class; a draw gives the pictures of one type of object."""

    def __init__(self):
        self.groups, self.n = {}, 0

    def add(self, cls, picture):
        self.groups.setdefault(cls, []).append(picture)
        self.n += 1

    def __len__(self):
        return self.n

    def draw(self, rng):
        """One to twelve pictures that belong together, half of the time recoloured in the same way."""
        names = list(self.groups)
        w = np.array([np.sqrt(len(self.groups[k])) for k in names])
        g = self.groups[names[rng.choice(len(names), p=w / w.sum())]]
        k = 1 if g is self.groups.get('emoji') else min(len(g), int(rng.choice([1, 3, 6, 12])))
        out = [g[i] for i in rng.choice(len(g), k, replace=False)]
        if rng.random() < .5:
            hue, sat, val = rng.uniform(0, 180), rng.uniform(.5, 1.3), rng.uniform(.6, 1.2)
            out = [recolour(c, hue, sat, val) for c in out]
        return out


def recolour(rgba, hue, sat, val):
    """Turns the hue (OpenCV's 0..180) and scales saturation and value of an RGBA uint8 picture."""
    h = cv2.cvtColor(rgba[..., :3], cv2.COLOR_RGB2HSV).astype(np.float32)
    h[..., 0] = (h[..., 0] + hue) % 180
    h[..., 1:] = np.clip(h[..., 1:] * (sat, val), 0, 255)
    return np.dstack([cv2.cvtColor(h.astype(np.uint8), cv2.COLOR_HSV2RGB), rgba[..., 3]])


class Assets:
    """Real cut-outs and background pictures of the training data (none if the folder is missing)."""

    def __init__(self, root=None, limit=None):
        root = root or os.environ.get('PERSENSE_TRAIN_DATA', '../data/train')
        self.cuts, self.bgs = Cutouts(), []
        manifest = os.path.join(root, 'cutouts', 'manifest.json')
        entries = json.load(open(manifest)) if os.path.exists(manifest) else []
        for e in entries[:limit]:
            if not e['file'].startswith(NO_CUTOUTS):
                self._cutout(os.path.join(root, 'cutouts', e['file']), e['cls'])
        for f in sorted(glob.glob(root + '/backgrounds/*.jpg'))[:limit]:
            im = cv2.imread(f)
            if im is not None and min(im.shape[:2]) >= 128:
                k = min(1, 640 / max(im.shape[:2]))
                im = cv2.resize(im, None, fx=k, fy=k, interpolation=cv2.INTER_AREA)
                self.bgs.append(cv2.cvtColor(im, cv2.COLOR_BGR2RGB))

    def _cutout(self, path, cls):
        im = cv2.imread(path, cv2.IMREAD_UNCHANGED)
        if im is None or im.ndim != 3 or im.shape[2] != 4 or min(im.shape[:2]) < 12:
            return
        ys, xs = np.where(im[..., 3] > 127)
        if len(ys) < 60:
            return
        im = im[ys.min():ys.max() + 1, xs.min():xs.max() + 1]
        k = min(1, 160 / max(im.shape[:2]))
        im = cv2.resize(im, None, fx=k, fy=k, interpolation=cv2.INTER_AREA)
        self.cuts.add(cls, cv2.cvtColor(im, cv2.COLOR_BGRA2RGBA))


def look_alike(rng, target):
    """A type that shares either the target's surface or its outline, but not both."""
    d = copy.copy(target)
    if target.cut is not None:
        hue, sat, val = rng.uniform(20, 160), rng.uniform(.4, 1.4), rng.uniform(.5, 1.3)
        d.cut = [recolour(c, hue, sat, val) for c in target.cut]
        return d
    if rng.random() < .45:                                 # same outline, other surface
        d.c1, d.c2, d.palette = random_colour(rng), random_colour(rng), None
        if rng.random() < .5:
            d.tex, d.cells = rng.choice(['flat', 'noise', 'stripes', 'spots', 'radial', 'rings', 'half']), rng.uniform(2, 10)
        return d
    d.family = FAMILIES[rng.integers(len(FAMILIES))]       # same surface, other outline
    d.aspect = rng.uniform(.35, 1)
    if d.family == target.family:
        d.aspect = target.aspect * .55 if target.aspect > .65 else min(1, target.aspect * 1.7)
        d.sides = target.sides + 3
        d.phase, d.amp = rng.uniform(0, 6.28, 8), -target.amp * rng.uniform(.8, 2)
        d.glyph = chr(65 + (ord(target.glyph) - 65 + int(rng.integers(1, 25))) % 26)
    if rng.random() < .3:
        d.c1 = np.clip(d.c1 * rng.uniform(.7, 1.3, 3), 0, 1)
    return d


class Tissue:
    """Cells that fill the plane, with walls between them: tissue, foam, paving, scales.

    A second kind of cell (class 2) may lie among them; `gaps` of the cells are no object at all."""

    def __init__(self, rng):
        r = rng
        self.colour = [random_colour(r), random_colour(r)]
        if r.random() < .5:                                # two kinds that differ little
            self.colour[1] = np.clip(self.colour[0] * r.uniform(.6, 1.4), 0, 1)
        self.wall = np.clip(self.colour[0] * (r.uniform(.1, .6) if r.random() < .75 else r.uniform(1.4, 2.2)), 0, 1)
        self.grey = r.random() < .4
        self.width = r.uniform(.03, .14)                   # of a wall, in sizes of a cell
        self.wobble, self.ragged = r.choice([0, .1, .3]), r.choice([0, 0, .25, .5])
        self.even = r.uniform(0, .9)
        self.second = r.uniform(.1, .6) if r.random() < .5 else 0
        self.gaps = r.uniform(.05, .4) if r.random() < .3 else 0
        self.grain, self.grains = r.uniform(.02, .3), r.choice([4, 10, 30])
        self.bodies = r.choice([0, 0, 1, 3])               # dark bodies inside a cell
        self.body = np.clip(self.colour[0] * r.uniform(.2, .8), 0, 1)
        self.shade = r.choice([.02, .08, .2])

    def cells(self, rng, size, s):
        """Label map 0..n-1 of cells about s pixels wide."""
        n = int(np.clip(1.6 * (size / s) ** 2, 6, MAXI - 1))
        side = int(np.ceil(np.sqrt(n)))
        g = (np.stack(np.meshgrid(np.arange(side), np.arange(side)), -1).reshape(-1, 2) + .5) / side * size
        seeds = (g + rng.uniform(-1, 1, g.shape) * (1 - self.even) * 1.5 * size / side)[rng.permutation(len(g))[:n]]
        yy, xx = np.mgrid[0:size, 0:size].astype(np.float32)
        for a in (xx, yy):
            a += (value_noise(rng, size, size, max(3, 1.5 * size / s), 2) - .5) * self.wobble * s * 2
        if self.ragged:                                    # cells of many small pieces: concave outlines, uneven sizes
            fine = rng.uniform(0, size, (min(6 * n, 1500), 2))
            d = np.hypot(*(fine[:, None] - seeds[None]).transpose(2, 0, 1)) * np.exp(rng.normal(0, self.ragged, (1, n)))
            return d.argmin(1)[cKDTree(fine).query(np.stack([xx, yy], -1))[1]]
        return cKDTree(seeds).query(np.stack([xx, yy], -1))[1]

    def scene(self, rng, size, s):
        lab = self.cells(rng, size, s).astype(np.uint16)
        _, lab = np.unique(lab, return_inverse=True)
        lab = lab.reshape(size, size).astype(np.uint16)
        n = int(lab.max()) + 1
        kind = np.where(rng.random(n) < self.second, 2, 1)
        kind[rng.random(n) < self.gaps] = 0
        if not (kind == 1).any():
            kind[0] = 1
        w = max(1, int(round(self.width * s)))
        edge = cv2.dilate(lab, np.ones((w + 1, w + 1))) != cv2.erode(lab, np.ones((w + 1, w + 1)))
        base = np.stack([self.wall, *self.colour])[np.where(kind == 0, 0, kind)] * np.exp(rng.normal(0, self.shade, (n, 1)))
        img = base[lab] * (1 + (value_noise(rng, size, size, self.grains, 3) - .5)[..., None] * self.grain * 2)
        img = np.ascontiguousarray(img, np.float32)
        for _ in range(int(self.bodies * n / 3)):
            p, r = rng.integers(0, size, 2), s * rng.uniform(.06, .2)
            cv2.ellipse(img, (int(p[0]), int(p[1])), (int(r) + 1, int(r * rng.uniform(.5, 1)) + 1), rng.uniform(0, 180), 0, 360, self.body.tolist(), -1, cv2.LINE_AA)
        a = cv2.GaussianBlur(edge.astype(np.float32), (0, 0), max(.5, w / 4))[..., None]
        img = img * (1 - a) + self.wall * a
        if self.grey:
            img = np.repeat(img.mean(2, keepdims=True), 3, 2)
        lab = np.where(edge, 0, lab + 1).astype(np.uint16)
        cls = np.zeros(MAXI, np.uint8)
        cls[1:n + 1] = kind
        area = np.bincount(lab.ravel(), minlength=MAXI)[:MAXI]
        cls[area < 20] = 0
        lab[cls[lab] == 0] = 0
        return dict(image=photometric(rng, np.clip(img, 0, 1).astype(np.float32)), label=lab, cls=cls, vis=(area > 0).astype(np.float16))


def make_pair(rng, assets=None, size=384, plates=.35):
    """Two scenes (dicts, see above) with one target type in common and the same class ids; `plates`: share of mixed plates."""
    if rng.random() < .12:
        tissue, s = Tissue(rng), float(np.exp(rng.uniform(np.log(24), np.log(80))))
        return [tissue.scene(rng, size, s * np.exp(rng.normal(0, .15))) for _ in range(2)]
    cuts, bgs = (assets.cuts, assets.bgs) if assets else (None, [])
    few = rng.random() < plates
    s = float(np.exp(rng.uniform(np.log(34 if few else 20), np.log(100 if few else 92))))
    target = ObjectType(rng, cuts, bgs)
    dis = [ObjectType(rng, cuts, bgs) for _ in range(int(rng.integers(2, 7) if few else rng.integers(0, 4)))]
    if rng.random() < .75:
        dis = [look_alike(rng, target) for _ in range(int(rng.integers(1, 3)))] + dis[1:]
    out = []
    for _ in range(2):
        use = [(2 + i, d) for i, d in enumerate(dis) if rng.random() < .8]
        out.append(scene(rng, target, size, s * np.exp(rng.normal(0, .15)), bgs, use, few))
    return out


# ------------------------------------------------------------------ ring of pairs on disk
class Ring:
    """Fixed number of pair slots in memory-mapped files, shared by the generators and the trainer."""

    def __init__(self, path, slots=1000, size=384, create=False):
        os.makedirs(path, exist_ok=True)
        mode = 'w+' if create else 'r+'
        mm = lambda n, d, s: np.memmap(os.path.join(path, n), d, mode, shape=s)
        self.n, self.size = slots, size
        self.image = mm('image', np.uint8, (slots, 2, size, size, 3))
        self.label = mm('label', np.uint16, (slots, 2, size, size))
        self.cls = mm('cls', np.uint8, (slots, 2, MAXI))
        self.vis = mm('vis', np.float16, (slots, 2, MAXI))
        self.count = mm('count', np.int64, (1,))

    def put(self, i, pair):
        for k in range(2):
            for f in ('image', 'label', 'cls', 'vis'):
                getattr(self, f)[i, k] = pair[k][f]

    def get(self, i, k):
        return {f: getattr(self, f)[i, k] for f in ('image', 'label', 'cls', 'vis')}


def main():
    """Refreshes a ring for ever: fills it at full speed, then makes one pair every --pause seconds or so."""
    ap = argparse.ArgumentParser()
    ap.add_argument('ring')
    ap.add_argument('--slots', type=int, default=1000)
    ap.add_argument('--pause', type=float, default=0.4, help='seconds between pairs once the ring is full')
    ap.add_argument('--seed', type=int, default=None)
    a = ap.parse_args()
    ring = Ring(a.ring, a.slots, create=not os.path.exists(a.ring + '/count'))
    assets = Assets()
    rng = np.random.default_rng(a.seed)
    print('cut-outs', len(assets.cuts), 'backgrounds', len(assets.bgs), flush=True)
    c = int(ring.count[0])
    while True:
        try:
            ring.put(c % a.slots, make_pair(rng, assets))
        except (cv2.error, ValueError, IndexError) as e:   # a bad draw must not stop the stream
            print('skipped', repr(e), flush=True)
            continue
        c += 1
        ring.count[0] = c
        if c % 1000 == 0:
            print(time.strftime('%H:%M:%S'), 'pairs', c, flush=True)
        if c >= a.slots:
            time.sleep(a.pause)


if __name__ == '__main__':
    main()

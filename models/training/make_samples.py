"""Renders the app's sample scenes: purely procedural, so that the project owns them (CC0).

    python3 make_samples.py OUT

Writes OUT/<name>.jpg and OUT/samples.json: [{file, title, width, height, box [x, y, w, h], count}].
Scenes are painted at twice the final size by the training generator's own brush and reduced.
"""
import json
import os
import sys

import cv2
import numpy as np

from generator import Layer, ObjectType, _blend, hsv, paint, value_noise

SS = 2                       # supersampling
W, H = 1024, 768


def kind(seed, **look):
    """An object type with a chosen look; every property not named gets a plain default."""
    t = ObjectType(np.random.default_rng(seed))
    plain = dict(cut=None, tex='noise', tex_fixed=False, cells=3.0, deform=.03, edge=0, opacity=1.0, palette=None, rough=0, gloss=.3, gloss_n=30,
                 relief='dome', relief_k=.9, hue_j=.012, val_j=.06, free_rot=True, size_j=.07, squash=.05, tex_img=None)
    for k, v in {**plain, **look}.items():
        setattr(t, k, v)
    return t


def scatter(rng, n, gap, edge, w, h, tries=400):
    """Up to n points in w*h with a least distance and a margin (dart throwing)."""
    pts = np.empty((0, 2))
    for _ in range(n * tries):
        p = rng.uniform((edge, edge), (w - edge, h - edge))
        if not len(pts) or np.hypot(*(pts - p).T).min() > gap:
            pts = np.vstack([pts, p])
            if len(pts) == n:
                break
    return pts


def draw(rng, img, layers, jobs, light, shadow):
    """Paints jobs [(layer number, x, y)]; returns the label map (1 + job number)."""
    lab = np.zeros(img.shape[:2], np.uint16)
    for i, (k, x, y) in enumerate(jobs, 1):
        lay = layers[k]
        scale = float(np.exp(rng.normal(0, lay.t.size_j)))
        paint(rng, img, lab, lay, x, y, scale, i, light, shadow)
    return lab


def vignette(img, strength):
    yy, xx = np.mgrid[-1:1:img.shape[0] * 1j, -1:1:img.shape[1] * 1j].astype(np.float32)
    return img * (1 - strength * np.clip(xx ** 2 * .6 + yy ** 2 * .7, 0, 1))[..., None]


def linen(rng, w, h, c):
    """Woven cloth: warp and weft of slightly uneven threads."""
    yy, xx = np.mgrid[0:h, 0:w].astype(np.float32)
    wob = (value_noise(rng, h, w, 6, 3) - .5) * 10
    warp, weft = np.sin((xx + wob) * .75), np.sin((yy + wob) * .75)
    over = np.sin((xx + wob) * .375) * np.sin((yy + wob) * .375) > 0
    t = np.where(over, warp, weft) * .5 + .5
    uneven = cv2.resize(rng.random((h // 8, 4), dtype=np.float32), (w, h)) + cv2.resize(rng.random((4, w // 8), dtype=np.float32), (w, h))
    folds = value_noise(rng, h, w, 3, 2)
    return np.clip(c * (.74 + .13 * t + .07 * uneven + .12 * folds)[..., None], 0, 1).astype(np.float32)


def sand(rng, w, h, c):
    """Fine damp sand."""
    low = value_noise(rng, h, w, 5, 3)
    grain = rng.normal(0, 1, (h, w)).astype(np.float32)
    grain = cv2.GaussianBlur(grain, (0, 0), 1.2) * 1.6 + cv2.GaussianBlur(grain, (0, 0), 4) * 2.5
    return np.clip(c * (.82 + .2 * low + .075 * grain)[..., None], 0, 1).astype(np.float32)


def beans(rng, w, h):
    """Red kidney beans among white ones on linen: the red ones are to be counted."""
    red = kind(11, family='bean', aspect=1.22, bend=.25, c1=hsv(.985, .80, .34), c2=hsv(.01, .72, .55), gloss=.5, gloss_n=38, cells=2.2, deform=.015)
    white = kind(12, family='bean', aspect=1.3, bend=.2, deform=.015, c1=hsv(.11, .16, .93), c2=hsv(.11, .26, .84), gloss=.35, cells=2.0)
    img = linen(rng, w, h, hsv(.10, .18, .80))
    pts = scatter(rng, 140, 96, 76, w, h)
    types = [0 if rng.random() < .84 else 1 for _ in pts]
    return img, [Layer(rng, t, 60 * SS) for t in (red, white)], [(k, *p) for k, p in zip(types, pts)], (-.45, -.45, .77, .45), (.05, .06, 9., .55)


def pebbles(rng, w, h):
    """River pebbles on damp sand."""
    t = kind(27, family='super', n=2.2, aspect=.76, deform=.022, c1=hsv(.57, .10, .30), c2=hsv(.08, .10, .66), cells=3.5, rough=.04, gloss=.25, gloss_n=14,
             relief_k=.7, val_j=.15, size_j=.13, hue_j=.024)
    img = sand(rng, w, h, hsv(.095, .33, .80))
    pts = scatter(rng, 118, 118, 78, w, h)
    return img, [Layer(rng, t, 66 * SS)], [(0, *p) for p in pts], (-.5, -.35, .79, .42), (.07, .05, 12., .6)


def cells(rng, w, h):
    """Stained cells under a microscope: pale bodies with a dark nucleus, partly overlapping."""
    img = np.ones((h, w, 3), np.float32) * hsv(.92, .05, .95)
    img *= (.95 + .06 * value_noise(rng, h, w, 4, 3))[..., None]
    body = kind(31, family='super', aspect=.93, n=2, deform=.035, c1=hsv(.88, .50, .76), c2=hsv(.86, .38, .86), relief='flat', gloss=0, edge=.35,
                opacity=.9, cells=4.0, size_j=.09, val_j=.03)
    core = kind(32, family='super', aspect=.85, n=2, deform=.04, c1=hsv(.80, .66, .48), c2=hsv(.80, .56, .58), relief='flat', gloss=0, edge=.2,
                opacity=.55, cells=5.0, size_j=.10, val_j=.05)
    return img, [Layer(rng, body, 58 * SS), Layer(rng, core, 25 * SS)], scatter(rng, 140, 88, 66, w, h)


def render(name, seed):
    """A scene by name -> RGB uint8 image, label map of the objects to count."""
    rng = np.random.default_rng(seed)
    w, h = W * SS, H * SS
    if name == 'cells':
        img, layers, pts = cells(rng, w, h)
        flat, lab = (0., 0., 1., 1.), np.zeros((h, w), np.uint16)
        for i, (x, y) in enumerate(pts, 1):
            paint(rng, img, lab, layers[0], x, y, float(np.exp(rng.normal(0, .09))), i, flat, None)
            keep = lab.copy()
            dx, dy = rng.normal(0, 7, 2)
            paint(rng, img, keep, layers[1], x + dx, y + dy, float(np.exp(rng.normal(0, .1))), i, flat, None)
        img = cv2.GaussianBlur(img, (0, 0), 1.6)
    else:
        img, layers, jobs, light, shadow = dict(beans=beans, pebbles=pebbles)[name](rng, w, h)
        lab = draw(rng, img, layers, jobs, light, shadow)
        other = [i for i, j in enumerate(jobs, 1) if j[0]]
        lab[np.isin(lab, other)] = 0
    img = vignette(np.clip(img, 0, 1), .16)
    img = cv2.resize(img, (W, H), interpolation=cv2.INTER_AREA)
    img += rng.normal(0, .008, img.shape).astype(np.float32)
    return np.clip(img * 255, 0, 255).astype(np.uint8), lab[::SS, ::SS]


def suggested(lab):
    """Box (x, y, w, h) of a whole, typical object near the middle."""
    ids, area = np.unique(lab[lab > 0], return_counts=True)
    best = None
    for i, a in zip(ids, area):
        ys, xs = np.nonzero(lab == i)
        if .95 * np.median(area) < a < 1.2 * np.median(area):
            d = np.hypot(xs.mean() - W * .45, ys.mean() - H * .45)
            if best is None or d < best[0]:
                best = d, [int(xs.min()) - 2, int(ys.min()) - 2, int(np.ptp(xs)) + 5, int(np.ptp(ys)) + 5]
    return best[1]


def main(out):
    os.makedirs(out, exist_ok=True)
    rows = []
    for name, seed, title in (('beans', 3, 'Kidney beans'), ('pebbles', 5, 'River pebbles'), ('cells', 7, 'Stained cells')):
        img, lab = render(name, seed)
        cv2.imwrite(f'{out}/{name}.jpg', img[..., ::-1], [cv2.IMWRITE_JPEG_QUALITY, 86])
        cv2.imwrite(f'{out}/{name}.labels.png', lab)
        rows.append(dict(file=f'{name}.jpg', title=title, width=W, height=H, box=suggested(lab), count=int(len(np.unique(lab)) - 1), licence='CC0-1.0'))
        print(rows[-1], os.path.getsize(f'{out}/{name}.jpg') // 1000, 'kB')
    with open(f'{out}/samples.json', 'w') as f:
        json.dump(rows, f, indent=1)


if __name__ == '__main__':
    main(sys.argv[1])

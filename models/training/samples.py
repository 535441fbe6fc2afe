"""From scenes to training samples: crops, colour changes, and every target of the losses."""
import os
import time

import cv2
import numpy as np
from scipy.ndimage import find_objects
from torch.utils.data import IterableDataset

from generator import MAXI, Assets, Ring
from realdata import RealBank

cv2.setNumThreads(1)
P = 6          # prompts per image
KB = 4         # exemplar boxes per image
NI = 12        # instances per image whose features are compared
UNKNOWN = -1   # group of an instance that belongs to no known type (never a positive of another)


def instances(lab, cls):
    """[(id, class, area, cx, cy, x0, y0, x1, y1)] of the visible masks; the centre lies on the mask."""
    out = []
    area = np.bincount(lab.ravel(), minlength=MAXI)
    for i, sl in enumerate(find_objects(lab.astype(np.int32)), 1):
        if sl is None or i >= len(cls) or cls[i] == 0 or area[i] < 12:
            continue
        m = lab[sl] == i
        ys, xs = np.nonzero(m)
        cx, cy = xs.mean(), ys.mean()
        if not m[int(cy), int(cx)]:
            j = np.argmin((xs - cx) ** 2 + (ys - cy) ** 2)
            cx, cy = xs[j], ys[j]
        out.append((i, int(cls[i]), int(area[i]), cx + sl[1].start + .5, cy + sl[0].start + .5,
                    sl[1].start, sl[0].start, sl[1].stop, sl[0].stop))
    return out


def colour_matrix(rng):
    """A 3x3 colour change: channel permutation, mixing."""
    M = np.eye(3, dtype=np.float32)
    if rng.random() < .4:
        M = M[rng.permutation(3)]
    if rng.random() < .3:
        M = M @ (np.eye(3) + rng.normal(0, .12, (3, 3))).astype(np.float32)
    return M


def crop_pair(rng, pair, out):
    """Random crop, scale, turns and a colour change shared by both images of a pair.

    Returns [(image out,out,3 float32 0..1, label int16, cls, vis)] * 2, or None if a target is lost."""
    M, inv = colour_matrix(rng), rng.random() < .05
    res = []
    for s in pair:
        n = min(s['image'].shape[:2])
        for _ in range(6):
            c = int(min(n, out * np.exp(rng.uniform(np.log(.65), np.log(1.5)))))
            y, x = (int(rng.integers(0, d - c + 1)) for d in s['image'].shape[:2])
            lab = s['label'][y:y + c, x:x + c]
            if (np.bincount(lab.ravel(), minlength=MAXI)[:MAXI][s['cls'] == 1] > 120).any():
                break
        else:
            return None
        im = s['image'][y:y + c, x:x + c]
        im = cv2.resize(im, (out, out), interpolation=cv2.INTER_AREA if c > out else cv2.INTER_LINEAR)
        lab = cv2.resize(np.ascontiguousarray(lab), (out, out), interpolation=cv2.INTER_NEAREST)
        if rng.random() < .5:
            im, lab = im[:, ::-1], lab[:, ::-1]
        k = int(rng.integers(4))
        im, lab = np.rot90(im, k), np.ascontiguousarray(np.rot90(lab, k))
        im = np.clip(im.astype(np.float32) / 255 @ M.T, 0, 1)
        im = np.clip(im * rng.uniform(.8, 1.2, 3) + rng.normal(0, .03), 0, 1) ** np.exp(rng.normal(0, .12))
        res.append(((1 - im if inv else im).astype(np.float32), lab.astype(np.int16), s['cls'], s['vis']))
    return res


def centre_maps(keep, typ, h, w):
    """Centre heat map (peaks of one) and density map (sums to the count), both h/4,w/4."""
    gx, gy = (np.arange(w // 4) + .5) * 4, (np.arange(h // 4) + .5) * 4
    heat = np.zeros((h // 4, w // 4), np.float32)
    dens = np.zeros_like(heat)
    for t in keep:
        sg = max(2.2, .13 * .5 * (typ + max(t[7] - t[5], t[8] - t[6])))
        g = np.outer(np.exp(-.5 * ((gy - t[4]) / sg) ** 2), np.exp(-.5 * ((gx - t[3]) / sg) ** 2)).astype(np.float32)
        heat = np.maximum(heat, g)
        dens += g / max(g.sum(), 1e-6)
    return heat, dens


def prompts(rng, lab, tg, dis, typ):
    """P prompts (x, y, size), the instance under each (-1: background), its class (0) and box (zeros)."""
    h, w = lab.shape
    pts, pid, pcls, box = [], [], [], []
    known = {t[0]: t for t in tg + dis}
    for _ in range(P):
        r = rng.random()
        if r < .15:
            y, x = int(rng.integers(h)), int(rng.integers(w))
            pts.append((x + .5, y + .5, typ * np.exp(rng.normal(0, .2))))
            t = known.get(int(lab[y, x]))
            pid.append(t[0] if t else -1)
            pcls.append(t[1] if t else 0)
            box.append(t[5:9] if t else (0, 0, 0, 0))
            continue
        t = dis[rng.integers(len(dis))] if dis and r < .35 else tg[rng.integers(len(tg))]
        own = max(t[7] - t[5], t[8] - t[6])
        x, y = t[3], t[4]
        if rng.random() < .35:
            ys, xs = np.nonzero(lab[t[6]:t[8], t[5]:t[7]] == t[0])
            j = rng.integers(len(ys))
            x, y = xs[j] + t[5] + .5, ys[j] + t[6] + .5
        else:
            jx, jy = np.clip(x + rng.normal(0, .1) * own, 0, w - 1), np.clip(y + rng.normal(0, .1) * own, 0, h - 1)
            if lab[int(jy), int(jx)] == t[0]:
                x, y = jx, jy
        base = typ if t[1] == 1 and rng.random() < .7 else own
        off = rng.normal(0, .15) if rng.random() < .65 else rng.uniform(-.7, .7)      # a factor of 0.5 to 2
        pts.append((x, y, float(np.clip(base * np.exp(off), 8, 200))))
        pid.append(t[0])
        pcls.append(t[1])
        box.append(t[5:9])
    return np.array(pts, np.float32), np.array(pid, np.int64), np.array(pcls, np.int64), np.array(box, np.float32)


def shape_of(rng, lab, chosen):
    """Mean shape of instances: log(area / side^2), log(long / short axis), log(side / 40), each a little off."""
    rows = []
    for t in chosen:
        ys, xs = np.nonzero(lab[t[6]:t[8], t[5]:t[7]] == t[0])
        side = max(t[7] - t[5], t[8] - t[6])
        lo, hi = np.linalg.eigvalsh(np.cov(np.stack([xs, ys])) + np.eye(2) / 12) if len(xs) > 2 else (1., 1.)
        rows.append((np.log(t[2] / side ** 2), .5 * np.log(hi / max(lo, 1e-3)), np.log(side / 40)))
    return (np.mean(rows, 0) + rng.normal(0, .08, 3)).astype(np.float32)


def exemplar_mask(rng, lab, ids):
    """Mask of the exemplars, half of the time grown, shrunk or cut as a predicted mask would be."""
    m = np.isin(lab, ids).astype(np.uint8)
    r = rng.random()
    if r < .25:
        m = cv2.dilate(m, np.ones((3, 3), np.uint8), iterations=int(rng.integers(1, 4)))
    elif r < .5:
        e = cv2.erode(m, np.ones((3, 3), np.uint8), iterations=int(rng.integers(1, 4)))
        m = e if e.sum() > 16 else m
    return m.astype(np.float32)


def compared(rng, lab, tg, dis, grouped):
    """NI instances for the feature losses: pooling weights NI,h/8,w/8 and groups NI (0 = empty slot).

    Group 1 is the target; other types keep their class if it means the same in both images of the
    pair (grouped), and are UNKNOWN otherwise."""
    h, w = lab.shape
    pool = [t for t in tg if t[2] > 40], [t for t in dis if t[2] > 40]
    chosen = [p[i] for p in pool for i in rng.permutation(len(p))[:NI // 2]]
    wt, group = np.zeros((NI, h // 8, w // 8), np.float32), np.zeros(NI, np.int64)
    for j, t in enumerate(chosen):
        wt[j] = cv2.resize((lab == t[0]).astype(np.float32), (w // 8, h // 8), interpolation=cv2.INTER_AREA)
        group[j] = t[1] if t[1] == 1 or grouped else UNKNOWN
    return wt, group


def targets(rng, im, lab, cls, vis, key=-1):
    """All inputs and targets of one image as a dict of arrays, or None without a target instance.

    image 3,h,w; label h,w; heat, dens h/4,w/4; boxes KB,4; exm, fg, foreign h,w; pts P,3; pid, pcls P; pbox P,4; shape 3;
    iw NI,h/8,w/8; group NI; n: targets; key: number of the real class (-1 = generated)."""
    h, w = lab.shape
    inst = instances(lab, cls)
    tg, dis = [t for t in inst if t[1] == 1], [t for t in inst if t[1] != 1]
    if not tg:
        return None
    dim = np.array([max(t[7] - t[5], t[8] - t[6]) for t in tg], float)
    big = np.array([t[2] for t in tg])
    typ = float(np.median(dim[big >= np.median(big)]))               # the type's size in this crop
    keep = [t for t in tg if t[2] > .12 * np.median(big) and vis[t[0]] > .15]
    heat, dens = centre_maps(keep, typ, h, w)
    inside = [t for t in keep if vis[t[0]] > .6 and t[5] > 1 and t[6] > 1 and t[7] < w - 1 and t[8] < h - 1]
    pool = inside or sorted(keep or tg, key=lambda t: -t[2])[:2]     # exemplars: well visible instances
    ex = [pool[j] for j in rng.permutation(len(pool))[:int(rng.integers(1, KB + 1))]]
    ex = [ex[j % len(ex)] for j in range(KB)]
    bx = np.array([t[5:9] for t in ex], np.float32)
    jitter = .05 if rng.random() < .7 else .12
    bx += rng.normal(0, jitter, bx.shape).astype(np.float32) * np.tile(bx[:, 2:] - bx[:, :2], 2)
    pts, pid, pcls, pbox = prompts(rng, lab, tg, dis, typ)
    iw, group = compared(rng, lab, tg, dis, key < 0)
    c = cls[lab]
    return dict(image=im.transpose(2, 0, 1), label=lab, heat=heat, dens=dens, boxes=bx, exm=exemplar_mask(rng, lab, [t[0] for t in ex[:2]]),
                fg=(c == 1).astype(np.float32), foreign=(c > 1).astype(np.float32), pts=pts, pid=pid, pcls=pcls, pbox=pbox,
                shape=shape_of(rng, lab, ex[:2]), iw=iw, group=group,
                n=np.float32(max(1, len(keep))), key=np.int64(key))


class Pairs(IterableDataset):
    """Endless stream of pairs: dicts of arrays with a leading axis of two images."""

    def __init__(self, ring, slots, cache, crop=256, real=.4, seed=None):
        self.ring, self.slots, self.cache, self.crop, self.real, self.seed = ring, slots, cache, crop, real, seed

    def __iter__(self):
        ring = Ring(self.ring, self.slots)
        seed = int(time.time() * 1000) if self.seed is None else self.seed
        rng = np.random.default_rng((seed, os.getpid()))
        bank = RealBank(self.cache, assets=Assets(limit=800)) if self.real > 0 else []
        while True:
            if len(bank) and rng.random() < self.real:
                pair = bank.pair(rng, self.crop)
            else:
                i = int(rng.integers(max(1, min(self.slots, int(ring.count[0])))))
                pair = [ring.get(i, 0), ring.get(i, 1)]
            if rng.random() < .5:
                pair = pair[::-1]
            crops = crop_pair(rng, pair, self.crop)
            t = crops and [targets(rng, *c, key=s.get('key', -1)) for c, s in zip(crops, pair)]
            if t and t[0] is not None and t[1] is not None:
                yield {k: np.stack([t[0][k], t[1][k]]) for k in t[0]}

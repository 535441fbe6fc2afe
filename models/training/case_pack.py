"""Writes packs of training cases, in the layout of a labelled folder pack, for fitting the verifier.

    python3 case_pack.py OUT --n 300 [--seed 1] [--cache cache]

OUT/cross and OUT/same each hold one folder a case: 00.jpg with one marked instance, 01.jpg with all of them. Cases are crops and
pictures of the labelled photographs (foreign objects pasted into some) and generated scenes. Nothing of a validation pack is read.
"""
import argparse
import json
import os

import cv2
import numpy as np

from generator import MAXI, Assets, intrude, make_pair
from realdata import RealBank

SHARES = {'generated': .55, 'facade_all': .1, 'mandarins': .07, 'mushrooms': .04, 'dsb2018': .08, 'coco_by': .1, 'strawberries': .06}
PLATES = .6                     # share of mixed plates among the generated scenes: there the choice is hardest
FOREIGN = .4                    # share of the photographs into which foreign objects are pasted
MIXED = ('dsb2018', 'coco_by')  # sets whose pictures differ too much for a reference from another one


def whole(label, ids):
    """Instances of ids that do not touch the border, by area."""
    h, w = label.shape
    out = []
    for i in ids:
        ys, xs = np.nonzero(label == i)
        if len(ys) > 30 and xs.min() > 0 and ys.min() > 0 and xs.max() < w - 1 and ys.max() < h - 1:
            out.append((len(ys), i))
    return [i for _, i in sorted(out)]


def choose(rng, label, ids):
    """The instance to mark: neither the smallest nor the largest; 0 if all touch the border."""
    ids = whole(label, ids)
    return int(ids[int(rng.uniform(.3, .9) * len(ids))]) if ids else 0


class Cases:
    """Draws training cases."""

    def __init__(self, rng, cache):
        self.rng, self.bank, self.assets = rng, RealBank(cache), Assets()
        known = {'generated'} | {k[0] for k in self.bank.keys}
        self.sets = [k for k in SHARES if k in known]
        self.shares = np.array([SHARES[k] for k in self.sets]) / sum(SHARES[k] for k in self.sets)

    def picture(self, entry, near):
        """A labelled photograph or a part of it round instance `near`: image, labels of one class."""
        it, ids = self.bank.items[entry[0]], entry[1]
        h, w, at = it['h'], it['w'], it['at']
        im = np.array(self.bank.images[3 * at:3 * (at + h * w)]).reshape(h, w, 3)
        lab = np.array(self.bank.labels[at:at + h * w]).reshape(h, w)
        if self.rng.random() < .35 and min(h, w) > 300:                # a part, enlarged: other sizes and counts
            k = self.rng.uniform(.45, .8)
            b = it['boxes'][near]
            ch, cw = int(h * k), int(w * k)
            y = int(np.clip((b[1] + b[3]) / 2 - ch * self.rng.uniform(.3, .7), 0, h - ch))
            x = int(np.clip((b[0] + b[2]) / 2 - cw * self.rng.uniform(.3, .7), 0, w - cw))
            im, lab = im[y:y + ch, x:x + cw], lab[y:y + ch, x:x + cw]
        return np.ascontiguousarray(im), np.where(np.isin(lab, ids), lab, 0).astype(np.uint16), lab

    def photograph(self, ds, same):
        """(reference, its labels, query, its labels) of a class of a set."""
        rng = self.rng
        keys = [k for k in self.bank.keys if k[0] == ds]
        least = 1 if ds == 'strawberries' else 2
        pool = [(k, e) for k in keys for e in self.bank.by[k] if len(e[1]) >= least]
        key, entry = pool[rng.integers(len(pool))]
        others = [x for x in self.bank.by[key] if x is not entry]
        shown = entry if same or not others or ds in MIXED else others[rng.integers(len(others))]
        b = self.picture(entry, int(rng.choice(entry[1])))
        a = self.picture(shown, int(rng.choice(shown[1])))
        if rng.random() < FOREIGN:
            self.paste(b, entry)
        return a[0], a[1], b[0], b[1]

    def paste(self, b, entry):
        box = np.array([self.bank.items[entry[0]]['boxes'][i] for i in entry[1]])
        size = float(np.median(np.maximum(box[:, 2] - box[:, 0], box[:, 3] - box[:, 1])))
        if 10 < size < 300 and b[2].max() < 60000:
            all_, cls = b[2].copy(), np.zeros(65536, np.uint8)
            before = all_.copy()
            intrude(self.rng, b[0], all_, cls, size, self.assets)
            b[1][all_ != before] = 0

    def generated(self):
        s = make_pair(self.rng, self.assets, int(self.rng.choice([384, 512, 640])), PLATES)
        out = []
        for x in s:
            good = (x['cls'] == 1) & (x['vis'].astype(np.float32) > .25)
            out += [x['image'], np.where(good[x['label']], x['label'], 0).astype(np.uint16)]
        return out

    def draw(self, same):
        """A case of a random set."""
        ds = str(self.rng.choice(self.sets, p=self.shares))
        a, la, b, lb = self.generated() if ds == 'generated' else self.photograph(ds, same)
        mark, own = choose(self.rng, la, np.unique(la[la > 0])), choose(self.rng, lb, np.unique(lb[lb > 0]))
        ok = own if same else mark and lb.any()
        return (ds, a, np.where(la == mark, 1, 0), b, lb, own) if ok else None


def save(folder, name, image, labels):
    cv2.imwrite(f'{folder}/{name}.jpg', cv2.cvtColor(image, cv2.COLOR_RGB2BGR), [cv2.IMWRITE_JPEG_QUALITY, 93])
    cv2.imwrite(f'{folder}/{name}.labels.png', labels.astype(np.uint16))


def write(out, same, n, seed, cache):
    cases, index = Cases(np.random.default_rng((seed, same)), cache), {}
    while len(index) < n:
        c = cases.draw(same)
        if c is None:
            continue
        ds, a, la, b, lb, own = c
        name = '%04d_%s' % (len(index), ds)
        os.makedirs(f'{out}/{name}', exist_ok=True)
        save(f'{out}/{name}', '00', a if la.any() else b, la if la.any() else np.where(lb == own, 1, 0))
        save(f'{out}/{name}', '01', b, lb)
        index[name] = dict(images=[dict(id='01', n=int(len(np.unique(lb)) - 1), exemplar=own or int(lb.max()))])
    with open(f'{out}/index.json', 'w') as f:
        json.dump(dict(name='training cases', classes=index), f)


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument('out')
    ap.add_argument('--n', type=int, default=300)
    ap.add_argument('--seed', type=int, default=1)
    ap.add_argument('--cache', default='cache')
    a = ap.parse_args()
    for same in (False, True):
        write(f"{a.out}/{'same' if same else 'cross'}", same, a.n, a.seed, a.cache)


if __name__ == '__main__':
    main()

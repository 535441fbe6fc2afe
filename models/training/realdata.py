"""Labelled photographs as training pairs, in the same form as the generator's scenes.

Reads ROOT/<set>/<id>.jpg, <id>.labels.png (16-bit instance labels) and classes.json
({id: {instance: class}}).  Pictures listed in excluded.json (copies of validation pictures, see
check_overlap.py) are never read.  The decoded pictures are cached once in flat files that all
processes map, so that a worker starts at once and costs no memory of its own.
"""
import glob
import json
import os

import cv2
import numpy as np

from generator import MAXI, intrude

SETS = {'dsb2018': .19, 'facade_all': .2, 'coco_by': .26, 'mandarins': .14, 'mushrooms': .09, 'strawberries': .06, 'solar_defects': .06}
# regions rather than objects that one would count; COCO's crowd regions end in '#crowd'
NOT_OBJECTS = {'vegetation', 'facade', 'street', 'non-building-infrastructure', 'fence', 'people', 'dusty', 'snow-covered'}
MIXED = ('dsb2018', 'coco_by')      # sets whose pictures differ so much that a pair is mostly two crops of one picture
MAXSIDE = 800


def _read(root: str, ds: str, name: str):
    """RGB uint8 HxWx3 and uint16 HxW labels, reduced to MAXSIDE; None if unreadable."""
    im = cv2.imread(f'{root}/{ds}/{name}.jpg')
    lab = cv2.imread(f'{root}/{ds}/{name}.labels.png', cv2.IMREAD_UNCHANGED)
    if im is None or lab is None:
        return None
    lab = lab[..., 0] if lab.ndim == 3 else lab
    k = min(1, MAXSIDE / max(im.shape[:2]))
    im = cv2.resize(im, None, fx=k, fy=k, interpolation=cv2.INTER_AREA)
    lab = cv2.resize(lab, (im.shape[1], im.shape[0]), interpolation=cv2.INTER_NEAREST)
    return cv2.cvtColor(im, cv2.COLOR_BGR2RGB), lab.astype(np.uint16)


def _boxes(lab: np.ndarray) -> dict[int, list[int]]:
    """{instance: [x0, y0, x1, y1, area]} of the instances above 30 pixels."""
    from scipy.ndimage import find_objects
    area = np.bincount(lab.ravel())
    return {i: [int(v) for v in (s[1].start, s[0].start, s[1].stop, s[0].stop, area[i])]
            for i, s in enumerate(find_objects(lab.astype(np.int32)), 1) if s is not None and area[i] > 30}


def build_cache(root: str, cache: str) -> None:
    """Writes images.bin, labels.bin and index.json (shape, offset, instances) under cache."""
    os.makedirs(cache, exist_ok=True)
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), 'excluded.json')) as f:
        excluded = json.load(f)
    items, at = [], 0
    with open(cache + '/images.bin', 'wb') as fi, open(cache + '/labels.bin', 'wb') as fl:
        for ds in SETS:
            cf = f'{root}/{ds}/classes.json'
            classes = json.load(open(cf)) if os.path.exists(cf) else {}
            for path in sorted(glob.glob(f'{root}/{ds}/*.jpg')):
                name = os.path.splitext(os.path.basename(path))[0]
                got = None if f'{ds}/{name}.jpg' in excluded else _read(root, ds, name)
                if got is None:
                    continue
                im, lab = got
                fi.write(im.tobytes())
                fl.write(lab.tobytes())
                c = classes.get(name, {})
                items.append(dict(set=ds, name=name, h=im.shape[0], w=im.shape[1], at=at, boxes=_boxes(lab),
                                  classes={int(i): k for i, k in c.items()}))
                at += lab.size
    with open(cache + '/index.tmp', 'w') as f:
        json.dump(items, f)
    os.replace(cache + '/index.tmp', cache + '/index.json')


class RealBank:
    """Draws pairs of crops that show the same class."""

    def __init__(self, cache: str, root: str | None = None, assets=None):
        root = root or os.environ.get('PERSENSE_TRAIN_DATA', '../data/train')
        if not os.path.exists(cache + '/index.json'):
            build_cache(root, cache)
        self.assets = assets
        with open(cache + '/index.json') as f:
            self.items = json.load(f)
        if not self.items:
            self.keys = []
            return
        self.images = np.memmap(cache + '/images.bin', np.uint8, 'r')
        self.labels = np.memmap(cache + '/labels.bin', np.uint16, 'r')
        by: dict = {}
        for n, it in enumerate(self.items):
            it['boxes'] = {int(i): b for i, b in it['boxes'].items()}
            groups: dict = {}
            for i in it['boxes']:
                k = it["classes"].get(str(i), it["set"])
                if '#' not in k and k not in NOT_OBJECTS:
                    groups.setdefault(k, []).append(i)
            for k, ids in groups.items():
                if it['set'] != 'coco_by' or len(ids) >= 2:
                    by.setdefault((it['set'], k), []).append((n, ids))
        self.by, self.keys = by, list(by)
        w = {k: np.sqrt(len(v)) for k, v in by.items()}
        total = {ds: sum(v for k, v in w.items() if k[0] == ds) for ds in SETS}
        p = np.array([w[k] / total[k[0]] * SETS[k[0]] for k in self.keys])
        self.p = p / p.sum()

    def __len__(self):
        return len(self.keys)

    def pair(self, rng, crop: int):
        """Two scenes of one class, about crop*1.4 pixels a side; scene['key'] names the class by number."""
        n = int(rng.choice(len(self.keys), p=self.p))
        lst = self.by[self.keys[n]]
        s = float(np.exp(rng.uniform(np.log(22), np.log(90))))
        a = lst[rng.integers(len(lst))]
        same = rng.random() < (.8 if self.keys[n][0] in MIXED else .35)
        b = a if same else lst[rng.integers(len(lst))]
        pair = [self._crop(rng, e, s * np.exp(rng.normal(0, .15)), crop) for e in (a, b)]
        for scene in pair:
            scene['key'] = n
        return pair

    def _crop(self, rng, entry, s, crop):
        """One crop with the class's objects scaled to a longest side of about s pixels."""
        it, ids = self.items[entry[0]], entry[1]
        h, w = it['h'], it['w']
        im = self.images[3 * it['at']:3 * (it['at'] + h * w)].reshape(h, w, 3)
        lab = self.labels[it['at']:it['at'] + h * w].reshape(h, w)
        box = np.array([it['boxes'][i] for i in ids])
        dim = np.maximum(box[:, 2] - box[:, 0], box[:, 3] - box[:, 1])
        pick = int(rng.integers(len(ids)))
        dim = float(np.median(dim)) if rng.random() < .7 else float(dim[pick])
        k = float(np.clip(s / dim, .1, 2.0))
        k = max(k, min(crop * .9 / min(h, w), 120 / dim))             # rather larger objects than much padding
        side = int(min(crop * 1.4 / k, 4000))
        b = box[pick]
        x0 = int(np.clip((b[0] + b[2]) / 2 + rng.uniform(-.8, -.2) * side, 0, max(0, w - side)))
        y0 = int(np.clip((b[1] + b[3]) / 2 + rng.uniform(-.8, -.2) * side, 0, max(0, h - side)))
        ci, cl = im[y0:y0 + side, x0:x0 + side], np.ascontiguousarray(lab[y0:y0 + side, x0:x0 + side])
        nw, nh = max(16, int(round(cl.shape[1] * k))), max(16, int(round(cl.shape[0] * k)))
        ci = cv2.resize(ci, (nw, nh), interpolation=cv2.INTER_AREA if k < 1 else cv2.INTER_LINEAR)
        cl = cv2.resize(cl, (nw, nh), interpolation=cv2.INTER_NEAREST)
        if min(nw, nh) < crop:                                        # pad small pictures, unlabelled
            py, px = max(0, crop - nh), max(0, crop - nw)
            edge = (py // 2, py - py // 2, px // 2, px - px // 2)
            if rng.random() < .5:
                ci = cv2.copyMakeBorder(ci, *edge, cv2.BORDER_CONSTANT, value=[int(v) for v in ci.reshape(-1, 3).mean(0)])
            else:
                ci = cv2.copyMakeBorder(ci, *edge, cv2.BORDER_REPLICATE)
            cl = cv2.copyMakeBorder(cl, *edge, cv2.BORDER_CONSTANT, value=0)
        u = np.unique(cl)
        u = u[u > 0][:MAXI - 1]
        lut = np.zeros(max(int(cl.max()), 1) + 1, np.uint16)
        cls = np.zeros(MAXI, np.uint8)
        for j, v in enumerate(u, 1):
            lut[v] = j
            cls[j] = 1 if v in ids else 2
        label = lut[cl]
        if self.assets is not None and rng.random() < .3:
            ci = np.ascontiguousarray(ci)
            intrude(rng, ci, label, cls, dim * k, self.assets)
        return dict(image=ci, label=label, cls=cls, vis=np.ones(MAXI, np.float16))

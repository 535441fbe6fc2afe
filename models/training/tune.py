"""Fits the verifier on training data and compares rules of choice on a pack.

    python3 tune.py collect CKPT OUT.pkl [--cache cache]     candidates of training pictures and generated scenes
    python3 tune.py fit TRAIN.pkl [--write verifier.json]    logistic verifier
    python3 tune.py compare PACK.pkl                         thresholds against verifier (PACK.pkl: evaluate.py --keep)

Nothing is ever fitted to the pack.
"""
import argparse
import json
import os
import pickle

import cv2
import numpy as np
import torch

import evaluate
import pipeline
import verifier
from case_pack import whole
from generator import Assets, make_pair
from metrics import pair_ious
from realdata import RealBank

PER_SET = {'facade_all': 14, 'mandarins': 14, 'mushrooms': 5, 'dsb2018': 16, 'coco_by': 16, 'strawberries': 2}
GENERATED = 40


def case(rng, name, a, b):
    """A case from (image, label, ids of the class) a (marked object) and b (query); same protocol if a is b."""
    ids = whole(a[1], a[2])
    if not ids or not len(b[2]):
        return None
    mark = ids[int(rng.uniform(.35, .85) * len(ids))]
    truth = np.where(np.isin(b[1], b[2]), b[1], 0)
    return dict(cls=name, id='', protocol='same' if a is b else 'cross', sup=a[0], mask=a[1] == mark, img=b[0], truth=truth, exemplar=int(mark) if a is b else 0)


def training_cases(rng, cache):
    """Cases from labelled training photographs and from fresh generated scenes."""
    bank = RealBank(cache)
    def picture(entry):
        it = bank.items[entry[0]]
        n, at = it['h'] * it['w'], it['at']
        return (np.array(bank.images[3 * at:3 * (at + n)]).reshape(it['h'], it['w'], 3), np.array(bank.labels[at:at + n]).reshape(it['h'], it['w']), entry[1])
    plan = []
    for ds, n in PER_SET.items():
        pool = [(k, e) for k in bank.keys if k[0] == ds for e in bank.by[k] if len(e[1]) >= (3 if ds != 'strawberries' else 1)]
        plan += [(ds, *pool[j]) for j in rng.permutation(len(pool))[:n]]
    assets = Assets(limit=800)
    for i in rng.permutation(len(plan) + GENERATED):
        if i < len(plan):
            ds, key, e = plan[i]
            a = picture(e)
            others = [x for x in bank.by[key] if x is not e]
            cross = others and rng.random() < (.2 if ds == 'coco_by' else .5)
            c = case(rng, '/'.join(key), a, picture(others[rng.integers(len(others))]) if cross else a)
        else:
            s = make_pair(rng, assets, 512)
            p = [(x['image'], x['label'], [j for j in range(1, len(x['cls'])) if x['cls'][j] == 1 and x['vis'][j] > .25]) for x in s]
            c = case(rng, 'generated', p[0], p[0] if i % 2 else p[1])
        if c:
            yield c


def write(path, obj):
    with open(path + '.tmp', 'wb') as f:
        pickle.dump(obj, f)
    os.replace(path + '.tmp', path)


def collect(ckpt, out, cache, seed=0):
    model, cases = pipeline.Model(ckpt, fast=True), []
    for c in training_cases(np.random.default_rng(seed), cache):
        cases.append(evaluate.run(model, c))
        if len(cases) % 20 == 0:
            write(out, cases)
    write(out, cases)
    print(len(cases), 'cases', sum(len(c['objs']) for c in cases), 'candidates')


def matched(c):
    """1 for each candidate whose mask meets a true instance with IoU 0.5 or more, else 0."""
    h, w = c['size']
    truth = cv2.resize(c['truth'].astype(np.uint16), (w, h), interpolation=cv2.INTER_NEAREST).astype(np.int64)
    area = np.bincount(truth.ravel())
    y = []
    for o in c['objs']:
        t = truth[o['y']:o['y'] + o['m'].shape[0], o['x']:o['x'] + o['m'].shape[1]][o['m']]
        n = np.bincount(t, minlength=len(area))
        n[0] = 0
        j = int(n.argmax())
        y.append(float(n[j] / (o['area'] + area[j] - n[j]) >= .5) if n[j] else 0.0)
    return np.array(y)


def logistic(X, y, w, l2=1.0, steps=60):
    """Weighted ridge logistic regression by Newton's method; the last column is the bias."""
    b = np.zeros(X.shape[1])
    R = np.eye(len(b)) * l2
    R[-1, -1] = 0
    for _ in range(steps):
        p = 1 / (1 + np.exp(-np.clip(X @ b, -30, 30)))
        g = X.T @ (w * (p - y)) + R @ b
        H = (X * (w * p * (1 - p))[:, None]).T @ X + R + 1e-6 * np.eye(len(b))
        d = np.linalg.solve(H, g)
        b -= d
        if np.abs(d).max() < 1e-6:
            break
    return b


def dataset(cases):
    """Stacked features, labels, weights (every case weighs the same) and groups."""
    X, y, w, g = [], [], [], []
    for i, c in enumerate(cases):
        if not c['objs']:
            continue
        f = np.array([verifier.features(o, c['ref']) for o in c['objs']])
        t = matched(c)
        X.append(f)
        y.append(t)
        w.append(np.full(len(t), 20 / (len(t) + 10)))
        g += [i] * len(t)
    return np.concatenate(X), np.concatenate(y), np.concatenate(w), np.array(g)


def fit(path, write=None, l2=1.0):
    with open(path, 'rb') as f:
        cases = pickle.load(f)
    X, y, w, _ = dataset(cases)
    mu, sd = X.mean(0), X.std(0) + 1e-6
    b = logistic(np.hstack([(X - mu) / sd, np.ones((len(X), 1))]), y, w, l2)
    coef = b[:-1] / sd
    bias = float(b[-1] - (b[:-1] * mu / sd).sum())
    p = 1 / (1 + np.exp(-(X @ coef + bias)))
    print('positives %.2f, accuracy %.3f' % (np.average(y, weights=w), np.average((p > .5) == (y > .5), weights=w)))
    for n, c, z in zip(verifier.NAMES, coef, b):
        print('  %-6s %8.3f  (standardised %6.3f)' % (n, c, z))
    print('  bias   %8.3f' % bias)
    if write:
        with open(write, 'w') as f:
            json.dump(dict(names=list(verifier.NAMES), coef=[round(float(v), 5) for v in coef], bias=round(bias, 5)), f, indent=1)
            f.write('\n')
    return coef, bias


def main():
    ap = argparse.ArgumentParser()
    sub = ap.add_subparsers(dest='what', required=True)
    s = sub.add_parser('collect')
    s.add_argument('ckpt')
    s.add_argument('out')
    s.add_argument('--cache', default='cache')
    s = sub.add_parser('fit')
    s.add_argument('train')
    s.add_argument('--write')
    s = sub.add_parser('compare')
    s.add_argument('pack')
    a = ap.parse_args()
    torch.set_num_threads(1)
    if a.what == 'collect':
        collect(a.ckpt, a.out, a.cache)
    elif a.what == 'fit':
        fit(a.train, a.write)
    else:
        with open(a.pack, 'rb') as f:
            cases = pickle.load(f)
        for name, rule in (('thresholds', pipeline.select_thresholds), ('verifier', verifier.select)):
            print(name, {k: tuple(round(float(x), 3) for x in v) for k, v in evaluate.means(evaluate.score(cases, rule)).items()})


if __name__ == '__main__':
    main()

"""Scores a checkpoint on a labelled pack in both protocols.

    python3 evaluate.py CKPT [--n 5] [--only class,class] [--rule thresholds|verifier] [--keep FILE] [--csv FILE]

cross: the reference is picture 00 with its mask; same: the reference is the `exemplar` instance of the picture itself.
--keep stores the candidates, for tune.py.
"""
import argparse
import csv
import json
import os
import pickle
import time

import cv2
import numpy as np
import torch

import pipeline
from metrics import Score

PROTOCOLS = ('cross', 'same')


def read(path):
    return cv2.cvtColor(cv2.imread(path), cv2.COLOR_BGR2RGB)


def pack_cases(root, per=None, only=()):
    """Yields dicts: class, id, protocol, sup, mask, img, truth (label map), exemplar (0 in cross)."""
    with open(os.path.join(root, 'index.json')) as f:
        index = json.load(f)
    for name, info in index['classes'].items():
        if only and name not in only:
            continue
        d = os.path.join(root, name)
        sup = read(f'{d}/00.jpg')
        mask = cv2.imread(f'{d}/00.labels.png', cv2.IMREAD_UNCHANGED) > 0
        for im in info['images'][:per]:
            img, truth = read(f"{d}/{im['id']}.jpg"), cv2.imread(f"{d}/{im['id']}.labels.png", cv2.IMREAD_UNCHANGED)
            yield dict(cls=name, id=im['id'], protocol='cross', sup=sup, mask=mask, img=img, truth=truth, exemplar=0)
            yield dict(cls=name, id=im['id'], protocol='same', sup=img, mask=truth == im['exemplar'], img=img, truth=truth, exemplar=im['exemplar'])


def run(model, case, opt=pipeline.OPT):
    """Candidates of a case, with what is needed to choose and score later."""
    t = time.time()
    objs, ref, size, info = pipeline.candidates(model, case['sup'], case['mask'], case['img'], case['protocol'] == 'same', opt)
    out = {k: case[k] for k in ('cls', 'id', 'protocol', 'truth', 'exemplar')}
    if case['exemplar'] and objs:                                  # the marked object itself is always part of the result
        m = cv2.resize(case['mask'].astype(np.uint8), (size[1], size[0]), interpolation=cv2.INTER_NEAREST) > 0
        box = pipeline.mask_box(m)
        out['own'] = dict(x=0, y=0, m=m, area=int(m.sum()), box=box, score=1e9)
    return dict(out, objs=objs, ref=ref, size=size, seconds=time.time() - t)


def labels(case, rule):
    """Label map of a case at the picture's own size."""
    objs = rule(case['objs'], case['ref']) if case['objs'] else []
    if 'own' in case:
        objs = pipeline.suppress(objs + [case['own']])
    lab = pipeline.label_map(objs, case['size'])
    h, w = case['truth'].shape
    return cv2.resize(lab, (w, h), interpolation=cv2.INTER_NEAREST)


def score(cases, rule):
    """{protocol: {class: Score}}"""
    out = {}
    for c in cases:
        s = out.setdefault(c['protocol'], {}).setdefault(c['cls'], Score())
        s.add(c['truth'], labels(c, rule), c['exemplar'])
    return out


def means(scores):
    """{protocol: (mIoU, F1, count error)}, mean over the classes."""
    return {p: tuple(np.mean([s.row() for s in d.values()], 0)) for p, d in scores.items()}


def table(scores):
    lines = ['%-20s' % 'class' + ''.join('| %-5s mIoU   F1  count ' % p for p in PROTOCOLS)]
    for c in scores['cross']:
        lines.append('%-20s' % c + ''.join('|      %.3f %.3f %5.2f ' % scores[p][c].row() for p in PROTOCOLS))
    m = means(scores)
    return '\n'.join(lines + ['%-20s' % 'MEAN' + ''.join('|      %.3f %.3f %5.2f ' % m[p] for p in PROTOCOLS)])


def rule_by_name(name):
    if name == 'thresholds':
        return pipeline.select_thresholds
    import verifier
    return verifier.select


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument('ckpt')
    ap.add_argument('--n', type=int, default=None, help='pictures per class (all)')
    ap.add_argument('--only', default='')
    ap.add_argument('--rule', default='thresholds')
    ap.add_argument('--keep')
    ap.add_argument('--csv')
    ap.add_argument('--pack', default=os.environ.get('PERSENSE_PACK', '../data/pack-dev'))
    ap.add_argument('--fast', action='store_true', help='bfloat16: for exploring only')
    ap.add_argument('--threads', type=int, default=1)
    a = ap.parse_args()
    torch.set_num_threads(a.threads)
    model = pipeline.Model(a.ckpt, a.fast)
    cases = [run(model, c) for c in pack_cases(a.pack, a.n, [x for x in a.only.split(',') if x])]
    if a.keep:
        with open(a.keep, 'wb') as f:
            pickle.dump(cases, f)
    s = score(cases, rule_by_name(a.rule))
    print(table(s))
    print('%.2f s a picture' % np.mean([c['seconds'] for c in cases]))
    if a.csv:
        with open(a.csv, 'w', newline='') as f:
            w = csv.writer(f)
            w.writerow(['protocol', 'class', 'miou', 'f1', 'count_error', 'true', 'predicted'])
            for p in s:
                for c, v in s[p].items():
                    w.writerow([p, c, *('%.4f' % x for x in v.row()), v.true, v.pred])


if __name__ == '__main__':
    main()

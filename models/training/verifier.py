"""Learned choice among candidates: a logistic combination of a few plain measurements.

p = sigmoid(sum coef_i f_i + bias), constants in verifier.json (fitted by tune.py on training data).
Candidates are suppressed by falling p; then those above REL times the mean of the TOP best are kept.
"""
import json
import os

import numpy as np

from pipeline import suppress

NAMES = ('h', 'hrel', 'q', 'cos', 'cos0', 'col', 'col0', 'ecc')   # features also reads match, small and large
HERE = os.path.dirname(os.path.abspath(__file__))
REL, TOP, LEAST = .5, 4, .02
AREA = 10.0                     # least and largest area, as a ratio to the exemplars' median


def logit(p):
    p = np.clip(p, 1e-3, 1 - 1e-3)
    return float(np.log(p / (1 - p)))


def features(o, ref, names=NAMES):
    """Measurements of a candidate, some against the exemplars' medians."""
    read = dict(h=logit(o['h']), hrel=float(np.log(max(o['h'], 1e-3) / max(ref['h'], 1e-3))), q=logit(o['q']), match=logit(o['match']), cos=o['cos'],
                cos0=o['cos0'], col=o['col'], col0=o['col0'], ecc=abs(float(np.log(o['ecc'] / ref['ecc']))),
                small=max(0., float(np.log(ref['area'] / o['area']))), large=max(0., float(np.log(o['area'] / ref['area']))))
    return [read[n] for n in names]


def load(path=os.path.join(HERE, 'verifier.json')):
    """Names, coefficients and bias."""
    with open(path) as f:
        d = json.load(f)
    return d['names'], np.array(d['coef']), d['bias']


def probability(objs, ref, weights=None):
    names, coef, bias = weights or load()
    z = np.array([features(o, ref, names) for o in objs]) @ coef + bias
    return 1 / (1 + np.exp(-z))


def select(objs, ref, rel=REL, top=TOP, weights=None):
    """The candidates to keep, with their probability as score."""
    for o, v in zip(objs, probability(objs, ref, weights)):
        o['score'] = float(v)
    kept = suppress([o for o in objs if o['score'] > LEAST and ref['area'] / AREA < o['area'] < ref['area'] * AREA])
    if not kept:
        return []
    cut = rel * np.mean([o['score'] for o in kept[:top]])
    return [o for o in kept if o['score'] > cut]

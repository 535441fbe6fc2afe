"""The verifier that sees all candidates of an image together: training on the engine's own candidates, measure, export.

    python3 set_verifier.py fit set_verifier.pt FOLDER [FOLDER...]    folders of *.candidates.safetensors of training cases (see README)
    python3 set_verifier.py compare set_verifier.pt FOLDER PACK       candidates of a validation pack, logistic against set verifier
    python3 set_verifier.py export set_verifier.pt OUT                OUT/set-verifier.onnx and reference tensors in OUT/ref

A candidate is told by F measurements, and by G relations to each of the likeliest K candidates (the context).
Attention over the context lets a candidate be judged by its like: one that resembles many sure ones, one that is a part of a better
one, one that stands alone.
"""
import argparse
import glob
import json
import os

import cv2
import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

NF, NG = 20, 8            # measurements and relations
D, HEADS, LAYERS = 32, 4, 2
MEMBERS = 3               # networks that are averaged
OWN = .5                  # share of their own logit; the rest is the logistic verifier's, which keeps to what is known of unseen types
GRADE = 18                # the measurement that holds the logistic verifier's logit


def read(path):
    """A safetensors file as {name: array}."""
    with open(path, 'rb') as f:
        raw = f.read()
    n = int.from_bytes(raw[:8], 'little')
    return {k: np.frombuffer(raw[8 + n:], np.float32, offset=v['data_offsets'][0], count=int(np.prod(v['shape'])) if v['shape'] else 1).reshape(v['shape'])
            for k, v in json.loads(raw[8:8 + n]).items()}


class Layer(nn.Module):
    """Attention over the context, with relations in weights and messages, and a small network."""

    def __init__(self):
        super().__init__()
        self.norm, self.qkv = nn.LayerNorm(D), nn.Linear(D, 3 * D)
        self.rel = nn.Sequential(nn.Linear(NG, 24), nn.ReLU(), nn.Linear(24, 24), nn.ReLU())
        self.bias, self.message = nn.Linear(24, HEADS), nn.Linear(HEADS * 24, D)
        self.out = nn.Linear(D, D)
        self.mlp = nn.Sequential(nn.LayerNorm(D), nn.Linear(D, 2 * D), nn.ReLU(), nn.Linear(2 * D, D))
        nn.init.zeros_(self.out.weight)
        nn.init.zeros_(self.message.weight)
        nn.init.zeros_(self.mlp[-1].weight)

    def forward(self, x, rel):
        """x N,D; rel N,K,NG; the context is x[:K]."""
        n, k = rel.shape[0], rel.shape[1]
        q, key, v = self.qkv(self.norm(x)).chunk(3, 1)
        split = lambda t: t.reshape(-1, HEADS, D // HEADS).transpose(0, 1)        # heads, rows, D/heads
        q, key, v = split(q), split(key[:k]), split(v[:k])
        r = self.rel(rel)                                                         # N,K,24
        w = q @ key.transpose(1, 2) / (D // HEADS) ** .5 + self.bias(r).permute(2, 0, 1)
        w = w.softmax(2)                                                          # heads,N,K
        told = (w @ v).transpose(0, 1).reshape(n, D)
        seen = (w.permute(1, 0, 2) @ r).reshape(n, HEADS * 24)                    # N,heads,24
        x = x + self.out(told) + self.message(seen)
        return x + self.mlp(x)


class SetVerifier(nn.Module):
    def __init__(self):
        super().__init__()
        self.register_buffer('mean', torch.zeros(NF))
        self.register_buffer('dev', torch.ones(NF))
        self.register_buffer('rmean', torch.zeros(NG))
        self.register_buffer('rdev', torch.ones(NG))
        self.enter = nn.Sequential(nn.Linear(NF, D), nn.ReLU(), nn.Linear(D, D))
        self.drop = nn.Dropout(.1)
        self.layers = nn.ModuleList([Layer() for _ in range(LAYERS)])
        self.leave = nn.Sequential(nn.LayerNorm(D), nn.Linear(D, D), nn.ReLU(), nn.Linear(D, 1))
        self.plain = nn.Linear(NF, 1)

    def forward(self, measurements, relations):
        """N,NF and N,K,NG -> N logits."""
        f = ((measurements - self.mean) / self.dev).clamp(-5, 5)
        r = ((relations - self.rmean) / self.rdev).clamp(-5, 5)
        x = self.drop(self.enter(f))
        for layer in self.layers:
            x = layer(x, r)
        return (self.leave(x) + self.plain(f))[:, 0]


class Jury(nn.Module):
    """Several networks that differ in their seeds, and the logistic verifier: the mean of the networks' logits, and of that and the latter's."""

    def __init__(self, members=MEMBERS):
        super().__init__()
        self.members = nn.ModuleList([SetVerifier() for _ in range(members)])

    def forward(self, measurements, relations):
        """N,NF and N,K,NG -> N probabilities."""
        own = sum(net(measurements, relations) for net in self.members) / len(self.members)
        return (OWN * own + (1 - OWN) * measurements[:, GRADE]).sigmoid()


def tables(folders):
    """{path: table} of all candidates under the folders."""
    return {p: read(p) for f in folders for p in sorted(glob.glob(f + '/*/*.candidates.safetensors'))}


def tensors(c):
    return torch.from_numpy(c['measurements'].copy()), torch.from_numpy(c['relations'].copy()), torch.from_numpy(c['iou'].copy())


def thin(m, r, y, rng, keep):
    """A random part of the candidates: other pictures of the same kind."""
    n, k = m.shape[0], r.shape[1]
    s = np.flatnonzero(rng.random(n) < keep)
    if len(s) < 3:
        return m, r, y
    c = s[s < k]
    if not len(c):
        return m, r, y
    s_, c_ = torch.from_numpy(s), torch.from_numpy(c)
    return m[s_], r[s_][:, c_], y[s_]


LEARNED = [0, 1, 3, 4, 5, 18, 19]     # measurements that come from the trained features
FADE = .7                             # share of the cases in which these tell less than they do


def fade(m, r, rng):
    """The case as it would look if it were of a type that the encoder has never seen: its features tell members and others less well apart.

    Colour and size, which nobody trained, stay as they are."""
    if rng.random() > FADE:
        return m, r
    keep = rng.uniform(.1, 1)
    m, r = m.clone(), r.clone()
    m[:, LEARNED] = m[:, LEARNED] * keep + m[:4, LEARNED].mean(0) * (1 - keep)
    r[..., 0] = 1 - (1 - r[..., 0]) * keep
    return m, r


def train(data, epochs=30, lr=2e-3, seed=0):
    """Fits a network to [(measurements, relations, iou)]."""
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    net = SetVerifier()
    m, r = torch.cat([d[0] for d in data]), torch.cat([d[1].reshape(-1, NG)[::7] for d in data])
    net.mean.copy_(m.mean(0)), net.dev.copy_(m.std(0) + 1e-3), net.rmean.copy_(r.mean(0)), net.rdev.copy_(r.std(0) + 1e-3)
    opt = torch.optim.AdamW(net.parameters(), lr=lr, weight_decay=.02)
    total, step, batch = epochs * len(data), 0, 8
    ema = {k: v.clone() for k, v in net.state_dict().items()}
    for _ in range(epochs):
        for at, i in enumerate(rng.permutation(len(data))):
            most = 200 / max(len(data[i][2]), 1)
            m, r, y = thin(*data[i], rng, min(most, rng.uniform(.5, 1))) if rng.random() < .6 or most < 1 else data[i]
            m, r = fade(m, r, rng)
            z = net(m + .05 * net.dev * torch.randn_like(m), r)
            t = ((y - .4) / .2).clamp(0, 1)                      # around IoU 0.5 the answer is not sharp
            loss = F.binary_cross_entropy_with_logits(z, t, reduction='sum') * 20 / (len(t) + 10) / 20
            (loss / batch).backward()
            if at % batch == batch - 1:
                nn.utils.clip_grad_norm_(net.parameters(), 1.)
                for g in opt.param_groups:
                    g['lr'] = lr * (.5 + .5 * np.cos(np.pi * step / total)) * min(1, (step + 1) / 200)
                opt.step(), opt.zero_grad()
                for k, v in net.state_dict().items():
                    ema[k].lerp_(v, .02)
            step += 1
    net.load_state_dict(ema)
    return net.eval()


def distinct(p, relations):
    """Rows that are left, best first, when of two masks that cover one object only the likelier stays."""
    n, k = relations.shape[:2]
    clash = np.zeros((n, n), bool)
    clash[:, :k] = (relations[:, :, 3] > .3) | (np.maximum(relations[:, :, 4], relations[:, :, 5]) > .7)
    clash[:k] |= clash[:, :k].T
    kept = []
    for i in np.argsort(-p, kind='stable'):
        if not clash[i, kept].any():
            kept.append(i)
    return np.array(kept, int)


def chosen(table, p, cut=.5, best=4):
    """Rows that the engine would accept."""
    rows = distinct(p, table['relations'])
    return rows[p[rows] > cut * max(.05, p[rows[:best]].mean())]


def scores(folder, pack, probability, cut=.5):
    """{class: (F1, count error)}; the marked object of the same-image protocol counts as the engine's own evaluation counts it, nearly."""
    with open(os.path.join(pack, 'index.json')) as f:
        index = json.load(f)['classes']
    same, out = folder.rstrip('/').endswith('same'), {}
    for name, info in index.items():
        rows = []
        for im in info['images']:
            truth = cv2.imread(f"{pack}/{name}/{im['id']}.labels.png", cv2.IMREAD_UNCHANGED)
            shown, path = im['exemplar'] if same else 0, f"{folder}/{name}/{im['id']}.candidates.safetensors"
            n, hit, found = len(np.unique(truth)) - 1 - (shown > 0), 0, 0
            if os.path.exists(path):
                t = read(path)
                keep = [i for i in chosen(t, probability(t), cut) if not shown or t['truth'][i] != shown]
                found, hit = len(keep), len({int(t['truth'][i]) for i in keep if t['iou'][i] >= .5})
            rows.append((hit, found, n))
        h, p, n = np.array(rows, float).T
        out[name] = 2 * h.sum() / max(1, p.sum() + n.sum()), float(np.mean(np.abs(p - n) / np.maximum(1, n)))
    return out


def load(path):
    jury = Jury()
    jury.load_state_dict(torch.load(path, map_location='cpu'))
    return jury.eval()


def judge(jury):
    """A function from a table to probabilities."""
    def probability(table):
        with torch.no_grad():
            m, r, _ = tensors(table)
            return jury(m, r).numpy()
    return probability


def alone(table):
    """The logistic verifier's probabilities."""
    return 1 / (1 + np.exp(-table['measurements'][:, GRADE]))


def compare(jury, folder, pack):
    rules = dict(logistic=scores(folder, pack, alone), together=scores(folder, pack, judge(jury)))
    for name in rules['logistic']:
        print('%-20s' % name, *('%.3f / %.2f' % rules[k][name] for k in rules))
    print('%-20s' % 'MEAN', *('%.3f / %.3f' % tuple(np.mean(list(v.values()), 0)) for v in rules.values()))


def export(jury, out, seed=0):
    """Writes the network and, for the tests of the engine, a table with the answer to it."""
    os.makedirs(out + '/ref', exist_ok=True)
    rng = torch.Generator().manual_seed(seed)
    net = jury.members[0]
    m = net.mean + net.dev * torch.randn(9, NF, generator=rng)
    r = net.rmean + net.rdev * torch.randn(9, 5, NG, generator=rng)
    axes = {'measurements': {0: 'candidates'}, 'relations': {0: 'candidates', 1: 'context'}, 'probability': {0: 'candidates'}}
    torch.onnx.export(jury, (m, r), out + '/set-verifier.onnx', input_names=['measurements', 'relations'], output_names=['probability'],
                      dynamic_axes=axes, opset_version=16, do_constant_folding=True)
    with torch.no_grad():
        reference = dict(measurements=m, relations=r, probability=jury(m, r))
    for name, t in reference.items():
        t.numpy().astype('<f4').tofile(f'{out}/ref/{name}.bin')


def main():
    ap = argparse.ArgumentParser()
    sub = ap.add_subparsers(dest='what', required=True)
    for name, more in (('fit', ['folders']), ('compare', ['folder', 'pack']), ('export', ['out'])):
        s = sub.add_parser(name)
        s.add_argument('weights')
        for m in more:
            s.add_argument(m, nargs='+' if m == 'folders' else None)
        if name == 'fit':
            s.add_argument('--epochs', type=int, default=12)
            s.add_argument('--seed', type=int, default=1)
    a = ap.parse_args()
    torch.set_num_threads(1)
    if a.what == 'fit':
        data, jury = [tensors(t) for t in tables(a.folders).values()], Jury()
        for i, net in enumerate(jury.members):
            net.load_state_dict(train(data, a.epochs, seed=a.seed + i).state_dict())
        torch.save(jury.state_dict(), a.weights)
    elif a.what == 'compare':
        compare(load(a.weights), a.folder, a.pack)
    else:
        export(load(a.weights), a.out)


if __name__ == '__main__':
    main()

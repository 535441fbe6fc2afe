"""From one marked object to candidates and then to instances: the reference of the engine's pipeline.

All coordinates are pixels of the resized query picture unless stated.  A candidate is a dict:
    x, y     top left corner of its mask patch        m    mask patch, bool h,w
    area     pixels of the mask                       q    predicted IoU
    pt       prompt (x, y, size)                      h    heat at the prompt
    match    the network's own probability that it is an instance of the target
    win      logits of the mask's window, 2NW,2NW
    v        mask-pooled similarity vector (64,)      c    colour histogram (root, unit length)
    cos, cos0, col, col0   likeness to the current exemplars / to the marked object
    box      x0, y0, x1, y1                   ecc  long over short axis
    fill     mask pixels over pixels with probability above 0.2 (how decided the mask is)
"""
import cv2
import numpy as np
import torch

from model import HINTS, NTARGET, NW, WIN, load

T = 48.0                        # the exemplar's longest side at the network's input
MAXSIDE, MINSIDE = 1024, 256
MAXCAND = 400
SLACK = .5                      # size differences that say nothing (a factor of 1.65)
OPT = dict(T=T, feedback=4, rounds=2, sizeprior=.6, floor=.04, rel=.15, radius=.25, sizes=(1.0,), refine=1, hints='mask', aim=True, worth='iou', scales=(1 / 1.6, 1.6), prior=.4, low=.75, high=1.3)


class Model:
    """The four networks, on numpy pictures (RGB uint8 H,W,3).

    fast: bfloat16 convolutions, twice as quick and good enough for exploring (not for reported figures)."""

    def __init__(self, ckpt, fast=False):
        self.n, self.fast = load(ckpt).to(memory_format=torch.channels_last), fast
        self.a, self.b = self.n.sim_a.item(), self.n.sim_b.item()

    @torch.no_grad()
    def encode(self, img):
        h, w = img.shape[:2]
        p = cv2.copyMakeBorder(img, 0, -h % 32, 0, -w % 32, cv2.BORDER_REPLICATE)
        x = (torch.from_numpy(np.ascontiguousarray(p.transpose(2, 0, 1))).float()[None] / 255).contiguous(memory_format=torch.channels_last)
        with self.cast():
            return tuple(t.float().contiguous() for t in self.n.enc(x))

    def cast(self):
        return torch.autocast('cpu', dtype=torch.bfloat16, enabled=self.fast)

    @torch.no_grad()
    def density(self, e, proto, psim):
        """Heat (0..1) and density, both h/4,w/4, of an encoded picture."""
        with self.cast():
            h, d = self.n.den(e[0], e[2], proto, torch.from_numpy(np.asarray(psim, np.float32))[None])
        h, d = h.float(), d.float()
        return h.sigmoid()[0, 0].numpy(), d[0, 0].numpy()

    @torch.no_grad()
    def proto(self, e, boxes):
        return self.n.den.prototype(e[0], e[2], torch.tensor(np.array(boxes), dtype=torch.float32)[None])[0]

    @torch.no_grad()
    def decode(self, e, pts, goal=None, hints=None, chunk=64):
        """N,3 prompts, a target NTARGET or None, hint planes N,HINTS,NW,NW or None -> logits N,3,2NW,2NW, predicted IoU and match N,3."""
        out = []
        goal = None if goal is None else torch.from_numpy(np.asarray(goal, np.float32))[None]
        for i in range(0, len(pts), chunk):
            p = torch.tensor(np.array(pts[i:i + chunk]), dtype=torch.float32)
            with self.cast():
                m, q, t = self.n.msk(*e, p[None], None if hints is None else torch.from_numpy(hints[i:i + chunk]), goal)
            out.append((m.float().numpy(), q.float().sigmoid().numpy(), t.float().sigmoid().numpy()))
        return tuple(np.concatenate(x) for x in zip(*out))


# ------------------------------------------------------------------ geometry
def rescale(img, k):
    return cv2.resize(img, (max(8, round(img.shape[1] * k)), max(8, round(img.shape[0] * k))),
                      interpolation=cv2.INTER_AREA if k < 1 else cv2.INTER_LINEAR)


def fit(k, shape):
    """Scale k limited so that the longest side stays within MINSIDE..MAXSIDE."""
    m = max(shape[:2])
    return float(np.clip(k, min(MINSIDE / m, 3), MAXSIDE / m))


def mask_box(m):
    ys, xs = np.nonzero(m)
    return np.array([xs.min(), ys.min(), xs.max() + 1, ys.max() + 1])


def longest(b):
    return max(b[2] - b[0], b[3] - b[1])


def peaks(heat, th, r):
    """Local maxima of the stride-4 heat map above th, at least r pixels apart: points (x, y) and scores, best first."""
    k = 2 * int(max(1, round(r / 4))) + 1
    sm = cv2.GaussianBlur(heat, (0, 0), .7)
    ys, xs = np.nonzero((sm >= cv2.dilate(sm, np.ones((k, k))) - 1e-7) & (heat > th))
    o = np.argsort(-heat[ys, xs])
    return np.stack([(xs[o] + .5) * 4, (ys[o] + .5) * 4], 1), heat[ys[o], xs[o]]


def paste(win, pt, shape):
    """A window of probabilities as (x0, y0, patch) in image pixels, cut at the image's borders."""
    s = pt[2] * WIN
    x0, y0 = int(np.floor(pt[0] - s)), int(np.floor(pt[1] - s))
    n = int(np.ceil(2 * s)) + 1
    xs = ((np.arange(n) + x0 + .5 - (pt[0] - s)) / (2 * s) * 2 * NW - .5).astype(np.float32)
    ys = ((np.arange(n) + y0 + .5 - (pt[1] - s)) / (2 * s) * 2 * NW - .5).astype(np.float32)
    p = cv2.remap(win, *np.meshgrid(xs, ys), cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    xa, ya, xb, yb = max(0, x0), max(0, y0), min(shape[1], x0 + n), min(shape[0], y0 + n)
    return xa, ya, p[ya - y0:yb - y0, xa - x0:xb - x0]


# ------------------------------------------------------------------ description of a mask
def pooled(sim, o):
    """Mean similarity vector inside a mask, unit length (sim 1,64,h/8,w/8)."""
    h, w = o['m'].shape
    gh, gw = sim.shape[2], sim.shape[3]
    x0, y0 = o['x'] // 8, o['y'] // 8
    x1, y1 = min(gw, -(-(o['x'] + w) // 8)), min(gh, -(-(o['y'] + h) // 8))
    big = np.zeros(((y1 - y0) * 8, (x1 - x0) * 8), np.float32)
    oy, ox = o['y'] - y0 * 8, o['x'] - x0 * 8
    hh, ww = min(h, big.shape[0] - oy), min(w, big.shape[1] - ox)
    big[oy:oy + hh, ox:ox + ww] = o['m'][:hh, :ww]
    wt = cv2.resize(big, (x1 - x0, y1 - y0), interpolation=cv2.INTER_AREA)
    v = (sim[0, :, y0:y1, x0:x1].numpy() * wt).sum((1, 2))
    return v / (np.linalg.norm(v) + 1e-6)


def colours(lab3, o):
    """Root of a smoothed 8x24x24 Lab histogram inside a mask; the product of two is their likeness (0..1)."""
    p = lab3[o['y']:o['y'] + o['m'].shape[0], o['x']:o['x'] + o['m'].shape[1]][o['m']]
    h = cv2.calcHist([p[None]], [0, 1, 2], None, [8, 24, 24], [0, 256] * 3)
    h = cv2.blur(h.reshape(8 * 24, 24), (3, 3)).reshape(8, 24, 24)
    h = (h + .5 * np.roll(h, 1, 0) + .5 * np.roll(h, -1, 0)).ravel()
    return np.sqrt(h / max(h.sum(), 1e-6))


def elongation(m):
    """Long over short axis of a mask (from its second moments), 1 for a disc."""
    ys, xs = np.nonzero(m)
    c = np.cov(np.stack([xs, ys])) + np.eye(2) / 12 if len(xs) > 2 else np.eye(2)
    lo, hi = np.linalg.eigvalsh(c)
    return float(np.sqrt(hi / max(lo, 1e-3)))


def mean_unit(rows):
    v = np.mean(rows, 0)
    return (v / max(np.linalg.norm(v), 1e-6)).astype(np.float32)


class Query:
    """A query picture at one scale."""

    def __init__(self, model, img, k):
        self.model, self.k = model, k
        self.full, self.img = img, rescale(img, k)
        self.h, self.w = self.img.shape[:2]
        self.e = model.encode(self.img)
        self.lab = cv2.cvtColor(self.img, cv2.COLOR_RGB2LAB)

    def heat(self, proto, psim):
        h, d = self.model.density(self.e, proto, psim)
        h[-(-self.h // 4):] = 0
        h[:, -(-self.w // 4):] = 0
        return h, d

    def describe(self, o):
        o['v'], o['c'], o['area'] = pooled(self.e[2], o), colours(self.lab, o), int(o['m'].sum())
        o['ecc'] = elongation(o['m'])
        o['box'] = mask_box(o['m']) + np.array([o['x'], o['y'], o['x'], o['y']])
        return o

    def masks(self, pts, heat, opt=None, area=None, goal=None):
        """Decodes prompts into described candidates, the best of several prompt sizes each; opt['refine'] more
        rounds ask again with the mask's own box as the window, and what opt['hints'] names: '', 'mask', 'box', 'both'."""
        if not len(pts):
            return []
        opt = opt or OPT
        goal = goal if opt['aim'] else None
        tries = [self._decode(np.hstack([pts[:, :2], pts[:, 2:] * f]), opt, area, goal) for f in opt['sizes']]
        worth = lambda o, k: o['worth'] * (1.0 if opt['sizes'][k] == 1 else .93)
        best = [max(((k, t[i]) for k, t in enumerate(tries) if t[i] is not None), key=lambda x: worth(x[1], x[0]), default=(0, None))[1] for i in range(len(pts))]
        best = [o for o in best if o is not None]
        for _ in range(opt['refine']):
            box = [mask_box(o['m']) + np.array([o['x'], o['y'], o['x'], o['y']]) for o in best]
            again = np.array([[(b[0] + b[2]) / 2, (b[1] + b[3]) / 2, longest(b)] for b in box], float)
            hints = self._hints(best, box, again, opt['hints']) if opt['hints'] else None
            again = self._decode(again, opt, area, goal, hints)
            first = [o['pt'] for o in best]
            best = [n if n is not None and n['worth'] > o['worth'] else o for o, n in zip(best, again)]
            for o, p in zip(best, first):
                o['first'] = p
        for o in best:
            p = o.get('first', o['pt'])
            o['h'] = float(heat[min(heat.shape[0] - 1, int(p[1] / 4)), min(heat.shape[1] - 1, int(p[0] / 4))])
            self.describe(o)
        return best

    def _hints(self, old, box, pts, kind):
        """Hint planes of windows pts: the old masks and their boxes."""
        t = (np.arange(NW) + .5) / NW * 2 - 1
        out = np.zeros((len(old), HINTS, NW, NW), np.float32)
        for i, (o, b, p) in enumerate(zip(old, box, pts)):
            x, y = p[0] + t * p[2] * WIN, p[1] + t * p[2] * WIN
            if kind in ('box', 'both'):
                out[i, 2] = np.outer((y >= b[1]) & (y <= b[3]), (x >= b[0]) & (x <= b[2])) * 2. - 1
            if kind in ('mask', 'both'):
                q = o['pt']
                at = lambda v, c: (((v - c) / (q[2] * WIN) + 1) * NW - .5).astype(np.float32)
                out[i, 3] = cv2.remap(np.tanh(o['win'].astype(np.float32) / 4) + 1, *np.meshgrid(at(x, q[0]), at(y, q[1])), cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT, borderValue=0) - 1
        return out

    def _decode(self, pts, opt, area=None, goal=None, hints=None):
        """One candidate per prompt (None where nothing is seen): of the three answers the one that is worth most, which is the
        predicted IoU (or the match), less for an unexpected area."""
        out = []
        logits, iou, match = self.model.decode(self.e, pts, goal, hints)
        value = dict(iou=iou, match=match, both=iou * np.sqrt(match))[opt['worth']]
        share = (logits > 0).mean((2, 3)) * (2 * WIN * pts[:, 2:3]) ** 2
        if area and opt['prior']:
            value = value * np.exp(-opt['prior'] * np.maximum(0, np.abs(np.log(np.maximum(share, 1) / area)) - SLACK))
        for p, k, w, q, t, v in zip(pts, value.argmax(1), logits, iou, match, value):
            win = 1 / (1 + np.exp(-w[k]))
            x, y, m = paste(win, p, (self.h, self.w))
            b = m > .5
            if b.sum() < 6:
                out.append(None)
                continue
            n, cc = cv2.connectedComponents(b.astype(np.uint8))
            if n > 2:                                                 # keep the part under the point
                px, py = int(np.clip(p[0] - x, 0, b.shape[1] - 1)), int(np.clip(p[1] - y, 0, b.shape[0] - 1))
                b = cc == (cc[py, px] or 1 + np.argmax(np.bincount(cc.ravel())[1:]))
            out.append(dict(x=x, y=y, m=b, q=float(q[k]), match=float(t[k]), worth=float(v[k]), pt=p, win=w[k].astype(np.float16), fill=float(b.sum() / max(1, (m > .2).sum()))))
        return out


def goal_of(v, objs, k=1.0):
    """What the mask head is told of the target: similarity vector and mean shape of the exemplars, seen k times larger."""
    side = [longest(o['box']) * k for o in objs]
    shape = [np.mean([np.log(o['area'] / longest(o['box']) ** 2) for o in objs]), np.mean([np.log(o['ecc']) for o in objs]), np.mean(np.log(np.array(side) / 40))]
    return np.concatenate([v, [1], shape, [1]]).astype(np.float32)


def describe_likeness(o, model, mark, v, c):
    """Likeness of a candidate to the exemplars' middle (v, c) and to the marked object, and its worth as an exemplar."""
    o['cos'], o['cos0'] = float(o['v'] @ v), float(o['v'] @ mark['v'])
    o['col'], o['col0'] = float(o['c'] @ c), float(o['c'] @ mark['c'])
    o['sim'] = float(1 / (1 + np.exp(-(o['cos'] * model.a + model.b))))
    o['score'] = o['q'] * o['sim'] * o['h'] * o['col']


def elsewhere(Q, k, proto, v, ex, opt):
    """Candidates of another size: the picture at scale k, searched for objects as large there as the exemplars are in Q."""
    if abs(np.log(k / Q.k)) < .2:
        return []
    R = Query(Q.model, Q.full, k)
    heat, _ = R.heat(proto, v)
    size, area = float(np.mean([longest(o['box']) for o in ex])), float(np.median([o['area'] for o in ex]))
    pt, _ = peaks(heat, max(opt['floor'], opt['rel'] * float(heat.max())), size * opt['radius'])
    pt = pt[:MAXCAND]
    back = Q.k / k
    return [o for o in (moved(o, back, Q) for o in R.masks(np.hstack([pt, np.full((len(pt), 1), size)]), heat, opt, area, goal_of(v, ex))) if o]


def moved(o, f, Q):
    """A candidate of another scale in the pixels of Q (None where nothing is left)."""
    x, y = int(np.floor(o['x'] * f)), int(np.floor(o['y'] * f))
    h, w = max(1, round(o['m'].shape[0] * f)), max(1, round(o['m'].shape[1] * f))
    m = cv2.resize(o['m'].astype(np.float32), (w, h), interpolation=cv2.INTER_AREA if f < 1 else cv2.INTER_LINEAR) > .5
    m = m[:max(0, Q.h - y), :max(0, Q.w - x)]
    if m.sum() < 6:
        return None
    return dict(o, x=x, y=y, m=m, area=int(m.sum()), box=mask_box(m) + np.array([x, y, x, y]), pt=np.array(o['pt']) * f)


def candidates(model, sup, smask, img, same=False, opt=OPT):
    """Everything up to the decoded candidates.

    sup, smask: picture and mask of the marked object; img: the query; same: img is sup.
    Returns candidates, reference (exemplars' medians), query height and width, extra information."""
    b0 = mask_box(smask)
    ks = fit(opt['T'] / longest(b0), sup.shape)
    S = Query(model, sup, ks)
    sm = cv2.resize(smask.astype(np.uint8), (S.w, S.h), interpolation=cv2.INTER_NEAREST) > 0
    mark = S.describe(dict(x=0, y=0, m=sm))
    proto0 = model.proto(S.e, [mark['box']])
    k, info = fit(ks, img.shape), {}
    for rnd in range(opt['rounds']):
        Q = S if same and k == ks else Query(model, img, k)
        area0, size = mark['area'] * (k / ks) ** 2, longest(mark['box']) * k / ks
        if same:
            own = mark
            if k != ks:
                m2 = cv2.resize(smask.astype(np.uint8), (Q.w, Q.h), interpolation=cv2.INTER_NEAREST) > 0
                own = Q.describe(dict(x=0, y=0, m=m2))
            fixed = [dict(own, q=.95, match=.95)]
            ex = list(fixed)
        else:                                                          # the best of the first peaks is the first exemplar
            fixed = []
            heat, _ = Q.heat(proto0, mark['v'])
            cos = np.tensordot(mark['v'], Q.e[2][0].numpy(), 1)
            prob = cv2.resize(1 / (1 + np.exp(-(model.a * cos + model.b))), (heat.shape[1], heat.shape[0]))
            h0 = heat * np.sqrt(prob)
            pt, _ = peaks(h0, min(.05, h0.max() * .5), size * .3)
            objs = Q.masks(np.hstack([pt[:12], np.full((len(pt[:12]), 1), size)]), heat, opt, area0, goal_of(mark['v'], [mark], k / ks))
            if not objs:
                return [], {}, (Q.h, Q.w), info
            for o in objs:
                o['score'] = o['q'] * max(0, float(o['v'] @ mark['v'])) * float(o['c'] @ mark['c']) * np.exp(-opt['sizeprior'] * abs(np.log(o['area'] / area0)))
            ex = sorted(objs, key=lambda o: -o['score'])[:1]
        for last in (False, True):                                     # exemplar pass, then feedback with the best ones
            size = float(np.mean([longest(o['box']) for o in ex]))
            v, c = mean_unit([o['v'] for o in ex] + [mark['v']]), mean_unit([o['c'] for o in ex] + [mark['c']])
            heat, dens = Q.heat(model.proto(Q.e, [o['box'] for o in ex]), v)
            pt, _ = peaks(heat, max(opt['floor'], opt['rel'] * float(heat.max())), size * opt['radius'])
            objs = Q.masks(np.hstack([pt[:MAXCAND], np.full((len(pt[:MAXCAND]), 1), size)]), heat, opt if last else dict(opt, refine=0), float(np.median([o['area'] for o in ex])), goal_of(v, ex))
            for factor in opt['scales'] if last and objs else ():
                objs += elsewhere(Q, fit(k * factor, img.shape), model.proto(Q.e, [o['box'] for o in ex]), v, ex, opt)
            for o in objs:
                describe_likeness(o, model, mark, v, c)
            if not objs:
                break
            ex = (fixed + sorted(objs, key=lambda o: -o['score']))[:opt['feedback'] + len(fixed)]
        if not objs:
            break
        med = float(np.median([longest(o['box']) for o in ex]))
        k2 = fit(k * opt['T'] / med, img.shape)
        if rnd or same or opt['low'] <= k2 / k <= opt['high']:
            break
        k = k2
    if not objs:
        return [], {}, (Q.h, Q.w), info
    top = [o for o in ex if 'cos' in o] or objs[:1]
    ref = {f: float(np.median([o[f] for o in top])) for f in ('h', 'sim', 'cos', 'cos0', 'col', 'col0', 'q', 'match')}
    ref['area'], ref['ecc'] = (float(np.median([o[f] for o in ex])) for f in ('area', 'ecc'))
    ref['area0'], ref['count'], ref['k'] = area0, float(dens.sum()), k
    info.update(heat=heat)
    return objs, ref, (Q.h, Q.w), info


# ------------------------------------------------------------------ choice
def suppress(objs, iou=.3, inside=.7):
    """Greedy choice by falling score: drops a mask that overlaps a better one (IoU) or lies in it (or around it)."""
    keep = []
    for o in sorted(objs, key=lambda o: -o['score']):
        for k in keep:
            xa, ya = max(o['box'][0], k['box'][0]), max(o['box'][1], k['box'][1])
            xb, yb = min(o['box'][2], k['box'][2]), min(o['box'][3], k['box'][3])
            if xa >= xb or ya >= yb:
                continue
            i = (o['m'][ya - o['y']:yb - o['y'], xa - o['x']:xb - o['x']] & k['m'][ya - k['y']:yb - k['y'], xa - k['x']:xb - k['x']]).sum()
            if i / (o['area'] + k['area'] - i) > iou or i / min(o['area'], k['area']) > inside:
                break
        else:
            keep.append(o)
    return keep


def label_map(objs, size):
    """Paints instances into an int32 map, better ones over worse ones."""
    lab = np.zeros(size, np.int32)
    for i, o in enumerate(sorted(objs, key=lambda o: o['score']), 1):
        lab[o['y']:o['y'] + o['m'].shape[0], o['x']:o['x'] + o['m'].shape[1]][o['m']] = i
    return lab


BASE = dict(heat=.40, floor=.15, iou=.15, sim=.7, nms=.3, area=6.0, col=.5)


def select_thresholds(objs, ref, th=BASE):
    """The plain choice: thresholds relative to the exemplars."""
    ok = [o for o in objs if o['h'] > max(th['floor'], th['heat'] * ref['h']) and o['q'] > th['iou'] and o['sim'] > th['sim'] * ref['sim'] and
          o['col'] > th['col'] * ref['col'] and ref['area'] / th['area'] < o['area'] < ref['area'] * th['area']]
    return suppress(ok, th['nms'])

"""Metrics of a pack, equal to the project's scorer: union mIoU, F1 at IoU 0.5, relative count error."""
import numpy as np


def compact(a):
    """Label map with labels 0..n and n."""
    values = np.unique(a)
    values = values[values != 0]
    lut = np.zeros(int(a.max()) + 1, np.int64)
    lut[values] = np.arange(1, len(values) + 1)
    return lut[a], len(values)


def pair_ious(truth, pred):
    """IoU of every true (rows) with every predicted instance (columns)."""
    t, nt = compact(truth)
    p, n = compact(pred)
    both = np.bincount((t * (n + 1) + p).ravel(), minlength=(nt + 1) * (n + 1)).reshape(nt + 1, n + 1)
    inter = both[1:, 1:]
    return inter / np.maximum(both.sum(1)[1:, None] + both.sum(0)[None, 1:] - inter, 1), nt, n


def hits(iou, threshold=.5):
    """One-to-one matches by falling IoU."""
    pairs = np.argwhere(iou >= threshold)
    used_t, used_p, n = set(), set(), 0
    for t, p in pairs[np.argsort(-iou[pairs[:, 0], pairs[:, 1]], kind='stable')]:
        if t not in used_t and p not in used_p:
            used_t.add(t)
            used_p.add(p)
            n += 1
    return n


class Score:
    """Sums over the pictures of one class."""

    def __init__(self):
        self.inter = self.union = self.hit = self.true = self.pred = 0
        self.errors = []

    def add(self, truth, pred, exemplar=0):
        """truth, pred: label maps; exemplar: instance to leave out of matching and counting (0 = none)."""
        truth, pred = truth.astype(np.int64), pred.astype(np.int64)
        self.inter += np.count_nonzero((truth > 0) & (pred > 0))
        self.union += np.count_nonzero((truth > 0) | (pred > 0))
        if exemplar:
            at = truth == exemplar
            ids, n = np.unique(pred[at], return_counts=True)
            ids, n = ids[ids != 0], n[ids != 0]
            if len(ids):
                pred = np.where(pred == ids[np.argmax(n)], 0, pred)
            truth = np.where(at, 0, truth)
        iou, nt, n = pair_ious(truth, pred)
        self.hit += hits(iou)
        self.true += nt
        self.pred += n
        if nt:
            self.errors.append(abs(n - nt) / nt)

    def row(self):
        return (self.inter / max(self.union, 1), 2 * self.hit / max(self.true + self.pred, 1), float(np.mean(self.errors)) if self.errors else 0.0)

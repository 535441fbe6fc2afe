"""Trains the network on the ring of generated pairs and on labelled photographs.

    python3 generator.py RING &
    python3 train.py OUT --ring RING --minutes 120 [--init weights.pt] [--resume]

On a CPU two one-thread processes average their gradients: unlike two OpenMP threads they meet once
per step rather than once per operator, so that other load on the machine costs little.  With
`--device cuda` there is one process.

The learning rate follows a cosine in working time (so a run ends annealed whatever the load).
OUT/state.pt (network, EMA, optimiser, step, clock, random states) is replaced every --save minutes
and on SIGTERM; `--resume` goes on from it.  OUT/ema.pt holds the averaged weights alone and
OUT/log.csv the curve.
"""
import argparse
import copy
import csv
import math
import os
import signal
import time

import numpy as np
import torch
import torch.distributed as dist
from torch.utils.data import DataLoader

from losses import losses
from model import Net
from samples import Pairs

FIELDS = ['step', 'samples', 'minutes', 'lr', 'per_second', 'loss', 'heat', 'cnt', 'dens', 'sim', 'apart', 'pick', 'nce', 'mask', 'iou', 'match',
          'miou', 'miou2', 'mae', 'sacc', 'pacc', 'macc']


def arguments():
    ap = argparse.ArgumentParser()
    ap.add_argument('out')
    ap.add_argument('--minutes', type=float, required=True, help='working time over which the learning rate falls, all runs together')
    ap.add_argument('--init', help='start from these weights; a smaller network is grown')
    ap.add_argument('--resume', action='store_true')
    ap.add_argument('--hold', action='store_true', help='go on at the lowest learning rate when the time is over')
    ap.add_argument('--ring', default='ring')
    ap.add_argument('--slots', type=int, default=1000)
    ap.add_argument('--cache', default='cache', help='folder for the decoded photographs')
    ap.add_argument('--real', type=float, default=.4, help='share of photographs')
    ap.add_argument('--bs', type=int, default=16, help='images per step')
    ap.add_argument('--crop', type=int, default=256)
    ap.add_argument('--lr', type=float, default=1e-3)
    ap.add_argument('--floor', type=float, default=.03, help='lowest learning rate, as a share of --lr')
    ap.add_argument('--freeze', type=float, default=.65, help='share of the time after which batch statistics are frozen')
    ap.add_argument('--save', type=float, default=10, help='minutes between states')
    ap.add_argument('--steps', type=int, default=0, help='stop after so many steps (0 = no limit)')
    ap.add_argument('--seed', type=int, default=None)
    ap.add_argument('--device', default='cpu')
    ap.add_argument('--ranks', type=int, default=2)
    return ap.parse_args()


def average_gradients(params):
    """Averages the gradients over the processes in one message."""
    if not dist.is_initialized():
        return
    flat = torch.cat([(torch.zeros_like(p) if p.grad is None else p.grad).reshape(-1) for p in params])
    dist.all_reduce(flat)
    flat /= dist.get_world_size()
    for p, g in zip(params, flat.split([p.numel() for p in params])):
        p.grad = g.view(p.shape).clone(memory_format=torch.preserve_format) if p.grad is None else p.grad.copy_(g.view(p.shape))


def optimiser(net, lr):
    decay = [p for p in net.parameters() if p.ndim > 1]
    plain = [p for p in net.parameters() if p.ndim <= 1]
    return torch.optim.AdamW([dict(params=decay, weight_decay=.03), dict(params=plain, weight_decay=0)], lr=lr, betas=(.9, .98), foreach=True)


def carry_moments(opt, net, old):
    """Copies the optimiser's moments of the parameters that an older network shares with this one."""
    buffers = ('running_mean', 'running_var', 'num_batches_tracked', 'grid', 'gw', 'gf', 'gc')
    names = [k for k in old['net'] if k.rsplit('.', 1)[-1] not in buffers]
    order = [k for k in names if old['net'][k].ndim > 1] + [k for k in names if old['net'][k].ndim <= 1]
    moments = dict(zip(order, (old['opt']['state'][i] for i in range(len(order)))))
    for name, p in net.named_parameters():
        if name in moments and moments[name]['exp_avg'].shape == p.shape:
            opt.state[p] = {k: v.clone() if torch.is_tensor(v) else v for k, v in moments[name].items()}


@torch.no_grad()
def update_ema(ema, net, keep):
    for x, y in zip(ema.state_dict().values(), net.state_dict().values()):
        if x.dtype.is_floating_point:
            x.lerp_(y, 1 - keep)
        else:
            x.copy_(y)


def save(path, obj):
    torch.save(obj, path + '.tmp')
    os.replace(path + '.tmp', path)


class Run:
    """One process of a run."""

    def __init__(self, a, rank):
        self.a, self.rank = a, rank
        self.dev = torch.device(a.device)
        self.step, self.samples, self.before, self.t0 = 0, 0, 0.0, time.time()
        seed = a.seed if a.seed is not None else 0
        torch.manual_seed(seed)
        self.net = Net().to(self.dev, memory_format=torch.channels_last)
        self.ema = copy.deepcopy(self.net).eval()
        self.opt = optimiser(self.net, a.lr)
        if a.init:
            self.take_over(torch.load(a.init, map_location=self.dev))
        self.rng = np.random.default_rng((seed, rank))
        torch.manual_seed(seed + 1000 * (rank + 1))
        if a.resume:
            self.load()
        self.net.amp = self.ema.amp = True

    def file(self, name):
        return os.path.join(self.a.out, name)

    def take_over(self, s):
        """Starts from a state or from averaged weights, also of a smaller network, with the optimiser's moments where they fit."""
        taken = self.net.grow(s.get('net', s['ema']))
        self.ema.grow(s['ema'])
        if 'opt' in s:
            carry_moments(self.opt, self.net, s)
        if self.rank == 0:
            print('took over', taken, 'tensors', flush=True)

    def load(self):
        s = torch.load(self.file('state.pt'), map_location=self.dev)
        self.net.load_state_dict(s['net'])
        self.ema.load_state_dict(s['ema'])
        self.opt.load_state_dict(s['opt'])
        self.step, self.samples, self.before = s['step'], s['samples'], s['seconds']
        if os.path.exists(self.file(f'random{self.rank}.pt')):
            r = torch.load(self.file(f'random{self.rank}.pt'))
            torch.set_rng_state(r['torch'])
            self.rng.bit_generator.state = r['numpy']

    def store(self):
        save(self.file(f'random{self.rank}.pt'), dict(torch=torch.get_rng_state(), numpy=self.rng.bit_generator.state))
        if self.rank == 0:
            save(self.file('state.pt'), dict(net=self.net.state_dict(), ema=self.ema.state_dict(), opt=self.opt.state_dict(), step=self.step,
                                             samples=self.samples, seconds=self.seconds()))
            save(self.file('ema.pt'), dict(ema=self.ema.state_dict(), step=self.step, samples=self.samples, seconds=self.seconds()))

    def seconds(self):
        return self.before + time.time() - self.t0

    def progress(self, stop):
        """Share of the time that has passed and whether to stop: rank 0's view, on all ranks."""
        v = torch.tensor([self.seconds() / (self.a.minutes * 60), float(stop)])
        if dist.is_initialized():
            dist.broadcast(v, 0)
        return float(v[0]), bool(v[1])

    def rate(self, fr, since):
        """Learning rate at share fr of the time, `since` steps after the start or restart."""
        cosine = .5 + .5 * math.cos(math.pi * min(fr, 1))
        return self.a.lr * min(1, (since + 1) / 150) * (self.a.floor + (1 - self.a.floor) * cosine)

    def mode(self, fr):
        self.net.train()
        if fr > self.a.freeze:
            for m in self.net.modules():
                if isinstance(m, torch.nn.BatchNorm2d):
                    m.eval()

    def train(self):
        a, ranks = self.a, (dist.get_world_size() if dist.is_initialized() else 1)
        stopping = []
        signal.signal(signal.SIGTERM, lambda *_: stopping.append(1))
        data = Pairs(a.ring, a.slots, a.cache, a.crop, a.real, a.seed)
        batches = iter(DataLoader(data, batch_size=a.bs // 2 // ranks, num_workers=1 if a.device == 'cpu' else 12, prefetch_factor=4))
        params = list(self.net.parameters())
        table = open(self.file('log.csv'), 'a', newline='') if self.rank == 0 else None
        acc, n, tl, ts, first = {}, 0, time.time(), time.time(), self.step
        while True:
            fr, stop = self.progress(bool(stopping))
            if stop or (fr >= 1 and not a.hold) or (a.steps and self.step - first >= a.steps):
                break
            b = {k: v.flatten(0, 1).to(self.dev, non_blocking=True) for k, v in next(batches).items()}
            self.mode(fr)
            lr = self.rate(fr, self.step - first)
            for g in self.opt.param_groups:
                g['lr'] = lr
            L, stat = losses(self.net, b, self.rng)
            loss = sum(L.values())
            self.opt.zero_grad(set_to_none=False)
            loss.backward()
            average_gradients(params)
            norm = torch.nn.utils.clip_grad_norm_(params, 5.0)
            if torch.isfinite(norm):                               # the same verdict on every rank
                self.opt.step()
            elif self.rank == 0:
                print('non-finite gradient, step skipped', {k: float(v) for k, v in L.items()}, flush=True)
            self.step += 1
            self.samples += a.bs
            if self.rank == 0:
                update_ema(self.ema, self.net, min(.998, (1 + self.step) / (20 + self.step)))
                n += 1
                for k, v in dict(loss=float(loss), **{k: float(v) for k, v in L.items()}, **stat).items():
                    acc[k] = acc.get(k, 0) + v
                if n == 25:
                    row = dict(step=self.step, samples=self.samples, minutes=self.seconds() / 60, lr=lr, per_second=n * a.bs / (time.time() - tl),
                               **{k: v / n for k, v in acc.items()})
                    self.report(table, row)
                    acc, n, tl = {}, 0, time.time()
            if time.time() - ts > a.save * 60:
                self.store()
                ts = time.time()
        self.store()
        if self.rank == 0:
            print('stopped at step', self.step, flush=True)

    def report(self, table, row):
        w = csv.DictWriter(table, FIELDS)
        if table.tell() == 0:
            w.writeheader()
        w.writerow({k: f'{row[k]:.6g}' for k in FIELDS})
        table.flush()
        print(' '.join(f'{k} {row[k]:.4g}' for k in FIELDS), flush=True)


def worker(rank, a, store):
    torch.set_num_threads(1 if a.device == 'cpu' else 8)
    if a.ranks > 1:
        dist.init_process_group('gloo', init_method='file://' + store, rank=rank, world_size=a.ranks)
    Run(a, rank).train()


def main():
    a = arguments()
    os.makedirs(a.out, exist_ok=True)
    if a.device != 'cpu':
        a.ranks = 1
    from realdata import RealBank
    if a.real > 0:
        RealBank(a.cache)                                          # builds the cache once, before the workers map it
    if a.ranks == 1:
        worker(0, a, '')
    else:
        store = os.path.join(os.path.abspath(a.out), 'store%d' % time.time_ns())
        torch.multiprocessing.spawn(worker, (a, store), a.ranks)


if __name__ == '__main__':
    main()

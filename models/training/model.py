"""One-shot dense instance segmentation network: shared encoder + FPN and three heads.

    Encoder      image -> feat (stride 4, 70 ch), fine (stride 2, 8 ch), sim (stride 8, unit vectors)
    DensityHead  query features + exemplar boxes -> centre heat map and density map (stride 4)
    MaskHead     point + object size, optionally clicks, box, earlier mask and a target -> 3 masks in a
                 64x64 window, their predicted IoU, and whether each is an instance of the target

Coordinates are pixels of the network's input image, continuous (pixel centres at +0.5).
Only ops that export to ONNX opset 16 are used (Conv, Resize, GridSample, elementwise).
"""
import math

import torch
import torch.nn as nn
import torch.nn.functional as F

C0 = 64           # learned channels of the fused feature map
CD = 6            # plain descriptor appended to it: mean and deviation of R, G, B in each cell
C = C0 + CD
CF = 8            # channels of the fine (stride 2) map
WIN = 1.0         # half side of a mask window, in units of the prompted object size
NT = 4            # part tokens of a prototype
NW = 32           # window resolution on the fused features; masks are 2*NW
HINTS = 4         # hint planes of a prompt: clicks on the object, clicks beside it, box (+1 in, -1 out), earlier mask (-1..1)
SPREAD = 1.2      # deviation of a click in its plane, in cells
SHAPE = 3         # a target's shape: log(mask area / side^2), log(long / short axis), log(side / 40)
NTARGET = C0 + 1 + SHAPE + 1   # similarity vector and a flag, shape and a flag; all zero: no target
NPLAIN = 7        # plain measurements of one answer that the judge reads beside pooled features


def cbr(ci, co, k=3, s=1, d=1):
    return nn.Sequential(nn.Conv2d(ci, co, k, s, d * (k // 2), d, bias=False), nn.BatchNorm2d(co), nn.ReLU(inplace=True))


class Res(nn.Module):
    """Two 3x3 convolutions with a shortcut."""

    def __init__(self, ci, co, s=1):
        super().__init__()
        self.a = cbr(ci, co, 3, s)
        self.b = nn.Sequential(nn.Conv2d(co, co, 3, 1, 1, bias=False), nn.BatchNorm2d(co))
        self.skip = nn.Identity() if ci == co and s == 1 else nn.Sequential(
            nn.AvgPool2d(s) if s > 1 else nn.Identity(), nn.Conv2d(ci, co, 1, bias=False), nn.BatchNorm2d(co))

    def forward(self, x):
        return F.relu(self.b(self.a(x)) + self.skip(x))


def descriptor(x, s):
    """Mean and standard deviation of each colour in s*s cells: cheap cues that need no training."""
    m = F.avg_pool2d(x, s)
    v = F.avg_pool2d(x * x, s) - m * m
    return torch.cat([m, (v.clamp(min=0) + 1e-4).sqrt()], 1)


class Encoder(nn.Module):
    """Residual backbone (strides 2 to 32) with a top-down pyramid.

    Most of the depth sits at strides 16 and 32: convolutions there cost next to nothing beside the
    memory traffic of the fine maps.
    """

    def __init__(self, w=(24, 48, 96, 160, 224), depth=(2, 3, 6, 4)):
        super().__init__()
        self.stem = cbr(3, w[0], 3, 2)
        self.s1 = nn.Sequential(cbr(w[0], w[1], 3, 2), *[Res(w[1], w[1]) for _ in range(depth[0])])
        self.s2 = nn.Sequential(*[Res(w[1] if i == 0 else w[2], w[2], 2 if i == 0 else 1) for i in range(depth[1])])
        self.s3 = nn.Sequential(*[Res(w[2] if i == 0 else w[3], w[3], 2 if i == 0 else 1) for i in range(depth[2])])
        self.s4 = nn.Sequential(*[Res(w[3] if i == 0 else w[4], w[4], 2 if i == 0 else 1) for i in range(depth[3])])
        self.lat = nn.ModuleList([nn.Conv2d(c, C0, 1) for c in w[1:]])
        self.fuse16, self.fuse8, self.fuse4 = cbr(C0, C0), cbr(C0, C0), cbr(C0, C0)
        self.fine = nn.Sequential(nn.Conv2d(w[0], CF, 1), nn.ReLU(inplace=True))
        self.simhead = nn.Sequential(nn.Conv2d(C0 + CD, 96, 1), nn.ReLU(inplace=True), nn.Conv2d(96, C0, 1))

    def forward(self, x):
        """x: B,3,H,W in 0..1, H and W multiples of 32.

        Returns feat B,70,H/4,W/4; fine B,8,H/2,W/2; sim B,64,H/8,W/8 (unit vectors)."""
        x = (x - 0.5) * 4
        a = self.stem(x)
        c4 = self.s1(a)
        c8 = self.s2(c4)
        c16 = self.s3(c8)
        c32 = self.s4(c16)
        up = lambda t: F.interpolate(t, scale_factor=2.0, mode='bilinear', align_corners=False)
        p = self.fuse16(self.lat[2](c16) + up(self.lat[3](c32)))
        p8 = self.fuse8(self.lat[1](c8) + up(p))
        feat = self.fuse4(self.lat[0](c4) + up(p8))
        low, low8 = descriptor(x, 4), descriptor(x, 8)
        feat = torch.cat([feat, low], 1)
        sim = self.simhead(torch.cat([p8, low8], 1))
        sim = sim / (sim.pow(2).sum(1, keepdim=True) + 1e-6).sqrt()
        return feat, self.fine(a), sim


def sample(fmap, xy, stride):
    """Bilinear samples of fmap (B,Cf,h,w) at pixel positions xy (B,R,S,2) -> B,Cf,R,S."""
    h, w = fmap.shape[2], fmap.shape[3]
    size = torch.stack([torch.as_tensor(v, dtype=xy.dtype, device=xy.device) for v in (w, h)]) * stride
    return F.grid_sample(fmap, xy / size * 2 - 1, mode='bilinear', padding_mode='zeros', align_corners=False)


def lattice(n):
    """n*n cell centres in (-1, 1), row by row: n*n,2 as (x, y)."""
    t = (torch.arange(n, dtype=torch.float32) + 0.5) / n * 2 - 1
    return torch.stack([t.repeat(n), t.repeat_interleave(n)], 1)


def ring(n):
    """Border points of the square (-1, 1), n on a side: 4n,2."""
    t = (torch.arange(n, dtype=torch.float32) + 0.5) / n * 2 - 1
    o = torch.ones(n)
    return torch.cat([torch.stack([t, -o], 1), torch.stack([t, o], 1), torch.stack([-o, t], 1), torch.stack([o, t], 1)])


def unit(v):
    """Rows of v (B,n) scaled to length one."""
    return v / (v.pow(2).sum(1, keepdim=True) + 1e-6).sqrt()


class DensityHead(nn.Module):
    """Class-agnostic centre heat map and density, conditioned on 1..K exemplar boxes.

    The prototype is one vector per picture: attention-pooled features of the exemplars, `NT` part
    tokens (similarity features pooled with learned attentions, so that the parts of an object need
    not be averaged away) and one token of the exemplars' surroundings (what is near, but unlike).
    """

    def __init__(self, m=64):
        super().__init__()
        self.register_buffer('grid', lattice(5) * 0.8)
        self.register_buffer('ring', ring(6) * 1.5, persistent=False)
        self.att = nn.Linear(C, 1)
        self.part = nn.Linear(C, NT)
        self.embed = nn.Sequential(nn.Linear(3 * C + 2, 128), nn.ReLU(inplace=True), nn.Linear(128, C0 + 2 * m))
        self.mix = nn.Conv2d(C + C0 + 2 + CD + 1, m, 1)
        self.mix_parts = nn.Conv2d(NT + 2, m, 1)
        self.c1 = nn.Sequential(nn.BatchNorm2d(m), nn.ReLU(inplace=True), cbr(m, m))
        self.ctx = nn.Sequential(nn.AvgPool2d(2), Res(m, m), Res(m, m))
        self.ctx_out = nn.Conv2d(m, m, 1)
        self.c2 = cbr(m, 48, 3, 1, 2)
        self.out = nn.Conv2d(48, 2, 3, 1, 1)
        nn.init.constant_(self.out.bias, -3.0)
        for new in (self.mix_parts, self.ctx_out):                            # start as the older head
            nn.init.zeros_(new.weight)
            nn.init.zeros_(new.bias)
        self.m = m

    def prototype(self, feat, sim, boxes):
        """feat, sim of the image with the exemplars; boxes B,K,4 (x0,y0,x1,y1) -> proto B,P and psim B,C0.

        proto = mean C, max C, centre C, log size 2, colour mean CD and variance CD,
                NT part tokens of C0, surroundings token C0."""
        ctr = (boxes[..., :2] + boxes[..., 2:]) / 2
        half = (boxes[..., 2:] - boxes[..., :2]) / 2
        xy = ctr[:, :, None] + half[:, :, None] * self.grid                   # B,K,25,2
        f = sample(feat, xy, 4)                                               # B,C,K,25
        fl = f.permute(0, 2, 3, 1)                                            # B,K,25,C
        a = torch.softmax(self.att(fl), 2)                                    # B,K,25,1
        mean = (fl * a).sum(2).mean(1)
        mx = f.mean(3).mean(2)
        cen = f[..., 12].mean(2)
        size = torch.log(half.clamp(min=1.0) / 20).mean(1)
        cells = sample(sim, xy, 8).permute(0, 2, 3, 1)                        # B,K,25,C0
        s = unit((cells * a).sum(2).mean(1))
        d = f[:, C0:].permute(0, 2, 3, 1)                                     # colour statistics of the exemplars
        mu = (d * a).sum(2).mean(1)
        var = ((d - mu[:, None, None]) ** 2 * a).sum(2).mean(1)
        pa = torch.softmax(self.part(fl), 2)                                  # B,K,25,NT
        tokens = [unit((cells * pa[..., t:t + 1]).sum(2).mean(1)) for t in range(NT)]
        around = sample(sim, ctr[:, :, None] + half[:, :, None] * self.ring, 8).permute(0, 2, 3, 1)
        far = torch.softmax(-6.0 * (around * s[:, None, None]).sum(3, keepdim=True), 2)
        tokens.append(unit((around * far).sum(2).mean(1)))
        return torch.cat([mean, mx, cen, size, mu, var] + tokens, 1), s

    def forward(self, feat, sim, proto, psim):
        """Query maps and a prototype -> heat logits B,1,h,w and density per cell B,1,h,w (stride 4)."""
        k = 3 * C + 2
        e = self.embed(proto[:, :k])
        mu, var = proto[:, k:k + CD, None, None], proto[:, k + CD:k + 2 * CD, None, None]
        q, g, b = e[:, :C0], e[:, C0:C0 + self.m], e[:, C0 + self.m:]
        prod = feat[:, :C0] * q[:, :, None, None]
        z = (feat[:, C0:] - mu) ** 2 / (var + 0.02)                           # how unlike the exemplar's colours
        z = torch.cat([torch.exp(-0.5 * z), torch.exp(-0.1 * z.sum(1, keepdim=True))], 1)
        cos = (sim * psim[:, :, None, None]).sum(1, keepdim=True)
        o = k + 2 * CD
        parts = torch.cat([(sim * proto[:, o + C0 * t:o + C0 * (t + 1), None, None]).sum(1, keepdim=True) for t in range(NT + 1)], 1)
        parts = self.mix_parts(torch.cat([parts, cos - parts[:, NT:]], 1))
        up = lambda t: F.interpolate(t, scale_factor=2.0, mode='bilinear', align_corners=False)
        x = torch.cat([feat, prod, up(cos), prod.mean(1, keepdim=True), z], 1)
        x = self.mix(x) + up(parts)
        x = x * (1 + g[:, :, None, None]) + b[:, :, None, None]
        x = self.c1(x)
        x = x + up(self.ctx_out(self.ctx(x)))
        o = self.out(self.c2(x))
        return o[:, 0:1], F.softplus(o[:, 1:2]) * 0.1


def click_planes(rel, on):
    """rel B,P,K,2: clicks in window units (-1..1); on B,P,K: 1 on the object, -1 beside it, 0 unused -> B*P,2,NW,NW."""
    t = (torch.arange(NW, dtype=torch.float32, device=rel.device) + .5) / NW * 2 - 1
    d = ((rel[..., None] - t) * (NW / 2 / SPREAD)) ** 2                       # B,P,K,2,NW
    g = torch.exp(-.5 * (d[..., 1, :, None] + d[..., 0, None, :]))            # B,P,K,NW,NW
    plane = lambda keep: (g * keep.float()[..., None, None]).max(2)[0].flatten(0, 1)
    return torch.stack([plane(on > 0), plane(on < 0)], 1)


class MaskHead(nn.Module):
    """Masks of the object under each prompt, drawn in a window.

    A prompt is (x, y, size) of the window, the point whose features describe the object (the window's
    middle when left out), and `HINTS` planes on the window's lattice.  Planes of zeros and a target of
    zeros are allowed and mean that nothing more is known."""

    def __init__(self, m=40, G=8):
        super().__init__()
        self.G = G
        self.register_buffer('gw', lattice(NW))
        self.register_buffer('gf', lattice(2 * NW))
        self.register_buffer('gc', lattice(3) * 0.1)
        self.register_buffer('frame', F.pad(torch.zeros(1, 1, NW - 2, NW - 2), [1, 1, 1, 1], value=1.0), persistent=False)
        self.proj = nn.Conv2d(C, 32, 1)
        self.key = nn.Conv2d(C, C0, 1)
        self.cond = nn.Sequential(nn.Linear(C + 1, 64), nn.ReLU(inplace=True), nn.Linear(64, 2 * m + 2 * 64))
        self.a = nn.Sequential(nn.Conv2d(32 + G + 3 + CD, m, 3, 1, 1, bias=False), nn.BatchNorm2d(m))
        self.d = nn.Sequential(nn.Conv2d(m, 64, 3, 2, 1, bias=False), nn.BatchNorm2d(64))
        self.d2 = nn.Sequential(cbr(64, 64), cbr(64, 64))
        self.lat = nn.Conv2d(64, m, 1)
        self.u = cbr(m, 32)
        self.r = nn.Sequential(cbr(32 + CF, 16), nn.Conv2d(16, 3, 3, 1, 1))
        self.iou = nn.Sequential(nn.Linear(64 + C, 64), nn.ReLU(inplace=True), nn.Linear(64, 3))
        self.hint = nn.Sequential(cbr(HINTS + 1, 16), nn.Conv2d(16, m, 3, 1, 1))
        self.aim = nn.Linear(NTARGET, 2 * m + 2 * 64)
        self.deep = nn.Sequential(nn.AvgPool2d(2), cbr(64, 96), Res(96, 96), Res(96, 96))
        self.deep_out = nn.Conv2d(96, 64, 1)
        self.iou_more = nn.Linear(96 + NTARGET, 3)
        self.match = nn.Sequential(nn.Linear(64 + 96 + C + 6 + NTARGET, 64), nn.ReLU(inplace=True), nn.Linear(64, 3))
        self.judge = nn.Sequential(nn.Linear(3 * (m + 1) + 64 + NPLAIN, 64), nn.ReLU(inplace=True), nn.Linear(64, 2))
        for new in (self.hint[1], self.aim, self.deep_out, self.iou_more, self.judge[2]):    # start as the older head
            nn.init.zeros_(new.weight)
            nn.init.zeros_(new.bias)
        self.m = m

    def forward(self, feat, fine, sim, pts, hints=None, target=None):
        """feat, fine, sim: B maps; pts B,P,3 or B,P,5 (x, y, size, point x, point y); hints B*P,HINTS,NW,NW; target B,NTARGET.

        Returns mask logits B*P,3,2NW,2NW, IoU logits and match logits B*P,3."""
        B, P = pts.shape[0], pts.shape[1]
        hints = pts.new_zeros(B * P, HINTS, NW, NW) if hints is None else hints
        target = pts.new_zeros(B, NTARGET) if target is None else target
        ctr, half = pts[:, :, None, :2], pts[:, :, None, 2:3] * WIN
        point = pts[:, :, None, 3:5] if pts.shape[2] == 5 else ctr

        def crop(t, grid, n, stride):
            ch = t.shape[1]
            s = sample(t, ctr + half * grid, stride)                          # B,ch,P,n*n
            return s.permute(0, 2, 1, 3).reshape(-1, ch, n, n)
        # project before sampling: fewer channels to gather
        key = self.key(feat)
        x = crop(torch.cat([self.proj(feat), key, feat[:, C0:]], 1), self.gw, NW, 4)
        f, kw, low = x[:, :32], x[:, 32:32 + C0], x[:, 32 + C0:]
        c = sample(feat, point + half * self.gc, 4).mean(3).permute(0, 2, 1).reshape(-1, C)
        ck = sample(key, point + half * self.gc, 4).mean(3).permute(0, 2, 1).reshape(-1, C0)
        dots = (kw * ck[:, :, None, None]).reshape(-1, self.G, C0 // self.G, NW, NW).sum(2) * 0.3
        diff = (low - c[:, C0:, None, None]).abs()                            # unlike the colours at the point
        xy = self.gw.t().reshape(1, 2, NW, NW)
        rel = torch.cat([xy, (xy * xy).sum(1, keepdim=True)], 1).expand(f.shape[0], 3, NW, NW)
        like = crop((sim * target[:, :C0, None, None]).sum(1, keepdim=True), self.gw, NW, 8)   # likeness to the target
        goal = target[:, None].expand(B, P, NTARGET).reshape(-1, NTARGET)
        z = self.cond(torch.cat([c, torch.log(pts[:, :, 2].reshape(-1, 1) / 40)], 1)) + self.aim(goal)
        g1, b1, g2, b2 = z[:, :self.m], z[:, self.m:2 * self.m], z[:, 2 * self.m:2 * self.m + 64], z[:, 2 * self.m + 64:]
        v = lambda t: t[:, :, None, None]
        x = F.relu(self.a(torch.cat([f, dots, rel, diff], 1)) * (1 + v(g1)) + v(b1) + self.hint(torch.cat([hints, like], 1)))
        d = F.relu(self.d(x) * (1 + v(g2)) + v(b2))
        up = lambda t: F.interpolate(t, scale_factor=2.0, mode='bilinear', align_corners=False)
        deep = self.deep(d)
        d = self.d2(d + up(self.deep_out(deep)))
        u = up(self.u(x + up(self.lat(d))))
        masks = self.r(torch.cat([u, crop(fine, self.gf, 2 * NW, 2)], 1))
        soft = F.avg_pool2d(masks.detach().sigmoid(), 2)
        verdict = self.verdicts(soft, x, d, like, goal, torch.log(pts[:, :, 2].reshape(-1, 1) * (2 * WIN)))
        d, deep = d.mean((2, 3)), deep.mean((2, 3))
        iou = self.iou(torch.cat([d, c], 1)) + self.iou_more(torch.cat([deep, goal], 1))
        area = soft.mean((2, 3))
        inside = (soft * like).mean((2, 3)) / (area + 1e-3)                   # likeness inside each mask
        match = self.match(torch.cat([d, deep, c, inside, torch.log(area + 1e-3), goal], 1))
        return masks, iou + verdict[:, :, 0], match + verdict[:, :, 1]

    def verdicts(self, soft, x, d, like, goal, window):
        """What each answer's own mask says of it: additions to its IoU and match logits, N,3,2.

        soft N,3,NW,NW: the answers; x N,m,NW,NW and d N,64,NW/2,NW/2: features of the window; like N,1,NW,NW; window N,1: log of its side.
        The judge reads features and likeness inside the mask, on its rim and in a band round it."""
        rim = 4 * soft * (1 - soft)
        band = F.max_pool2d(soft, 7, 1, 3) - soft

        def pooled(maps, weight):
            weight = weight.flatten(2)
            weight = weight / (weight.sum(2, keepdim=True) + .5)
            return weight @ maps.flatten(2).transpose(1, 2)                   # N,3,channels
        seen = torch.cat([x, like], 1)
        parts = [pooled(seen, w) for w in (soft, rim, band)]
        area = soft.mean((2, 3)) + 1e-3
        size = torch.log(area) + 2 * window                                   # log of the area in pixels
        known = goal[:, -1:].expand_as(size)
        expected = goal[:, C0 + 1:C0 + 2] + 2 * goal[:, C0 + 3:C0 + 4] + 2 * math.log(40)
        off = (size - expected) * known
        common = soft.mean(1, keepdim=True)
        agree = (soft * common).sum((2, 3)) / ((soft * soft + common * common - soft * common).sum((2, 3)) + .5)
        cut = (soft * self.frame).sum((2, 3)) / (4 * NW)                      # how much of it leaves the window
        plain = torch.stack([torch.log(area), off, off.abs(), known, rim.mean((2, 3)) / area, agree, cut], 2)
        return self.judge(torch.cat(parts + [pooled(d, F.avg_pool2d(soft, 2)), plain], 2))


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.enc, self.den, self.msk = Encoder(), DensityHead(), MaskHead()
        self.sim_a = nn.Parameter(torch.tensor(8.0))      # temperature and bias of the similarity loss
        self.sim_b = nn.Parameter(torch.tensor(-4.0))

    def grow(self, old):
        """Takes over the tensors of a smaller network; every block that it lacks starts as the identity.

        old: its state dict.  Returns the number of tensors taken."""
        new = self.state_dict()
        fit = {k: v for k, v in old.items() if k in new and v.shape == new[k].shape}
        self.load_state_dict(fit, strict=False)
        for name, block in self.named_modules():
            if isinstance(block, Res) and isinstance(block.skip, nn.Identity) and name + '.b.1.weight' not in fit:
                nn.init.zeros_(block.b[1].weight)
        return len(fit)


def load(path):
    """The EMA network of a checkpoint, in evaluation mode."""
    net = Net()
    net.load_state_dict(torch.load(path, map_location='cpu')['ema'])
    return net.eval()


def benchmark():
    """Parameter counts and the time of one training step on one thread."""
    import time
    torch.set_num_threads(1)
    net = Net().to(memory_format=torch.channels_last)
    for name, part in (('encoder', net.enc), ('density', net.den), ('masks', net.msk)):
        print(name, '%.2f M' % (sum(p.numel() for p in part.parameters()) / 1e6))
    x = torch.rand(8, 3, 256, 256).to(memory_format=torch.channels_last)
    boxes = torch.tensor([[[40., 40, 80, 80]]]).repeat(8, 1, 1)
    points = torch.rand(8, 6, 3) * 200 + 20
    for _ in range(4):
        t = time.time()
        with torch.autocast('cpu', dtype=torch.bfloat16):
            feat, fine, sim = net.enc(x)
            heat, dens = net.den(feat, sim, *net.den.prototype(feat, sim, boxes))
            masks, iou, _ = net.msk(feat, fine, sim, points)
        sum(v.float().mean() for v in (heat, dens, masks, iou)).backward()
        print('%.2f s for 8 samples' % (time.time() - t))


if __name__ == '__main__':
    benchmark()

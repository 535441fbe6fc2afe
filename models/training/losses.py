"""The training objective.  A batch holds 2m images; 2i and 2i+1 show the same target type."""
import torch
import torch.nn.functional as F

from model import C0, NW, WIN, unit
from samples import KB, UNKNOWN

WEIGHT = dict(heat=.3, cnt=.5, dens=10., sim=.5, apart=.3, pick=.4, nce=.15, mask=1., iou=.5)


def dice(p, t, dims):
    return 1 - (2 * (p * t).sum(dims) + 1) / ((p * p).sum(dims) + (t * t).sum(dims) + 1)


def balanced(e, positive, dims):
    """Half the mean of e over the positives plus half of that over the rest (masks may be empty)."""
    negative = 1 - positive
    return .5 * ((e * positive).sum(dims) / positive.sum(dims).clamp(min=1) + (e * negative).sum(dims) / negative.sum(dims).clamp(min=1))


def density_loss(net, feat, sim, b, proto_sim, src, k):
    """Heat, count and density terms, with prototypes from image src[i] for image i."""
    proto, psim = net.den.prototype(feat[src], sim[src], b['boxes'][src][:, :k])
    pooled = (torch.rand(len(src), device=feat.device) < .5)[:, None]           # as the engine: from a mask
    psim = torch.where(pooled, proto_sim[src], psim)
    with torch.autocast(feat.device.type, dtype=torch.bfloat16, enabled=net.amp):
        h, d = net.den(feat, sim, proto, psim)
    h, d = h.float()[:, 0], d.float()[:, 0]
    p = h.sigmoid()
    focal = F.binary_cross_entropy_with_logits(h, b['heat'], reduction='none') * (p - b['heat']).abs().detach() ** 1.5
    focal = focal * (1 + 1.5 * F.avg_pool2d(b['foreign'][:, None], 4)[:, 0])    # look-alikes weigh more
    cnt, n = d.sum((1, 2)), b['n']
    many = n.clamp(min=4)
    L = dict(heat=(focal.sum((1, 2)) / many).mean(), cnt=((cnt - n).abs() / (n + 4)).mean(),
             dens=(((d - b['dens']) ** 2).sum((1, 2)) / many).mean())
    return L, dict(mae=((cnt - n).abs() / n).mean().item())


def similarity_loss(net, sim, b, proto_sim):
    """Dense terms (each cell against the prototypes) and instance terms (mask-pooled features)."""
    B = sim.shape[0]
    own = torch.arange(B, device=sim.device)
    same = (own[:, None] // 2) == (own[None] // 2)
    alike = (b['key'][:, None] == b['key'][None]) & (b['key'][:, None] >= 0)
    apart = ~same & ~alike                                                      # surely another type
    # -- cells: prototype i on image j
    lg = torch.einsum('ic,jchw->ijhw', proto_sim, sim) * net.sim_a + net.sim_b
    t = (F.avg_pool2d(b['fg'][:, None], 8)[:, 0][None] * same[:, :, None, None].float()).expand_as(lg)
    e = F.binary_cross_entropy_with_logits(lg, t, reduction='none')
    hit = (t[same] > .5).float()
    L = dict(sim=balanced(e[same], hit, (1, 2)).mean())
    L['apart'] = e[apart].mean() if apart.any() else e.sum() * 0
    # -- instances: prototype i against the pooled instances of the pair's images
    v = F.normalize(torch.einsum('bnhw,bchw->bnc', b['iw'], sim), dim=2, eps=1e-4)  # B,NI,C0
    used = b['group'] != 0
    lp = torch.einsum('ic,jnc->ijn', proto_sim, v) * net.sim_a + net.sim_b
    tp = ((b['group'] == 1)[None] & same[:, :, None]).float().expand_as(lp)
    w = (used[None] & (same | apart)[:, :, None]).float() * torch.where(same, 1., .25)[:, :, None]
    ep = F.binary_cross_entropy_with_logits(lp, tp, reduction='none') * w
    L['pick'] = .5 * ((ep * tp).sum() / (w * tp).sum().clamp(min=1) + (ep * (1 - tp)).sum() / (w * (1 - tp)).sum().clamp(min=1))
    # -- instances against each other (supervised contrastive)
    x, g = v[used], b['group'][used]
    img = own[:, None].expand_as(b['group'])[used]
    pos = (g[:, None] == g[None]) & (g[:, None] != UNKNOWN) & same[img][:, img]
    out = pos | same[img][:, img] | apart[img][:, img]
    eye = torch.eye(len(x), dtype=torch.bool, device=x.device)
    unsure = (g[:, None] == UNKNOWN) & (g[None] == UNKNOWN) & same[img][:, img]  # perhaps of one type
    pos, out = pos & ~eye, out & ~eye & ~unsure
    z = (x @ x.t() / .12).masked_fill(~out, -1e4)
    z = z - torch.logsumexp(z, 1, keepdim=True)
    anchors = pos.any(1)
    nce = -(z * pos).sum(1) / pos.sum(1).clamp(min=1)
    L['nce'] = nce[anchors].mean() if anchors.any() else z.sum() * 0
    with torch.no_grad():
        right = (lg[same] > 0).float()
        sacc = .5 * ((right * hit).sum() / hit.sum().clamp(min=1) + ((1 - right) * (1 - hit)).sum() / (1 - hit).sum().clamp(min=1))
        inside = used[None] & same[:, :, None]
        yes, no = lp[inside & (tp > 0)] > 0, lp[inside & (tp == 0)] <= 0
        pacc = .5 * (yes.float().mean() + no.float().mean()) if len(no) else yes.float().mean()
    return L, dict(sacc=sacc.item(), pacc=pacc.item())


def mask_loss(net, feat, fine, b):
    """Best-of-three mask loss and the IoU regression."""
    with torch.autocast(feat.device.type, dtype=torch.bfloat16, enabled=net.amp):
        ml, iou = net.msk(feat, fine, b['pts'])
    ml, iou = ml.float(), iou.float()
    B, side = len(feat), 2 * NW
    H, W = b['label'].shape[1:]
    xy = b['pts'][:, :, None, :2] + b['pts'][:, :, None, 2:3] * WIN * net.msk.gf      # B,P,S,2
    xi, yi = xy[..., 0].floor().long(), xy[..., 1].floor().long()
    ok = (xi >= 0) & (yi >= 0) & (xi < W) & (yi < H)
    img = torch.arange(B, device=feat.device)[:, None, None]
    lab = b['label'].long()[img, yi.clamp(0, H - 1), xi.clamp(0, W - 1)]
    t = ((lab == b['pid'][..., None]) & ok).float().reshape(-1, 1, side, side)
    okm = ok.float().reshape(-1, 1, side, side)
    real = (b['pid'] > 0).reshape(-1)
    bce = (F.binary_cross_entropy_with_logits(ml, t.expand_as(ml), reduction='none') * okm).mean((2, 3))
    per = (bce * 2 + dice(ml.sigmoid() * okm, t, (2, 3)))[real]                       # n,3
    L = dict(mask=(per.min(1)[0] * .8 + per.mean(1) * .2).mean())
    with torch.no_grad():
        bm = (ml > 0).float() * okm
        inter = (bm * t).sum((2, 3))
        gt = inter / (bm.sum((2, 3)) + t.sum((2, 3)) - inter).clamp(min=1) * real[:, None].float()
    L['iou'] = F.binary_cross_entropy_with_logits(iou, gt)
    got = gt[torch.arange(len(gt), device=gt.device), iou.argmax(1)][real]
    return L, dict(miou=got.mean().item())


def losses(net, b, rng):
    """Weighted terms {name: scalar} and statistics {name: float} of one batch."""
    im = b['image'].contiguous(memory_format=torch.channels_last)
    with torch.autocast(im.device.type, dtype=torch.bfloat16, enabled=net.amp):
        feat, fine, sim = net.enc(im)
    feat, fine, sim = feat.float(), fine.float(), sim.float()
    w = F.avg_pool2d(b['exm'][:, None], 8)
    proto_sim = unit((sim * w).sum((2, 3)) / w.sum((2, 3)).clamp(min=1e-4))
    own = torch.arange(len(im), device=im.device)
    src = torch.where(torch.rand(len(im), device=im.device) < .4, own ^ 1, own)       # exemplars from the partner?
    L, stat = {}, {}
    for terms, more in (density_loss(net, feat, sim, b, proto_sim, src, int(rng.integers(1, KB + 1))),
                        similarity_loss(net, sim, b, proto_sim), mask_loss(net, feat, fine, b)):
        L.update(terms)
        stat.update(more)
    return {k: v * WEIGHT[k] for k, v in L.items()}, stat

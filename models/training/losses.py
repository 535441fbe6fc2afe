"""The training objective.  A batch holds 2m images; 2i and 2i+1 show the same target type."""
import torch
import torch.nn.functional as F

from model import C0, NW, WIN, click_planes, unit
from samples import KB, UNKNOWN

WEIGHT = dict(heat=.3, cnt=.5, dens=10., sim=.5, apart=.3, pick=.4, nce=.15, mask=1., iou=.5, match=.5)
PEAKS = 2         # prompts per image that are peaks of the network's own heat map, as in the engine
CORRECTED = 3     # prompts per image that are asked a second time


def dice(p, t, dims):
    return 1 - (2 * (p * t).sum(dims) + 1) / ((p * p).sum(dims) + (t * t).sum(dims) + 1)


def balanced(e, positive, dims):
    """Half the mean of e over the positives plus half of that over the rest (masks may be empty)."""
    negative = 1 - positive
    return .5 * ((e * positive).sum(dims) / positive.sum(dims).clamp(min=1) + (e * negative).sum(dims) / negative.sum(dims).clamp(min=1))


def density_loss(net, feat, sim, b, proto_sim, src, k):
    """Heat, count and density terms, with prototypes from image src[i] for image i; statistics and the heat map."""
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
    return L, dict(mae=((cnt - n).abs() / n).mean().item()), p.detach()


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


def window_truth(net, b, pts, pid):
    """Mask of each prompted instance in its window, and which cells lie on the image: B*P,1,2NW,2NW each."""
    side = 2 * NW
    H, W = b['label'].shape[1:]
    xy = pts[:, :, None, :2] + pts[:, :, None, 2:3] * WIN * net.msk.gf        # B,P,S,2
    xi, yi = xy[..., 0].floor().long(), xy[..., 1].floor().long()
    ok = (xi >= 0) & (yi >= 0) & (xi < W) & (yi < H)
    img = torch.arange(len(pts), device=pts.device)[:, None, None]
    lab = b['label'].long()[img, yi.clamp(0, H - 1), xi.clamp(0, W - 1)]
    t = (lab == pid[..., None]) & ok
    return t.float().reshape(-1, 1, side, side), ok.float().reshape(-1, 1, side, side)


def box_plane(net, pts, box, used):
    """Hint plane B*P,1,NW,NW of boxes B,P,4: +1 inside, -1 outside, 0 where not used (B,P)."""
    xy = pts[:, :, None, :2] + pts[:, :, None, 2:3] * WIN * net.msk.gw
    inside = ((xy >= box[:, :, None, :2]) & (xy <= box[:, :, None, 2:])).all(3).float() * 2 - 1
    return (inside * used.float()[..., None]).reshape(-1, 1, NW, NW)


def middle(box):
    """Boxes B,P,4 as windows B,P,3: centre and longest side."""
    return torch.cat([(box[..., :2] + box[..., 2:]) / 2, (box[..., 2:] - box[..., :2]).max(-1, keepdim=True)[0].clamp(min=6)], -1)


def chance(like, p):
    return torch.rand(like.shape[:2], device=like.device) < p


def with_peaks(b, heat):
    """The batch with its first prompts replaced by peaks of the predicted heat map B,h,w: what the engine will ask about, right or wrong."""
    h, w = heat.shape[1:]
    tops = heat * (heat >= F.max_pool2d(heat[:, None], 5, 1, 2)[:, 0]) * (heat > .05)
    at = torch.multinomial(tops.flatten(1) + 1e-6, PEAKS)
    x, y = (at % w) * 4 + 2, torch.div(at, w, rounding_mode='floor') * 4 + 2
    img = torch.arange(len(heat), device=heat.device)[:, None]
    fg, foreign = b['fg'][img, y, x] > 0, b['foreign'][img, y, x] > 0
    box = b['boxes']
    side = (box[..., 2:] - box[..., :2]).max(-1)[0].mean(1, keepdim=True) * torch.exp(.12 * torch.randn_like(x, dtype=torch.float32))
    new = dict(pts=torch.stack([x.float(), y.float(), side.clamp(8, 200)], 2), pid=torch.where(fg | foreign, b['label'].long()[img, y, x], -1),
               pcls=fg.long() + 2 * foreign.long(), pbox=torch.zeros(*x.shape, 4, device=x.device))
    return dict(b, **{k: torch.cat([v.to(b[k].dtype), b[k][:, PEAKS:]], 1) for k, v in new.items()})


def first_prompts(net, b):
    """Point prompts, some of which are a loose box instead: pts B,P,5 and hints."""
    pts, size = b['pts'], middle(b['pbox'])[..., 2:3]
    boxed = chance(pts, .2) & (b['pbox'][..., 2] > 0)
    box = b['pbox'] + torch.randn_like(b['pbox']) * .06 * size
    pts = torch.where(boxed[..., None], middle(box), pts)
    pts = torch.cat([pts, pts[..., :2]], 2)
    plane = box_plane(net, pts, box, boxed)
    none = plane.new_zeros(len(plane), 1, NW, NW)
    return pts, torch.cat([none, none, plane, none], 1)


def mask_boxes(net, pts, on):
    """Boxes B,P,4 of the cells that are on (B,P,S bool) in their windows; the whole window where none is."""
    xy = pts[:, :, None, :2] + pts[:, :, None, 2:3] * WIN * net.msk.gf
    cell = pts[..., 2:3] * WIN / (2 * NW)
    lo = torch.where(on[..., None], xy, torch.full_like(xy, 1e6)).min(2)[0] - cell
    hi = torch.where(on[..., None], xy, torch.full_like(xy, -1e6)).max(2)[0] + cell
    whole = torch.cat([pts[..., :2] - pts[..., 2:3] / 2, pts[..., :2] + pts[..., 2:3] / 2], 2)
    return torch.where(on.any(2, keepdim=True), torch.cat([lo, hi], 2), whole)


def correction(net, pts, logits, truth):
    """The second question: a click in the largest error, the box or the mask of the first answer, or several of these.

    pts B,P,5; logits of the first answer and truth B,P,2NW,2NW.  Returns pts B,P,5 and hints."""
    B, P = pts.shape[:2]
    side = 2 * NW
    found = logits > 0
    wrong = (found != truth).flatten(0, 1).float()[:, None]
    weight = (F.avg_pool2d(wrong, 5, 1, 2) ** 3 * wrong).reshape(B * P, -1)    # rather inside an error than at its rim
    at = torch.multinomial(weight + 1e-9, 1).reshape(B, P)
    clicked = chance(pts, .6) & (wrong.reshape(B, P, -1).sum(2) > 6)
    click = pts[..., :2] + pts[..., 2:3] * WIN * net.msk.gf[at]
    sign = torch.where(truth.flatten(2).gather(2, at[..., None])[..., 0], 1, -1) * clicked.long()
    box = mask_boxes(net, pts, found.flatten(2))
    moved = chance(pts, .6)
    new = torch.where(moved[..., None], middle(box) * (1 + .04 * torch.randn(B, P, 3, device=pts.device) * torch.tensor([0., 0, 1], device=pts.device)), pts[..., :3])
    point = torch.where((moved & ~clicked)[..., None], new[..., :2], pts[..., 3:5])
    half = new[:, :, None, 2:3] * WIN
    clicks = torch.stack([pts[..., 3:5], click], 2)
    planes = click_planes((clicks - new[:, :, None, :2]) / half, torch.stack([clicked.long(), sign], 2))
    boxes = box_plane(net, new, box, chance(pts, .4) & ~clicked)
    xy = new[:, :, None, :2] + half * net.msk.gw                               # the first answer, seen in the new window
    grid = ((xy - pts[:, :, None, :2]) / (pts[:, :, None, 2:3] * WIN)).reshape(B * P, NW, NW, 2)
    old = F.grid_sample((logits / 4).tanh().reshape(B * P, 1, side, side) + 1, grid, align_corners=False) - 1
    old = old * chance(pts, .8).float().reshape(-1, 1, 1, 1)
    return torch.cat([new, point], 2), torch.cat([planes, boxes, old], 1)


def answer_loss(net, maps, b, pts, hints, goal, pid, pcls):
    """Best-of-three mask loss, IoU regression, match; also the best logits by predicted IoU and the truth."""
    with torch.autocast(pts.device.type, dtype=torch.bfloat16, enabled=net.amp):
        ml, iou, match = net.msk(*maps, pts, hints, goal)
    ml, iou, match = ml.float(), iou.float(), match.float()
    t, okm = window_truth(net, b, pts, pid)
    real = (pid > 0).reshape(-1)
    bce = (F.binary_cross_entropy_with_logits(ml, t.expand_as(ml), reduction='none') * okm).mean((2, 3))
    per = (bce * 2 + dice(ml.sigmoid() * okm, t, (2, 3)))[real]                       # n,3
    L = dict(mask=(per.min(1)[0] * .9 + per.mean(1) * .1).mean())
    with torch.no_grad():
        bm = (ml > 0).float() * okm
        inter = (bm * t).sum((2, 3))
        gt = inter / (bm.sum((2, 3)) + t.sum((2, 3)) - inter).clamp(min=1) * real[:, None].float()
        right = ((gt > .5) & (pcls == 1).reshape(-1, 1)).float()
        told = (goal[:, C0] > 0)[:, None].expand_as(pid).reshape(-1, 1).float().expand_as(right)
        best = iou.argmax(1)
        rows = torch.arange(len(gt), device=gt.device)
    L['iou'] = F.binary_cross_entropy_with_logits(iou, gt)
    L['match'] = (F.binary_cross_entropy_with_logits(match, right, reduction='none') * told).sum() / told.sum().clamp(min=1)
    B, P = pid.shape
    sure = ((match > 0).float() == right).float()
    stat = dict(miou=gt[rows, best][real].mean().item(), macc=((sure * told).sum() / told.sum().clamp(min=1)).item())
    return L, stat, ml.detach()[rows, best].reshape(B, P, 2 * NW, 2 * NW), t.reshape(B, P, 2 * NW, 2 * NW) > 0


def aims(b, proto_sim, src):
    """What the mask head is told of the target: similarity vector and shape of the exemplars of image src, each left out at times."""
    keep, shaped = torch.rand(2, len(src), 1, device=src.device)
    keep = (keep < .75).float()
    shaped = keep * (shaped < .8).float()
    return torch.cat([proto_sim[src].detach() * keep, keep, b['shape'][src] * shaped, shaped], 1)


def mask_loss(net, feat, fine, sim, b, proto_sim, src):
    """Two rounds: every prompt, and for some a correction of its answer."""
    goal, maps = aims(b, proto_sim, src), (feat, fine, sim.detach())
    pts, hints = first_prompts(net, b)
    L, stat, logits, truth = answer_loss(net, maps, b, pts, hints, goal, b['pid'], b['pcls'])
    k = CORRECTED
    pts, hints = correction(net, pts[:, :k], logits[:, :k], truth[:, :k])
    again, more, _, _ = answer_loss(net, maps, b, pts, hints, goal, b['pid'][:, :k], b['pcls'][:, :k])
    return {n: v + .5 * again[n] for n, v in L.items()}, dict(stat, miou2=more['miou'])


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
    L, stat, heat = density_loss(net, feat, sim, b, proto_sim, src, int(rng.integers(1, KB + 1)))
    for terms, more in (similarity_loss(net, sim, b, proto_sim), mask_loss(net, feat, fine, sim, with_peaks(b, heat), proto_sim, src)):
        L.update(terms)
        stat.update(more)
    return {k: v * WEIGHT[k] for k, v in L.items()}, stat

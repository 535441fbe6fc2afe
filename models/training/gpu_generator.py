"""Prototype of the scene generator as batched tensor operations, for training on a GPU.

Objects are drawn far, a whole batch of scenes at a time: the painter's loop runs over the instance
number k = 0..N-1 and every step blends the k-th object of ALL scenes.  What cannot be batched well
(outlines, textures, real cut-outs) is rendered once on the CPU into an atlas of patches, uploaded,
and refreshed now and then; everything per instance (rotation, scale, tilt, tint, relief shading,
shadow, occlusion) and per scene (background, light, blur, noise) happens here.

    atlas   A,5,S,S  float: R, G, B (0..1), alpha, height (pixels)
    types   list of LongTensors: the atlas rows that show one type of object
    grounds G,3,H,W  float: background pictures
"""
import math
import sys

import torch
import torch.nn.functional as F


def build_atlas(n_types, assets, rng, px=96, variants=4):
    """CPU side: variants of n_types types as an atlas (see generator.ObjectType)."""
    import numpy as np
    from generator import ObjectType
    rows, types = [], []
    for _ in range(n_types):
        t = ObjectType(rng, assets.cuts, assets.bgs)
        ids = []
        for _ in range(min(variants, len(t.cut)) if t.cut is not None else variants):
            rgba, h = t.variant(rng, px)
            h = np.zeros((px, px), np.float32) if h is None else h
            ids.append(len(rows))
            rows.append(np.concatenate([rgba, h[..., None]], 2).transpose(2, 0, 1))
        types.append(torch.tensor(ids))
    return torch.tensor(np.stack(rows), dtype=torch.float32), types


def smooth_noise(B, size, cells, dev):
    return F.interpolate(torch.rand(B, 1, cells, cells, device=dev), (size, size), mode='bicubic', align_corners=False).clamp(0, 1)


def place(B, N, size, s, dev):
    """Random centres pushed apart by a few steps of repulsion (batched Poisson-like placement)."""
    p = torch.rand(B, N, 2, device=dev) * size
    dmin = s * (0.35 + 0.7 * torch.rand(B, 1, 1, device=dev))
    eye = torch.eye(N, device=dev)[None] * 1e6
    for _ in range(8):
        d = p[:, :, None] - p[:, None]
        r = d.pow(2).sum(3).add(1e-3).sqrt() + eye
        push = (dmin - r).clamp(min=0) / r
        p = p + (d * push[..., None]).sum(2) * 0.3
    return p


@torch.no_grad()
def scenes(atlas, types, grounds, B, size=256, N=96, dev='cpu'):
    """-> image B,3,size,size (0..1), label B,size,size (0 = ground), cls B,N+1 (1 = target), full area B,N+1.
    Consecutive scenes 2i and 2i+1 show the same target type."""
    S = atlas.shape[-1]
    r = lambda *sh: torch.rand(*sh, device=dev)
    # -- who is drawn where
    tt = torch.randint(len(types), (B // 2,)).repeat_interleave(2)
    dd = torch.randint(len(types), (B,))
    s = torch.exp(math.log(20) + r(B, 1, 1) * (math.log(S * .85) - math.log(20)))
    s[1::2] = s[0::2] * torch.exp(torch.randn(B // 2, 1, 1, device=dev) * .15)
    is_t = r(B, N) > .25 * r(B, 1)
    idx = torch.stack([torch.where(is_t[b].cpu(), types[tt[b]][torch.randint(len(types[tt[b]]), (N,))],
                                   types[dd[b]][torch.randint(len(types[dd[b]]), (N,))]) for b in range(B)]).to(dev)
    n = (torch.exp(math.log(8) + r(B, 1) * (math.log(N) - math.log(8)))).minimum(1.2 * (size / s[..., 0]) ** 2 + 4)
    alive = torch.arange(N, device=dev)[None] < n
    pos = place(B, N, size, s, dev)
    k = (s[..., 0] / (.88 * S)) * torch.exp(torch.randn(B, N, device=dev) * .12)
    free = (r(B, 1) < .7).float()
    ang = free * r(B, N) * 2 * math.pi + (1 - free) * (r(B, 1) * 2 * math.pi + torch.randn(B, N, device=dev) * .1)
    tilt = 1 - (torch.randn(B, N, device=dev).abs() * .15).clamp(max=.5)
    gain = 1 + torch.randn(B, N, 1, device=dev) * .08 + torch.randn(B, N, 3, device=dev) * .02
    la, lz = r(B) * 2 * math.pi, .5 + .45 * r(B)
    lr = (1 - lz * lz).sqrt()
    L = torch.stack([la.cos() * lr, la.sin() * lr, lz], 1)[..., None, None]      # B,3,1,1
    amb = (.3 + .45 * r(B))[:, None, None]
    shade_k, shade_d = (r(B) * .6)[:, None, None], (.02 + .1 * r(B))
    # -- ground: pictures or noise, on a canvas with a margin of one patch
    M = S
    g = grounds[torch.randint(len(grounds), (B,), device=dev)]
    th = torch.zeros(B, 2, 3, device=dev)
    z = .4 + .6 * r(B)
    th[:, 0, 0] = z * torch.where(r(B) < .5, 1., -1.)
    th[:, 1, 1] = z
    th[:, :, 2] = (r(B, 2) * 2 - 1) * (1 - z)[:, None]
    pic = F.grid_sample(g, F.affine_grid(th, (B, 3, size, size), align_corners=False), align_corners=False, padding_mode='reflection')
    c1, c2 = r(B, 3, 1, 1), r(B, 3, 1, 1)
    nz = smooth_noise(B, size, 24, dev) * .5 + smooth_noise(B, size, 6, dev) * .5
    bg = torch.where(r(B, 1, 1, 1) < .6, pic, c1 + (c2 - c1) * nz * r(B, 1, 1, 1))
    can = F.pad(bg, (M, M, M, M), mode='replicate')
    lab = torch.zeros(B, size + 2 * M, size + 2 * M, dtype=torch.long, device=dev)
    full = torch.zeros(B, N + 1, device=dev)
    b = torch.arange(B, device=dev)[:, None, None]
    ar = torch.arange(S, device=dev)
    ca, sa = ang.cos(), ang.sin()
    for i in range(N):
        # inverse affine map of the i-th object of each scene: patch -> atlas
        A = torch.zeros(B, 2, 3, device=dev)
        A[:, 0, 0], A[:, 0, 1] = ca[:, i] / k[:, i], sa[:, i] / k[:, i]
        A[:, 1, 0], A[:, 1, 1] = -sa[:, i] / k[:, i] / tilt[:, i], ca[:, i] / k[:, i] / tilt[:, i]
        p = F.grid_sample(atlas[idx[:, i]], F.affine_grid(A, (B, 5, S, S), align_corners=False), align_corners=False)
        a = p[:, 3] * alive[:, i, None, None]
        h = p[:, 4] * k[:, i, None, None]
        gx = F.pad(h[:, :, 2:] - h[:, :, :-2], (1, 1)) * .5
        gy = F.pad(h[:, 2:] - h[:, :-2], (0, 0, 1, 1)) * .5
        dif = ((-gx * L[:, 0] - gy * L[:, 1] + L[:, 2]) / (gx * gx + gy * gy + 1).sqrt()).clamp(0, 1.5)
        flat = (h.amax((1, 2), keepdim=True) < .01).float()                      # cut-outs carry their own light
        dif = flat + (1 - flat) * (amb + (1 - amb) * dif)
        rgb = (p[:, :3] * dif[:, None] * gain[:, i, :, None, None]).clamp(0, 1)
        def rows_cols(dx, dy):
            y = (pos[:, i, 1] + dy).long() - S // 2 + M
            x = (pos[:, i, 0] + dx).long() - S // 2 + M
            y, x = y.clamp(0, size + 2 * M - S), x.clamp(0, size + 2 * M - S)
            return y[:, None, None] + ar[None, :, None], x[:, None, None] + ar[None, None]
        d = shade_d * s[:, 0, 0]
        y, x = rows_cols(-la.cos() * d, -la.sin() * d)
        sh = F.avg_pool2d(a[:, None], 7, 1, 3)[:, 0] * shade_k
        can[b, :, y, x] = can[b, :, y, x] * (1 - sh)[..., None]
        y, x = rows_cols(0, 0)
        under = can[b, :, y, x]
        can[b, :, y, x] = under + (rgb.permute(0, 2, 3, 1) - under) * a[..., None]
        hit = a > .5
        lab[b, y, x] = torch.where(hit, torch.full_like(y + x, i + 1), lab[b, y, x])
        full[:, i + 1] = hit.sum((1, 2))
    img, lab = can[:, :, M:-M, M:-M], lab[:, M:-M, M:-M]
    # -- camera: light fall-off, blur, colour, noise
    img = img * (1 + (smooth_noise(B, size, 3, dev) - .5) * r(B, 1, 1, 1))
    bl = F.avg_pool2d(F.pad(img, (1, 1, 1, 1), mode='replicate'), 3, 1)
    img = img + (bl - img) * (r(B, 1, 1, 1) * 1.4 - .4).clamp(min=0)
    img = (img * (.85 + .3 * r(B, 3, 1, 1))).clamp(1e-4, 1) ** torch.exp(torch.randn(B, 1, 1, 1, device=dev) * .2)
    img = ((img - .5) * (.6 + .65 * r(B, 1, 1, 1)) + .5 + torch.randn_like(img) * .03 * r(B, 1, 1, 1)).clamp(0, 1)
    cls = torch.where(is_t, 1, 2) * alive
    return img, lab, F.pad(cls, (1, 0)), full


def centres(lab, N):
    """Area, centroid and box of every label: B,N+1 tensors, all by scatter."""
    B, H, W = lab.shape
    f = lab.flatten(1)
    y = torch.arange(H, device=lab.device, dtype=torch.float32)[:, None].expand(H, W).flatten().expand(B, -1)
    x = torch.arange(W, device=lab.device, dtype=torch.float32)[None].expand(H, W).flatten().expand(B, -1)
    z = torch.zeros(B, N + 1, device=lab.device)
    area = z.scatter_add(1, f, torch.ones_like(x))
    cx, cy = z.scatter_add(1, f, x) / area.clamp(min=1), z.scatter_add(1, f, y) / area.clamp(min=1)
    red = lambda v, m, init: torch.full_like(z, init).scatter_reduce(1, f, v, m)
    return area, cx + .5, cy + .5, red(x, 'amin', 1e6), red(y, 'amin', 1e6), red(x, 'amax', -1.) + 1, red(y, 'amax', -1.) + 1


def preview(path: str) -> None:
    """Draws ten scenes on the CPU and writes them, targets outlined, as one picture."""
    import time
    import cv2
    import numpy as np
    from generator import Assets
    torch.set_num_threads(1)
    assets, rng = Assets(limit=200), np.random.default_rng(0)
    atlas, types = build_atlas(40, assets, rng)
    pictures = [cv2.resize(x, (320, 320)) for x in assets.bgs[:40]] or [np.full((320, 320, 3), 128, np.uint8)]
    grounds = torch.tensor(np.stack(pictures).transpose(0, 3, 1, 2) / 255., dtype=torch.float32)
    t = time.time()
    img, lab, cls, full = scenes(atlas, types, grounds, 10, 256, 64)
    print('%.2f s per scene on one CPU thread, %d centres' % ((time.time() - t) / 10, int((centres(lab, 64)[0][:, 1:] > 0).sum())))
    o = (img.permute(0, 2, 3, 1).numpy()[..., ::-1] * 255).astype(np.uint8).copy()
    for i in range(10):
        target = (lab[i] * (cls[i][lab[i]] == 1)).numpy().astype(np.uint16)
        o[i][cv2.morphologyEx(target, cv2.MORPH_GRADIENT, np.ones((2, 2))) > 0] = (255, 0, 255)
    cv2.imwrite(path, np.vstack([np.hstack(o[:5]), np.hstack(o[5:])]))


if __name__ == '__main__':
    preview(sys.argv[1] if len(sys.argv) > 1 else 'gpu_preview.png')

"""Writes encoder.onnx, prototype.onnx, density.onnx, decoder.onnx (opset 16), meta.json, weights.pt and reference tensors.

    python3 export.py CKPT OUT

encoder    image  f32 [1,3,H,W] RGB 0..1, H and W multiples of 32
           -> feat [1,70,H/4,W/4], fine [1,8,H/2,W/2], sim [1,64,H/8,W/8] (unit vectors)
prototype  feat, sim of the picture with the exemplars, boxes f32 [1,K,4] (x0,y0,x1,y1 in its pixels)
           -> proto [1,544], psim [1,64]
density    feat, sim of the query, proto, psim -> heat [1,1,H/4,W/4] (0..1), density [1,1,H/4,W/4]
decoder    feat, fine, points f32 [1,N,3] (x, y, object size in pixels)
           -> masks f32 [N,3,64,64] (logits; window = point +- size), iou [N,3] (0..1)

Similarity probability = sigmoid(cos * a + b); a and b are in meta.json.  OUT/ref holds inputs and
outputs (raw little-endian float32, shapes.json) for another shape, prompt and box count than the
export's own, for check.js or any other runtime.
"""
import json
import os
import sys

import torch
import torch.nn as nn

from model import Net, load


class Call(nn.Module):
    """A module whose forward is a function of the network."""

    def __init__(self, net: Net, fn):
        super().__init__()
        self.net, self.fn = net, fn

    def forward(self, *inputs):
        return self.fn(self.net, *inputs)


def run_density(net, feat, sim, proto, psim):
    heat, density = net.den(feat, sim, proto, psim)
    return heat.sigmoid(), density


def run_decoder(net, feat, fine, points):
    masks, iou = net.msk(feat, fine, points)
    return masks, iou.sigmoid()


def spatial(stride: int) -> dict:
    return {2: f'h{stride}', 3: f'w{stride}'}


@torch.no_grad()
def reference(net: Net, height: int, width: int, boxes, points) -> dict:
    """All inputs and outputs of the four networks for a random picture."""
    image = torch.rand(1, 3, height, width)
    feat, fine, sim = net.enc(image)
    proto, psim = net.den.prototype(feat, sim, boxes)
    heat, density = run_density(net, feat, sim, proto, psim)
    masks, iou = run_decoder(net, feat, fine, points)
    return dict(image=image, boxes=boxes, points=points, feat=feat, fine=fine, sim=sim, proto=proto, psim=psim, heat=heat, density=density,
                masks=masks, iou=iou)


def export(net: Net, out: str) -> None:
    """Writes the four ONNX files."""
    boxes = torch.tensor([[[40., 40, 80, 90], [100, 120, 150, 160]]])
    points = torch.tensor([[[60., 60, 48], [120, 140, 40], [200, 100, 60]]])
    t = reference(net, 256, 320, boxes, points)
    jobs = {
        'encoder': (lambda n, x: n.enc(x), ['image'], ['feat', 'fine', 'sim'], dict(image={2: 'H', 3: 'W'}, feat=spatial(4), fine=spatial(2), sim=spatial(8))),
        'prototype': (lambda n, f, s, b: n.den.prototype(f, s, b), ['feat', 'sim', 'boxes'], ['proto', 'psim'], dict(feat=spatial(4), sim=spatial(8), boxes={1: 'K'})),
        'density': (run_density, ['feat', 'sim', 'proto', 'psim'], ['heat', 'density'],
                    dict(feat=spatial(4), sim=spatial(8), heat=spatial(4), density=spatial(4))),
        'decoder': (run_decoder, ['feat', 'fine', 'points'], ['masks', 'iou'],
                    dict(feat=spatial(4), fine=spatial(2), points={1: 'N'}, masks={0: 'N'}, iou={0: 'N'})),
    }
    for name, (fn, inputs, outputs, axes) in jobs.items():
        path = f'{out}/{name}.onnx'
        torch.onnx.export(Call(net, fn).eval(), tuple(t[i] for i in inputs), path, input_names=inputs, output_names=outputs, dynamic_axes=axes,
                          opset_version=16, do_constant_folding=True)
        print(name, '%.2f MB' % (os.path.getsize(path) / 1e6))


def main() -> None:
    ckpt, out = sys.argv[1:3]
    os.makedirs(out + '/ref', exist_ok=True)
    net = load(ckpt)
    export(net, out)
    with open(out + '/meta.json', 'w') as f:
        json.dump(dict(sim_a=net.sim_a.item(), sim_b=net.sim_b.item(), window=1.0, canonical=48), f)
    state = torch.load(ckpt, map_location='cpu')
    torch.save({k: state[k] for k in ('ema', 'step', 'samples') if k in state}, out + '/weights.pt')
    torch.manual_seed(1)
    boxes = torch.tensor([[[40., 40, 80, 90], [100, 120, 150, 160], [300, 200, 360, 260]]])
    points = torch.cat([torch.rand(1, 7, 2) * torch.tensor([512., 384]), torch.rand(1, 7, 1) * 60 + 20], 2)
    ref = reference(net, 384, 512, boxes, points)
    for k, v in ref.items():
        v.contiguous().numpy().astype('<f4').tofile(f'{out}/ref/{k}.bin')
    with open(out + '/ref/shapes.json', 'w') as f:
        json.dump({k: list(v.shape) for k, v in ref.items()}, f)


if __name__ == '__main__':
    main()

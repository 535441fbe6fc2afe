"""Writes encoder.onnx, prototype.onnx, density.onnx, decoder.onnx (opset 16), meta.json, weights.pt and reference tensors.

    python3 export.py CKPT OUT

encoder    image  f32 [1,3,H,W] RGB 0..1, H and W multiples of 32
           -> feat [1,70,H/4,W/4], fine [1,8,H/2,W/2], sim [1,64,H/8,W/8] (unit vectors)
prototype  feat, sim of the picture with the exemplars, boxes f32 [1,K,4] (x0,y0,x1,y1 in its pixels)
           -> proto [1,544], psim [1,64]
density    feat, sim of the query, proto, psim -> heat [1,1,H/4,W/4] (0..1), density [1,1,H/4,W/4]
decoder    feat, fine, sim, points f32 [1,N,5] (x, y, object size of the window; x, y of the point whose features describe the object),
           hints [N,4,32,32] (clicks on it, clicks beside it, box +1 in -1 out, earlier mask tanh(logit / 4); zeros for none),
           target [1,69] (unit similarity vector and 1; log(area / side^2), log(long / short axis), log(side / 40) and 1; zeros for none)
           -> masks f32 [N,3,64,64] (logits; window = point +- size), iou and match [N,3] (0..1)

Similarity probability = sigmoid(cos * a + b); a and b are in meta.json.  OUT/ref holds inputs and
outputs (raw little-endian float32, shapes.json) for another shape, prompt and box count than the
export's own, for check.js or any other runtime.
"""
import json
import os
import sys

import torch
import torch.nn as nn

from model import HINTS, NW, Net, load


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


def run_decoder(net, feat, fine, sim, points, hints, target):
    masks, iou, match = net.msk(feat, fine, sim, points, hints, target)
    return masks, iou.sigmoid(), match.sigmoid()


def spatial(stride: int) -> dict:
    return {2: f'h{stride}', 3: f'w{stride}'}


@torch.no_grad()
def reference(net: Net, height: int, width: int, boxes, points) -> dict:
    """All inputs and outputs of the four networks for a random picture."""
    image = torch.rand(1, 3, height, width)
    feat, fine, sim = net.enc(image)
    proto, psim = net.den.prototype(feat, sim, boxes)
    heat, density = run_density(net, feat, sim, proto, psim)
    hints = torch.rand(points.shape[1], HINTS, NW, NW) * 2 - 1
    hints[:, :2] = 0
    hints[::2] = 0                                                   # every other prompt is a plain one
    target = torch.cat([psim, torch.tensor([[1., -.5, .3, .1, 1.]])], 1)
    masks, iou, match = run_decoder(net, feat, fine, sim, points, hints, target)
    return dict(image=image, boxes=boxes, points=points, hints=hints, target=target, feat=feat, fine=fine, sim=sim, proto=proto, psim=psim, heat=heat,
                density=density, masks=masks, iou=iou, match=match)


def export(net: Net, out: str) -> None:
    """Writes the four ONNX files."""
    boxes = torch.tensor([[[40., 40, 80, 90], [100, 120, 150, 160]]])
    points = torch.tensor([[[60., 60, 48, 62, 60], [120, 140, 40, 120, 140], [200, 100, 60, 200, 100]]])
    t = reference(net, 256, 320, boxes, points)
    jobs = {
        'encoder': (lambda n, x: n.enc(x), ['image'], ['feat', 'fine', 'sim'], dict(image={2: 'H', 3: 'W'}, feat=spatial(4), fine=spatial(2), sim=spatial(8))),
        'prototype': (lambda n, f, s, b: n.den.prototype(f, s, b), ['feat', 'sim', 'boxes'], ['proto', 'psim'], dict(feat=spatial(4), sim=spatial(8), boxes={1: 'K'})),
        'density': (run_density, ['feat', 'sim', 'proto', 'psim'], ['heat', 'density'],
                    dict(feat=spatial(4), sim=spatial(8), heat=spatial(4), density=spatial(4))),
        'decoder': (run_decoder, ['feat', 'fine', 'sim', 'points', 'hints', 'target'], ['masks', 'iou', 'match'],
                    dict(feat=spatial(4), fine=spatial(2), sim=spatial(8), points={1: 'N'}, hints={0: 'N'}, masks={0: 'N'}, iou={0: 'N'}, match={0: 'N'})),
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
    boxes = torch.tensor([[[40., 40, 80, 90], [100, 120, 150, 160], [180, 100, 230, 150]]])
    points = torch.cat([torch.rand(1, 7, 2) * torch.tensor([256., 192]), torch.rand(1, 7, 1) * 60 + 20], 2)
    points = torch.cat([points, points[..., :2]], 2)
    ref = reference(net, 192, 256, boxes, points)
    for k, v in ref.items():
        v.contiguous().numpy().astype('<f4').tofile(f'{out}/ref/{k}.bin')
    with open(out + '/ref/shapes.json', 'w') as f:
        json.dump({k: list(v.shape) for k, v in ref.items()}, f)
        f.write('\n')


if __name__ == '__main__':
    main()

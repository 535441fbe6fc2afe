"""Two-minute check of the whole kit without any data: generate, train, resume, export, evaluate.

    python3 smoke_test.py

Leaves nothing behind.  Says so and succeeds when PyTorch or OpenCV is missing.
"""
import json
import os
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))


def missing() -> list[str]:
    """Names of the packages that cannot be imported."""
    out = []
    for name in ('numpy', 'scipy', 'cv2', 'torch'):
        try:
            __import__(name)
        except ImportError:
            out.append(name)
    return out


def call(*args: str, env: dict) -> str:
    """Runs a script of the kit and returns its output; its failure ends the test."""
    t = time.time()
    r = subprocess.run([sys.executable, *args], cwd=HERE, env=env, capture_output=True, text=True)
    print('%-60s %5.1f s' % (' '.join(os.path.basename(a) for a in args)[:60], time.time() - t), flush=True)
    if r.returncode:
        raise SystemExit(r.stdout[-2000:] + r.stderr[-2000:])
    return r.stdout


def write_ring(path: str, slots: int) -> None:
    import numpy as np
    from generator import Assets, Ring, make_pair
    ring, rng = Ring(path, slots, create=True), np.random.default_rng(0)
    assets = Assets('/nonexistent')
    for i in range(slots):
        ring.put(i, make_pair(rng, assets))
    ring.count[0] = slots


def write_pack(path: str) -> None:
    """A pack of one class with two generated pictures."""
    import cv2
    import numpy as np
    from generator import Assets, make_pair
    os.makedirs(path + '/thing')
    rng, images = np.random.default_rng(1), []
    for i, s in enumerate(make_pair(rng, Assets('/nonexistent'), 256)):
        lab = np.where(s['cls'][s['label']] == 1, s['label'], 0).astype(np.uint16)
        ids, n = np.unique(lab[lab > 0], return_counts=True)
        one = int(ids[np.argsort(n)[len(n) // 2]])
        cv2.imwrite(f'{path}/thing/{i:02d}.jpg', s['image'])
        cv2.imwrite(f'{path}/thing/{i:02d}.labels.png', lab if i else np.where(lab == one, 1, 0).astype(np.uint16))
        if i:
            images.append(dict(id=f'{i:02d}', count=len(ids), exemplar=one))
    with open(path + '/index.json', 'w') as f:
        json.dump(dict(classes=dict(thing=dict(images=images))), f)


def write_tables(path: str) -> None:
    """Candidate tables as the engine writes them, of random numbers."""
    import numpy as np
    from set_verifier import NF, NG
    rng = np.random.default_rng(2)
    for i in range(9):
        n = 4 + i
        tensors = dict(measurements=rng.normal(size=(n, NF)), relations=rng.normal(size=(n, n, NG)), iou=rng.random(n), truth=np.ones(n))
        header, body = {}, b''
        for k, v in tensors.items():
            raw = v.astype('<f4').tobytes()
            header[k] = dict(dtype='F32', shape=list(v.shape), data_offsets=[len(body), len(body) + len(raw)])
            body += raw
        text = json.dumps(header).encode()
        os.makedirs(f'{path}/{i}')
        with open(f'{path}/{i}/01.candidates.safetensors', 'wb') as f:
            f.write(len(text).to_bytes(8, 'little') + text + body)


def main() -> None:
    absent = missing()
    if absent:
        print('skipped: not installed:', ', '.join(absent))
        return
    sys.path.insert(0, HERE)
    start = time.time()
    with tempfile.TemporaryDirectory() as tmp:
        write_ring(tmp + '/ring', 12)
        write_pack(tmp + '/pack')
        print('generated 12 pairs and a pack: %.1f s' % (time.time() - start), flush=True)
        env = dict(os.environ, OMP_NUM_THREADS='1', PERSENSE_PACK=tmp + '/pack', PERSENSE_TRAIN_DATA=tmp + '/none')
        common = ['train.py', tmp + '/out', '--minutes', '60', '--ring', tmp + '/ring', '--slots', '12', '--real', '0', '--bs', '4', '--steps', '4', '--seed', '1']
        call(*common, '--ranks', '2', env=env)
        call(*common, '--ranks', '2', '--resume', env=env)
        import torch
        step = torch.load(tmp + '/out/ema.pt')['step']
        assert step == 8, f'resume should reach step 8, not {step}'
        call('export.py', tmp + '/out/ema.pt', tmp + '/onnx', env=env)
        for name in ('encoder', 'prototype', 'density', 'decoder'):
            assert os.path.getsize(f'{tmp}/onnx/{name}.onnx') > 1000
        assert 'MEAN' in call('evaluate.py', tmp + '/out/ema.pt', env=env)
        call('case_pack.py', tmp + '/cases', '--n', '2', '--cache', tmp + '/cache', env=env)
        assert os.path.exists(tmp + '/cases/same/index.json') and len(os.listdir(tmp + '/cases/cross')) == 3
        write_tables(tmp + '/tables')
        call('set_verifier.py', 'fit', tmp + '/set.pt', tmp + '/tables', '--epochs', '2', env=env)
        call('set_verifier.py', 'export', tmp + '/set.pt', tmp + '/onnx', env=env)
        assert os.path.getsize(tmp + '/onnx/set-verifier.onnx') > 1000
    print('passed in %.0f s' % (time.time() - start))


if __name__ == '__main__':
    main()

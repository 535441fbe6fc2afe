"""Finds training pictures that are copies (also mirrored or turned) of pictures in a validation pack.

    python3 check_overlap.py [--data DIR] [--pack DIR] [--threshold 0.96] [--write excluded.json]

Compares 16x16 grey thumbnails under all eight symmetries by correlation.  Whatever is found must not
be trained on; `realdata.py` skips the files listed in `excluded.json`.
"""
import argparse
import glob
import json
import os

import cv2
import numpy as np


def thumbnail(grey: np.ndarray) -> np.ndarray:
    """Grey image (H,W uint8) -> zero-mean unit vector (256,) of its 16x16 reduction."""
    small = cv2.resize(np.ascontiguousarray(grey), (16, 16), interpolation=cv2.INTER_AREA).astype(np.float64)
    small -= small.mean()
    return (small / (np.linalg.norm(small) + 1e-6)).ravel()


def symmetries(grey: np.ndarray) -> list[np.ndarray]:
    """The eight turns and mirror images of a picture."""
    turned = [np.rot90(grey, k) for k in range(4)]
    return turned + [t[:, ::-1] for t in turned]


def overlaps(data: str, pack: str, threshold: float) -> dict[str, str]:
    """{training file: pack file} for every pair whose best correlation exceeds the threshold."""
    train = sorted(f for f in glob.glob(data + '/*/*.jpg') if '/backgrounds/' not in f)
    vectors = np.stack([thumbnail(cv2.imread(f, cv2.IMREAD_GRAYSCALE)) for f in train])
    found = {}
    for f in sorted(glob.glob(pack + '/*/*.jpg')):
        grey = cv2.imread(f, cv2.IMREAD_GRAYSCALE)
        best = np.max([vectors @ thumbnail(s) for s in symmetries(grey)], axis=0)
        for i in np.nonzero(best > threshold)[0]:
            found[os.path.relpath(train[i], data)] = os.path.relpath(f, pack)
    return found


def main() -> None:
    ap = argparse.ArgumentParser()
    ap.add_argument('--data', default=os.environ.get('PERSENSE_TRAIN_DATA', '../data/train'))
    ap.add_argument('--pack', default=os.environ.get('PERSENSE_PACK', '../data/pack-dev'))
    ap.add_argument('--threshold', type=float, default=0.96)
    ap.add_argument('--write')
    a = ap.parse_args()
    found = overlaps(a.data, a.pack, a.threshold)
    for k, v in found.items():
        print(f'{k:32s} is a copy of {v}')
    print(len(found), 'training pictures to exclude')
    if a.write:
        with open(a.write, 'w') as f:
            json.dump(found, f, indent=1)


if __name__ == '__main__':
    main()

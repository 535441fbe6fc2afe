"""Training curve: log.csv of train.py reduced to a short table, and optionally evaluations joined to it.

    python3 curve.py OUT/log.csv [--rows 12]
"""
import argparse
import csv

SHOWN = ('samples', 'minutes', 'lr', 'loss', 'heat', 'sim', 'pick', 'nce', 'mask', 'miou', 'mae', 'sacc', 'pacc')


def bins(rows: list[dict], n: int) -> list[dict]:
    """n means over consecutive rows; samples and minutes are those at the end of each."""
    step = max(1, len(rows) // n)
    out = []
    for i in range(0, len(rows) - step + 1, step):
        part = rows[i:i + step]
        mean = {k: sum(float(r[k]) for r in part) / step for k in SHOWN}
        out.append(dict(mean, samples=float(part[-1]['samples']), minutes=float(part[-1]['minutes'])))
    return out


def main() -> None:
    ap = argparse.ArgumentParser()
    ap.add_argument('log')
    ap.add_argument('--rows', type=int, default=12)
    a = ap.parse_args()
    with open(a.log) as f:
        rows = list(csv.DictReader(f))
    print('| ' + ' | '.join(SHOWN) + ' |')
    print('|' + '---|' * len(SHOWN))
    for r in bins(rows, a.rows):
        print('| ' + ' | '.join(('%d' if k == 'samples' else '%.0f' if k == 'minutes' else '%.1e' if k == 'lr' else '%.3f') % r[k] for k in SHOWN) + ' |')


if __name__ == '__main__':
    main()

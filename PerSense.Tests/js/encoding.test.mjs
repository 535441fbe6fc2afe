import { test } from 'node:test';
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { decodeGridMap } from '../../wwwroot/js/canvas/encoding/gridMap.js';
import { areaOf, covers, decodeCounts, decodeRuns } from '../../wwwroot/js/canvas/encoding/runLength.js';

const shared = process.env.PERSENSE_SHARED ?? new URL('../../../shared', import.meta.url).pathname;
const fixture = `${shared}/fixtures/metrics/rle/rle.json`;

/** The encoder of pycocotools, so that the decoder is tested against its definition. */
function encodeCounts(counts) {
  let text = '';
  counts.forEach((count, i) => {
    let x = i > 2 ? count - counts[i - 2] : count;
    let more = true;
    while (more) {
      let bits = x & 0x1f;
      x >>= 5;
      more = (bits & 0x10) !== 0 ? x !== -1 : x !== 0;
      if (more) {
        bits |= 0x20;
      }
      text += String.fromCharCode(bits + 48);
    }
  });
  return text;
}

test('Run lengths survive the trip through the compressed string', () => {
  const counts = [0, 1, 5, 31, 32, 33, 4, 100000, 2, 7, 90000000, 1];
  assert.deepEqual(decodeCounts(encodeCounts(counts)), counts);
});

test('Strings of the official COCO mask API are read', () => {
  assert.deepEqual(decodeCounts('317000000000M'), [3, 1, 7, 1, 7, 1, 7, 1, 7, 1, 7, 1, 4]);
  assert.deepEqual(decodeCounts('`08h0'), [16, 8, 24]);
  assert.deepEqual(decodeCounts('o1'), [63]);
});

test('Every mask of the shared COCO fixture is read', { skip: existsSync(fixture) ? false : 'the shared folder is not beside the repository' }, () => {
  const { masks } = JSON.parse(readFileSync(fixture, 'utf8'));
  assert.ok(masks.length > 5);
  for (const mask of masks) {
    assert.deepEqual(decodeCounts(mask.counts), mask.counts_uncompressed, mask.name);
    assert.equal(areaOf(decodeRuns(mask.counts, mask.h)), mask.area, mask.name);
  }
});

test('A string that stops in the middle of a number is refused', () => {
  assert.throws(() => decodeCounts(encodeCounts([100000]).slice(0, -1)), /middle of a number/);
});

test('Runs are cut at the column borders and placed in the image', () => {
  // 2 columns x 3 rows; cells 1..4 are inside
  const runs = decodeRuns(encodeCounts([1, 4, 1]), 3, 10, 20);
  assert.deepEqual([...runs], [10, 21, 23, 11, 20, 22]);
});

test('The area is the number of pixels inside', () => {
  assert.equal(areaOf(decodeRuns(encodeCounts([1, 4, 1]), 3)), 4);
});

test('A pixel is covered exactly when a run holds it', () => {
  const runs = decodeRuns(encodeCounts([1, 4, 1]), 3, 10, 20);
  const inside = [];
  for (let column = 9; column < 13; column++) {
    for (let row = 19; row < 24; row++) {
      if (covers(runs, column, row)) {
        inside.push([column, row]);
      }
    }
  }
  assert.deepEqual(inside, [[10, 21], [10, 22], [11, 20], [11, 21]]);
});

test('A map is read with its place on the image', () => {
  const header = JSON.stringify({ width: 2, height: 1, scale: [0.5, 0.25], offset: [1, 0], low: 0.5, high: 3 }).padEnd(96);
  const bytes = new ArrayBuffer(4 + 96 + 8);
  new DataView(bytes).setInt32(0, 96, true);
  new Uint8Array(bytes, 4).set(new TextEncoder().encode(header));
  new Float32Array(bytes, 100).set([0.5, 3]);
  const map = decodeGridMap(bytes);
  assert.deepEqual([...map.cells], [0.5, 3]);
  assert.deepEqual([map.scale, map.offset, map.low, map.high], [[0.5, 0.25], [1, 0], 0, 3]);
  assert.throws(() => decodeGridMap(bytes.slice(0, 104)), /1 cells instead of 2/);
});

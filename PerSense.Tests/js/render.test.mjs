import { test } from 'node:test';
import assert from 'node:assert/strict';
import { createLabelMap, paintInstance } from '../../wwwroot/js/canvas/render/labelMap.js';
import { blend, shadeLabels } from '../../wwwroot/js/canvas/render/shade.js';
import { agreementColours, channelsOf, pixelOf, viridis } from '../../wwwroot/js/canvas/render/colours.js';
import { stylesOf } from '../../wwwroot/js/canvas/render/styles.js';
import { runCommand } from '../../wwwroot/js/canvas/tools/commands.js';
import { rectangle, studio } from './samples.mjs';

const fill = 0x11111111;
const line = 0xffffffff;

function styles(labels, hatchedLabel = 0) {
  const all = { fill: new Uint32Array(labels + 1).fill(fill), line: new Uint32Array(labels + 1).fill(line), hatched: new Uint8Array(labels + 1) };
  all.hatched[hatchedLabel] = hatchedLabel === 0 ? 0 : 1;
  return all;
}

function shaded(map, view, all, width, height, ratio = 1) {
  const target = { pixels: new Uint32Array(width * height).fill(7), width, height, ratio };
  shadeLabels(map, view, all, target);
  return Array.from({ length: height }, (_, y) => Array.from(target.pixels.subarray(y * width, (y + 1) * width), pixel => (
    pixel === 0 ? '.' : pixel === line ? '#' : pixel === fill ? 'o' : '+')).join(''));
}

test('The more confident instance lies on top, whatever came first', () => {
  const strong = rectangle(1, 0, 0, 4, 4, 0.9);
  const weak = rectangle(2, 2, 0, 4, 4, 0.3);
  for (const order of [[strong, weak], [weak, strong]]) {
    const map = createLabelMap({ width: 6, height: 4 });
    order.forEach(instance => paintInstance(map, instance));
    assert.deepEqual([...map.cells.subarray(0, 6)], [1, 1, 1, 1, 2, 2]);
  }
});

test('A large image gets a coarser map that covers the same place', () => {
  const map = createLabelMap({ width: 8192, height: 10 });
  assert.deepEqual([map.width, map.height], [4096, 5]);
  paintInstance(map, rectangle(1, 4096, 0, 4096, 10));
  assert.equal(map.cells[2047], 0);
  assert.equal(map.cells[2048], 1);
  assert.equal(map.cells[4 * 4096 + 4095], 1);
});

test('An instance is filled, has an outline of one and a half pixels, and nothing else is touched', () => {
  const map = createLabelMap({ width: 10, height: 8 });
  paintInstance(map, rectangle(1, 1, 1, 8, 6));
  assert.deepEqual(shaded(map, { scale: 1, x: 0, y: 0 }, styles(1), 10, 8), [
    '..........',
    '.########.',
    '.#++++++#.',
    '.#+oooo+#.',
    '.#+oooo+#.',
    '.#++++++#.',
    '.########.',
    '..........',
  ]);
});

test('The outline keeps its width when the picture is enlarged', () => {
  const map = createLabelMap({ width: 4, height: 4 });
  paintInstance(map, rectangle(1, 1, 1, 2, 2));
  const rows = shaded(map, { scale: 4, x: 0, y: 0 }, styles(1), 16, 16);
  assert.equal(rows[3], '................');
  assert.equal(rows[4], '....########....');
  assert.equal(rows[8], '....#+oooo+#....');
});

test('On a fine screen the outline is three device pixels wide', () => {
  const map = createLabelMap({ width: 10, height: 10 });
  paintInstance(map, rectangle(1, 0, 0, 10, 10));
  assert.equal(shaded(map, { scale: 1, x: 1, y: 0 }, styles(1), 24, 20, 2)[10], '..###oooooooooooooo###..');
});

test('The picture follows the view', () => {
  const map = createLabelMap({ width: 4, height: 4 });
  paintInstance(map, rectangle(1, 0, 0, 4, 4));
  assert.deepEqual(shaded(map, { scale: 1, x: 2, y: -2 }, styles(1), 8, 4).map(row => row.replace(/[o+#]/g, 'x')), [
    '..xxxx..',
    '..xxxx..',
    '........',
    '........',
  ]);
});

test('An image that is off the screen leaves an empty picture', () => {
  const map = createLabelMap({ width: 4, height: 4 });
  paintInstance(map, rectangle(1, 0, 0, 4, 4));
  assert.deepEqual(shaded(map, { scale: 1, x: 50, y: 0 }, styles(1), 3, 1), ['...']);
});

test('An instance without colours is invisible', () => {
  const map = createLabelMap({ width: 4, height: 1 });
  paintInstance(map, rectangle(1, 0, 0, 4, 1));
  const all = { fill: new Uint32Array(2), line: new Uint32Array(2), hatched: new Uint8Array(2) };
  assert.deepEqual(shaded(map, { scale: 1, x: 0, y: 0 }, all, 4, 1), ['....']);
});

test('Half of two colours lies in the middle, channel by channel', () => {
  assert.equal(blend(0x00000000, 0xff804020, 0.5), 0x80402010);
});

test('A hidden instance never hides an accepted one, at any setting of the slider', () => {
  const instances = [rectangle(1, 0, 0, 6, 6, 0.9), rectangle(2, 2, 2, 6, 6, 0.6), rectangle(3, 1, 1, 6, 6, 0.3)];
  const map = createLabelMap({ width: 8, height: 8 });
  instances.forEach(instance => paintInstance(map, instance));
  for (const threshold of [0, 0.5, 0.7]) {
    const accepted = instances.filter(instance => instance.confidence >= threshold);
    for (let y = 0; y < 8; y++) {
      for (let x = 0; x < 8; x++) {
        const isCovered = accepted.some(({ box }) => x >= box.left && x < box.right && y >= box.top && y < box.bottom);
        const top = map.cells[8 * y + x];
        assert.equal(top !== 0 && instances[top - 1].confidence >= threshold, isCovered, `${x}, ${y} at ${threshold}`);
      }
    }
  }
});

test('A selected instance is outlined in white, a rejected one is hatched or gone', () => {
  const instances = [rectangle(1, 0, 0, 5, 5, 0.9), rectangle(2, 9, 0, 5, 5, 0.2)];
  const store = studio({ instances, selected: 1 });
  assert.equal(stylesOf(store.get(), () => 1).line[1], pixelOf([255, 255, 255], 1));
  assert.equal(stylesOf(store.get(), () => 1).fill[2], 0);
  store.set({ overlays: { ...store.get().overlays, rejected: true } });
  assert.equal(stylesOf(store.get(), () => 1).hatched[2], 1);
});

test('Over a colour map instances are outlines only', () => {
  const instances = [rectangle(1, 0, 0, 5, 5, 0.9)];
  const map = { cells: new Float32Array(1), width: 1, height: 1, scale: [1, 1], offset: [0, 0], low: 0, high: 1 };
  const store = studio({ instances, density: map });
  assert.notEqual(stylesOf(store.get(), () => 1).fill[1] >>> 24, 0);
  store.set({ overlays: { ...store.get().overlays, density: true } });
  assert.equal(stylesOf(store.get(), () => 1).fill[1] >>> 24, 0);
  assert.notEqual(stylesOf(store.get(), () => 1).line[1], 0);
});

test('Beside another result the colour tells who found an instance, until it is switched off', () => {
  const instances = [rectangle(1, 0, 0, 5, 5, 0.9), rectangle(2, 9, 0, 5, 5, 0.9)];
  const difference = { alone: new Set([instances[1].index]), colour: agreementColours.left };
  const store = studio({ instances, difference });
  const line = label => stylesOf(store.get(), () => 1).line[label];
  assert.equal(line(1), pixelOf(channelsOf(agreementColours.both), 1));
  assert.equal(line(2), pixelOf(channelsOf(agreementColours.left), 1));
  runCommand(store, 'toggle-differences');
  assert.notEqual(line(1), pixelOf(channelsOf(agreementColours.both), 1));
});

test('Viridis begins dark, ends bright and is cut at both ends', () => {
  assert.deepEqual(viridis(-1), [0x44, 0x01, 0x54]);
  assert.deepEqual(viridis(2), [0xfd, 0xe7, 0x25]);
  assert.deepEqual(viridis(0.5), [0x21, 0x91, 0x8c]);
});

test('Shading 1,500 instances costs no more than shading one', () => {
  // Not a time: the work is counted. The map is read once for every pixel of the screen and its margin.
  const map = createLabelMap({ width: 300, height: 300 });
  let label = 0;
  for (let y = 0; y < 300; y += 8) {
    for (let x = 0; x < 300 && label < 1500; x += 8) {
      paintInstance(map, rectangle(++label, x, y, 7, 7));
    }
  }
  let reads = 0;
  const counted = { ...map, cells: new Proxy(map.cells, { get(cells, key) { reads++; return cells[key]; } }) };
  shadeLabels(counted, { scale: 1, x: 0, y: 0 }, styles(label), { pixels: new Uint32Array(90000), width: 300, height: 300, ratio: 1 });
  assert.ok(label > 1000);
  assert.ok(reads <= 304 * 304, `${reads} reads`);
});

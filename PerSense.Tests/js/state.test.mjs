import { test } from 'node:test';
import assert from 'node:assert/strict';
import { acceptedInOrder, countAccepted, decodeInstance, instanceAt } from '../../wwwroot/js/canvas/state/instances.js';
import { histogramOf } from '../../wwwroot/js/canvas/state/histogram.js';
import { boxMark, fromMessage, isUsable, toMessage, withClick, withoutLastStep, withStroke } from '../../wwwroot/js/canvas/state/marks.js';
import { setOverlay } from '../../wwwroot/js/canvas/state/studio.js';
import { colourCount, colourInstances } from '../../wwwroot/js/canvas/state/colouring.js';
import { createRunFollower } from '../../wwwroot/js/canvas/state/runs.js';
import { createStore } from '../../wwwroot/js/canvas/state/store.js';
import { instanceColours } from '../../wwwroot/js/canvas/render/colours.js';
import { imagePoint } from '../../wwwroot/js/canvas/geometry/points.js';
import { rectangle, studio } from './samples.mjs';

test('Listeners hear which keys changed, and nothing when nothing did', () => {
  const store = createStore({ a: 1, b: 2 });
  const heard = [];
  const leave = store.subscribe((_state, changed) => heard.push([...changed]));
  store.set({ a: 1 });
  store.set({ a: 3, b: 2 });
  leave();
  store.set({ b: 9 });
  assert.deepEqual(heard, [['a']]);
});

test('The confidence slider decides which instances count', () => {
  const instances = [rectangle(1, 0, 0, 5, 5, 0.4), rectangle(2, 9, 0, 5, 5, 0.5), rectangle(3, 20, 0, 5, 5, 0.9)];
  assert.equal(countAccepted(instances, 0.5), 2);
  assert.equal(countAccepted(instances, 0), 3);
});

test('Of instances on top of each other the smallest is hit, and a rejected one never', () => {
  const instances = [rectangle(1, 0, 0, 50, 50), rectangle(2, 10, 10, 5, 5), rectangle(3, 11, 11, 2, 2, 0.1)];
  assert.equal(instanceAt(instances, 0.5, imagePoint(11.5, 11.5)).label, 2);
  assert.equal(instanceAt(instances, 0.5, imagePoint(40.5, 40.5)).label, 1);
  assert.equal(instanceAt(instances, 0.5, imagePoint(60, 60)), null);
});

test('A point inside the box but outside the mask hits nothing', () => {
  const instance = rectangle(1, 0, 0, 3, 3);
  instance.box = { left: 0, top: 0, right: 10, bottom: 10 };
  assert.equal(instanceAt([instance], 0.5, imagePoint(7, 7)), null);
});

test('The table sorts by any column and keeps equal rows in order', () => {
  const instances = [rectangle(1, 0, 0, 3, 3, 0.7), rectangle(2, 0, 0, 9, 9, 0.6), rectangle(3, 0, 0, 3, 3, 0.8), rectangle(4, 0, 0, 1, 1, 0.2)];
  const labels = (key, descending) => acceptedInOrder(instances, 0.5, { key, descending }).map(instance => instance.label);
  assert.deepEqual(labels('label', false), [1, 2, 3]);
  assert.deepEqual(labels('area', true), [2, 1, 3]);
  assert.deepEqual(labels('confidence', false), [2, 1, 3]);
});

test('An instance of the server is decoded into image coordinates', () => {
  // 2 columns x 3 rows at (10, 20): cells 1..4
  const instance = decodeInstance({
    index: 7, mask: { left: 10, top: 20, width: 2, height: 3, counts: '141' }, box: [10, 20, 2, 3], area: 4, confidence: 0.75, predictedIou: 0.5, similarity: 0.25,
  }, 3);
  assert.deepEqual([...instance.runs], [10, 21, 23, 11, 20, 22]);
  assert.deepEqual(instance.box, { left: 10, top: 20, right: 12, bottom: 23 });
  assert.equal(instance.label, 3);
});

test('The last bin of a histogram holds 1 itself', () => {
  assert.deepEqual(histogramOf([0, 0.24, 0.25, 0.99, 1], 4), [2, 1, 0, 2]);
});

test('Undo takes back one stroke or click at a time', () => {
  let mark = withStroke(null, [imagePoint(1, 1)], 4);
  mark = withStroke(mark, [imagePoint(2, 2)], 5);
  assert.equal(mark.radius, 5);
  mark = withoutLastStep(mark);
  assert.equal(mark.paths.length, 1);
  assert.equal(withoutLastStep(mark), null);
  assert.equal(withoutLastStep(boxMark({ left: 0, top: 0, right: 4, bottom: 4 })), null);
});

test('Points need one click on the object before they can be searched with', () => {
  const beside = withClick(null, { at: imagePoint(1, 1), onObject: false });
  assert.ok(!isUsable(beside));
  assert.ok(isUsable(withClick(beside, { at: imagePoint(2, 2), onObject: true })));
  assert.ok(!isUsable(null));
});

test('A stroke replaces a box instead of joining it', () => {
  const mark = withStroke(boxMark({ left: 0, top: 0, right: 4, bottom: 4 }), [imagePoint(1, 1)], 2);
  assert.equal(mark.kind, 'strokes');
  assert.equal(mark.paths.length, 1);
});

test('Marks survive the trip to the server and back', () => {
  const marks = [
    boxMark({ left: 3, top: 4, right: 13, bottom: 24 }),
    withStroke(null, [imagePoint(1, 2), imagePoint(3, 4)], 6),
    withClick(null, { at: imagePoint(5, 6), onObject: false }),
    { kind: 'polygon', outline: [imagePoint(0, 0), imagePoint(5, 0), imagePoint(0, 5)] },
  ];
  for (const mark of marks) {
    assert.deepEqual(fromMessage(JSON.parse(JSON.stringify(toMessage(mark)))), mark);
  }
  assert.deepEqual(toMessage(marks[0]), { kind: 'box', x: 3, y: 4, width: 10, height: 20 });
});

test('Density and similarity are never shown on top of each other', () => {
  const store = studio();
  setOverlay(store, 'density', true);
  setOverlay(store, 'similarity', true);
  assert.equal(store.get().overlays.density, false);
  assert.equal(store.get().overlays.similarity, true);
  assert.equal(store.get().overlays.masks, true);
});

const message = (index, confidence = 0.9) => ({
  index, mask: { left: 0, top: 0, width: 1, height: 1, counts: '01' }, box: [0, 0, 1, 1], area: 1, confidence, predictedIou: 1, similarity: 1,
});

test('Instances that are told twice are kept once, and a new job replaces the old result', () => {
  const store = studio();
  const follower = createRunFollower(store);
  follower.add('a', [message(0), message(1)]);
  follower.add('a', [message(1), message(2)]);
  assert.deepEqual(store.get().instances.map(instance => [instance.label, instance.index]), [[1, 0], [2, 1], [3, 2]]);
  assert.equal(store.get().complete, false);
  follower.add('b', [message(0)]);
  assert.equal(store.get().instances.length, 1);
});

test('A stored run replaces what arrived, with its own threshold', () => {
  const store = studio({ selected: 7 });
  const follower = createRunFollower(store);
  follower.add('a', [message(0), message(1)]);
  follower.show([message(0, 0.8)], { threshold: 0.7, expectedCount: 1.25 });
  const { instances, threshold, expectedCount, complete, selected } = store.get();
  assert.deepEqual([instances.length, threshold, expectedCount, complete, selected], [1, 0.7, 1.25, true, null]);
});

test('Neighbours have different colours, and instances far apart may share one', () => {
  const coloured = [rectangle(1, 0, 0, 10, 10)];
  const fresh = [rectangle(1 + colourCount, 8, 0, 10, 10), rectangle(1 + 2 * colourCount, 60, 60, 10, 10)];
  colourInstances(coloured, fresh);
  assert.notEqual(fresh[0].colour, coloured[0].colour);
  assert.equal(fresh[1].colour, coloured[0].colour);
});

test('Every colour that an instance can get exists', () => {
  assert.equal(instanceColours.length, colourCount);
});

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { imagePoint, screenPoint } from '../../wwwroot/js/canvas/geometry/points.js';
import { fit, keepOnCanvas, largestScale, panBy, reveal, shows, smallestScale, toImage, toScreen, zoomAt } from '../../wwwroot/js/canvas/geometry/view.js';
import { boxBetween, contains, movedBy, resizedBy } from '../../wwwroot/js/canvas/geometry/box.js';

const image = { width: 200, height: 100 };
const canvas = { width: 448, height: 448 };

test('A point goes to the screen and back unchanged', () => {
  const view = { scale: 2.5, x: -30, y: 17 };
  const back = toImage(view, toScreen(view, imagePoint(12.25, 80)));
  assert.deepEqual(back, imagePoint(12.25, 80));
});

test('Fitting shows the whole image in the middle with a margin', () => {
  const view = fit(image, canvas);
  assert.deepEqual(view, { scale: 2, x: 24, y: 124 });
});

test('Fitting enlarges a small image at most four times', () => {
  assert.equal(fit({ width: 10, height: 10 }, canvas).scale, 4);
});

test('Zooming keeps the image point under the pointer', () => {
  const view = fit(image, canvas);
  const anchor = screenPoint(100, 150);
  const zoomed = zoomAt(view, 3, anchor, 0.1);
  assert.deepEqual(toImage(zoomed, anchor), toImage(view, anchor));
  assert.equal(zoomed.scale, 6);
});

test('Zooming stops at both ends', () => {
  const view = fit(image, canvas);
  assert.equal(zoomAt(view, 1e6, screenPoint(0, 0), 0.1).scale, largestScale);
  assert.equal(zoomAt(view, 1e-6, screenPoint(0, 0), smallestScale(image, canvas)).scale, 1);
});

test('An image can be zoomed out to half of its fitted size when it is larger than the canvas', () => {
  assert.equal(smallestScale({ width: 4000, height: 4000 }, canvas), 0.05);
});

test('An image cannot be dragged off the canvas', () => {
  const view = panBy(fit(image, canvas), 5000, -5000);
  const kept = keepOnCanvas(view, image, canvas);
  assert.deepEqual(kept, { scale: 2, x: 448 - 64, y: 64 - 200 });
});

test('Revealing a box brings it to the middle and does not zoom in', () => {
  const view = reveal({ scale: 1, x: 900, y: 900 }, { left: 10, top: 10, right: 30, bottom: 20 }, canvas);
  assert.deepEqual(view, { scale: 1, x: 204, y: 209 });
  assert.ok(shows(view, { left: 10, top: 10, right: 30, bottom: 20 }, canvas));
});

test('Revealing a box that is larger than the canvas zooms out', () => {
  assert.equal(reveal({ scale: 8, x: 0, y: 0 }, { left: 0, top: 0, right: 200, bottom: 100 }, canvas).scale, 2);
});

test('A box is drawn from any corner, grown to whole pixels and cut to the image', () => {
  assert.deepEqual(boxBetween(imagePoint(20.6, 300), imagePoint(-4, 10.2), image), { left: 0, top: 10, right: 21, bottom: 100 });
});

test('A box holds its left and top edges, not its right and bottom ones', () => {
  const box = { left: 1, top: 1, right: 3, bottom: 3 };
  assert.ok(contains(box, imagePoint(1, 1)));
  assert.ok(!contains(box, imagePoint(3, 2)));
});

test('A moved box keeps its size at the edge of the image', () => {
  assert.deepEqual(movedBy({ left: 150, top: 40, right: 180, bottom: 60 }, 90, -90, image), { left: 170, top: 0, right: 200, bottom: 20 });
});

test('A corner dragged past the opposite one turns the box over', () => {
  assert.deepEqual(resizedBy({ left: 50, top: 50, right: 60, bottom: 60 }, 'nw', imagePoint(80, 90), image), { left: 60, top: 60, right: 80, bottom: 90 });
});

test('A side handle moves its own side only', () => {
  assert.deepEqual(resizedBy({ left: 50, top: 50, right: 60, bottom: 60 }, 'e', imagePoint(75, 3), image), { left: 50, top: 50, right: 75, bottom: 60 });
});

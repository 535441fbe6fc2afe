import { test } from 'node:test';
import assert from 'node:assert/strict';
import { createTools } from '../../wwwroot/js/canvas/tools/registry.js';
import { commandOf, keyBindings } from '../../wwwroot/js/canvas/tools/keys.js';
import { runCommand } from '../../wwwroot/js/canvas/tools/commands.js';
import { largestRadius, nextRadius, smallestRadius } from '../../wwwroot/js/canvas/tools/brush.js';
import { boxMark } from '../../wwwroot/js/canvas/state/marks.js';
import { pointerAt, rectangle, studio } from './samples.mjs';

function drag(store, name, from, to) {
  const tool = createTools().get(name);
  tool.down(store, pointerAt(store, ...from));
  tool.drag(store, pointerAt(store, ...to));
  tool.up(store, pointerAt(store, ...to));
  return tool;
}

const press = (key, extra = {}) => ({ key, ctrlKey: false, metaKey: false, altKey: false, ...extra });

test('Dragging with the box tool marks a box', () => {
  const store = studio();
  drag(store, 'box', [10.2, 10.7], [30.1, 25]);
  assert.deepEqual(store.get().mark, boxMark({ left: 10, top: 10, right: 31, bottom: 25 }));
  assert.equal(store.get().draft, null);
});

test('A click with the box tool does not throw away the box that is there', () => {
  const store = studio({ mark: boxMark({ left: 1, top: 1, right: 20, bottom: 20 }) });
  drag(store, 'box', [60, 60], [60.5, 60.5]);
  assert.deepEqual(store.get().mark, boxMark({ left: 1, top: 1, right: 20, bottom: 20 }));
});

test('Dragging inside a box moves it; dragging a handle resizes it', () => {
  const store = studio({ mark: boxMark({ left: 20, top: 20, right: 40, bottom: 40 }) });
  drag(store, 'box', [30, 30], [35, 28]);
  assert.deepEqual(store.get().mark.box, { left: 25, top: 18, right: 45, bottom: 38 });
  drag(store, 'box', [45, 38], [50, 60]);
  assert.deepEqual(store.get().mark.box, { left: 25, top: 18, right: 50, bottom: 60 });
});

test('A box that is small on the screen has no handles: a drag from its corner draws another, one inside moves it', () => {
  const small = boxMark({ left: 20, top: 20, right: 32, bottom: 31 });
  const outside = studio({ mark: small });
  drag(outside, 'box', [32.5, 31.5], [60, 60]);
  assert.deepEqual(outside.get().mark.box, { left: 32, top: 31, right: 60, bottom: 60 });
  const inside = studio({ mark: small });
  drag(inside, 'box', [30, 30], [35, 28]);
  assert.deepEqual(inside.get().mark.box, { left: 25, top: 18, right: 37, bottom: 29 });
});

test('Escape in the middle of a drag leaves the old mark', () => {
  const store = studio();
  const tool = createTools().get('box');
  tool.down(store, pointerAt(store, 5, 5));
  tool.drag(store, pointerAt(store, 50, 50));
  assert.equal(store.get().draft.kind, 'box');
  tool.cancel(store);
  tool.up(store, pointerAt(store, 50, 50));
  assert.equal(store.get().mark, null);
  assert.equal(store.get().draft, null);
});

test('The brush thins out its points and stays on the image', () => {
  const store = studio({ brushRadius: 8 });
  const tool = createTools().get('brush');
  tool.down(store, pointerAt(store, 10, 10));
  tool.drag(store, pointerAt(store, 10.5, 10));
  tool.drag(store, pointerAt(store, 14, 10));
  tool.drag(store, pointerAt(store, 400, 10));
  tool.up(store, pointerAt(store, 400, 10));
  assert.deepEqual(store.get().mark.paths[0].map(point => point.x), [10, 14, 100]);
  assert.equal(store.get().mark.radius, 8);
});

test('A click with the point tool lies on the object, with Alt beside it, and outside the image nowhere', () => {
  const store = studio();
  const tool = createTools().get('point');
  tool.down(store, pointerAt(store, 10, 10));
  tool.down(store, pointerAt(store, 50, 50, true));
  tool.down(store, pointerAt(store, -3, 5));
  assert.deepEqual(store.get().mark.clicks.map(click => click.onObject), [true, false]);
});

test('A click with the select tool chooses an instance, a drag moves the image', () => {
  const store = studio({ instances: [rectangle(1, 20, 20, 10, 10)] });
  drag(store, 'select', [25, 25], [25.5, 25.5]);
  assert.equal(store.get().selected, 1);
  const before = store.get().view;
  drag(store, 'select', [25, 25], [35, 25]);
  assert.equal(store.get().selected, 1);
  assert.ok(store.get().view.x > before.x);
  drag(store, 'select', [90, 70], [90, 70]);
  assert.equal(store.get().selected, null);
});

test('A key belongs to one command only', () => {
  const seen = keyBindings.map(binding => `${binding.ctrl ? 'ctrl ' : ''}${binding.key}`);
  assert.equal(new Set(seen).size, seen.length);
});

test('Keys typed into a field, and those of the browser, are left alone', () => {
  assert.equal(commandOf(press('b'), false), 'tool-box');
  assert.equal(commandOf(press('b'), true), null);
  assert.equal(commandOf(press('b', { ctrlKey: true }), false), null);
  assert.equal(commandOf(press('z', { metaKey: true }), false), 'undo');
  assert.equal(commandOf(press('z'), false), null);
  assert.equal(commandOf(press('d', { altKey: true }), false), null);
});

test('Stepping through the instances goes round and skips rejected ones', () => {
  const store = studio({ instances: [rectangle(1, 0, 0, 5, 5), rectangle(2, 10, 0, 5, 5, 0.1), rectangle(3, 20, 0, 5, 5)] });
  const visited = [1, 2, 3].map(() => {
    runCommand(store, 'next-instance');
    return store.get().selected;
  });
  assert.deepEqual(visited, [1, 3, 1]);
  runCommand(store, 'previous-instance');
  assert.equal(store.get().selected, 3);
});

test('Commands of the page are handed on', () => {
  assert.equal(runCommand(studio(), 'find-all'), false);
  assert.equal(runCommand(studio(), 'zoom-fit'), true);
});

test('The brush grows and shrinks within its limits', () => {
  assert.equal(nextRadius(10, 1), 12);
  assert.equal(nextRadius(smallestRadius, -1), smallestRadius);
  assert.equal(nextRadius(largestRadius, 1), largestRadius);
});

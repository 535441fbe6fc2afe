import assert from 'node:assert/strict';
import { test } from 'node:test';
import { placeAfter } from '../../wwwroot/js/canvas/panel/swipe.js';

test('the divider obeys the keys of a slider and leaves the others alone', () => {
  assert.equal(placeAfter({ key: 'ArrowRight', shiftKey: false }, 50), 51);
  assert.equal(placeAfter({ key: 'ArrowLeft', shiftKey: true }, 50), 40);
  assert.equal(placeAfter({ key: 'End', shiftKey: false }, 50), 100);
  assert.equal(placeAfter({ key: 'm', shiftKey: false }, 50), null);
});

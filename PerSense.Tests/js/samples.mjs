import { createStudioState } from '../../wwwroot/js/canvas/state/studio.js';
import { imagePoint } from '../../wwwroot/js/canvas/geometry/points.js';
import { toScreen } from '../../wwwroot/js/canvas/geometry/view.js';

/** A rectangular instance. */
export function rectangle(label, left, top, width, height, confidence = 0.9) {
  const runs = [];
  for (let column = left; column < left + width; column++) {
    runs.push(column, top, top + height);
  }
  return {
    label, index: label - 1, colour: (label - 1) % 10, runs: Int32Array.from(runs), box: { left, top, right: left + width, bottom: top + height },
    area: width * height, confidence, predictedIou: 0.9, similarity: 0.8,
  };
}

/** A studio for a 100 x 80 image shown at double size. */
export function studio(change = {}) {
  const store = createStudioState({ width: 100, height: 80 });
  store.set({ canvas: { width: 400, height: 300 }, view: { scale: 2, x: 10, y: 20 }, ...change });
  return store;
}

/** A pointer over an image point. */
export function pointerAt(store, x, y, alternate = false) {
  const at = imagePoint(x, y);
  return { at, screen: toScreen(store.get().view, at), alternate };
}

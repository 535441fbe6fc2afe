// @ts-check
import { clampToImage, distance } from '../geometry/points.js';
import { withStroke } from '../state/marks.js';

/** @typedef {import('./registry.js').ImagePoint} ImagePoint */

export const smallestRadius = 1;
export const largestRadius = 200;

/**
 * Paints over the object.
 * @returns {import('./registry.js').Tool}
 */
export function brushTool() {
  /** @type {ImagePoint[]} */
  let path = [];

  return {
    name: 'brush',
    down(store, pointer) {
      path = [clampToImage(pointer.at, store.get().image)];
      showDraft(store, path);
    },
    drag(store, pointer) {
      const next = clampToImage(pointer.at, store.get().image);
      if (path.length > 0 && distance(path[path.length - 1], next) >= spacing(store)) {
        path = [...path, next];
        showDraft(store, path);
      }
    },
    up(store) {
      if (path.length > 0) {
        const { mark, brushRadius } = store.get();
        store.set({ mark: withStroke(mark, path, brushRadius), draft: null });
      }
      path = [];
    },
    cancel(store) {
      path = [];
      store.set({ draft: null });
    },
    cursor: () => 'none',
  };
}

/**
 * Points closer than this add bytes, not shape.
 * @param {import('./registry.js').StudioStore} store
 */
function spacing(store) {
  return Math.max(0.5, store.get().brushRadius / 4);
}

/**
 * @param {import('./registry.js').StudioStore} store
 * @param {readonly ImagePoint[]} path
 */
function showDraft(store, path) {
  const { mark, brushRadius } = store.get();
  store.set({ draft: withStroke(mark, path, brushRadius) });
}

/**
 * The brush one step smaller or larger: about a fifth, at least one pixel.
 * @param {number} radius
 * @param {1 | -1} direction
 */
export function nextRadius(radius, direction) {
  const step = Math.max(1, Math.round(radius / 5));
  return Math.min(Math.max(radius + direction * step, smallestRadius), largestRadius);
}

// @ts-check
import { withClick } from '../state/marks.js';

/**
 * Clicks on the object, and with Alt or the right button beside it.
 * @returns {import('./registry.js').Tool}
 */
export function pointTool() {
  return {
    name: 'point',
    down(store, pointer) {
      const { mark, image } = store.get();
      const { x, y } = pointer.at;
      if (x >= 0 && y >= 0 && x < image.width && y < image.height) {
        store.set({ mark: withClick(mark, { at: pointer.at, onObject: !pointer.alternate }) });
      }
    },
    drag() {},
    up() {},
    cancel() {},
    cursor: () => 'crosshair',
  };
}

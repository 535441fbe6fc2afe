// @ts-check
import { keepOnCanvas, panBy } from '../geometry/view.js';
import { distance } from '../geometry/points.js';
import { instanceAt } from '../state/instances.js';

/** A press that moves less than this many CSS pixels is a click. */
const clickTolerance = 4;

/**
 * Select and pan: a click chooses the instance under the pointer, a drag moves the image.
 * @returns {import('./registry.js').Tool}
 */
export function selectTool() {
  /** @type {import('./registry.js').ScreenPoint | null} */
  let pressed = null;
  /** @type {import('./registry.js').ScreenPoint | null} */
  let last = null;
  let panning = false;

  return {
    name: 'select',
    down(_store, pointer) {
      pressed = last = pointer.screen;
      panning = false;
    },
    drag(store, pointer) {
      if (pressed === null || last === null) {
        return;
      }
      panning ||= distance(pressed, pointer.screen) >= clickTolerance;
      if (panning) {
        const { view, image, canvas } = store.get();
        const moved = panBy(view, pointer.screen.x - last.x, pointer.screen.y - last.y);
        store.set({ view: keepOnCanvas(moved, image, canvas), hovered: null });
        last = pointer.screen;
      }
    },
    up(store, pointer) {
      if (pressed !== null && !panning) {
        const { instances, threshold } = store.get();
        store.set({ selected: instanceAt(instances, threshold, pointer.at)?.label ?? null });
      }
      pressed = last = null;
    },
    cancel(store) {
      pressed = last = null;
      store.set({ selected: null });
    },
    cursor: store => (store.get().hovered === null ? 'grab' : 'pointer'),
  };
}

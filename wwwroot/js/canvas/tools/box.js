// @ts-check
import { boxBetween, contains, isAtLeast, movedBy, resizedBy } from '../geometry/box.js';
import { visibleHandles } from '../geometry/handles.js';
import { distance } from '../geometry/points.js';
import { toScreen } from '../geometry/view.js';
import { boxMark } from '../state/marks.js';

/** A box smaller than this many image pixels on a side is a slip of the hand, not an exemplar. */
export const smallestSide = 3;

/** CSS pixels within which a handle can be grabbed. */
const grabDistance = 8;

/**
 * @typedef {import('../geometry/box.js').ImageBox} ImageBox
 * @typedef {import('../geometry/box.js').HandleName} HandleName
 * @typedef {import('./registry.js').Pointer} Pointer
 * @typedef {{ kind: 'draw' } | { kind: 'move', box: ImageBox } | { kind: 'resize', box: ImageBox, handle: HandleName }} Gesture
 */

/** @type {Readonly<Record<HandleName, string>>} */
const handleCursors = {
  nw: 'nwse-resize', se: 'nwse-resize', ne: 'nesw-resize', sw: 'nesw-resize', n: 'ns-resize', s: 'ns-resize', e: 'ew-resize', w: 'ew-resize',
};

/**
 * Draws the exemplar's box; an existing one can be moved and resized.
 * @returns {import('./registry.js').Tool}
 */
export function boxTool() {
  /** @type {import('./registry.js').ImagePoint | null} */
  let pressed = null;
  /** @type {Gesture} */
  let gesture = { kind: 'draw' };

  return {
    name: 'box',
    down(store, pointer) {
      pressed = pointer.at;
      gesture = gestureAt(store, pointer);
    },
    drag(store, pointer) {
      if (pressed !== null) {
        store.set({ draft: boxMark(boxAfter(gesture, pressed, pointer, store.get().image)) });
      }
    },
    up(store, pointer) {
      if (pressed !== null) {
        const box = boxAfter(gesture, pressed, pointer, store.get().image);
        store.set(isAtLeast(box, smallestSide) ? { mark: boxMark(box), draft: null } : { draft: null });
      }
      pressed = null;
    },
    cancel(store) {
      pressed = null;
      store.set({ draft: null });
    },
    cursor(store, pointer) {
      const next = gestureAt(store, pointer);
      return next.kind === 'resize' ? handleCursors[next.handle] : next.kind === 'move' ? 'move' : 'crosshair';
    },
  };
}

/**
 * What a press here would begin.
 * @param {import('./registry.js').StudioStore} store
 * @param {Pointer} pointer
 * @returns {Gesture}
 */
function gestureAt(store, pointer) {
  const { mark, view } = store.get();
  if (mark?.kind !== 'box') {
    return { kind: 'draw' };
  }
  const grabbed = visibleHandles(mark.box, view).find(handle => distance(toScreen(view, handle.at), pointer.screen) <= grabDistance);
  if (grabbed) {
    return { kind: 'resize', box: mark.box, handle: grabbed.name };
  }
  return contains(mark.box, pointer.at) ? { kind: 'move', box: mark.box } : { kind: 'draw' };
}

/**
 * @param {Gesture} gesture
 * @param {import('./registry.js').ImagePoint} from
 * @param {Pointer} pointer
 * @param {import('../geometry/points.js').Size} image
 */
function boxAfter(gesture, from, pointer, image) {
  switch (gesture.kind) {
    case 'draw':
      return boxBetween(from, pointer.at, image);
    case 'move':
      return movedBy(gesture.box, pointer.at.x - from.x, pointer.at.y - from.y, image);
    case 'resize':
      return resizedBy(gesture.box, gesture.handle, pointer.at, image);
  }
}

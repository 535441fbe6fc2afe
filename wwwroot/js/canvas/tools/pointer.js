// @ts-check
import { screenPoint } from '../geometry/points.js';
import { keepOnCanvas, panBy, smallestScale, toImage, zoomAt } from '../geometry/view.js';
import { instanceAt } from '../state/instances.js';

/**
 * Turns the browser's pointer and wheel events into gestures of the chosen tool, and into zooming and panning, which every tool shares:
 * the wheel zooms, Space or the middle button drags the image.
 *
 * @typedef {import('../state/studio.js').StudioStore} StudioStore
 * @typedef {import('./registry.js').Tool} Tool
 * @typedef {import('./registry.js').ToolName} ToolName
 * @typedef {import('./registry.js').Pointer} Pointer
 *
 * @param {HTMLElement} surface
 * @param {StudioStore} store
 * @param {ReadonlyMap<ToolName, Tool>} tools
 * @returns {() => void} stops listening
 */
export function listenToPointer(surface, store, tools) {
  const stop = new AbortController();
  /** @type {Tool | null} the tool whose gesture is under way */
  let active = null;
  let spaceIsDown = false;

  const select = /** @type {Tool} */ (tools.get('select'));
  const chosen = () => (spaceIsDown ? select : /** @type {Tool} */ (tools.get(store.get().tool)));

  /** @param {PointerEvent} event */
  function down(event) {
    const isPan = event.button === 1;
    if (active !== null || (event.button === 2 && store.get().tool !== 'point') || event.button > 2) {
      return;
    }
    event.preventDefault();
    surface.focus({ preventScroll: true });
    surface.setPointerCapture(event.pointerId);
    active = isPan ? select : chosen();
    active.down(store, pointerOf(surface, store, event));
  }

  /** @param {PointerEvent} event */
  function move(event) {
    const pointer = pointerOf(surface, store, event);
    store.set({ cursor: pointer.at });
    if (active !== null) {
      active.drag(store, pointer);
      return;
    }
    hover(store, pointer, chosen());
    surface.style.cursor = chosen().cursor(store, pointer);
  }

  /** @param {PointerEvent} event */
  function up(event) {
    active?.up(store, pointerOf(surface, store, event));
    active = null;
  }

  function abandon() {
    active?.cancel(store);
    active = null;
  }

  /** @param {boolean} isDown */
  const space = isDown => (/** @type {KeyboardEvent} */ event) => {
    if (event.key === ' ' && event.target === surface) {
      event.preventDefault();
      spaceIsDown = isDown;
    }
  };

  const options = { signal: stop.signal };
  surface.addEventListener('pointerdown', down, options);
  surface.addEventListener('pointermove', move, options);
  surface.addEventListener('pointerup', up, options);
  surface.addEventListener('pointercancel', abandon, options);
  surface.addEventListener('pointerleave', () => store.set({ cursor: null, hovered: null }), options);
  surface.addEventListener('contextmenu', event => event.preventDefault(), options);
  surface.addEventListener('wheel', event => turnWheel(surface, store, event), { ...options, passive: false });
  surface.addEventListener('keydown', space(true), options);
  surface.addEventListener('keyup', space(false), options);
  document.addEventListener('keydown', event => event.key === 'Escape' && abandon(), options);
  return () => stop.abort();
}

/**
 * @param {HTMLElement} surface
 * @param {StudioStore} store
 * @param {MouseEvent} event
 * @returns {Pointer}
 */
function pointerOf(surface, store, event) {
  const place = surface.getBoundingClientRect();
  const screen = screenPoint(event.clientX - place.left, event.clientY - place.top);
  return { at: toImage(store.get().view, screen), screen, alternate: event.altKey || event.button === 2 || (event.buttons & 2) !== 0 };
}

/**
 * Highlights what is under the pointer; only where a click would choose it.
 * @param {StudioStore} store
 * @param {Pointer} pointer
 * @param {Tool} tool
 */
function hover(store, pointer, tool) {
  const { instances, threshold } = store.get();
  store.set({ hovered: tool.name === 'select' ? (instanceAt(instances, threshold, pointer.at)?.label ?? null) : null });
}

/**
 * @param {HTMLElement} surface
 * @param {StudioStore} store
 * @param {WheelEvent} event
 */
function turnWheel(surface, store, event) {
  event.preventDefault();
  const { view, image, canvas } = store.get();
  const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
  if (event.shiftKey) {
    store.set({ view: keepOnCanvas(panBy(view, -(event.deltaX || event.deltaY) * lines, 0), image, canvas) });
    return;
  }
  const factor = Math.exp(-event.deltaY * lines * (event.ctrlKey ? 0.01 : 0.0015));
  const anchor = pointerOf(surface, store, event).screen;
  store.set({ view: keepOnCanvas(zoomAt(view, factor, anchor, smallestScale(image, canvas)), image, canvas) });
}

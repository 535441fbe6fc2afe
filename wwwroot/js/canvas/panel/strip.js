// @ts-check
import { part } from './dom.js';

/** @typedef {import('../state/studio.js').StudioStore} StudioStore */

/**
 * The strip along the bottom: zoom, cursor position, size of the brush, opacity and the legend of the map that is shown.
 * @param {HTMLElement} root
 * @param {StudioStore} store
 * @returns {() => void} stops updating
 */
export function showStrip(root, store) {
  const stop = new AbortController();
  const zoom = part(root, '[data-zoom]');
  const cursor = part(root, '[data-cursor]');
  const brush = part(root, '[data-brush]');
  const opacity = /** @type {HTMLInputElement} */ (part(root, '[data-opacity]'));
  opacity.addEventListener('input', () => store.set({ opacity: opacity.valueAsNumber }), { signal: stop.signal });

  function update() {
    const state = store.get();
    zoom.textContent = `${Math.round(state.view.scale * 100)} %`;
    cursor.textContent = positionOf(state);
    brush.textContent = state.tool === 'brush' ? `Brush ${Math.round(2 * state.brushRadius)} px` : '';
  }

  update();
  const unsubscribe = store.subscribe((_state, changed) => {
    if (changed.has('view') || changed.has('cursor') || changed.has('tool') || changed.has('brushRadius')) {
      update();
    }
  });
  return () => {
    stop.abort();
    unsubscribe();
  };
}

/** @param {import('../state/studio.js').StudioState} state */
function positionOf({ cursor, image }) {
  if (cursor === null || cursor.x < 0 || cursor.y < 0 || cursor.x >= image.width || cursor.y >= image.height) {
    return '';
  }
  return `${Math.floor(cursor.x)}, ${Math.floor(cursor.y)} px`;
}

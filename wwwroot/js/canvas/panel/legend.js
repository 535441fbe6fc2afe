// @ts-check
import { viridisGradient } from '../render/colours.js';
import { part } from './dom.js';

/** @typedef {import('../state/studio.js').StudioStore} StudioStore */

/**
 * The legend of the map that lies over the image; hidden while there is none.
 * @param {HTMLElement} root holds `[data-legend-title]`, `[data-legend-bar]`, `[data-legend-low]` and `[data-legend-high]`
 * @param {StudioStore} store
 * @returns {() => void} stops updating
 */
export function showLegend(root, store) {
  part(root, '[data-legend-bar]').style.background = viridisGradient;

  function update() {
    const { overlays, density, similarity } = store.get();
    const map = overlays.density ? density : overlays.similarity ? similarity : null;
    root.hidden = map === null;
    if (map !== null) {
      part(root, '[data-legend-title]').textContent = overlays.density ? 'Objects per cell' : 'Similarity to the exemplar';
      part(root, '[data-legend-low]').textContent = short(map.low);
      part(root, '[data-legend-high]').textContent = short(map.high);
    }
  }

  update();
  return store.subscribe((_state, changed) => {
    if (changed.has('overlays') || changed.has('density') || changed.has('similarity')) {
      update();
    }
  });
}

/** @param {number} value */
function short(value) {
  return value === 0 ? '0' : Math.abs(value) < 0.01 ? value.toExponential(0) : value.toFixed(2);
}

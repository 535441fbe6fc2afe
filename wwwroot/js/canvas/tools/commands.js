// @ts-check
import { screenPoint } from '../geometry/points.js';
import { fit, keepOnCanvas, reveal, shows, smallestScale, zoomAt } from '../geometry/view.js';
import { acceptedInOrder } from '../state/instances.js';
import { withoutLastStep } from '../state/marks.js';
import { setOverlay } from '../state/studio.js';
import { nextRadius } from './brush.js';

/**
 * @typedef {import('../state/studio.js').StudioStore} StudioStore
 * @typedef {import('./keys.js').Command} Command
 * @typedef {import('./registry.js').ToolName} ToolName
 */

const zoomStep = 1.25;

/**
 * Carries out a command that needs nothing but the state.
 * @param {StudioStore} store
 * @param {Command} command
 * @returns {boolean} false when the command belongs to somebody else (the page)
 */
export function runCommand(store, command) {
  const action = actions[command];
  action?.(store);
  return action !== undefined;
}

/** @type {Partial<Record<Command, (store: StudioStore) => void>>} */
const actions = {
  'tool-select': store => chooseTool(store, 'select'),
  'tool-box': store => chooseTool(store, 'box'),
  'tool-brush': store => chooseTool(store, 'brush'),
  'tool-point': store => chooseTool(store, 'point'),
  'cancel': store => store.set({ draft: null, selected: null }),
  'undo': store => store.set({ mark: withoutLastStep(store.get().mark) }),
  'clear-mark': store => store.set({ mark: null, draft: null }),
  'zoom-in': store => zoom(store, zoomStep),
  'zoom-out': store => zoom(store, 1 / zoomStep),
  'zoom-fit': zoomToFit,
  'zoom-actual': store => zoom(store, 1 / store.get().view.scale),
  'brush-smaller': store => store.set({ brushRadius: nextRadius(store.get().brushRadius, -1) }),
  'brush-larger': store => store.set({ brushRadius: nextRadius(store.get().brushRadius, 1) }),
  'toggle-masks': store => toggle(store, 'masks'),
  'toggle-differences': store => toggle(store, 'differences'),
  'toggle-rejected': store => toggle(store, 'rejected'),
  'toggle-density': store => toggle(store, 'density'),
  'toggle-similarity': store => toggle(store, 'similarity'),
  'next-instance': store => step(store, 1),
  'previous-instance': store => step(store, -1),
};

/**
 * @param {StudioStore} store
 * @param {ToolName} tool
 */
export function chooseTool(store, tool) {
  store.set({ tool, draft: null, hovered: null });
}

/** @param {StudioStore} store */
export function zoomToFit(store) {
  const { image, canvas } = store.get();
  store.set({ view: fit(image, canvas) });
}

/**
 * Zooms about the middle of the canvas.
 * @param {StudioStore} store
 * @param {number} factor
 */
function zoom(store, factor) {
  const { view, image, canvas } = store.get();
  const middle = screenPoint(canvas.width / 2, canvas.height / 2);
  store.set({ view: keepOnCanvas(zoomAt(view, factor, middle, smallestScale(image, canvas)), image, canvas) });
}

/**
 * @param {StudioStore} store
 * @param {keyof import('../state/studio.js').Overlays} overlay
 */
function toggle(store, overlay) {
  setOverlay(store, overlay, !store.get().overlays[overlay]);
}

/**
 * Selects the next accepted instance in the order of arrival, going round at the end.
 * @param {StudioStore} store
 * @param {1 | -1} direction
 */
function step(store, direction) {
  const { instances, threshold, selected } = store.get();
  const accepted = acceptedInOrder(instances, threshold, { key: 'label', descending: false });
  if (accepted.length === 0) {
    return;
  }
  const place = accepted.findIndex(instance => instance.label === selected);
  const next = place < 0 ? (direction === 1 ? 0 : accepted.length - 1) : (place + direction + accepted.length) % accepted.length;
  selectInstance(store, accepted[next]);
}

/**
 * Selects an instance and moves the view only when it would not be seen.
 * @param {StudioStore} store
 * @param {import('../state/instances.js').Instance} instance
 */
export function selectInstance(store, instance) {
  const { view, canvas } = store.get();
  store.set({ selected: instance.label, view: shows(view, instance.box, canvas) ? view : reveal(view, instance.box, canvas) });
}

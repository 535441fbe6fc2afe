// @ts-check
import { createStore } from './store.js';

/**
 * Everything that the views of one studio share. The canvas, the figures, the slider, the table and the strip all listen to it.
 *
 * @typedef {import('./instances.js').Instance} Instance
 * @typedef {import('./marks.js').Mark} Mark
 * @typedef {import('../geometry/view.js').View} View
 * @typedef {import('../geometry/points.js').Size} Size
 * @typedef {import('../geometry/points.js').ImagePoint} ImagePoint
 * @typedef {import('../tools/registry.js').ToolName} ToolName
 *
 * @typedef {object} GridMap a float map over the image: `cell = image * scale + offset`
 * @property {Float32Array} cells row by row
 * @property {number} width
 * @property {number} height
 * @property {readonly [number, number]} scale cells per image pixel
 * @property {readonly [number, number]} offset cell coordinates of the image's corner
 * @property {number} low the value that the darkest colour stands for
 * @property {number} high the value that the brightest colour stands for
 *
 * @typedef {object} Difference how this result differs from another one of the same image
 * @property {ReadonlySet<number>} alone the server's numbers of the instances that the other one lacks
 * @property {string} colour their colour
 *
 * @typedef {object} Overlays
 * @property {boolean} masks
 * @property {boolean} differences whether instances are coloured by whether the other result has them, where there is one
 * @property {boolean} rejected
 * @property {boolean} density
 * @property {boolean} similarity
 * @property {boolean} exemplar
 *
 * @typedef {object} StudioState
 * @property {Size} image
 * @property {Size} canvas
 * @property {View} view
 * @property {ImagePoint | null} cursor
 * @property {ToolName} tool
 * @property {Mark | null} mark what is being drawn or chosen
 * @property {Mark | null} draft the unfinished part under the pointer
 * @property {number} brushRadius image pixels
 * @property {readonly Instance[]} instances
 * @property {boolean} complete whether the run that the instances come from is over
 * @property {number} threshold
 * @property {number | null} hovered a label
 * @property {number | null} selected a label
 * @property {Overlays} overlays
 * @property {number} opacity of the overlays, 0..1
 * @property {GridMap | null} density
 * @property {GridMap | null} similarity
 * @property {number | null} expectedCount the density map's integral
 * @property {Difference | null} difference null where a result stands alone
 * @typedef {import('./store.js').Store<StudioState>} StudioStore
 */

/** The confidence from which an instance counts unless a person chooses otherwise: the engine scales confidence so. */
export const acceptedConfidence = 0.5;

/**
 * @param {Size} image
 * @returns {StudioStore}
 */
export function createStudioState(image) {
  return createStore(/** @type {StudioState} */ ({
    image,
    canvas: { width: 1, height: 1 },
    view: { scale: 1, x: 0, y: 0 },
    cursor: null,
    tool: 'box',
    mark: null,
    draft: null,
    brushRadius: Math.max(3, Math.round(Math.max(image.width, image.height) / 80)),
    ...emptyResult(),
    overlays: { masks: true, differences: true, rejected: false, density: false, similarity: false, exemplar: true },
    opacity: 1,
    difference: null,
  }));
}

/** The part of the state that belongs to a run. */
export function emptyResult() {
  return {
    instances: /** @type {readonly Instance[]} */ ([]),
    complete: false,
    threshold: acceptedConfidence,
    hovered: /** @type {number | null} */ (null),
    selected: /** @type {number | null} */ (null),
    density: /** @type {GridMap | null} */ (null),
    similarity: /** @type {GridMap | null} */ (null),
    expectedCount: /** @type {number | null} */ (null),
  };
}

/**
 * Switches one overlay; density and similarity exclude each other, because two colour maps on top of each other say nothing.
 * @param {StudioStore} store
 * @param {keyof Overlays} name
 * @param {boolean} on
 */
export function setOverlay(store, name, on) {
  const overlays = { ...store.get().overlays, [name]: on };
  if (on && name === 'density') {
    overlays.similarity = false;
  }
  if (on && name === 'similarity') {
    overlays.density = false;
  }
  store.set({ overlays });
}

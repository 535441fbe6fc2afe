// @ts-check
import { firstOfColumn } from '../encoding/runLength.js';

/**
 * One picture that holds every instance: the label of the most confident instance at each cell, 0 where there is none. Because the more
 * confident one lies on top, whatever hides an accepted instance is accepted too, at every setting of the confidence slider; so the
 * slider only changes colours and never repaints this map.
 *
 * @typedef {object} LabelMap
 * @property {number} width
 * @property {number} height
 * @property {number} scale cells per image pixel, at most 1
 * @property {Uint16Array} cells
 * @property {Float32Array} confidences by label
 */

/** Longest side in cells: finer detail than a screen shows of a whole image, and 32 MB at most. */
const longestSide = 4096;

/** The most instances that a Uint16 label can name. */
export const mostInstances = 65535;

/**
 * @param {import('../geometry/points.js').Size} image
 * @returns {LabelMap}
 */
export function createLabelMap(image) {
  const scale = Math.min(1, longestSide / Math.max(image.width, image.height));
  const width = Math.max(1, Math.round(image.width * scale));
  const height = Math.max(1, Math.round(image.height * scale));
  return { width, height, scale, cells: new Uint16Array(width * height), confidences: new Float32Array(mostInstances + 1) };
}

/** @param {LabelMap} map */
export function clearLabels(map) {
  map.cells.fill(0);
}

/**
 * @param {LabelMap} map
 * @param {import('../state/instances.js').Instance} instance
 */
export function paintInstance(map, instance) {
  map.confidences[instance.label] = instance.confidence;
  const first = Math.max(0, Math.floor(instance.box.left * map.scale));
  const last = Math.min(map.width - 1, Math.ceil(instance.box.right * map.scale));
  for (let x = first; x <= last; x++) {
    paintColumn(map, instance, x);
  }
}

/**
 * @param {LabelMap} map
 * @param {import('../state/instances.js').Instance} instance
 * @param {number} x
 */
function paintColumn(map, instance, x) {
  const { runs, label, confidence } = instance;
  const column = Math.floor((x + 0.5) / map.scale);
  for (let i = 3 * firstOfColumn(runs, column); i < runs.length && runs[i] === column; i += 3) {
    const top = Math.max(0, Math.ceil(runs[i + 1] * map.scale - 0.5));
    const bottom = Math.min(map.height, Math.ceil(runs[i + 2] * map.scale - 0.5));
    for (let y = top, cell = top * map.width + x; y < bottom; y++, cell += map.width) {
      const there = map.cells[cell];
      if (there === 0 || map.confidences[there] <= confidence) {
        map.cells[cell] = label;
      }
    }
  }
}

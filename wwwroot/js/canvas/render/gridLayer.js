// @ts-check
import { viridis } from './colours.js';

/** @typedef {import('../state/studio.js').GridMap} GridMap */

/**
 * A float map as a picture, one pixel a cell. Low density is clear rather than dark, so that the image stays readable under it.
 * @param {GridMap} map
 * @returns {ImageData}
 */
export function colourGrid(map) {
  const data = new ImageData(map.width, map.height);
  const span = map.high - map.low || 1;
  map.cells.forEach((cell, index) => {
    const value = Math.min(Math.max((cell - map.low) / span, 0), 1);
    data.data.set([...viridis(value), Math.round(255 * alphaOf(value))], 4 * index);
  });
  return data;
}

/** @param {number} value 0..1 */
function alphaOf(value) {
  return 0.5 + 0.4 * value;
}

/**
 * Where the map's picture lies, in image coordinates.
 * @param {GridMap} map
 */
export function placeOf(map) {
  return {
    x: -map.offset[0] / map.scale[0],
    y: -map.offset[1] / map.scale[1],
    width: map.width / map.scale[0],
    height: map.height / map.scale[1],
  };
}

// @ts-check
/**
 * Two coordinate spaces, two types that cannot be mixed: `ImagePoint` counts image pixels (the pixel in column i spans [i, i + 1)),
 * `ScreenPoint` counts CSS pixels from the canvas's top-left corner. Only `view.js` converts.
 *
 * @typedef {{ readonly x: number, readonly y: number, readonly space: 'image' }} ImagePoint
 * @typedef {{ readonly x: number, readonly y: number, readonly space: 'screen' }} ScreenPoint
 * @typedef {{ readonly width: number, readonly height: number }} Size
 */

/**
 * @param {number} x
 * @param {number} y
 * @returns {ImagePoint}
 */
export function imagePoint(x, y) {
  return { x, y, space: 'image' };
}

/**
 * @param {number} x
 * @param {number} y
 * @returns {ScreenPoint}
 */
export function screenPoint(x, y) {
  return { x, y, space: 'screen' };
}

/**
 * Distance between two points of the same space.
 * @template {ImagePoint | ScreenPoint} P
 * @param {P} a
 * @param {P} b
 */
export function distance(a, b) {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

/**
 * The nearest point that lies on the image.
 * @param {ImagePoint} point
 * @param {Size} image
 */
export function clampToImage(point, image) {
  return imagePoint(Math.min(Math.max(point.x, 0), image.width), Math.min(Math.max(point.y, 0), image.height));
}

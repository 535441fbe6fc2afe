// @ts-check
import { imagePoint, screenPoint } from './points.js';

/**
 * How the image lies on the canvas: `screen = image * scale + offset`. Immutable; every change returns a new view.
 * @typedef {{ readonly scale: number, readonly x: number, readonly y: number }} View
 * @typedef {import('./points.js').ImagePoint} ImagePoint
 * @typedef {import('./points.js').ScreenPoint} ScreenPoint
 * @typedef {import('./points.js').Size} Size
 * @typedef {import('./box.js').ImageBox} ImageBox
 */

/** One image pixel is never wider than this on screen. */
export const largestScale = 40;

/** Part of the canvas that a fitted image leaves free on each side, in CSS pixels. */
const fitMargin = 24;

/** CSS pixels of the image that always stay on the canvas, so that it cannot be lost. */
const keepVisible = 64;

/**
 * @param {View} view
 * @param {ImagePoint} point
 */
export function toScreen(view, point) {
  return screenPoint(point.x * view.scale + view.x, point.y * view.scale + view.y);
}

/**
 * @param {View} view
 * @param {ScreenPoint} point
 */
export function toImage(view, point) {
  return imagePoint((point.x - view.x) / view.scale, (point.y - view.y) / view.scale);
}

/**
 * The view that shows the whole image in the middle; small images are enlarged at most four times.
 * @param {Size} image
 * @param {Size} canvas
 * @returns {View}
 */
export function fit(image, canvas) {
  const free = { width: Math.max(canvas.width - 2 * fitMargin, 1), height: Math.max(canvas.height - 2 * fitMargin, 1) };
  const scale = Math.min(free.width / image.width, free.height / image.height, 4);
  return { scale, x: (canvas.width - image.width * scale) / 2, y: (canvas.height - image.height * scale) / 2 };
}

/**
 * The smallest scale that zooming out may reach: half of the fitted size.
 * @param {Size} image
 * @param {Size} canvas
 */
export function smallestScale(image, canvas) {
  return Math.min(fit(image, canvas).scale / 2, 1);
}

/**
 * Zooms so that the image point under `anchor` stays where it is.
 * @param {View} view
 * @param {number} factor
 * @param {ScreenPoint} anchor
 * @param {number} smallest
 * @returns {View}
 */
export function zoomAt(view, factor, anchor, smallest) {
  const scale = Math.min(Math.max(view.scale * factor, smallest), largestScale);
  const ratio = scale / view.scale;
  return { scale, x: anchor.x - (anchor.x - view.x) * ratio, y: anchor.y - (anchor.y - view.y) * ratio };
}

/**
 * @param {View} view
 * @param {number} dx
 * @param {number} dy
 * @returns {View}
 */
export function panBy(view, dx, dy) {
  return { scale: view.scale, x: view.x + dx, y: view.y + dy };
}

/**
 * The view moved just enough that a strip of the image stays on the canvas.
 * @param {View} view
 * @param {Size} image
 * @param {Size} canvas
 * @returns {View}
 */
export function keepOnCanvas(view, image, canvas) {
  return {
    scale: view.scale,
    x: keepAxis(view.x, image.width * view.scale, canvas.width),
    y: keepAxis(view.y, image.height * view.scale, canvas.height),
  };
}

/**
 * @param {number} offset
 * @param {number} extent
 * @param {number} room
 */
function keepAxis(offset, extent, room) {
  const strip = Math.min(keepVisible, extent / 2, room / 2);
  return Math.min(Math.max(offset, strip - extent), room - strip);
}

/**
 * The view that brings a box to the middle, never zooming out from a closer look that already shows it whole.
 * @param {View} view
 * @param {ImageBox} box
 * @param {Size} canvas
 * @returns {View}
 */
export function reveal(view, box, canvas) {
  const extent = Math.max(box.right - box.left, box.bottom - box.top);
  const room = Math.min(canvas.width, canvas.height);
  const scale = Math.min(view.scale, (room - 2 * fitMargin) / extent);
  const centre = { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
  return { scale, x: canvas.width / 2 - centre.x * scale, y: canvas.height / 2 - centre.y * scale };
}

/**
 * Whether a box lies wholly on the canvas.
 * @param {View} view
 * @param {ImageBox} box
 * @param {Size} canvas
 */
export function shows(view, box, canvas) {
  const a = toScreen(view, imagePoint(box.left, box.top));
  const b = toScreen(view, imagePoint(box.right, box.bottom));
  return a.x >= 0 && a.y >= 0 && b.x <= canvas.width && b.y <= canvas.height;
}

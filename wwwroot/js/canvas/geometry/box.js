// @ts-check
import { clampToImage, imagePoint } from './points.js';

/**
 * An axis-parallel box in image coordinates, right and bottom exclusive.
 * @typedef {{ readonly left: number, readonly top: number, readonly right: number, readonly bottom: number }} ImageBox
 * @typedef {import('./points.js').ImagePoint} ImagePoint
 * @typedef {import('./points.js').Size} Size
 */

/**
 * The box between two corners in any order, cut to the image and grown to whole pixels.
 * @param {ImagePoint} a
 * @param {ImagePoint} b
 * @param {Size} image
 * @returns {ImageBox}
 */
export function boxBetween(a, b, image) {
  const p = clampToImage(a, image);
  const q = clampToImage(b, image);
  return {
    left: Math.floor(Math.min(p.x, q.x)),
    top: Math.floor(Math.min(p.y, q.y)),
    right: Math.ceil(Math.max(p.x, q.x)),
    bottom: Math.ceil(Math.max(p.y, q.y)),
  };
}

/**
 * A box from its corner and extent (COCO's x, y, w, h).
 * @param {readonly number[]} corner x, y, width, height
 * @returns {ImageBox}
 */
export function boxFromCorner([x, y, width, height]) {
  return { left: x, top: y, right: x + width, bottom: y + height };
}

/** @param {ImageBox} box */
export function widthOf(box) {
  return box.right - box.left;
}

/** @param {ImageBox} box */
export function heightOf(box) {
  return box.bottom - box.top;
}

/**
 * @param {ImageBox} box
 * @param {number} smallest
 */
export function isAtLeast(box, smallest) {
  return widthOf(box) >= smallest && heightOf(box) >= smallest;
}

/**
 * @param {ImageBox} box
 * @param {ImagePoint} point
 */
export function contains(box, point) {
  return point.x >= box.left && point.x < box.right && point.y >= box.top && point.y < box.bottom;
}

/** @param {ImageBox} box */
export function centreOf(box) {
  return imagePoint((box.left + box.right) / 2, (box.top + box.bottom) / 2);
}

/**
 * The box moved as a whole, kept on the image.
 * @param {ImageBox} box
 * @param {number} dx
 * @param {number} dy
 * @param {Size} image
 * @returns {ImageBox}
 */
export function movedBy(box, dx, dy, image) {
  const x = Math.min(Math.max(Math.round(dx), -box.left), image.width - box.right);
  const y = Math.min(Math.max(Math.round(dy), -box.top), image.height - box.bottom);
  return { left: box.left + x, top: box.top + y, right: box.right + x, bottom: box.bottom + y };
}

/**
 * The handles of a box by compass name, clockwise from the top-left corner.
 * @param {ImageBox} box
 * @returns {{ name: HandleName, at: ImagePoint }[]}
 * @typedef {'nw' | 'n' | 'ne' | 'e' | 'se' | 's' | 'sw' | 'w'} HandleName
 */
export function handlesOf(box) {
  const x = (box.left + box.right) / 2;
  const y = (box.top + box.bottom) / 2;
  return [
    { name: 'nw', at: imagePoint(box.left, box.top) },
    { name: 'n', at: imagePoint(x, box.top) },
    { name: 'ne', at: imagePoint(box.right, box.top) },
    { name: 'e', at: imagePoint(box.right, y) },
    { name: 'se', at: imagePoint(box.right, box.bottom) },
    { name: 's', at: imagePoint(x, box.bottom) },
    { name: 'sw', at: imagePoint(box.left, box.bottom) },
    { name: 'w', at: imagePoint(box.left, y) },
  ];
}

/**
 * The box after one of its handles was dragged to a point; dragging past the opposite side turns the box over.
 * @param {ImageBox} box
 * @param {HandleName} handle
 * @param {ImagePoint} to
 * @param {Size} image
 */
export function resizedBy(box, handle, to, image) {
  const fixed = imagePoint(handle.includes('w') ? box.right : box.left, handle.includes('n') ? box.bottom : box.top);
  const moving = imagePoint(
    handle.includes('w') || handle.includes('e') ? to.x : box.right,
    handle.includes('n') || handle.includes('s') ? to.y : box.bottom);
  return boxBetween(fixed, moving, image);
}

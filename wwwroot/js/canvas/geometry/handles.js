// @ts-check
import { handlesOf, heightOf, widthOf } from './box.js';

/** CSS pixels that the shorter side of a box must have on the screen: handles on a smaller one would cover the object. */
const leastSide = 24;

/**
 * The handles that are drawn on a box and can be grabbed: all, or none while it is small on the screen.
 * @param {import('./box.js').ImageBox} box
 * @param {import('./view.js').View} view
 */
export function visibleHandles(box, view) {
  return Math.min(widthOf(box), heightOf(box)) * view.scale >= leastSide ? handlesOf(box) : [];
}

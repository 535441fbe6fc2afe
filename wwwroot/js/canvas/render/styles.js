// @ts-check
import { agreementColours, channelsOf, colourOf, pixelOf } from './colours.js';
import { isAccepted } from '../state/instances.js';

/**
 * @typedef {import('../state/studio.js').StudioState} StudioState
 * @typedef {import('../state/instances.js').Instance} Instance
 * @typedef {import('./shade.js').LabelStyles} LabelStyles
 */

const fillAlpha = 0.45;
const hoverAlpha = 0.65;
const white = pixelOf([255, 255, 255], 1);
const rejectedFill = pixelOf([200, 204, 210], 0.6);
const rejectedLine = pixelOf([200, 204, 210], 0.7);

/**
 * The colours of every label under the present state.
 * @param {StudioState} state
 * @param {(instance: Instance) => number} freshness share of its fade-in that an instance has behind it, 0..1
 * @returns {LabelStyles}
 */
export function stylesOf(state, freshness) {
  const labels = state.instances.length + 1;
  const styles = { fill: new Uint32Array(labels), line: new Uint32Array(labels), hatched: new Uint8Array(labels) };
  for (const instance of state.instances) {
    styleOf(styles, state, instance, freshness(instance));
  }
  return styles;
}

/**
 * Over a colour map only the outlines are drawn, so that the map can be read.
 * @param {StudioState} state
 */
function restAlpha({ overlays, density, similarity }) {
  return (overlays.density && density !== null) || (overlays.similarity && similarity !== null) ? 0 : fillAlpha;
}

/**
 * Its own colour; beside another result, which of the two found it.
 * @param {StudioState} state
 * @param {Instance} instance
 */
function shownColour({ overlays, difference }, instance) {
  if (!overlays.differences || difference === null) {
    return colourOf(instance);
  }
  return difference.alone.has(instance.index) ? difference.colour : agreementColours.both;
}

/**
 * @param {LabelStyles} styles
 * @param {StudioState} state
 * @param {Instance} instance
 * @param {number} freshness
 */
function styleOf(styles, state, instance, freshness) {
  const { label } = instance;
  if (!isAccepted(instance, state.threshold)) {
    if (state.overlays.rejected) {
      styles.fill[label] = rejectedFill;
      styles.line[label] = rejectedLine;
      styles.hatched[label] = 1;
    }
    return;
  }
  if (!state.overlays.masks) {
    return;
  }
  const channels = channelsOf(shownColour(state, instance));
  const lit = label === state.hovered || label === state.selected;
  styles.fill[label] = pixelOf(channels, (lit ? hoverAlpha : restAlpha(state)) * freshness);
  styles.line[label] = lit ? white : pixelOf(channels, freshness);
}

// @ts-check
/**
 * Colours as RGBA numbers in the byte order of a little-endian Uint32 pixel: 0xAABBGGRR.
 */

/**
 * Paul Tol's "bright" and "vibrant" schemes without their greys, ordered so that neighbours differ under every common colour blindness.
 * https://personal.sron.nl/~pault/
 */
export const instanceColours = [
  '#4477aa', '#ee7733', '#228833', '#ee3377', '#66ccee', '#ccbb44', '#aa3377', '#009988', '#cc3311', '#33bbee',
];

/** Two results side by side: what both found, and what only the left or only the right one found. From the same schemes. */
export const agreementColours = { both: '#009988', left: '#ee7733', right: '#33bbee' };

/** Viridis (Smith and van der Walt), nine anchors. */
const viridisAnchors = ['#440154', '#472d7b', '#3b528b', '#2c728e', '#21918c', '#28ae80', '#5ec962', '#addc30', '#fde725'];

/**
 * @param {string} hex
 * @returns {[number, number, number]}
 */
export function channelsOf(hex) {
  const value = parseInt(hex.slice(1), 16);
  return [value >> 16, (value >> 8) & 0xff, value & 0xff];
}

/**
 * @param {readonly [number, number, number]} channels
 * @param {number} alpha 0..1
 */
export function pixelOf([red, green, blue], alpha) {
  return ((Math.round(alpha * 255) << 24) | (blue << 16) | (green << 8) | red) >>> 0;
}

/**
 * The colour of an instance.
 * @param {{ colour: number }} instance
 */
export function colourOf(instance) {
  return instanceColours[instance.colour];
}

/**
 * Viridis at 0..1; values outside are cut.
 * @param {number} value
 * @returns {[number, number, number]}
 */
export function viridis(value) {
  const place = Math.min(Math.max(value, 0), 1) * (viridisAnchors.length - 1);
  const index = Math.min(Math.floor(place), viridisAnchors.length - 2);
  const low = channelsOf(viridisAnchors[index]);
  const high = channelsOf(viridisAnchors[index + 1]);
  const mix = (/** @type {number} */ i) => Math.round(low[i] + (high[i] - low[i]) * (place - index));
  return [mix(0), mix(1), mix(2)];
}

/** The same map as a CSS gradient, for legends. */
export const viridisGradient = `linear-gradient(to right, ${viridisAnchors.join(', ')})`;

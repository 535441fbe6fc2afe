// @ts-check
/**
 * Neighbours get different colours: each instance takes the first colour, beginning at its own turn, that no instance near it has.
 *
 * @typedef {import('./instances.js').Instance} Instance
 */

/** How many colours there are; `render/colours.js` holds them. */
export const colourCount = 10;

/** Boxes this many image pixels apart count as neighbours. */
const nearby = 4;

/**
 * @param {readonly Instance[]} coloured instances that have their colours
 * @param {readonly Instance[]} fresh instances to colour, in order
 */
export function colourInstances(coloured, fresh) {
  const known = [...coloured];
  for (const instance of fresh) {
    instance.colour = freeColour(instance, known);
    known.push(instance);
  }
}

/**
 * @param {Instance} instance
 * @param {readonly Instance[]} known
 */
function freeColour(instance, known) {
  const taken = new Set(known.filter(other => areNear(instance.box, other.box)).map(other => other.colour));
  for (let turn = 0; turn < colourCount; turn++) {
    const colour = (instance.label - 1 + turn) % colourCount;
    if (!taken.has(colour)) {
      return colour;
    }
  }
  return (instance.label - 1) % colourCount;
}

/**
 * @param {import('../geometry/box.js').ImageBox} a
 * @param {import('../geometry/box.js').ImageBox} b
 */
function areNear(a, b) {
  return a.left <= b.right + nearby && b.left <= a.right + nearby && a.top <= b.bottom + nearby && b.top <= a.bottom + nearby;
}

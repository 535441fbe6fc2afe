// @ts-check
import { decodeRuns, covers } from '../encoding/runLength.js';
import { boxFromCorner, contains } from '../geometry/box.js';

/**
 * One found object, decoded. `label` is its number on the canvas and in the table: 1 for the first that arrived.
 * @typedef {object} Instance
 * @property {number} label
 * @property {number} index the server's number
 * @property {number} colour which of the colours, from 0
 * @property {import('../encoding/runLength.js').Runs} runs
 * @property {import('../geometry/box.js').ImageBox} box
 * @property {number} area pixels
 * @property {number} confidence 0..1
 * @property {number} predictedIou 0..1
 * @property {number} similarity 0..1
 *
 * One found object as the server sends it, in the hub's message and in the stored run alike.
 * @typedef {object} InstanceMessage
 * @property {number} index
 * @property {{ left: number, top: number, width: number, height: number, counts: string }} mask patch and its COCO run lengths
 * @property {readonly [number, number, number, number]} box x, y, width, height
 * @property {number} area
 * @property {number} confidence
 * @property {number} predictedIou
 * @property {number} similarity
 */

/**
 * @param {InstanceMessage} message
 * @param {number} label
 * @returns {Instance}
 */
export function decodeInstance(message, label) {
  const { mask } = message;
  return {
    label,
    index: message.index,
    colour: 0,
    runs: decodeRuns(mask.counts, mask.height, mask.left, mask.top),
    box: boxFromCorner(message.box),
    area: message.area,
    confidence: message.confidence,
    predictedIou: message.predictedIou,
    similarity: message.similarity,
  };
}

/**
 * @param {Instance} instance
 * @param {number} threshold
 */
export function isAccepted(instance, threshold) {
  return instance.confidence >= threshold;
}

/**
 * @param {readonly Instance[]} instances
 * @param {number} threshold
 */
export function countAccepted(instances, threshold) {
  return instances.reduce((count, instance) => count + (isAccepted(instance, threshold) ? 1 : 0), 0);
}

/**
 * The accepted instance under an image point; of several the smallest, so that a part on top of a whole can be reached.
 * @param {readonly Instance[]} instances
 * @param {number} threshold
 * @param {import('../geometry/points.js').ImagePoint} point
 * @returns {Instance | null}
 */
export function instanceAt(instances, threshold, point) {
  const column = Math.floor(point.x);
  const row = Math.floor(point.y);
  /** @type {Instance | null} */
  let best = null;
  for (const instance of instances) {
    const candidate = isAccepted(instance, threshold) && contains(instance.box, point) && covers(instance.runs, column, row);
    if (candidate && (best === null || instance.area < best.area)) {
      best = instance;
    }
  }
  return best;
}

/**
 * @typedef {'label' | 'confidence' | 'area' | 'similarity'} SortKey
 * @typedef {{ readonly key: SortKey, readonly descending: boolean }} SortOrder
 */

/**
 * The accepted instances in the table's order; equal ones stay in the order of their labels.
 * @param {readonly Instance[]} instances
 * @param {number} threshold
 * @param {SortOrder} order
 */
export function acceptedInOrder(instances, threshold, order) {
  const sign = order.descending ? -1 : 1;
  return instances
    .filter(instance => isAccepted(instance, threshold))
    .sort((a, b) => sign * (a[order.key] - b[order.key]) || a.label - b.label);
}

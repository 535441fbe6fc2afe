// @ts-check
import { colourInstances } from './colouring.js';
import { decodeInstance } from './instances.js';
import { emptyResult } from './studio.js';

/**
 * Keeps the state in step with what the server tells about jobs and runs.
 *
 * @typedef {import('./studio.js').StudioStore} StudioStore
 * @typedef {import('./instances.js').InstanceMessage} InstanceMessage
 */

/**
 * @param {StudioStore} store
 */
export function createRunFollower(store) {
  /** @type {string | null} the job whose instances are arriving */
  let jobId = null;
  /** @type {Set<number>} the server's numbers that arrived; an instance may be told twice */
  let arrived = new Set();

  return {
    /**
     * Instances of a job at work; the first ones of a new job replace the result that was shown.
     * @param {string} job
     * @param {readonly InstanceMessage[]} items
     */
    add(job, items) {
      if (job !== jobId) {
        jobId = job;
        arrived = new Set();
        store.set(emptyResult());
      }
      const fresh = items.filter(item => !arrived.has(item.index));
      fresh.forEach(item => arrived.add(item.index));
      const { instances } = store.get();
      const decoded = fresh.map((item, position) => decodeInstance(item, instances.length + position + 1));
      colourInstances(instances, decoded);
      store.set({ instances: [...instances, ...decoded] });
    },

    /**
     * A stored run: what it holds replaces whatever arrived before.
     * @param {readonly InstanceMessage[]} items
     * @param {{ threshold: number, expectedCount: number | null }} run
     */
    show(items, run) {
      jobId = null;
      const instances = items.map((item, position) => decodeInstance(item, position + 1));
      colourInstances([], instances);
      store.set({ ...emptyResult(), ...run, instances, complete: true });
    },

    clear() {
      jobId = null;
      store.set(emptyResult());
    },
  };
}

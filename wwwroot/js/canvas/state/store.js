// @ts-check
/**
 * The smallest store that several views can share: read, change, be told. Listeners hear which keys changed.
 * @template T
 * @typedef {object} Store
 * @property {() => Readonly<T>} get
 * @property {(change: Partial<T>) => void} set
 * @property {(listener: (state: Readonly<T>, changed: ReadonlySet<keyof T>) => void) => () => void} subscribe returns the way out
 */

/**
 * @template {object} T
 * @param {T} initial
 * @returns {Store<T>}
 */
export function createStore(initial) {
  let state = { ...initial };
  /** @type {Set<(state: Readonly<T>, changed: ReadonlySet<keyof T>) => void>} */
  const listeners = new Set();
  return {
    get: () => state,
    set(change) {
      const changed = changedKeys(state, change);
      if (changed.size === 0) {
        return;
      }
      state = { ...state, ...change };
      listeners.forEach(listener => listener(state, changed));
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/**
 * @template {object} T
 * @param {T} state
 * @param {Partial<T>} change
 */
function changedKeys(state, change) {
  /** @type {Set<keyof T>} */
  const keys = new Set();
  for (const key of /** @type {(keyof T)[]} */ (Object.keys(change))) {
    if (!Object.is(state[key], change[key])) {
      keys.add(key);
    }
  }
  return keys;
}

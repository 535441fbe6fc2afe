// @ts-check
import { countAccepted } from '../state/instances.js';
import { part, whole } from './dom.js';

/** @typedef {import('../state/studio.js').StudioStore} StudioStore */

/** A screen reader is told the new count when the slider has rested this long, in milliseconds. */
const announceAfter = 500;

/**
 * The count by masks and, beside it, what the density map expects.
 * @param {HTMLElement} root holds `[data-count]`, `[data-count-unit]`, `[data-expected]`, `[data-found]`, `[data-none]` and `[data-announce]`
 * @param {StudioStore} store
 * @returns {() => void} stops updating
 */
export function showFigures(root, store) {
  const count = part(root, '[data-count]');
  const unit = part(root, '[data-count-unit]');
  const expected = part(root, '[data-expected]');
  const found = part(root, '[data-found]');
  const none = part(root, '[data-none]');
  const announcement = part(root, '[data-announce]');
  let timer = 0;

  function update() {
    const { instances, threshold, expectedCount, complete } = store.get();
    const accepted = countAccepted(instances, threshold);
    count.textContent = whole(accepted);
    unit.textContent = accepted === 1 ? 'instance' : 'instances';
    expected.textContent = expectedCount === null ? '–' : whole(expectedCount);
    found.textContent = accepted === instances.length ? '' : `of ${whole(instances.length)} found`;
    root.toggleAttribute('data-complete', complete);
    root.toggleAttribute('data-any', instances.length > 0);
    none.hidden = !complete || instances.length > 0;
    clearTimeout(timer);
    if (complete) {
      timer = setTimeout(() => {
        announcement.textContent = `${count.textContent} ${unit.textContent}`;
      }, announceAfter);
    }
  }

  update();
  const unsubscribe = store.subscribe((_state, changed) => {
    if (changed.has('instances') || changed.has('threshold') || changed.has('expectedCount') || changed.has('complete')) {
      update();
    }
  });
  return () => {
    clearTimeout(timer);
    unsubscribe();
  };
}

// @ts-check
import { histogramOf } from '../state/histogram.js';
import { make, part } from './dom.js';

/** @typedef {import('../state/studio.js').StudioStore} StudioStore */

const bins = 40;

/**
 * The confidence slider with its histogram. Moving it filters at once in the browser; letting go reports the choice.
 * @param {HTMLElement} root holds `[data-histogram]`, `[data-confidence]` (a range input) and `[data-confidence-value]`
 * @param {StudioStore} store
 * @param {(threshold: number) => void} onChosen
 * @returns {() => void} stops listening
 */
export function showConfidence(root, store, onChosen) {
  const stop = new AbortController();
  const histogram = part(root, '[data-histogram]');
  const slider = /** @type {HTMLInputElement} */ (part(root, '[data-confidence]'));
  const value = part(root, '[data-confidence-value]');
  const bars = Array.from({ length: bins }, () => make('span'));
  histogram.replaceChildren(...bars);

  function showThreshold() {
    const { threshold } = store.get();
    slider.value = String(threshold);
    slider.setAttribute('aria-valuetext', `${Math.round(threshold * 100)} percent`);
    value.textContent = threshold.toFixed(2);
    bars.forEach((bar, index) => bar.toggleAttribute('data-accepted', (index + 1) / bins > threshold));
  }

  function showHistogram() {
    const counts = histogramOf(store.get().instances.map(instance => instance.confidence), bins);
    const tallest = Math.max(1, ...counts);
    // The square root keeps a single instance visible beside a bin of hundreds.
    bars.forEach((bar, index) => bar.style.setProperty('--height', String(Math.sqrt(counts[index] / tallest))));
  }

  slider.addEventListener('input', () => store.set({ threshold: slider.valueAsNumber }), { signal: stop.signal });
  slider.addEventListener('change', () => onChosen(slider.valueAsNumber), { signal: stop.signal });
  showThreshold();
  showHistogram();
  const unsubscribe = store.subscribe((_state, changed) => {
    if (changed.has('threshold')) {
      showThreshold();
    }
    if (changed.has('instances')) {
      showHistogram();
    }
  });
  return () => {
    stop.abort();
    unsubscribe();
  };
}

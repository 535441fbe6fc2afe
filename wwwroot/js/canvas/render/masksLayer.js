// @ts-check
import { clearLabels, createLabelMap, paintInstance } from './labelMap.js';
import { shadeLabels } from './shade.js';
import { stylesOf } from './styles.js';

/**
 * @typedef {import('../state/studio.js').StudioState} StudioState
 * @typedef {import('../geometry/view.js').View} View
 */

/** Shading that takes longer than this many milliseconds waits until the view rests; meanwhile the last picture moves along. */
const fluentBudget = 10;

/** How long new masks take to fade in, in milliseconds. */
const fadeTime = 220;

/**
 * The picture of all masks for the present view.
 * @param {import('../geometry/points.js').Size} image
 * @param {{ still: boolean }} motion `still` when the person asked for reduced motion
 */
export function createMasksLayer(image, motion) {
  const map = createLabelMap(image);
  const canvas = document.createElement('canvas');
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  /** @type {number[]} when each instance was painted, by position */
  let bornAt = [];
  /** @type {ImageData | null} */
  let pixels = null;
  /** @type {View} */
  let shadedFor = { scale: 1, x: 0, y: 0 };
  let cost = 0;

  return {
    /** @param {StudioState} state */
    repaint(state) {
      clearLabels(map);
      state.instances.forEach(instance => paintInstance(map, instance));
      bornAt = state.instances.map(() => -Infinity);
    },

    /**
     * Paints the instances that arrived since the last time.
     * @param {StudioState} state
     * @param {number} now
     */
    append(state, now) {
      for (const instance of state.instances.slice(bornAt.length)) {
        paintInstance(map, instance);
        bornAt.push(motion.still ? -Infinity : now);
      }
    },

    /** @param {number} now */
    isFading: now => bornAt.some(born => now - born < fadeTime),

    /** Whether shading is quick enough to follow a moving view. */
    isFluent: () => cost <= fluentBudget,

    /**
     * @param {StudioState} state
     * @param {number} ratio device pixels per CSS pixel
     * @param {number} now
     */
    shade(state, ratio, now) {
      const width = Math.max(1, Math.round(state.canvas.width * ratio));
      const height = Math.max(1, Math.round(state.canvas.height * ratio));
      if (pixels === null || pixels.width !== width || pixels.height !== height) {
        canvas.width = width;
        canvas.height = height;
        pixels = context.createImageData(width, height);
      }
      const started = performance.now();
      const styles = stylesOf(state, instance => Math.min(1, (now - bornAt[instance.label - 1]) / fadeTime));
      shadeLabels(map, state.view, styles, { pixels: new Uint32Array(pixels.data.buffer), width, height, ratio });
      context.putImageData(pixels, 0, 0);
      cost = performance.now() - started;
      shadedFor = state.view;
    },

    /**
     * Draws the last picture, moved and scaled to the present view.
     * @param {CanvasRenderingContext2D} target in CSS pixels
     * @param {StudioState} state
     */
    draw(target, state) {
      const ratio = state.view.scale / shadedFor.scale;
      target.globalAlpha = state.opacity;
      target.imageSmoothingEnabled = ratio !== 1;
      target.drawImage(
        canvas,
        state.view.x - shadedFor.x * ratio,
        state.view.y - shadedFor.y * ratio,
        state.canvas.width * ratio,
        state.canvas.height * ratio);
      target.globalAlpha = 1;
    },
  };
}

// @ts-check
import { boundsOf } from '../state/marks.js';

/** @typedef {import('../state/studio.js').StudioStore} StudioStore */

/** Part of the object's size that is shown round it. */
const surroundings = 0.35;

/**
 * The exemplar's thumbnail: the marked part of the picture with a little of what is round it.
 * @param {HTMLCanvasElement} canvas
 * @param {CanvasImageSource} picture
 * @param {StudioStore} store
 * @param {number} pictureScale pixels of the picture per image pixel
 * @returns {() => void} stops updating
 */
export function showPreview(canvas, picture, store, pictureScale) {
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));

  function draw() {
    const { mark } = store.get();
    canvas.hidden = mark === null;
    if (mark === null) {
      return;
    }
    const box = boundsOf(mark);
    const side = Math.max(box.right - box.left, box.bottom - box.top, 8) * (1 + 2 * surroundings);
    const left = (box.left + box.right - side) / 2;
    const top = (box.top + box.bottom - side) / 2;
    context.clearRect(0, 0, canvas.width, canvas.height);
    context.imageSmoothingQuality = 'high';
    context.drawImage(
      picture, left * pictureScale, top * pictureScale, side * pictureScale, side * pictureScale, 0, 0, canvas.width, canvas.height);
    if (mark.kind === 'box') {
      const unit = canvas.width / side;
      context.strokeStyle = '#3fd0c4';
      context.lineWidth = 2;
      context.strokeRect((box.left - left) * unit, (box.top - top) * unit, (box.right - box.left) * unit, (box.bottom - box.top) * unit);
    }
  }

  draw();
  return store.subscribe((_state, changed) => {
    if (changed.has('mark')) {
      draw();
    }
  });
}

// @ts-check
import { fit } from './geometry/view.js';
import { zoomToFit } from './tools/commands.js';
import { commandOf } from './tools/keys.js';

/** What every canvas needs of the page: a picture, its size, and the keys. */

/**
 * @param {string} url
 * @returns {Promise<HTMLImageElement>} decoded, ready to be drawn
 */
export async function loadPicture(url) {
  const picture = new Image();
  picture.src = url;
  await picture.decode();
  return picture;
}

/**
 * Keeps the canvas as large as its place. An image that fitted its place fits the new one too; the first size always fits it.
 * @param {HTMLElement} stage
 * @param {import('./state/studio.js').StudioStore} store
 */
export function followSize(stage, store) {
  let isFirst = true;
  const observer = new ResizeObserver(() => {
    const wasFitted = isFirst || isFitted(store.get());
    store.set({ canvas: { width: stage.clientWidth, height: stage.clientHeight } });
    if (wasFitted && stage.clientWidth > 0) {
      isFirst = false;
      zoomToFit(store);
    }
  });
  observer.observe(stage);
  return () => observer.disconnect();
}

/** @param {import('./state/studio.js').StudioState} state */
function isFitted({ view, image, canvas }) {
  const fitted = fit(image, canvas);
  return view.scale === fitted.scale && view.x === fitted.x && view.y === fitted.y;
}

/**
 * Runs the command of every key press that is not meant for a field or a control.
 * @param {(command: import('./tools/keys.js').Command) => void} run
 */
export function listenToKeys(run) {
  /** @param {KeyboardEvent} event */
  const press = event => {
    const target = event.target instanceof HTMLElement ? event.target : null;
    const typing = target?.closest('input:not([type=range]):not([type=checkbox]):not([type=radio]), textarea, select, dialog, [contenteditable]') != null;
    const onControl = target?.closest('button, a, summary, input') != null && (event.key === 'Enter' || event.key === ' ');
    const command = onControl ? null : commandOf(event, typing);
    if (command !== null) {
      event.preventDefault();
      run(command);
    }
  };
  document.addEventListener('keydown', press);
  return () => document.removeEventListener('keydown', press);
}

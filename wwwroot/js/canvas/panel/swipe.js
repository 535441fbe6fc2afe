// @ts-check
/** Percent that an arrow key moves the divider, alone and with Shift. */
const step = 1;
const leap = 10;

/**
 * The divider between two layers: dragged, or moved with the keys of a slider. Its place is the stage's `--swipe`.
 * @param {HTMLElement} stage
 * @param {HTMLElement} handle
 * @returns {() => void} stops listening
 */
export function listenToSwipe(stage, handle) {
  const stop = new AbortController();
  let place = 50;

  /** @param {number} percent */
  function move(percent) {
    place = Math.min(Math.max(percent, 0), 100);
    stage.style.setProperty('--swipe', `${place}%`);
    handle.setAttribute('aria-valuenow', String(Math.round(place)));
    handle.setAttribute('aria-valuetext', `Left result on ${Math.round(place)} percent of the width`);
  }

  /** @param {PointerEvent} event */
  function drag(event) {
    if (handle.hasPointerCapture(event.pointerId)) {
      const { left, width } = stage.getBoundingClientRect();
      move(100 * (event.clientX - left) / width);
    }
  }

  // The stage pans with the same pointer.
  const options = { signal: stop.signal };
  handle.addEventListener('pointerdown', event => {
    event.stopPropagation();
    handle.setPointerCapture(event.pointerId);
  }, options);
  handle.addEventListener('pointermove', drag, options);
  handle.addEventListener('keydown', event => {
    const next = placeAfter(event, place);
    if (next !== null) {
      event.preventDefault();
      move(next);
    }
  }, options);
  move(place);
  return () => stop.abort();
}

/**
 * Where a key moves the divider, in percent; null when it is none of its keys.
 * @param {{ key: string, shiftKey: boolean }} event
 * @param {number} place
 */
export function placeAfter({ key, shiftKey }, place) {
  const by = shiftKey ? leap : step;
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return place - by;
    case 'ArrowRight':
    case 'ArrowUp':
      return place + by;
    case 'PageDown':
      return place - leap;
    case 'PageUp':
      return place + leap;
    case 'Home':
      return 0;
    case 'End':
      return 100;
    default:
      return null;
  }
}

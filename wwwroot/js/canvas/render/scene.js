// @ts-check
import { colourGrid, placeOf } from './gridLayer.js';
import { createMasksLayer } from './masksLayer.js';
import { drawMarks } from './markLayer.js';

/**
 * @typedef {import('../state/studio.js').StudioStore} StudioStore
 * @typedef {import('../state/studio.js').StudioState} StudioState
 * @typedef {import('../state/studio.js').GridMap} GridMap
 */

/** Milliseconds without movement after which a coarse picture of the masks is redrawn crisply. */
const restTime = 90;

/** State whose change alters the colours or the place of the masks. */
const maskKeys = /** @type {const} */ (['threshold', 'hovered', 'selected', 'overlays', 'canvas', 'instances', 'density', 'similarity', 'difference']);

/**
 * Draws the studio on two canvases: the scene (image, maps, masks) and above it the marks, which follow the pointer.
 * @param {{ scene: HTMLCanvasElement, marks: HTMLCanvasElement }} canvases
 * @param {CanvasImageSource} picture
 * @param {StudioStore} store
 */
export function createScene(canvases, picture, store) {
  const motion = { still: matchMedia('(prefers-reduced-motion: reduce)').matches };
  const masks = createMasksLayer(store.get().image, motion);
  const grids = createGridCache();
  const scene = contextOf(canvases.scene);
  const marks = contextOf(canvases.marks);
  let shown = store.get();
  let masksAreStale = true;
  let frame = 0;
  let restTimer = 0;

  const request = () => {
    frame ||= requestAnimationFrame(draw);
  };

  /** @param {number} now */
  function draw(now) {
    frame = 0;
    const state = store.get();
    const ratio = devicePixelRatio;
    catchUp(state, now);
    const moving = state.view !== shown.view;
    const fading = masks.isFading(now);
    if (masksAreStale || fading || (moving && masks.isFluent())) {
      masks.shade(state, ratio, now);
      masksAreStale = false;
    } else if (moving) {
      shadeWhenAtRest();
    }
    drawScene(state, ratio);
    prepare(marks, canvases.marks, state, ratio);
    drawMarks(marks, state);
    shown = state;
    if (fading) {
      request();
    }
  }

  /**
   * Brings the label map up to the instances of the state.
   * @param {StudioState} state
   * @param {number} now
   */
  function catchUp(state, now) {
    if (state.instances === shown.instances) {
      return;
    }
    const grown = shown.instances.length > 0 && shown.instances.every((instance, index) => state.instances[index] === instance);
    if (grown || (shown.instances.length === 0 && !state.complete)) {
      masks.append(state, now);
    } else {
      masks.repaint(state);
    }
  }

  function shadeWhenAtRest() {
    clearTimeout(restTimer);
    restTimer = setTimeout(() => {
      masksAreStale = true;
      request();
    }, restTime);
  }

  /**
   * @param {StudioState} state
   * @param {number} ratio
   */
  function drawScene(state, ratio) {
    prepare(scene, canvases.scene, state, ratio);
    drawPicture(scene, picture, state);
    drawGrid(scene, grids, state);
    masks.draw(scene, state);
  }

  const unsubscribe = store.subscribe((_state, changed) => {
    masksAreStale ||= maskKeys.some(key => changed.has(key));
    request();
  });
  request();

  return {
    dispose() {
      unsubscribe();
      clearTimeout(restTimer);
      cancelAnimationFrame(frame);
    },
  };
}

/** @param {HTMLCanvasElement} canvas */
function contextOf(canvas) {
  const context = canvas.getContext('2d');
  if (context === null) {
    throw new Error('This browser cannot draw on a canvas.');
  }
  return context;
}

/**
 * Sizes a canvas to its place, clears it and lets one unit be one CSS pixel.
 * @param {CanvasRenderingContext2D} context
 * @param {HTMLCanvasElement} canvas
 * @param {StudioState} state
 * @param {number} ratio
 */
function prepare(context, canvas, state, ratio) {
  const width = Math.max(1, Math.round(state.canvas.width * ratio));
  const height = Math.max(1, Math.round(state.canvas.height * ratio));
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
  }
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, state.canvas.width, state.canvas.height);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {CanvasImageSource} picture
 * @param {StudioState} state
 */
function drawPicture(context, picture, { view, image }) {
  context.imageSmoothingEnabled = view.scale < 3;
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, view.x, view.y, image.width * view.scale, image.height * view.scale);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {ReturnType<typeof createGridCache>} grids
 * @param {StudioState} state
 */
function drawGrid(context, grids, state) {
  const map = state.overlays.density ? state.density : state.overlays.similarity ? state.similarity : null;
  if (map === null) {
    return;
  }
  const place = placeOf(map);
  const { view, image } = state;
  context.save();
  context.beginPath();
  context.rect(view.x, view.y, image.width * view.scale, image.height * view.scale);
  context.clip();
  context.globalAlpha = state.opacity;
  context.imageSmoothingEnabled = true;
  context.drawImage(
    grids.pictureOf(map),
    place.x * view.scale + view.x, place.y * view.scale + view.y, place.width * view.scale, place.height * view.scale);
  context.restore();
}

/** Keeps the picture of a map for as long as the map lives. */
function createGridCache() {
  /** @type {WeakMap<GridMap, HTMLCanvasElement>} */
  const pictures = new WeakMap();
  return {
    /** @param {GridMap} map */
    pictureOf(map) {
      const known = pictures.get(map);
      if (known) {
        return known;
      }
      const canvas = document.createElement('canvas');
      canvas.width = map.width;
      canvas.height = map.height;
      contextOf(canvas).putImageData(colourGrid(map), 0, 0);
      pictures.set(map, canvas);
      return canvas;
    },
  };
}

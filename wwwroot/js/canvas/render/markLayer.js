// @ts-check
import { visibleHandles } from '../geometry/handles.js';
import { toScreen } from '../geometry/view.js';
import { imagePoint } from '../geometry/points.js';

/**
 * @typedef {import('../state/studio.js').StudioState} StudioState
 * @typedef {import('../state/marks.js').Mark} Mark
 * @typedef {import('../geometry/view.js').View} View
 */

const accent = '#3fd0c4';
const against = '#f4b63f';
const casing = 'rgba(0, 0, 0, .65)';

/**
 * Draws the exemplar's mark and the pointer of the brush, in CSS pixels.
 * @param {CanvasRenderingContext2D} context
 * @param {StudioState} state
 */
export function drawMarks(context, state) {
  const mark = state.draft ?? state.mark;
  if (mark !== null && state.overlays.exemplar) {
    drawMark(context, state, mark);
  }
  if (state.tool === 'brush' && state.cursor !== null) {
    drawBrush(context, state);
  }
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {StudioState} state
 * @param {Mark} mark
 */
function drawMark(context, state, mark) {
  switch (mark.kind) {
    case 'box':
      drawBox(context, state, mark.box);
      break;
    case 'strokes':
      drawStrokes(context, state.view, mark);
      break;
    case 'points':
      mark.clicks.forEach(click => drawClick(context, state.view, click));
      break;
    case 'polygon':
      drawOutline(context, state.view, mark.outline);
      break;
  }
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {StudioState} state
 * @param {import('../geometry/box.js').ImageBox} box
 */
function drawBox(context, state, box) {
  const a = toScreen(state.view, imagePoint(box.left, box.top));
  const b = toScreen(state.view, imagePoint(box.right, box.bottom));
  outline(context, () => context.strokeRect(a.x, a.y, b.x - a.x, b.y - a.y), accent);
  if (state.tool === 'box' && state.draft === null) {
    for (const handle of visibleHandles(box, state.view)) {
      const at = toScreen(state.view, handle.at);
      context.fillStyle = casing;
      context.fillRect(at.x - 4, at.y - 4, 8, 8);
      context.fillStyle = '#fff';
      context.fillRect(at.x - 3, at.y - 3, 6, 6);
    }
  }
}

/**
 * A line that can be seen on any picture: dark below, colour on top.
 * @param {CanvasRenderingContext2D} context
 * @param {() => void} stroke
 * @param {string} colour
 */
function outline(context, stroke, colour) {
  context.strokeStyle = casing;
  context.lineWidth = 4;
  stroke();
  context.strokeStyle = colour;
  context.lineWidth = 2;
  stroke();
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {View} view
 * @param {import('../state/marks.js').StrokesMark} mark
 */
function drawStrokes(context, view, mark) {
  context.save();
  context.globalAlpha = 0.55;
  context.strokeStyle = context.fillStyle = accent;
  context.lineCap = context.lineJoin = 'round';
  context.lineWidth = 2 * mark.radius * view.scale;
  for (const path of mark.paths) {
    const points = path.map(point => toScreen(view, point));
    context.beginPath();
    points.forEach((point, index) => (index === 0 ? context.moveTo(point.x, point.y) : context.lineTo(point.x, point.y)));
    // A line of no length draws nothing, not even its round caps.
    context.lineTo(points[points.length - 1].x + 0.01, points[points.length - 1].y);
    context.stroke();
  }
  context.restore();
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {View} view
 * @param {readonly import('../geometry/points.js').ImagePoint[]} corners
 */
function drawOutline(context, view, corners) {
  context.beginPath();
  corners.map(corner => toScreen(view, corner)).forEach((corner, index) => (
    index === 0 ? context.moveTo(corner.x, corner.y) : context.lineTo(corner.x, corner.y)));
  context.closePath();
  outline(context, () => context.stroke(), accent);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {View} view
 * @param {import('../state/marks.js').Click} click
 */
function drawClick(context, view, click) {
  const at = toScreen(view, click.at);
  context.beginPath();
  context.arc(at.x, at.y, 6, 0, 2 * Math.PI);
  context.fillStyle = click.onObject ? accent : against;
  context.fill();
  context.lineWidth = 2;
  context.strokeStyle = casing;
  context.stroke();
  context.beginPath();
  context.moveTo(at.x - 3, at.y);
  context.lineTo(at.x + 3, at.y);
  if (click.onObject) {
    context.moveTo(at.x, at.y - 3);
    context.lineTo(at.x, at.y + 3);
  }
  context.strokeStyle = '#0b1f1d';
  context.lineWidth = 1.5;
  context.stroke();
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {StudioState} state
 */
function drawBrush(context, state) {
  const at = toScreen(state.view, /** @type {import('../geometry/points.js').ImagePoint} */ (state.cursor));
  context.beginPath();
  context.arc(at.x, at.y, Math.max(2, state.brushRadius * state.view.scale), 0, 2 * Math.PI);
  outline(context, () => context.stroke(), '#fff');
}

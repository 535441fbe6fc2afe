// @ts-check
import { imagePoint } from '../geometry/points.js';
import { boxFromCorner, heightOf, widthOf } from '../geometry/box.js';

/**
 * What a person has marked so far: a closed choice, as `ReferenceMark` is on the server. Image coordinates throughout. Immutable.
 *
 * @typedef {import('../geometry/points.js').ImagePoint} ImagePoint
 * @typedef {import('../geometry/box.js').ImageBox} ImageBox
 * @typedef {{ readonly kind: 'box', readonly box: ImageBox }} BoxMark
 * @typedef {{ readonly kind: 'strokes', readonly paths: readonly (readonly ImagePoint[])[], readonly radius: number }} StrokesMark
 * @typedef {{ readonly at: ImagePoint, readonly onObject: boolean }} Click
 * @typedef {{ readonly kind: 'points', readonly clicks: readonly Click[] }} PointsMark
 * @typedef {{ readonly kind: 'polygon', readonly outline: readonly ImagePoint[] }} PolygonMark
 * @typedef {BoxMark | StrokesMark | PointsMark | PolygonMark} Mark
 *
 * The same in the server's words (`StoredMark`).
 * @typedef {{ x: number, y: number }} PointMessage
 * @typedef {{ kind: 'box', x: number, y: number, width: number, height: number }
 *   | { kind: 'strokes', paths: PointMessage[][], radius: number }
 *   | { kind: 'points', clicks: (PointMessage & { foreground: boolean })[] }
 *   | { kind: 'polygon', outline: PointMessage[] }} MarkMessage
 */

/**
 * @param {ImageBox} box
 * @returns {BoxMark}
 */
export function boxMark(box) {
  return { kind: 'box', box };
}

/**
 * The mark with one more stroke; a mark of another kind is replaced.
 * @param {Mark | null} mark
 * @param {readonly ImagePoint[]} path
 * @param {number} radius image pixels; the whole mark takes the newest radius
 * @returns {StrokesMark}
 */
export function withStroke(mark, path, radius) {
  const paths = mark?.kind === 'strokes' ? mark.paths : [];
  return { kind: 'strokes', paths: [...paths, path], radius };
}

/**
 * The mark with one more click; a mark of another kind is replaced.
 * @param {Mark | null} mark
 * @param {Click} click
 * @returns {PointsMark}
 */
export function withClick(mark, click) {
  const clicks = mark?.kind === 'points' ? mark.clicks : [];
  return { kind: 'points', clicks: [...clicks, click] };
}

/**
 * The mark without its last step; null when nothing is left.
 * @param {Mark | null} mark
 * @returns {Mark | null}
 */
export function withoutLastStep(mark) {
  if (mark?.kind === 'strokes' && mark.paths.length > 1) {
    return { ...mark, paths: mark.paths.slice(0, -1) };
  }
  if (mark?.kind === 'points' && mark.clicks.length > 1) {
    return { ...mark, clicks: mark.clicks.slice(0, -1) };
  }
  return null;
}

/**
 * Whether the mark says enough to search with: points need one click on the object.
 * @param {Mark | null} mark
 */
export function isUsable(mark) {
  return mark !== null && (mark.kind !== 'points' || mark.clicks.some(click => click.onObject));
}

/**
 * The box round everything that was marked, for the exemplar's thumbnail.
 * @param {Mark} mark
 * @returns {ImageBox}
 */
export function boundsOf(mark) {
  if (mark.kind === 'box') {
    return mark.box;
  }
  const points = pointsOf(mark);
  const grown = mark.kind === 'strokes' ? mark.radius : 0;
  return {
    left: Math.min(...points.map(p => p.x)) - grown,
    top: Math.min(...points.map(p => p.y)) - grown,
    right: Math.max(...points.map(p => p.x)) + grown,
    bottom: Math.max(...points.map(p => p.y)) + grown,
  };
}

/** @param {StrokesMark | PointsMark | PolygonMark} mark */
function pointsOf(mark) {
  switch (mark.kind) {
    case 'strokes':
      return mark.paths.flat();
    case 'points':
      return mark.clicks.map(click => click.at);
    case 'polygon':
      return mark.outline;
  }
}

/**
 * The mark in the server's words.
 * @param {Mark} mark
 * @returns {MarkMessage}
 */
export function toMessage(mark) {
  switch (mark.kind) {
    case 'box':
      return { kind: 'box', x: mark.box.left, y: mark.box.top, width: widthOf(mark.box), height: heightOf(mark.box) };
    case 'strokes':
      return { kind: 'strokes', paths: mark.paths.map(path => path.map(messageOf)), radius: mark.radius };
    case 'points':
      return { kind: 'points', clicks: mark.clicks.map(click => ({ ...messageOf(click.at), foreground: click.onObject })) };
    case 'polygon':
      return { kind: 'polygon', outline: mark.outline.map(messageOf) };
  }
}

/**
 * @param {MarkMessage} message
 * @returns {Mark}
 */
export function fromMessage(message) {
  switch (message.kind) {
    case 'box':
      return boxMark(boxFromCorner([message.x, message.y, message.width, message.height]));
    case 'strokes':
      return { kind: 'strokes', paths: message.paths.map(path => path.map(pointOf)), radius: message.radius };
    case 'points':
      return { kind: 'points', clicks: message.clicks.map(click => ({ at: pointOf(click), onObject: click.foreground })) };
    case 'polygon':
      return { kind: 'polygon', outline: message.outline.map(pointOf) };
  }
}

/**
 * A tenth of a pixel is finer than any hand.
 * @param {ImagePoint} point
 */
function messageOf(point) {
  return { x: Math.round(point.x * 10) / 10, y: Math.round(point.y * 10) / 10 };
}

/** @param {PointMessage} message */
function pointOf(message) {
  return imagePoint(message.x, message.y);
}

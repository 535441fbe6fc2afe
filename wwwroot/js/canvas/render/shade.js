// @ts-check
/**
 * Turns the label map into pixels for one view: what a fragment shader would do, in plain arithmetic, so that it runs without a GPU and
 * in a unit test. The cost depends on the size of the screen, never on the number of instances.
 *
 * @typedef {import('./labelMap.js').LabelMap} LabelMap
 * @typedef {import('../geometry/view.js').View} View
 *
 * @typedef {object} LabelStyles colours by label, as 0xAABBGGRR; a label with neither fill nor line is invisible
 * @property {Uint32Array} fill
 * @property {Uint32Array} line
 * @property {Uint8Array} hatched 1 where the fill is drawn as diagonal stripes
 *
 * @typedef {object} ShadeTarget
 * @property {Uint32Array} pixels row by row
 * @property {number} width device pixels
 * @property {number} height
 * @property {number} ratio device pixels per CSS pixel
 */

/** Width of an outline in CSS pixels. */
const lineWidth = 1.5;

/** Stripes of a hatched fill, in device pixels. */
const hatchPeriod = 8;

/**
 * @param {LabelMap} map
 * @param {View} view
 * @param {LabelStyles} styles
 * @param {ShadeTarget} target filled completely
 */
export function shadeLabels(map, view, styles, target) {
  const line = lineOf(target.ratio);
  const screen = labelsOnScreen(map, view, styles, target, line.full + 1);
  for (let y = 0; y < target.height; y++) {
    shadeRow(screen, styles, target, line, y);
  }
}

/**
 * An outline of 1.5 CSS pixels as whole device pixels of full strength and a rest that is blended.
 * @param {number} ratio
 */
function lineOf(ratio) {
  const width = lineWidth * ratio;
  return { full: Math.floor(width), rest: width - Math.floor(width) };
}

/**
 * The visible label at every device pixel, with a margin round the screen, so that looking for edges needs no question about borders.
 * @typedef {{ labels: Uint16Array, stride: number, margin: number }} ScreenLabels
 *
 * @param {LabelMap} map
 * @param {View} view
 * @param {LabelStyles} styles
 * @param {ShadeTarget} target
 * @param {number} margin device pixels
 * @returns {ScreenLabels}
 */
function labelsOnScreen(map, view, styles, { width, height, ratio }, margin) {
  const scale = (view.scale * ratio) / map.scale;
  const columns = cellIndices(width + 2 * margin, view.x * ratio + margin, scale, map.width);
  const rows = cellIndices(height + 2 * margin, view.y * ratio + margin, scale, map.height);
  const stride = columns.length;
  const labels = new Uint16Array(stride * rows.length);
  const { cells } = map;
  const { fill, line } = styles;
  for (let y = 0, out = 0; y < rows.length; y++) {
    const base = rows[y] * map.width;
    for (let x = 0; x < stride; x++, out++) {
      const label = base < 0 || columns[x] < 0 ? 0 : cells[base + columns[x]];
      labels[out] = (fill[label] | line[label]) === 0 ? 0 : label;
    }
  }
  return { labels, stride, margin };
}

/**
 * Which cell each device pixel of one axis shows; -1 outside the image.
 * @param {number} length
 * @param {number} offset device pixels
 * @param {number} scale device pixels per cell
 * @param {number} cells
 */
function cellIndices(length, offset, scale, cells) {
  const indices = new Int32Array(length);
  for (let i = 0; i < length; i++) {
    const cell = Math.floor((i + 0.5 - offset) / scale);
    indices[i] = cell >= 0 && cell < cells ? cell : -1;
  }
  return indices;
}

/**
 * @param {ScreenLabels} screen
 * @param {LabelStyles} styles
 * @param {ShadeTarget} target
 * @param {{ full: number, rest: number }} outline
 * @param {number} y
 */
function shadeRow({ labels, stride, margin }, { fill, line, hatched }, { pixels, width }, outline, y) {
  const { full, rest } = outline;
  let at = (y + margin) * stride + margin;
  let out = y * width;
  for (let x = 0; x < width; x++, at++, out++) {
    const label = labels[at];
    if (label === 0) {
      pixels[out] = 0;
    } else if (line[label] !== 0 && isEdge(labels, at, label, full, full * stride)) {
      pixels[out] = line[label];
    } else if (line[label] !== 0 && rest > 0 && isEdge(labels, at, label, full + 1, (full + 1) * stride)) {
      pixels[out] = blend(fill[label], line[label], rest);
    } else {
      pixels[out] = hatched[label] !== 0 && (x + y) % hatchPeriod >= hatchPeriod / 4 ? 0 : fill[label];
    }
  }
}

/**
 * Whether a pixel at the given distance, straight or across, belongs to something else.
 * @param {Uint16Array} labels
 * @param {number} at
 * @param {number} label
 * @param {number} dx
 * @param {number} dy
 */
function isEdge(labels, at, label, dx, dy) {
  return labels[at - dx] !== label || labels[at + dx] !== label || labels[at - dy] !== label || labels[at + dy] !== label
    || labels[at - dy - dx] !== label || labels[at - dy + dx] !== label
    || labels[at + dy - dx] !== label || labels[at + dy + dx] !== label;
}

/**
 * Two colours mixed channel by channel, alpha too.
 * @param {number} under
 * @param {number} over
 * @param {number} share of `over`
 */
export function blend(under, over, share) {
  let mixed = 0;
  for (let shift = 0; shift < 32; shift += 8) {
    const a = (under >>> shift) & 0xff;
    const b = (over >>> shift) & 0xff;
    mixed |= Math.round(a + (b - a) * share) << shift;
  }
  return mixed >>> 0;
}

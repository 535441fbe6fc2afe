// @ts-check
/**
 * COCO's compressed run lengths: runs of 0 and 1 in turn, column by column, as differences to the run before last, five bits a character.
 * Decoded masks are kept as vertical runs in image coordinates, which is what painting and hit testing need.
 *
 * @typedef {Int32Array} Runs triples of column, first row, row after the last; by column, then by row
 */

/**
 * The lengths that a compressed string holds.
 * @param {string} text
 * @returns {number[]}
 */
export function decodeCounts(text) {
  /** @type {number[]} */
  const counts = [];
  let position = 0;
  while (position < text.length) {
    let value = 0;
    let shift = 0;
    let bits = 0;
    do {
      if (position >= text.length) {
        throw new Error('The run lengths end in the middle of a number.');
      }
      bits = text.charCodeAt(position++) - 48;
      value |= (bits & 0x1f) << shift;
      shift += 5;
    } while (bits & 0x20);
    if (bits & 0x10 && shift < 32) {
      value |= -1 << shift;
    }
    counts.push(counts.length > 2 ? value + counts[counts.length - 2] : value);
  }
  return counts;
}

/**
 * The vertical runs of a mask.
 * @param {string} text compressed run lengths of the patch
 * @param {number} height rows of the patch
 * @param {number} left image column of the patch's first column
 * @param {number} top image row of the patch's first row
 * @returns {Runs}
 */
export function decodeRuns(text, height, left = 0, top = 0) {
  const counts = decodeCounts(text);
  /** @type {number[]} */
  const runs = [];
  let start = 0;
  counts.forEach((length, index) => {
    if (index % 2 === 1) {
      addRun(runs, start, start + length, height, left, top);
    }
    start += length;
  });
  return Int32Array.from(runs);
}

/**
 * Cuts one run of cells at the column borders.
 * @param {number[]} runs
 * @param {number} start
 * @param {number} end
 * @param {number} height
 * @param {number} left
 * @param {number} top
 */
function addRun(runs, start, end, height, left, top) {
  while (start < end) {
    const column = Math.floor(start / height);
    const stop = Math.min(end, (column + 1) * height);
    runs.push(left + column, top + start - column * height, top + stop - column * height);
    start = stop;
  }
}

/**
 * The index of the first triple whose column is not before the given one.
 * @param {Runs} runs
 * @param {number} column
 */
export function firstOfColumn(runs, column) {
  let low = 0;
  let high = runs.length / 3;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (runs[3 * middle] < column) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

/**
 * Whether an image pixel is inside the mask.
 * @param {Runs} runs
 * @param {number} column
 * @param {number} row
 */
export function covers(runs, column, row) {
  for (let i = 3 * firstOfColumn(runs, column); i < runs.length && runs[i] === column; i += 3) {
    if (row >= runs[i + 1] && row < runs[i + 2]) {
      return true;
    }
  }
  return false;
}

/**
 * The number of pixels inside.
 * @param {Runs} runs
 */
export function areaOf(runs) {
  let area = 0;
  for (let i = 0; i < runs.length; i += 3) {
    area += runs[i + 2] - runs[i + 1];
  }
  return area;
}

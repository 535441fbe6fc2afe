// @ts-check
/**
 * A float map as the server sends it: a line of JSON (width, height, scale, offset), a line feed, then the cells as little-endian
 * 32-bit floats, row by row.
 *
 * @param {ArrayBuffer} bytes
 * @returns {import('../state/studio.js').GridMap}
 */
export function decodeGridMap(bytes) {
  const end = new Uint8Array(bytes).indexOf(0x0a);
  if (end < 0) {
    throw new Error('The map has no header.');
  }
  const header = JSON.parse(new TextDecoder().decode(bytes.slice(0, end)));
  const cells = new Float32Array(bytes.slice(end + 1));
  if (cells.length !== header.width * header.height) {
    throw new Error(`The map has ${cells.length} cells instead of ${header.width * header.height}.`);
  }
  return { cells, width: header.width, height: header.height, scale: header.scale, offset: header.offset, ...rangeOf(cells) };
}

/**
 * The values that the ends of the colour scale stand for.
 * @param {Float32Array} cells
 */
function rangeOf(cells) {
  let low = Infinity;
  let high = -Infinity;
  for (const cell of cells) {
    low = Math.min(low, cell);
    high = Math.max(high, cell);
  }
  return { low: Math.min(low, 0), high: high > low ? high : low + 1 };
}

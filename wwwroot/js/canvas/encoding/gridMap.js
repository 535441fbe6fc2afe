// @ts-check
/**
 * A float map as the server sends it: four bytes with the header's length, the header as JSON, then the cells as 32-bit floats, row by
 * row; all little-endian.
 *
 * @typedef {object} GridHeader
 * @property {number} width
 * @property {number} height
 * @property {[number, number]} scale cells per image pixel
 * @property {[number, number]} offset cell coordinates of the image's corner
 * @property {number} low the smallest cell
 * @property {number} high the largest cell
 *
 * @param {ArrayBuffer} bytes
 * @returns {import('../state/studio.js').GridMap}
 */
export function decodeGridMap(bytes) {
  const headerLength = new DataView(bytes).getInt32(0, true);
  const start = 4 + headerLength;
  /** @type {GridHeader} */
  const header = JSON.parse(new TextDecoder().decode(new Uint8Array(bytes, 4, headerLength)));
  const cells = new Float32Array(bytes.slice(start));
  if (cells.length !== header.width * header.height) {
    throw new Error(`The map has ${cells.length} cells instead of ${header.width * header.height}.`);
  }
  return { ...header, cells, low: Math.min(header.low, 0), high: header.high > header.low ? header.high : header.low + 1 };
}

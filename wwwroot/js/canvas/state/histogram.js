// @ts-check
/**
 * How many values fall into each of the equal bins of 0..1; 1 itself belongs to the last bin.
 * @param {readonly number[]} values
 * @param {number} bins
 */
export function histogramOf(values, bins) {
  const counts = new Array(bins).fill(0);
  for (const value of values) {
    counts[Math.min(Math.max(Math.floor(value * bins), 0), bins - 1)]++;
  }
  return counts;
}

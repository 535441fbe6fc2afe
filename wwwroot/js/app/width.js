// @ts-check
/**
 * Tells the page how wide an element is, now and whenever that changes.
 * @param {Element} element
 * @param {{ invokeMethodAsync: (name: string, ...args: unknown[]) => Promise<unknown> }} page
 */
export function watchWidth(element, page) {
  const observer = new ResizeObserver(entries => page.invokeMethodAsync('WidthChanged', entries[entries.length - 1].contentRect.width));
  observer.observe(element);
  return { disconnect: () => observer.disconnect() };
}

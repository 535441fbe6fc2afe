// @ts-check
import { fromMessage, isUsable, toMessage } from './state/marks.js';
import { openStudio } from './studio.js';

export { openComparison } from './compare.js';

/**
 * The only module that knows .NET exists: what the page calls, and what it is told.
 *
 * @typedef {{ invokeMethodAsync: (name: string, ...args: unknown[]) => Promise<unknown> }} DotNetObject
 *
 * @param {HTMLElement} root
 * @param {DotNetObject} page
 * @param {import('./studio.js').StudioOptions} options
 */
export async function open(root, page, options) {
  /** @type {string | null} the mark that the page itself set, so that it is not told of it */
  let told = null;

  const studio = await openStudio(root, options, {
    onMark(mark) {
      const message = mark !== null && isUsable(mark) ? toMessage(mark) : null;
      const text = JSON.stringify(message);
      if (text !== told) {
        told = text;
        page.invokeMethodAsync('MarkChanged', message);
      }
    },
    onThreshold: threshold => page.invokeMethodAsync('ThresholdChosen', threshold),
    onCommand: command => page.invokeMethodAsync('CommandGiven', command),
    onProblem: message => page.invokeMethodAsync('ProblemMet', message),
  });

  return {
    /** @param {import('./state/marks.js').MarkMessage | null} message */
    setMark(message) {
      told = JSON.stringify(message);
      studio.store.set({ mark: message === null ? null : fromMessage(message), draft: null });
    },
    /** @param {import('./studio.js').StoredRun} run */
    showRun: run => studio.showRun(run),
    clearRun: () => studio.clearRun(),
    close: () => studio.close(),
  };
}

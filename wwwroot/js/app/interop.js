// @ts-check
/**
 * What the pages outside of the studio call, and what they are told: the only module of the app that knows .NET exists.
 *
 * @typedef {{ invokeMethodAsync: (name: string, ...args: unknown[]) => Promise<unknown> }} DotNetObject
 */
import { sendModel } from './modelUpload.js';
import { attach } from './upload.js';

export { close as closeDialog, show as showDialog } from './dialog.js';

/**
 * Takes files from a page until it is closed.
 * @param {HTMLElement} zone
 * @param {HTMLInputElement} picker
 * @param {DotNetObject} page
 * @param {import('./upload.js').UploadOptions} options
 */
export function attachUploads(zone, picker, page, options) {
  return attach({ zone, picker, onStored: () => page.invokeMethodAsync('ImageStored') }, options);
}

/**
 * Tells the page how wide an element is, now and whenever that changes.
 * @param {Element} element
 * @param {DotNetObject} page
 */
export function watchWidth(element, page) {
  const observer = new ResizeObserver(entries => page.invokeMethodAsync('WidthChanged', entries[entries.length - 1].contentRect.width));
  observer.observe(element);
  return { disconnect: () => observer.disconnect() };
}

/**
 * Sends the chosen checkpoint to the server; the page hears how far it is and how it ended.
 * @param {HTMLInputElement} picker
 * @param {DotNetObject} page
 * @param {import('./modelUpload.js').ModelUploadOptions} options
 */
export function startModelUpload(picker, page, options) {
  return sendModel(picker, options, {
    onProgress: fraction => page.invokeMethodAsync('UploadAdvanced', fraction),
    onEnd: problem => page.invokeMethodAsync('UploadEnded', problem),
  });
}

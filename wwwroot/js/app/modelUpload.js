// @ts-check
/**
 * Sends one checkpoint, which may have gigabytes, as a stream.
 *
 * @typedef {object} ModelUploadOptions
 * @property {string} url
 * @property {string} token the antiforgery token
 * @property {number} maxBytes
 *
 * @typedef {object} ModelUploadEvents
 * @property {(fraction: number) => void} onProgress 0..1, a few times a second
 * @property {(problem: string | null) => void} onEnd null when the server has it
 */

/** Milliseconds between two reports of progress: each one is a message to the server. */
const pause = 300;

/**
 * @param {HTMLInputElement} picker
 * @param {ModelUploadOptions} options
 * @param {ModelUploadEvents} events
 */
export function sendModel(picker, options, events) {
  const file = picker.files?.[0];
  const request = new XMLHttpRequest();
  if (file === undefined) {
    events.onEnd('No file is chosen. Choose a checkpoint first.');
  } else if (file.size > options.maxBytes) {
    events.onEnd(`This file is larger than ${Math.round(options.maxBytes / 1048576)} MB. Put it into the server's import folder, or raise the limit in the settings.`);
  } else {
    send(request, file, options, events);
  }
  picker.value = '';
  return { cancel: () => request.abort() };
}

/**
 * @param {XMLHttpRequest} request
 * @param {File} file
 * @param {ModelUploadOptions} options
 * @param {ModelUploadEvents} events
 */
function send(request, file, options, events) {
  let toldAt = 0;
  const form = new FormData();
  form.append('file', file, file.name);
  request.upload.addEventListener('progress', event => {
    if (event.timeStamp - toldAt >= pause) {
      toldAt = event.timeStamp;
      events.onProgress(event.loaded / event.total);
    }
  });
  request.addEventListener('load', () => events.onEnd(request.status === 202 ? null : request.response?.detail ?? `The server refused it (${request.status}). Try again.`));
  request.addEventListener('error', () => events.onEnd('The connection broke off. Send the file again when the server can be reached.'));
  request.addEventListener('abort', () => events.onEnd('The upload was cancelled.'));
  request.open('POST', options.url);
  request.setRequestHeader('RequestVerificationToken', options.token);
  request.responseType = 'json';
  request.send(form);
}

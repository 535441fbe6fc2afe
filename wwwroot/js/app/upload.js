// @ts-check
import { addRow, announce, showSummary } from './uploadList.js';

/**
 * Uploads of one project: files are dropped anywhere on the page or chosen in a dialog, go up three at a time, each with its own progress
 * and cancel, and are answered one by one. The list lives outside of the page's own markup, so that uploads go on while one looks at
 * something else.
 *
 * @typedef {object} UploadOptions
 * @property {string} url
 * @property {string} token the antiforgery token
 * @property {number} maxBytes
 *
 * @typedef {{ name: string, status: 'stored' | 'duplicate' | 'refused', imageId: string | null, message: string | null }} FileAnswer
 * @typedef {{ zone: HTMLElement, picker: HTMLInputElement, onStored: () => void }} UploadPage `zone` is shown while files hover over the page
 *
 * @typedef {object} Upload
 * @property {File} file
 * @property {UploadOptions} options
 * @property {ReturnType<typeof import('./uploadList.js').addRow>} row
 * @property {XMLHttpRequest | null} request
 * @property {number} attempts
 */

const parallel = 3;
const mostAttempts = 3;

/** Milliseconds to wait when the server asks for patience. */
const patience = 15000;

/** @type {Upload[]} */
const waiting = [];
/** @type {Set<Upload>} */
const active = new Set();
const counts = { total: 0, stored: 0, duplicate: 0, refused: 0 };
/** @type {Set<UploadPage>} the pages that are open */
const pages = new Set();

addEventListener('beforeunload', event => {
  if (active.size + waiting.length > 0) {
    event.preventDefault();
  }
});

/**
 * Takes files from the page until it is closed.
 * @param {UploadPage} page
 * @param {UploadOptions} options
 */
export function attach(page, options) {
  const stop = new AbortController();
  const { picker } = page;
  pages.add(page);
  picker.addEventListener('change', () => {
    enqueue([...(picker.files ?? [])], options);
    picker.value = '';
  }, { signal: stop.signal });
  listenToDrops(page.zone, files => enqueue(files, options), stop.signal);
  return {
    choose: () => picker.click(),
    detach() {
      stop.abort();
      pages.delete(page);
    },
  };
}

/**
 * @param {HTMLElement} zone
 * @param {(files: File[]) => void} onFiles
 * @param {AbortSignal} signal
 */
function listenToDrops(zone, onFiles, signal) {
  let depth = 0;
  const show = (/** @type {number} */ change) => {
    depth = Math.max(0, depth + change);
    zone.hidden = depth === 0;
  };
  const holdsFiles = (/** @type {DragEvent} */ event) => event.dataTransfer?.types.includes('Files') ?? false;
  document.addEventListener('dragenter', event => holdsFiles(event) && show(1), { signal });
  document.addEventListener('dragleave', event => holdsFiles(event) && show(-1), { signal });
  document.addEventListener('dragover', event => holdsFiles(event) && event.preventDefault(), { signal });
  document.addEventListener('drop', event => {
    if (holdsFiles(event)) {
      event.preventDefault();
      show(-depth);
      onFiles([...(event.dataTransfer?.files ?? [])]);
    }
  }, { signal });
}

/**
 * @param {File[]} files
 * @param {UploadOptions} options
 */
function enqueue(files, options) {
  for (const file of files) {
    counts.total++;
    /** @type {Upload} */
    const upload = { file, options, row: addRow(file.name, () => cancel(upload)), request: null, attempts: 0 };
    if (file.size > options.maxBytes) {
      finish(upload, refusal(file, `This file is larger than ${Math.round(options.maxBytes / 1048576)} MB. Make it smaller, or ask an administrator to raise the limit.`));
    } else {
      waiting.push(upload);
    }
  }
  pump();
}

function pump() {
  while (active.size < parallel && waiting.length > 0) {
    const upload = /** @type {Upload} */ (waiting.shift());
    active.add(upload);
    send(upload);
  }
  showSummary(counts, active.size + waiting.length);
}

/** @param {Upload} upload */
function send(upload) {
  const request = new XMLHttpRequest();
  const form = new FormData();
  form.append('file', upload.file, upload.file.name);
  request.upload.addEventListener('progress', event => upload.row.progress(event.loaded / event.total));
  request.upload.addEventListener('load', () => upload.row.checking());
  request.addEventListener('load', () => receive(upload, request));
  request.addEventListener('error', () => finish(upload, refusal(upload.file, 'The connection broke off. Add the file again when the server can be reached.')));
  request.open('POST', upload.options.url);
  request.setRequestHeader('RequestVerificationToken', upload.options.token);
  request.responseType = 'json';
  upload.request = request;
  upload.attempts++;
  request.send(form);
}

/**
 * @param {Upload} upload
 * @param {XMLHttpRequest} request
 */
function receive(upload, request) {
  if (request.status === 200) {
    finish(upload, request.response[0]);
  } else if (request.status === 429 && upload.attempts < mostAttempts) {
    setTimeout(() => active.has(upload) && send(upload), patience);
  } else {
    finish(upload, refusal(upload.file, request.response?.detail ?? `The server refused it (${request.status}). Try again.`));
  }
}

/** @param {Upload} upload */
function cancel(upload) {
  const place = waiting.indexOf(upload);
  if (place >= 0) {
    waiting.splice(place, 1);
  }
  upload.request?.abort();
  active.delete(upload);
  counts.total--;
  pump();
}

/**
 * @param {Upload} upload
 * @param {FileAnswer} answer
 */
function finish(upload, answer) {
  active.delete(upload);
  counts[answer.status]++;
  upload.row.finish(answer);
  if (answer.status === 'stored') {
    pages.forEach(page => page.onStored());
  }
  pump();
  if (active.size + waiting.length === 0) {
    announce(counts);
  }
}

/**
 * @param {File} file
 * @param {string} message
 * @returns {FileAnswer}
 */
function refusal(file, message) {
  return { name: file.name, status: 'refused', imageId: null, message };
}

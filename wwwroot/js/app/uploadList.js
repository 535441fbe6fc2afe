// @ts-check
import { make } from '../canvas/panel/dom.js';

/**
 * The list of uploads in the corner of the page.
 * @typedef {{ total: number, stored: number, duplicate: number, refused: number }} UploadCounts
 */

/** @type {{ panel: HTMLElement, list: HTMLElement, title: HTMLElement, live: HTMLElement } | null} */
let view = null;

function open() {
  if (view !== null) {
    view.panel.hidden = false;
    return view;
  }
  const title = make('strong', { class: 'grow' });
  const live = make('span', { class: 'sr-only', role: 'status' });
  const list = make('ul', { class: 'upload-list' });
  const close = make('button', { type: 'button', class: 'button button-quiet button-small', 'aria-label': 'Hide the uploads' }, ['Hide']);
  const panel = make('section', { class: 'uploads', 'aria-label': 'Uploads' }, [make('header', {}, [title, live, close]), list]);
  close.addEventListener('click', () => {
    panel.hidden = true;
    list.querySelectorAll('[data-over]').forEach(row => row.remove());
  });
  document.body.append(panel);
  view = { panel, list, title, live };
  return view;
}

/**
 * @param {string} name
 * @param {() => void} onCancel
 */
export function addRow(name, onCancel) {
  const { list } = open();
  const bar = make('span');
  const track = make('div', { class: 'progress', role: 'progressbar', 'aria-label': `Upload of ${name}`, 'aria-valuemin': '0', 'aria-valuemax': '100' }, [bar]);
  const note = make('p', { class: 'upload-note' }, ['Waiting']);
  const cancel = make('button', { type: 'button', class: 'button button-quiet button-small', 'aria-label': `Cancel the upload of ${name}` }, ['Cancel']);
  const row = make('li', { class: 'upload-row' }, [
    make('div', { class: 'upload-head' }, [make('span', { class: 'ellipsis grow', title: name }, [name]), cancel]), track, note,
  ]);
  cancel.addEventListener('click', () => {
    row.remove();
    onCancel();
  });
  list.append(row);

  return {
    /** @param {number} fraction */
    progress(fraction) {
      bar.style.setProperty('--fraction', String(fraction));
      track.setAttribute('aria-valuenow', String(Math.round(100 * fraction)));
      note.textContent = `${Math.round(100 * fraction)} %`;
    },
    checking() {
      note.textContent = 'Checking';
    },
    /** @param {import('./upload.js').FileAnswer} answer */
    finish(answer) {
      cancel.remove();
      track.remove();
      row.dataset.over = answer.status;
      note.textContent = answer.status === 'stored' ? 'Added' : answer.message ?? 'Not added';
      if (answer.status !== 'stored') {
        list.prepend(row);
      }
    },
  };
}

/**
 * @param {UploadCounts} counts
 * @param {number} open files that are not answered yet
 */
export function showSummary(counts, open) {
  if (view !== null) {
    view.title.textContent = open > 0 ? `Uploading: ${counts.total - open} of ${counts.total}` : summaryOf(counts);
  }
}

/** @param {UploadCounts} counts */
export function announce(counts) {
  if (view !== null) {
    view.live.textContent = summaryOf(counts);
  }
  counts.total = counts.stored = counts.duplicate = counts.refused = 0;
}

/** @param {UploadCounts} counts */
function summaryOf({ stored, duplicate, refused }) {
  const parts = [
    stored > 0 ? `${stored} added` : '',
    duplicate > 0 ? `${duplicate} already there` : '',
    refused > 0 ? `${refused} refused` : '',
  ].filter(text => text !== '');
  return parts.length > 0 ? parts.join(', ') : 'Uploads';
}

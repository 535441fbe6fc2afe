// @ts-check
import { acceptedInOrder } from '../state/instances.js';
import { selectInstance } from '../tools/commands.js';
import { colourOf } from '../render/colours.js';
import { make, whole } from './dom.js';

/**
 * The instance table: the accessible twin of the canvas. Only the rows in sight exist, so that 1,500 instances cost as much as twenty.
 *
 * @typedef {import('../state/studio.js').StudioStore} StudioStore
 * @typedef {import('../state/instances.js').Instance} Instance
 * @typedef {import('../state/instances.js').SortKey} SortKey
 * @typedef {import('../state/instances.js').SortOrder} SortOrder
 */

const rowHeight = 32;
const spareRows = 6;

/** @type {readonly { key: SortKey, title: string, hint: string, text: (instance: Instance) => string }[]} */
const columns = [
  { key: 'label', title: '#', hint: 'Number on the image', text: instance => whole(instance.label) },
  { key: 'confidence', title: 'Confidence', hint: 'All evidence in one figure; the slider cuts here', text: instance => instance.confidence.toFixed(2) },
  { key: 'similarity', title: 'Similarity', hint: 'How much it looks like the exemplar', text: instance => instance.similarity.toFixed(2) },
  { key: 'area', title: 'Area (px)', hint: 'Pixels inside the mask', text: instance => whole(instance.area) },
];

/**
 * @param {HTMLElement} root
 * @param {StudioStore} store
 * @returns {() => void} stops updating
 */
export function showTable(root, store) {
  const stop = new AbortController();
  /** @type {SortOrder} */
  let order = { key: 'label', descending: false };
  /** @type {Instance[]} */
  let rows = [];
  const { header, body, spacer } = buildFrame(root);

  const draw = () => drawRows(spacer, body, rows, store.get());

  function sortRows() {
    const { instances, threshold } = store.get();
    rows = acceptedInOrder(instances, threshold, order);
    body.setAttribute('aria-rowcount', String(rows.length + 1));
    showSortOrder(header, order);
    draw();
  }

  header.addEventListener('click', event => {
    const key = /** @type {SortKey | undefined} */ (closestData(event.target, 'key'));
    if (key) {
      order = { key, descending: order.key === key ? !order.descending : key !== 'label' };
      sortRows();
    }
  }, { signal: stop.signal });
  body.addEventListener('scroll', draw, { signal: stop.signal });
  listenToRows(body, store, () => rows, stop.signal);
  const resized = new ResizeObserver(draw);
  resized.observe(body);

  sortRows();
  const unsubscribe = store.subscribe((state, changed) => {
    if (changed.has('instances') || changed.has('threshold')) {
      sortRows();
    } else if (changed.has('selected')) {
      scrollTo(body, rows.findIndex(instance => instance.label === state.selected));
      draw();
    } else if (changed.has('hovered')) {
      draw();
    }
  });
  return () => {
    stop.abort();
    resized.disconnect();
    unsubscribe();
    root.replaceChildren();
  };
}

/** @param {HTMLElement} root */
function buildFrame(root) {
  const cells = columns.map(column => make('div', { role: 'columnheader', class: 'instances-cell' }, [
    make('button', { type: 'button', 'data-key': column.key, title: column.hint }, [column.title]),
  ]));
  const header = make('div', { role: 'row', class: 'instances-row instances-header', 'aria-rowindex': '1' }, cells);
  const spacer = make('div', { class: 'instances-spacer', role: 'rowgroup' });
  const body = make('div', { class: 'instances-body', tabindex: '0', role: 'grid', 'aria-label': 'Instances' }, [
    make('div', { role: 'rowgroup', class: 'instances-head' }, [header]),
    spacer,
  ]);
  root.replaceChildren(body);
  return { header, body, spacer };
}

/**
 * @param {HTMLElement} header
 * @param {SortOrder} order
 */
function showSortOrder(header, order) {
  header.querySelectorAll('[role=columnheader]').forEach((cell, index) => {
    const isKey = columns[index].key === order.key;
    cell.setAttribute('aria-sort', isKey ? (order.descending ? 'descending' : 'ascending') : 'none');
  });
}

/**
 * @param {HTMLElement} spacer
 * @param {HTMLElement} body
 * @param {readonly Instance[]} rows
 * @param {import('../state/studio.js').StudioState} state
 */
function drawRows(spacer, body, rows, state) {
  const first = Math.max(0, Math.floor(body.scrollTop / rowHeight) - spareRows);
  const last = Math.min(rows.length, Math.ceil((body.scrollTop + body.clientHeight) / rowHeight) + spareRows);
  spacer.style.height = `${rows.length * rowHeight}px`;
  spacer.replaceChildren(...rows.slice(first, last).map((instance, index) => rowOf(instance, first + index, state)));
  const selected = rows.some(instance => instance.label === state.selected) ? `instance-${state.selected}` : null;
  if (selected) {
    body.setAttribute('aria-activedescendant', selected);
  } else {
    body.removeAttribute('aria-activedescendant');
  }
}

/**
 * @param {Instance} instance
 * @param {number} position
 * @param {import('../state/studio.js').StudioState} state
 */
function rowOf(instance, position, state) {
  const row = make('div', {
    role: 'row',
    id: `instance-${instance.label}`,
    class: 'instances-row',
    'data-label': String(instance.label),
    'aria-rowindex': String(position + 2),
    'aria-selected': String(instance.label === state.selected),
  }, columns.map(column => make('div', { role: 'gridcell', class: 'instances-cell' }, [column.text(instance)])));
  row.style.transform = `translateY(${position * rowHeight}px)`;
  row.style.setProperty('--swatch', colourOf(instance));
  row.toggleAttribute('data-hovered', instance.label === state.hovered);
  return row;
}

/**
 * @param {HTMLElement} body
 * @param {StudioStore} store
 * @param {() => readonly Instance[]} rows
 * @param {AbortSignal} signal
 */
function listenToRows(body, store, rows, signal) {
  /** @param {EventTarget | null} target */
  const instanceOf = target => rows().find(instance => String(instance.label) === closestData(target, 'label'));

  body.addEventListener('pointerover', event => store.set({ hovered: instanceOf(event.target)?.label ?? null }), { signal });
  body.addEventListener('pointerleave', () => store.set({ hovered: null }), { signal });
  body.addEventListener('click', event => {
    const instance = instanceOf(event.target);
    if (instance) {
      selectInstance(store, instance);
    }
  }, { signal });
  body.addEventListener('keydown', event => {
    const next = nextPosition(event.key, rows().findIndex(instance => instance.label === store.get().selected), rows().length);
    if (next !== null) {
      event.preventDefault();
      event.stopPropagation();
      selectInstance(store, rows()[next]);
    }
  }, { signal });
}

/**
 * @param {string} key
 * @param {number} position -1 when nothing is selected
 * @param {number} count
 */
function nextPosition(key, position, count) {
  if (count === 0) {
    return null;
  }
  const moves = { ArrowDown: position + 1, ArrowUp: position - 1, PageDown: position + 10, PageUp: position - 10, Home: 0, End: count - 1 };
  const next = moves[/** @type {keyof typeof moves} */ (key)];
  return next === undefined ? null : Math.min(Math.max(next, 0), count - 1);
}

/**
 * @param {HTMLElement} body
 * @param {number} position
 */
function scrollTo(body, position) {
  if (position < 0) {
    return;
  }
  const top = position * rowHeight;
  const room = body.clientHeight - rowHeight;
  if (top < body.scrollTop) {
    body.scrollTop = top;
  } else if (top + rowHeight > body.scrollTop + room) {
    body.scrollTop = top + rowHeight - room;
  }
}

/**
 * @param {EventTarget | null} target
 * @param {string} name
 */
function closestData(target, name) {
  const element = target instanceof Element ? target.closest(`[data-${name}]`) : null;
  return element instanceof HTMLElement ? element.dataset[name] : undefined;
}

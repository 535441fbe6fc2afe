// @ts-check
/**
 * One tooltip for the whole page: what has `data-tip` explains itself on hover and on keyboard focus, with its key from `data-key`; a time
 * with `data-when` tells its exact moment in the reader's own zone.
 */

const delay = 450;
const gap = 8;

const exact = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'medium' });

/** @type {HTMLElement | null} */
let bubble = null;
/** @type {Element | null} */
let owner = null;
let timer = 0;

export function listenForTooltips() {
  // Moving, not merely lying under the pointer: a page that changes under a resting hand asks for no explanation.
  document.addEventListener('pointermove', event => offer(event.target, delay));
  document.addEventListener('focusin', event => {
    if (event.target instanceof Element && event.target.matches(':focus-visible')) {
      offer(event.target, 0);
    }
  });
  document.addEventListener('focusout', hide);
  document.addEventListener('pointerdown', dismiss, true);
  document.addEventListener('keydown', event => event.key === 'Escape' && hide(), true);
  document.addEventListener('scroll', hide, true);
}

/**
 * @param {EventTarget | null} target
 * @param {number} wait
 */
function offer(target, wait) {
  const next = target instanceof Element ? target.closest('[data-tip], [data-when]') : null;
  if (next === owner) {
    return;
  }
  hide();
  owner = next;
  if (next !== null) {
    timer = setTimeout(() => show(next), wait);
  }
}

/** Hides it and keeps it away until the pointer comes to something else. */
function dismiss() {
  const pressed = owner;
  hide();
  owner = pressed;
}

function hide() {
  clearTimeout(timer);
  bubble?.remove();
  bubble = owner = null;
}

/** @param {Element} element */
function show(element) {
  const text = textOf(element);
  if (!text || !element.isConnected) {
    return;
  }
  bubble = document.createElement('div');
  bubble.className = 'tooltip';
  bubble.setAttribute('role', 'tooltip');
  bubble.append(text);
  const key = element.getAttribute('data-key');
  if (key) {
    const cap = document.createElement('kbd');
    cap.textContent = key;
    bubble.append(cap);
  }
  // A modal dialog covers everything outside of it, so its tooltips live inside.
  (element.closest('dialog[open]') ?? document.body).append(bubble);
  place(bubble, element.getBoundingClientRect(), element.getAttribute('data-tip-side'));
}

/** @param {Element} element */
function textOf(element) {
  const moment = element.getAttribute('datetime');
  return element.getAttribute('data-tip') ?? (moment === null ? null : exact.format(new Date(moment)));
}

/**
 * Below its owner, or beside it where `side` is "right"; always on the page.
 * @param {HTMLElement} element
 * @param {DOMRect} anchor
 * @param {string | null} side
 */
function place(element, anchor, side) {
  const { width, height } = element.getBoundingClientRect();
  const beside = side === 'right';
  const below = anchor.bottom + gap + height <= innerHeight;
  const left = beside ? anchor.right + gap : anchor.left + (anchor.width - width) / 2;
  const top = beside ? anchor.top + (anchor.height - height) / 2 : below ? anchor.bottom + gap : anchor.top - gap - height;
  element.style.left = `${Math.min(Math.max(left, 4), innerWidth - width - 4)}px`;
  element.style.top = `${Math.min(Math.max(top, 4), innerHeight - height - 4)}px`;
}

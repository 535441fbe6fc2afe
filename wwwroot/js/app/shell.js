// @ts-check
import { listenForTooltips } from './tooltips.js';
import { listenToThemeControls, showTheme } from './theme.js';

/** What every page needs from the browser; delegated, so that it outlives every rendering. */
listenForTooltips();
listenToThemeControls();

document.addEventListener('click', event => {
  const target = event.target instanceof Element ? event.target : null;
  closeMenusExcept(target?.closest('details[data-menu]') ?? null);
  if (target?.closest('[data-reload]')) {
    location.reload();
  }
  // A choice closes its menu; switches and themes stay open, so that one can see what they do.
  const item = target?.closest('.menu-item');
  if (item && !item.querySelector('input')) {
    item.closest('details[data-menu]')?.removeAttribute('open');
  }
});

document.addEventListener('keydown', event => {
  const menu = event.target instanceof Element ? event.target.closest('details[data-menu][open]') : null;
  if (event.key === 'Escape' && menu) {
    menu.removeAttribute('open');
    /** @type {HTMLElement | null} */ (menu.querySelector('summary'))?.focus();
  }
});

document.addEventListener('toggle', event => {
  if (event.target instanceof HTMLDetailsElement && event.target.open) {
    showTheme(event.target);
  }
}, true);

/** @param {Element | null} kept */
function closeMenusExcept(kept) {
  for (const menu of document.querySelectorAll('details[data-menu][open]')) {
    if (menu !== kept) {
      menu.removeAttribute('open');
    }
  }
}

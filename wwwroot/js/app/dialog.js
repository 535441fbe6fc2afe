// @ts-check
/**
 * Shows a dialog above everything else; the browser keeps the focus inside and closes it on Escape.
 * @param {HTMLDialogElement} dialog
 */
export function show(dialog) {
  if (!dialog.open) {
    dialog.showModal();
  }
}

/** @param {HTMLDialogElement} dialog */
export function close(dialog) {
  dialog.close();
}

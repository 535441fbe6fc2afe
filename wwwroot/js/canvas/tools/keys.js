// @ts-check
/**
 * Every key of the studio in one table: the handler, the tooltips and the sheet that `?` opens all read it.
 *
 * @typedef {'tool-select' | 'tool-box' | 'tool-brush' | 'tool-point' | 'find-all' | 'cancel' | 'undo' | 'clear-mark'
 *   | 'zoom-in' | 'zoom-out' | 'zoom-fit' | 'zoom-actual' | 'brush-smaller' | 'brush-larger'
 *   | 'toggle-masks' | 'toggle-differences' | 'toggle-rejected' | 'toggle-density' | 'toggle-similarity'
 *   | 'next-instance' | 'previous-instance' | 'next-image' | 'previous-image' | 'show-keys'} Command
 *
 * @typedef {object} KeyBinding
 * @property {string} key as in KeyboardEvent.key, lower case
 * @property {boolean} [ctrl] with Ctrl or Cmd
 * @property {Command} command
 */

/** @type {readonly KeyBinding[]} */
export const keyBindings = [
  { key: 'v', command: 'tool-select' },
  { key: 'b', command: 'tool-box' },
  { key: 'r', command: 'tool-brush' },
  { key: 'p', command: 'tool-point' },
  { key: 'enter', command: 'find-all' },
  { key: 'escape', command: 'cancel' },
  { key: 'z', ctrl: true, command: 'undo' },
  { key: 'backspace', command: 'undo' },
  { key: 'delete', command: 'clear-mark' },
  { key: '+', command: 'zoom-in' },
  { key: '=', command: 'zoom-in' },
  { key: '-', command: 'zoom-out' },
  { key: '0', command: 'zoom-fit' },
  { key: '1', command: 'zoom-actual' },
  { key: '[', command: 'brush-smaller' },
  { key: ']', command: 'brush-larger' },
  { key: 'm', command: 'toggle-masks' },
  { key: 'c', command: 'toggle-differences' },
  { key: 'x', command: 'toggle-rejected' },
  { key: 'd', command: 'toggle-density' },
  { key: 's', command: 'toggle-similarity' },
  { key: 'j', command: 'next-instance' },
  { key: 'k', command: 'previous-instance' },
  { key: '.', command: 'next-image' },
  { key: ',', command: 'previous-image' },
  { key: '?', command: 'show-keys' },
];

/**
 * The command of a key press, or null. Keys typed into fields, and combinations that belong to the browser, are left alone.
 * @param {{ key: string, ctrlKey: boolean, metaKey: boolean, altKey: boolean }} event
 * @param {boolean} typing whether a text field has the focus
 * @returns {Command | null}
 */
export function commandOf(event, typing) {
  if (typing || event.altKey) {
    return null;
  }
  const ctrl = event.ctrlKey || event.metaKey;
  const key = event.key.toLowerCase();
  return keyBindings.find(binding => binding.key === key && (binding.ctrl ?? false) === ctrl)?.command ?? null;
}

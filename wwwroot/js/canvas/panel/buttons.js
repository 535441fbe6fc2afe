// @ts-check
/**
 * Buttons with `data-command` run that command; those of a tool or an overlay show whether it is on.
 *
 * @typedef {import('../state/studio.js').StudioStore} StudioStore
 * @typedef {import('../state/studio.js').StudioState} StudioState
 * @typedef {import('../tools/keys.js').Command} Command
 *
 * @param {HTMLElement} root
 * @param {StudioStore} store
 * @param {(command: Command) => void} run
 * @returns {() => void} stops listening
 */
export function listenToButtons(root, store, run) {
  const stop = new AbortController();
  root.addEventListener('click', event => {
    const button = event.target instanceof Element ? event.target.closest('[data-command]') : null;
    if (button instanceof HTMLElement) {
      run(/** @type {Command} */ (button.dataset.command));
    }
  }, { signal: stop.signal });

  const update = () => showPressed(root, store.get());
  update();
  const unsubscribe = store.subscribe((_state, changed) => {
    if (changed.has('tool') || changed.has('overlays') || changed.has('density') || changed.has('similarity') || changed.has('mark')) {
      update();
    }
  });
  return () => {
    stop.abort();
    unsubscribe();
  };
}

/**
 * @param {HTMLElement} root
 * @param {StudioState} state
 */
function showPressed(root, state) {
  for (const button of root.querySelectorAll('button[data-command]')) {
    const command = /** @type {HTMLElement} */ (button).dataset.command ?? '';
    const pressed = pressedOf(command, state);
    if (pressed !== null) {
      button.setAttribute('aria-pressed', String(pressed));
    }
    /** @type {HTMLButtonElement} */ (button).disabled = isIdle(command, state);
  }
}

/**
 * @param {string} command
 * @param {StudioState} state
 */
function pressedOf(command, state) {
  if (command.startsWith('tool-')) {
    return command === `tool-${state.tool}`;
  }
  const overlay = command.startsWith('toggle-') ? command.slice('toggle-'.length) : '';
  return overlay in state.overlays ? state.overlays[/** @type {keyof typeof state.overlays} */ (overlay)] : null;
}

/**
 * Whether a command has nothing to work on.
 * @param {string} command
 * @param {StudioState} state
 */
function isIdle(command, state) {
  return (command === 'toggle-density' && state.density === null)
    || (command === 'toggle-similarity' && state.similarity === null)
    || (command === 'clear-mark' && state.mark === null);
}

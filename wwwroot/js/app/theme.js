// @ts-check
/**
 * The look that a person chose, kept in cookies that the server reads (`ThemeCookie`), so that no page starts in the wrong colours.
 */

const year = 365 * 24 * 3600;

/**
 * @param {string} name
 * @param {string | null} value null forgets it
 */
function keep(name, value) {
  document.cookie = `${name}=${value ?? ''}; path=/; max-age=${value === null ? 0 : year}; samesite=lax`;
}

/** @param {string} theme light, dark or system */
function chooseTheme(theme) {
  const value = theme === 'system' ? null : theme;
  keep('persense-theme', value);
  setAttribute('data-theme', value);
}

/** @param {boolean} dark */
function keepStudioDark(dark) {
  const value = dark ? null : 'follow';
  keep('persense-studio', value);
  setAttribute('data-studio', value);
}

/**
 * @param {string} name
 * @param {string | null} value
 */
function setAttribute(name, value) {
  if (value === null) {
    document.documentElement.removeAttribute(name);
  } else {
    document.documentElement.setAttribute(name, value);
  }
}

/**
 * Shows the present choice in the controls of a menu that just opened.
 * @param {ParentNode} menu
 */
export function showTheme(menu) {
  const theme = document.documentElement.getAttribute('data-theme') ?? 'system';
  for (const input of menu.querySelectorAll('[data-theme-choice] input')) {
    /** @type {HTMLInputElement} */ (input).checked = /** @type {HTMLInputElement} */ (input).value === theme;
  }
  const studio = /** @type {HTMLInputElement | null} */ (menu.querySelector('[data-studio-choice]'));
  if (studio) {
    studio.checked = document.documentElement.getAttribute('data-studio') !== 'follow';
  }
}

export function listenToThemeControls() {
  document.addEventListener('change', event => {
    const input = event.target;
    if (!(input instanceof HTMLInputElement)) {
      return;
    }
    if (input.closest('[data-theme-choice]')) {
      chooseTheme(input.value);
    } else if (input.hasAttribute('data-studio-choice')) {
      keepStudioDark(input.checked);
    }
  });
}

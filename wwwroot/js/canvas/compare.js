// @ts-check
import { createRunApi } from './live/api.js';
import { listenToButtons } from './panel/buttons.js';
import { part } from './panel/dom.js';
import { listenToSwipe } from './panel/swipe.js';
import { agreementColours } from './render/colours.js';
import { createScene } from './render/scene.js';
import { followSize, listenToKeys, loadPicture } from './stage.js';
import { createRunFollower } from './state/runs.js';
import { createStudioState } from './state/studio.js';
import { runCommand } from './tools/commands.js';
import { listenToPointer } from './tools/pointer.js';
import { createTools } from './tools/registry.js';

/**
 * Two results of one image over each other, with a divider between them.
 *
 * @typedef {object} ComparisonOptions
 * @property {string} projectId
 * @property {{ width: number, height: number, url: string }} image
 *
 * @typedef {import('./studio.js').StoredRun} StoredRun
 * @typedef {StoredRun & { alone: readonly number[] }} ComparedRun with the instances that the other run lacks
 * @typedef {import('./state/studio.js').StudioStore} StudioStore
 */

/** What both sides take from the hand that moves them. */
const shared = /** @type {const} */ (['view', 'canvas', 'overlays', 'opacity']);

/**
 * @param {HTMLElement} root
 * @param {ComparisonOptions} options
 */
export async function openComparison(root, options) {
  const stop = new AbortController();
  const size = { width: options.image.width, height: options.image.height };
  const picture = await loadPicture(options.image.url);
  const api = createRunApi(options.projectId, stop.signal);

  // The hand has no instances of its own, so that nothing is chosen by panning.
  const hand = createStudioState(size);
  hand.set({ tool: 'select' });
  const left = openSide(part(root, '[data-left]'), picture, createStudioState(size));
  const right = openSide(part(root, '[data-right]'), picture, createStudioState(size));
  const stage = part(root, '[data-stage]');
  const run = (/** @type {import('./tools/keys.js').Command} */ command) => void runCommand(hand, command);
  const ways = [
    left.close,
    right.close,
    hand.subscribe((state, changed) => follow([left.store, right.store], state, changed)),
    followSize(stage, hand),
    listenToButtons(root, hand, run),
    listenToPointer(stage, hand, createTools()),
    listenToKeys(command => isOfView(command) && run(command)),
    listenToSwipe(stage, part(root, '[data-swipe]')),
  ];

  /**
   * @param {ReturnType<typeof openSide>} side
   * @param {ComparedRun} compared
   * @param {string} colour
   */
  const load = async (side, { alone, ...stored }, colour) => {
    side.follower.show((await api.instancesOf(stored.id)).items, stored);
    side.store.set({ difference: { alone: new Set(alone), colour } });
  };

  return {
    /**
     * @param {ComparedRun} leftRun
     * @param {ComparedRun} rightRun
     */
    async show(leftRun, rightRun) {
      await Promise.all([load(left, leftRun, agreementColours.left), load(right, rightRun, agreementColours.right)]);
      root.toggleAttribute('data-ready', true);
    },
    close() {
      stop.abort();
      ways.forEach(leave => leave());
    },
  };
}

/**
 * @param {HTMLElement} layer
 * @param {HTMLImageElement} picture
 * @param {StudioStore} store
 */
function openSide(layer, picture, store) {
  const canvases = {
    scene: /** @type {HTMLCanvasElement} */ (part(layer, '[data-scene]')),
    marks: /** @type {HTMLCanvasElement} */ (part(layer, '[data-marks]')),
  };
  return { store, follower: createRunFollower(store), close: createScene(canvases, picture, store).dispose };
}

/**
 * @param {readonly StudioStore[]} sides
 * @param {import('./state/studio.js').StudioState} state
 * @param {ReadonlySet<string>} changed
 */
function follow(sides, state, changed) {
  const keys = shared.filter(key => changed.has(key));
  if (keys.length > 0) {
    const change = Object.fromEntries(keys.map(key => [key, state[key]]));
    sides.forEach(side => side.set(change));
  }
}

/** @param {import('./tools/keys.js').Command} command */
function isOfView(command) {
  return command.startsWith('zoom-') || command === 'toggle-masks' || command === 'toggle-differences';
}

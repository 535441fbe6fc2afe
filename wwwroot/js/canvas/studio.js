// @ts-check
import { createRunApi } from './live/api.js';
import { watchImage } from './live/connection.js';
import { listenToButtons } from './panel/buttons.js';
import { showConfidence } from './panel/confidence.js';
import { part } from './panel/dom.js';
import { showFigures } from './panel/figures.js';
import { showLegend } from './panel/legend.js';
import { showPreview } from './panel/preview.js';
import { showStrip } from './panel/strip.js';
import { showTable } from './panel/table.js';
import { createScene } from './render/scene.js';
import { followSize, listenToKeys, loadPicture } from './stage.js';
import { createRunFollower } from './state/runs.js';
import { acceptedConfidence, createStudioState } from './state/studio.js';
import { runCommand } from './tools/commands.js';
import { listenToPointer } from './tools/pointer.js';
import { createTools } from './tools/registry.js';

/**
 * One studio: builds the parts and connects them. Knows the page's markup and the server's addresses, but nothing of .NET.
 *
 * @typedef {object} StudioOptions
 * @property {string} projectId
 * @property {string} imageId
 * @property {{ width: number, height: number, url: string }} image
 *
 * @typedef {{ id: string, threshold: number, expectedCount: number | null }} StoredRun
 *
 * @typedef {object} StudioEvents what the page wants to hear
 * @property {(mark: import('./state/marks.js').Mark | null) => void} onMark
 * @property {(threshold: number) => void} onThreshold a person let go of the slider
 * @property {(command: import('./tools/keys.js').Command) => void} onCommand a key or button that the page carries out
 * @property {(message: string) => void} onProblem
 */

/**
 * @param {HTMLElement} root
 * @param {StudioOptions} options
 * @param {StudioEvents} events
 */
export async function openStudio(root, options, events) {
  const stop = new AbortController();
  const store = createStudioState({ width: options.image.width, height: options.image.height });
  const tools = createTools();
  const api = createRunApi(options.projectId, stop.signal);
  const follower = createRunFollower(store);
  const run = (/** @type {import('./tools/keys.js').Command} */ command) => {
    if (!runCommand(store, command)) {
      events.onCommand(command);
    }
  };

  const picture = await loadPicture(options.image.url);
  const stage = part(root, '[data-stage]');
  const ways = [
    followSize(stage, store),
    showParts(root, store, picture, options.image.width),
    showConfidence(root, store, events.onThreshold),
    listenToButtons(root, store, run),
    listenToPointer(stage, store, tools),
    listenToKeys(run),
    store.subscribe((state, changed) => changed.has('mark') && events.onMark(state.mark)),
  ];
  root.toggleAttribute('data-ready', true);

  const shower = createRunShower(store, follower, api, events);
  const connection = watch(options, follower, shower, events);
  return {
    store,
    showRun: shower.show,
    clearRun: follower.clear,
    async close() {
      stop.abort();
      ways.forEach(leave => leave());
      await (await connection)?.stop();
    },
  };
}

/**
 * The views that only read the state.
 * @param {HTMLElement} root
 * @param {import('./state/studio.js').StudioStore} store
 * @param {HTMLImageElement} picture
 * @param {number} imageWidth
 */
function showParts(root, store, picture, imageWidth) {
  const canvases = {
    scene: /** @type {HTMLCanvasElement} */ (part(root, '[data-scene]')),
    marks: /** @type {HTMLCanvasElement} */ (part(root, '[data-marks]')),
  };
  const preview = /** @type {HTMLCanvasElement} */ (part(root, '[data-preview]'));
  const ways = [
    createScene(canvases, picture, store).dispose,
    showPreview(preview, picture, store, picture.naturalWidth / imageWidth),
    showFigures(root, store),
    showStrip(root, store),
    showLegend(part(root, '[data-legend]'), store),
    showTable(part(root, '[data-instances]'), store),
  ];
  return () => ways.forEach(leave => leave());
}

/**
 * Loads stored runs; of two asked for in turn only the later one is shown.
 * @param {import('./state/studio.js').StudioStore} store
 * @param {ReturnType<typeof createRunFollower>} follower
 * @param {ReturnType<typeof createRunApi>} api
 * @param {StudioEvents} events
 */
function createRunShower(store, follower, api, events) {
  let latest = '';

  /** @param {StoredRun} run */
  async function load(run) {
    const { items } = await api.instancesOf(run.id);
    if (latest !== run.id) {
      return;
    }
    follower.show(items, { threshold: run.threshold, expectedCount: run.expectedCount });
    const [density, similarity] = await Promise.all([
      run.expectedCount === null ? null : api.mapOf(run.id, 'density'),
      api.mapOf(run.id, 'similarity'),
    ]);
    if (latest === run.id) {
      store.set({ density, similarity });
    }
  }

  return {
    /** @param {StoredRun} run */
    async show(run) {
      latest = run.id;
      try {
        await load(run);
      } catch (error) {
        if (!(error instanceof DOMException && error.name === 'AbortError')) {
          events.onProblem('The stored result could not be loaded. Reload the page to try again.');
        }
      }
    },
    forget() {
      latest = '';
    },
  };
}

/**
 * @param {StudioOptions} options
 * @param {ReturnType<typeof createRunFollower>} follower
 * @param {ReturnType<typeof createRunShower>} shower
 * @param {StudioEvents} events
 */
async function watch(options, follower, shower, events) {
  try {
    return await watchImage(options.projectId, options.imageId, {
      onInstances(message) {
        shower.forget();
        follower.add(message.jobId, message.items);
      },
      onFinished: message => shower.show({ id: message.runId, threshold: acceptedConfidence, expectedCount: message.expectedCount }),
    });
  } catch {
    events.onProblem('Live masks are not available. The result is shown when it is complete.');
    return null;
  }
}

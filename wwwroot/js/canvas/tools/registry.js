// @ts-check
import { selectTool } from './select.js';
import { boxTool } from './box.js';
import { brushTool } from './brush.js';
import { pointTool } from './point.js';

/**
 * @typedef {'select' | 'box' | 'brush' | 'point'} ToolName
 * @typedef {import('../geometry/points.js').ImagePoint} ImagePoint
 * @typedef {import('../geometry/points.js').ScreenPoint} ScreenPoint
 * @typedef {import('../state/studio.js').StudioStore} StudioStore
 *
 * @typedef {object} Pointer
 * @property {ImagePoint} at
 * @property {ScreenPoint} screen
 * @property {boolean} alternate Alt or the right button: the opposite of what the tool does (a click beside the object)
 *
 * @typedef {object} Tool a way to work on the canvas; holds nothing but its own unfinished gesture
 * @property {ToolName} name
 * @property {(store: StudioStore, pointer: Pointer) => void} down
 * @property {(store: StudioStore, pointer: Pointer) => void} drag
 * @property {(store: StudioStore, pointer: Pointer) => void} up
 * @property {(store: StudioStore) => void} cancel
 * @property {(store: StudioStore, pointer: Pointer) => string} cursor the CSS cursor while nothing is pressed
 */

/**
 * The tools by name.
 * @returns {ReadonlyMap<ToolName, Tool>}
 */
export function createTools() {
  return new Map([selectTool(), boxTool(), brushTool(), pointTool()].map(tool => [tool.name, tool]));
}

// @ts-check
import { decodeGridMap } from '../encoding/gridMap.js';

/**
 * The stored runs of a project.
 * @typedef {{ items: import('../state/instances.js').InstanceMessage[] }} InstancesFile
 *
 * @param {string} projectId
 * @param {AbortSignal} signal
 */
export function createRunApi(projectId, signal) {
  /** @param {string} path */
  const open = async path => {
    const answer = await fetch(`/api/projects/${projectId}/runs/${path}`, { signal });
    if (!answer.ok) {
      throw new Error(`${path}: ${answer.status}`);
    }
    return answer;
  };
  return {
    /**
     * @param {string} runId
     * @returns {Promise<InstancesFile>}
     */
    instancesOf: async runId => (await open(`${runId}/instances`)).json(),
    /**
     * @param {string} runId
     * @param {'density' | 'similarity'} name
     */
    mapOf: async (runId, name) => decodeGridMap(await (await open(`${runId}/${name}.bin`)).arrayBuffer()),
  };
}

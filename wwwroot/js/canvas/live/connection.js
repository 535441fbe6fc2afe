// @ts-check
/**
 * The page's own line to the hub: masks come straight to the canvas, without a detour through the circuit.
 *
 * @typedef {import('../state/instances.js').InstanceMessage} InstanceMessage
 * @typedef {{ jobId: string, items: InstanceMessage[] }} InstancesMessage
 * @typedef {{ jobId: string, runId: string, count: number, expectedCount: number | null }} FinishedMessage
 *
 * @typedef {object} LiveListener
 * @property {(message: InstancesMessage) => void} onInstances
 * @property {(message: FinishedMessage) => void} onFinished
 */

/** Milliseconds between attempts to come back; the last one is repeated. */
const retryDelays = [500, 1000, 2000, 5000];

/**
 * @param {string} projectId
 * @param {string} imageId
 * @param {LiveListener} listener
 */
export async function watchImage(projectId, imageId, listener) {
  const { HubConnectionBuilder, LogLevel } = /** @type {{ signalR: typeof import('@microsoft/signalr') }} */ (/** @type {unknown} */ (globalThis)).signalR;
  const connection = new HubConnectionBuilder()
    .withUrl('/hubs/segmentation')
    .withAutomaticReconnect({ nextRetryDelayInMilliseconds: context => retryDelays[Math.min(context.previousRetryCount, retryDelays.length - 1)] })
    .configureLogging(LogLevel.Error)
    .build();
  connection.on('instances', listener.onInstances);
  connection.on('finished', listener.onFinished);
  // Watching begins with how things stand, so what was missed meanwhile is told again.
  connection.onreconnected(() => connection.invoke('Watch', projectId, imageId));
  await connection.start();
  await connection.invoke('Watch', projectId, imageId);
  return { stop: () => connection.stop() };
}

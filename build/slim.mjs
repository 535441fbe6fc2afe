// Removes the native libraries of phones from the ONNX Runtime package: about 280 MB that no server needs.
import { rmSync } from 'node:fs';

const plugins = new URL('../node_modules/com.github.asus4.onnxruntime/Plugins/', import.meta.url);
for (const folder of ['iOS~', 'Android']) {
  rmSync(new URL(folder, plugins), { recursive: true, force: true });
}

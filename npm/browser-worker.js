import init, * as program from "./module.js";
import { answer } from "./pool.js";

// The module lies beside this file, on the same server; nothing else is ever asked for.
const ready = init({ module_or_path: new URL("./module_bg.wasm", import.meta.url) });
onmessage = (event) => {
  ready.then(
    () => postMessage(answer(program, event.data)),
    (error) => postMessage({ error: String(error), broken: true }),
  );
};

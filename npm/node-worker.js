import { readFileSync } from "node:fs";
import { parentPort } from "node:worker_threads";
import * as program from "./module.js";
import { answer } from "./pool.js";

program.initSync({ module: readFileSync(new URL("./module_bg.wasm", import.meta.url)) });
parentPort.on("message", (request) => parentPort.postMessage(answer(program, request)));

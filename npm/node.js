import { availableParallelism, cpus } from "node:os";
import { Worker } from "node:worker_threads";
import { api, pool } from "./pool.js";

function spawn(answered, broken) {
  const worker = new Worker(new URL("./node-worker.js", import.meta.url));
  worker.on("message", answered);
  worker.on("error", broken);
  // A worker that waits keeps no program from ending.
  worker.unref();
  return {
    post: (job) => worker.postMessage(job),
    stop: () => worker.terminate(),
    wake: () => worker.ref(),
    rest: () => worker.unref(),
  };
}

const cores = typeof availableParallelism === "function" ? availableParallelism() : cpus().length;
const hegao = api(pool(spawn, Math.max(1, Math.min(cores, 8))));

export const { check, rules } = hegao;
export default hegao;

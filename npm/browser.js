import { api, pool } from "./pool.js";

function spawn(answered, broken) {
  const worker = new Worker(new URL("./browser-worker.js", import.meta.url), { type: "module" });
  worker.onmessage = (event) => answered(event.data);
  worker.onerror = (event) => {
    event.preventDefault();
    broken();
  };
  return { post: (job) => worker.postMessage(job), stop: () => worker.terminate(), wake() {}, rest() {} };
}

const hegao = api(pool(spawn, Math.max(1, Math.min(navigator.hardwareConcurrency || 1, 4))));

export const { check, rules } = hegao;
export default hegao;

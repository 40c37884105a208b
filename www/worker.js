// The checker's own thread. Runs after the glue, in the same Blob; answers every message with its id.
"use strict";
onmessage = function (event) {
  var job = event.data;
  function answer(value) { postMessage({ id: job.id, value: value }); }
  function refuse(error, broken) { postMessage({ id: job.id, error: String(error && error.message || error), broken: broken }); }
  if (job.kind === "compile") {
    Promise.resolve(job.packed).then(unpack).then(WebAssembly.compile).then(answer, function (error) { refuse(error, true); });
    return;
  }
  try {
    if (job.kind === "start") {
      wasm_bindgen.initSync({ module: job.module });
      answer(true);
    } else {
      answer(wasm_bindgen[job.kind](job.text, job.options)); // check, examine, details, rules
    }
  } catch (error) {
    // Only a plain Error is the checker's own answer; anything else is a trap, after which the instance is unusable.
    refuse(error, !(error instanceof Error) || error.name !== "Error");
  }
};

// Workers that check texts: started when they are needed, one text each at a time, replaced when one breaks.

const BROKEN = "检查程序意外中止；文稿没有改动，请再试一次。";

/**
 * `spawn(answered, broken)` starts a worker and gives `{ post(job), stop(), rest(), wake() }`; `most` is how many may run.
 */
export function pool(spawn, most) {
  const idle = [], waiting = [];
  let running = 0;

  function start() {
    let job = null;
    const worker = {
      take(next) {
        job = next;
        hands.wake();
        try {
          hands.post(next.request);
        } catch {
          settle(() => next.reject(new Error("options：应只含文字与数组")));
        }
      },
    };
    function settle(how) {
      job = null;
      how();
      if (waiting.length > 0) worker.take(waiting.shift());
      else {
        hands.rest();
        idle.push(worker);
      }
    }
    const hands = spawn(
      (reply) => {
        const done = job;
        if (done === null) return;
        if (reply.broken) return broken();
        settle(() => (reply.error === undefined ? done.resolve(reply.value) : done.reject(new Error(reply.error))));
      },
      () => broken(),
    );
    function broken() {
      const lost = job, at = idle.indexOf(worker);
      job = null;
      running -= 1;
      if (at >= 0) idle.splice(at, 1);
      hands.stop();
      if (lost !== null) lost.reject(new Error(BROKEN));
      if (waiting.length > 0) start().take(waiting.shift());
    }
    running += 1;
    return worker;
  }

  return (request) =>
    new Promise((resolve, reject) => {
      const job = { request, resolve, reject };
      if (idle.length > 0) idle.pop().take(job);
      else if (running < most) start().take(job);
      else waiting.push(job);
    });
}

/** The two functions of the package, over a way to ask. */
export function api(ask) {
  return {
    check(text, options) {
      if (typeof text !== "string") return Promise.reject(new Error("text：应为字符串"));
      return ask({ kind: "check", text, options });
    },
    rules() {
      return ask({ kind: "rules" });
    },
  };
}

/** What a worker does with a request. */
export function answer(program, request) {
  try {
    const json = request.kind === "check" ? program.check(request.text, request.options) : program.rules();
    return { value: JSON.parse(json) };
  } catch (error) {
    // Only a plain Error is the checker's own answer; anything else is a trap, after which the instance is unusable.
    const own = error instanceof Error && error.name === "Error";
    return { error: own ? error.message : String(error), broken: !own };
  }
}

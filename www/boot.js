// Starts the page and owns the checker's thread. ES5, so that an old browser can still say that it is too old.
(function () {
  "use strict";
  var BROKEN = "检查程序意外中止，已自动重新启动，请再试一次。";
  var own = null, module = null, worker = null, workerUrl = null, workerStarts = 0, sequence = 0, waiting = {};

  function byId(id) { return document.getElementById(id); }
  function message(error) { return String(error && error.message || error); }

  function stop(text) {
    var root = byId("root");
    root.textContent = text;
    root.setAttribute("role", "alert");
    document.documentElement.setAttribute("data-start", "failed");
  }

  function missing() {
    var names = [];
    if (typeof WebAssembly === "undefined") names.push("WebAssembly");
    if (typeof Promise === "undefined" || typeof wasm_bindgen === "undefined") names.push("ES2020");
    return names;
  }

  function bytes(base64) {
    var text = atob(base64.trim()), length = text.length, array = new Uint8Array(length);
    for (var i = 0; i < length; i++) array[i] = text.charCodeAt(i);
    return array;
  }

  // --- the checker's thread ---

  function ask(job) {
    return new Promise(function (resolve, reject) {
      job.id = ++sequence;
      try { worker.postMessage(job); } catch (refused) { throw new Error("options：应只含文字与数组"); }
      waiting[job.id] = { resolve: resolve, reject: reject };
    });
  }

  function settleAll(reason) {
    var lost = waiting;
    waiting = {};
    Object.keys(lost).forEach(function (id) { lost[id].reject(new Error(reason)); });
  }

  function spawn() {
    if (workerUrl === null) {
      var parts = [byId("app-glue").textContent, "\n;", byId("app-worker").textContent];
      workerUrl = URL.createObjectURL(new Blob(parts, { type: "text/javascript" }));
    }
    var mine = new Worker(workerUrl);
    mine.onmessage = function (event) {
      var reply = event.data, asked = waiting[reply.id];
      if (mine !== worker || !asked) return;
      if (reply.broken) { restart(); return; }
      delete waiting[reply.id];
      if (reply.error === undefined) asked.resolve(reply.value);
      else asked.reject(new Error(reply.error));
    };
    mine.onerror = function (event) {
      event.preventDefault();
      if (mine === worker) restart();
    };
    worker = mine;
  }

  function startWorker() {
    workerStarts += 1;
    return ask({ kind: "start", module: module });
  }

  // A trap poisons the whole instance: everything asked of it is lost, and a new one takes its place.
  function restart() {
    worker.terminate();
    worker = null;
    hegao.mode = "page";
    settleAll(BROKEN);
    if (module === null) return;
    try {
      spawn();
      hegao.mode = "worker";
      startWorker().catch(function () {});
    } catch (refused) { worker = null; hegao.mode = "page"; }
  }

  function inPage(work) {
    return new Promise(function (resolve) { resolve(work()); }).catch(function (error) {
      if (error instanceof Error && error.name === "Error") throw error;
      throw new Error("检查程序意外中止，请复制全文保存后重新打开本页。");
    });
  }

  function call(kind, text, options) {
    if (typeof text !== "string") return Promise.reject(new Error("text：应为字符串"));
    return hegao.mode === "worker"
      ? ask({ kind: kind, text: text, options: options })
      : inPage(function () { return wasm_bindgen[kind](text, options); });
  }

  // --- what the page and other scripts see ---

  var hegao = window.hegao = {
    mode: "page",
    check: function (text, options) { return call("check", text, options).then(JSON.parse); },
    rules: function () { return call("rules", "").then(JSON.parse); },
    // For this page: what it shows of a report at once, and the rest, as JSON.
    examine: function (text, options) { return call("examine", text, options); },
    details: function () { return call("details", ""); },
    proof: {
      get policy() {
        var meta = document.querySelector('meta[http-equiv="Content-Security-Policy"]');
        return meta ? meta.getAttribute("content") : "";
      },
      get imports() {
        return module === null ? [] : WebAssembly.Module.imports(module).map(function (item) { return item.name; }).sort();
      },
      // Requests since load; the page's own data and Blob addresses never leave it.
      get requests() {
        return performance.getEntriesByType("resource").filter(function (entry) {
          return !/^(blob|data):/.test(entry.name);
        }).length;
      },
      // The day of the commit that the file was built from.
      get date() { return document.querySelector('meta[name="date"]').getAttribute("content"); },
      get workerStarts() { return workerStarts; }
    },
    // Where the page came from a server: gives its own file to keep. It asks nobody for it.
    get servedName() { return own === null ? null : /([^/]+\.html?)?$/.exec(location.pathname)[1] || "hegao.html"; },
    get servedFile() { return own; }
  };

  // In the worker, which keeps the page free; before 97 a page may not compile under the strict policy, but a Blob worker may.
  function compile(packed) {
    function here() { return WebAssembly.compile(unpack(packed)); }
    return worker === null ? Promise.resolve(packed).then(here) : ask({ kind: "compile", packed: packed }).catch(here);
  }

  function start() {
    var packed = byId("app-wasm");
    if (packed === null) return; // under `trunk serve`, where Trunk loads the module
    if (/^https?:$/.test(location.protocol)) own = "<!DOCTYPE html>\n" + document.documentElement.outerHTML;
    var names = missing();
    if (names.length > 0) {
      stop("浏览器版本过低，无法运行核稿。请使用 Chromium 内核 80 及以上的浏览器（如 Chrome、Edge、360、奇安信、红莲花的新版，双核浏览器请切换到极速模式），或 Firefox 115 及以上。缺少：" + names.join("、") + "。");
      return;
    }
    try { spawn(); } catch (refused) { worker = null; }
    compile(bytes(packed.textContent)).then(function (compiled) {
      module = compiled;
      packed.parentNode.removeChild(packed);
      if (worker !== null) {
        hegao.mode = "worker";
        startWorker().catch(function () {});
      }
      return wasm_bindgen({ module_or_path: compiled });
    }).then(function () {
      document.documentElement.setAttribute("data-start", "done");
    }).catch(function (error) {
      stop("启动失败，文稿没有受到影响。请换用兼容版 hegao-compat.html，或升级浏览器（Chromium 内核 80 及以上，或 Firefox 115 及以上）。原因：" + message(error));
    });
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();

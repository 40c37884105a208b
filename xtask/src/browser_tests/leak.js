function (http, turn, bare, stun) {
  var base = "http://127.0.0.1:" + http + "/", socket = "ws://127.0.0.1:" + http + "/";
  function add(tag, attributes, parent) {
    var element = document.createElement(tag);
    Object.keys(attributes).forEach(function (name) { element.setAttribute(name, attributes[name]); });
    (parent || document.head).appendChild(element);
    return element;
  }
  function style(text) { var element = document.createElement("style"); element.textContent = text; document.head.appendChild(element); }
  function attempt(work) { try { var made = work(); if (made && made.catch) made.catch(function () {}); } catch (refused) { /* as it should be */ } }
  [
    function () { return fetch(base + "fetch", { mode: "no-cors" }); },
    function () { return fetch(base + "fetch-keepalive", { mode: "no-cors", keepalive: true }); },
    function () { var request = new XMLHttpRequest(); request.open("GET", base + "xhr"); request.send(); },
    function () { navigator.sendBeacon(base + "beacon", "x"); },
    function () { new WebSocket(socket + "ws"); },
    function () { new EventSource(base + "eventsource"); },
    function () { new Image().src = base + "img"; },
    function () { add("link", { rel: "stylesheet", href: base + "css-link" }); },
    function () { style("@import url(" + base + "css-import);"); },
    function () { var box = add("div", {}, document.body); box.style.background = "url(" + base + "css-background)"; box.textContent = "x"; },
    function () { style("@font-face{font-family:leak;src:url(" + base + "font)}#leak{font-family:leak}"); add("p", { id: "leak" }, document.body).textContent = "abc"; },
    function () { return new FontFace("other", "url(" + base + "font-face)").load(); },
    function () { add("script", { src: base + "script" }); },
    function () { add("script", { type: "module", src: base + "module-script" }); },
    function () { add("iframe", { src: base + "iframe" }, document.body); },
    function () { add("object", { data: base + "object" }, document.body); },
    function () { add("embed", { src: base + "embed" }, document.body); },
    function () { add("video", { src: base + "video", autoplay: "" }, document.body); },
    function () { add("link", { rel: "preload", as: "image", href: base + "preload" }); },
    function () { add("link", { rel: "modulepreload", href: base + "modulepreload" }); },
    function () { add("link", { rel: "prefetch", href: base + "prefetch" }); },
    function () { add("link", { rel: "prerender", href: base + "prerender" }); },
    function () { add("link", { rel: "preconnect", href: "http://127.0.0.1:" + bare }); },
    function () { add("link", { rel: "manifest", href: base + "manifest" }); },
    function () { add("link", { rel: "icon", href: base + "icon" }); },
    function () { add("iframe", { name: "target" }, document.body); add("form", { action: base + "form", target: "target", method: "post" }, document.body).submit(); },
    function () { add("a", { href: "#x", ping: base + "ping" }, document.body).click(); },
    function () { new Worker(base + "worker"); },
    function () {
      var text = "try{importScripts('" + base + "worker-import')}catch(e){};try{fetch('" + base + "worker-fetch',{mode:'no-cors'}).catch(function(){})}catch(e){};" +
        "try{new WebSocket('" + socket + "worker-ws')}catch(e){}";
      new Worker(URL.createObjectURL(new Blob([text])));
    },
    function () {
      var servers = [{ urls: "stun:127.0.0.1:" + stun }, { urls: "turn:127.0.0.1:" + turn + "?transport=tcp", username: "a", credential: "b" }];
      var peer = new RTCPeerConnection({ iceServers: servers });
      peer.createDataChannel("x");
      return peer.createOffer().then(function (offer) { return peer.setLocalDescription(offer); });
    },
    function () { var rules = document.createElement("script"); rules.type = "speculationrules"; rules.textContent = JSON.stringify({ prefetch: [{ source: "list", urls: [base + "speculation"] }] }); document.head.appendChild(rules); },
    function () { window.open(base + "window-open"); }
  ].forEach(attempt);
}

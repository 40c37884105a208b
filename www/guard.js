// The first script of the page: takes away what could reach a network, before anything else runs.
// The content policy closes the resource channels; WebRTC and window.open are beyond its reach.
(function () {
  "use strict";
  [
    "RTCPeerConnection", "webkitRTCPeerConnection", "mozRTCPeerConnection", "RTCDataChannel",
    "WebTransport", "WebSocket", "WebSocketStream", "EventSource", "XMLHttpRequest", "fetch", "fetchLater"
  ].forEach(function (name) {
    try { delete window[name]; } catch (refused) { /* the next line still hides it */ }
    try { Object.defineProperty(window, name, { value: undefined, configurable: false, writable: false }); } catch (refused) { /* gone already */ }
  });
  try {
    Object.defineProperty(Navigator.prototype, "sendBeacon", { value: function () { return false; }, configurable: false, writable: false });
  } catch (refused) { /* the policy stops a beacon too */ }
  try {
    Object.defineProperty(window, "open", { value: function () { return null; }, configurable: false, writable: false });
  } catch (refused) { window.open = function () { return null; }; }
})();

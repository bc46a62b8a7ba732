// The worker that answers without a network, and "keep on this phone". Without either, pages need a network.
"use strict";
(function () {
  if (!navigator.serviceWorker || !window.caches) { return; }
  var address = document.currentScript.dataset.worker;
  var box = document.querySelector("[data-keep]");

  function show(state) {
    box.hidden = false;
    box.querySelectorAll("[data-when]").forEach(function (part) { part.hidden = part.dataset.when !== state; });
  }
  function ask(order) {
    return navigator.serviceWorker.ready.then(function (registration) {
      return new Promise(function (resolve) {
        var channel = new MessageChannel();
        channel.port1.onmessage = function (event) { resolve(event.data); };
        registration.active.postMessage({ order: order, pages: box.dataset.keep.split(" ") }, [channel.port2]);
      });
    });
  }
  function tell(answer) { show(answer.failed ? "failed" : answer.kept ? "kept" : "not"); }

  function begin() {
    navigator.serviceWorker.register(address).catch(function () { /* a browser that refuses: as without a worker */ });
    if (!box) { return; }
    box.addEventListener("click", function (event) {
      var button = event.target.closest("[data-order]");
      if (button) { ask(button.dataset.order).then(tell); }
    });
    ask("look").then(tell);
  }
  if (document.readyState === "complete") { begin(); } else { window.addEventListener("load", begin); }
})();

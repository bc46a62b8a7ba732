// Parts of a page that change by themselves: <div id="line" data-live="5" data-source="/path"> takes, every so
// many seconds, what stands under its id at the source, or at the page's own address. When a request fails,
// what was last known stays and the next one tries again.
"use strict";
(function () {
  var groups = {};
  document.querySelectorAll("[data-live]").forEach(function (part) {
    var source = part.dataset.source || location.href;
    groups[source] = groups[source] || { seconds: Number(part.dataset.live), ids: [] };
    groups[source].ids.push(part.id);
  });
  function take(text, ids) {
    var fresh = new DOMParser().parseFromString(text, "text/html");
    ids.forEach(function (id) {
      var now = document.getElementById(id), next = fresh.getElementById(id);
      if (now && next && now.innerHTML !== next.innerHTML) { now.innerHTML = next.innerHTML; }
    });
  }
  Object.keys(groups).forEach(function (source) {
    setInterval(function () {
      if (document.hidden) { return; }
      fetch(source, { credentials: "same-origin", redirect: "error" })
        .then(function (answer) { return answer.ok ? answer.text() : ""; })
        .then(function (text) { if (text) { take(text, groups[source].ids); } })
        .catch(function () {});
    }, groups[source].seconds * 1000);
  });
})();

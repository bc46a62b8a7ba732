// On the page for "no network": show the ways to what is kept on this phone.
"use strict";
if (window.caches) {
  caches.has("kept").then(function (any) {
    if (!any) { return; }
    caches.open("kept").then(function (cache) {
      document.querySelectorAll("[data-kept-page]").forEach(function (link) {
        cache.match(link.dataset.keptPage).then(function (found) {
          if (found) {
            link.hidden = false;
            document.querySelector("[data-nothing-kept]").hidden = true;
          }
        });
      });
    });
  });
}

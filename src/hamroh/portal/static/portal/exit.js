// Quick exit: forget what this browser keeps, and leave no entry to come back to.
"use strict";
document.querySelectorAll("[data-exit]").forEach(function (link) {
  link.addEventListener("click", function (event) {
    event.preventDefault();
    try { localStorage.clear(); sessionStorage.clear(); } catch (refused) { /* storage is switched off */ }
    if (window.caches) { caches.keys().then(function (names) { names.forEach(function (name) { caches.delete(name); }); }); }
    if (navigator.serviceWorker) { navigator.serviceWorker.getRegistrations().then(function (all) { all.forEach(function (one) { one.unregister(); }); }); }
    location.replace(link.href);
  });
});

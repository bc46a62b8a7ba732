// Quick exit: hide the page, forget what this browser keeps, and leave no entry to come back to.
"use strict";
document.querySelectorAll("[data-exit]").forEach(function (link) {
  link.addEventListener("click", function (event) {
    event.preventDefault();
    document.documentElement.hidden = true;
    var left = false;
    function leave() { if (!left) { left = true; location.replace(link.href); } }
    setTimeout(leave, 500);
    forget().then(leave, leave);
  });
});
function forget() {
  var all = [];
  try { localStorage.clear(); sessionStorage.clear(); } catch (refused) { /* storage is switched off */ }
  if (window.caches) {
    all.push(caches.keys().then(function (names) { return Promise.all(names.map(function (name) { return caches.delete(name); })); }));
  }
  if (navigator.serviceWorker) {
    all.push(navigator.serviceWorker.getRegistrations().then(function (some) { return Promise.all(some.map(function (one) { return one.unregister(); })); }));
  }
  return Promise.all(all);
}

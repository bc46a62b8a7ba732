// Keys of the workspace: whatever carries aria-keyshortcuts is clicked, or focused when one types into it.
"use strict";
document.addEventListener("keydown", function (event) {
  // Letters by their place on the keyboard: Ctrl K is the same key in a Russian layout.
  var name = /^Key[A-Z]$/.test(event.code) ? event.code.slice(3) : event.key;
  var held = (event.ctrlKey ? "Control+" : "") + (event.altKey ? "Alt+" : "") + (event.shiftKey ? "Shift+" : "");
  var target = document.querySelector('[aria-keyshortcuts="' + CSS.escape(held + name) + '"]');
  if (!target || event.repeat) { return; }
  event.preventDefault();
  if (target.matches("input, textarea, select")) { target.focus(); if (target.select) { target.select(); } } else { target.click(); }
});
// A button that prints the page: <button type="button" data-print>.
document.addEventListener("click", function (event) {
  if (event.target.closest("[data-print]")) { window.print(); }
});

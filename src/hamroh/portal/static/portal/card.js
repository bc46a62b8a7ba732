// A card's QR code opens this page with the code behind "#", which no server sees: put it into the field.
"use strict";
(function () {
  var field = document.querySelector("input[name=card]");
  var code = decodeURIComponent(location.hash.slice(1));
  if (field && /^[0-9A-Za-z-]{16,24}$/.test(code)) {
    field.value = code;
    history.replaceState(null, "", location.pathname);
  }
})();

"use strict";
/* Between the portal's pages and the network. SETTINGS stands before this text.
   It keeps a page for "no network" and the look of pages; a person's pages only when the person asks for it,
   as a copy that says of itself that it is one. */
const KEPT = "kept";
const SHELL = "shell " + SETTINGS.version;
const HEADERS = ["Content-Type", "Content-Security-Policy", "Permissions-Policy", "Referrer-Policy"];

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("message", (event) => event.waitUntil(obey(event)));
self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (url.origin !== location.origin) return;
  if (SETTINGS.erasing.includes(url.pathname)) {
    // Left to the browser, so that it sees "Clear-Site-Data", which it does not in answers of ours.
    event.waitUntil(caches.delete(KEPT));
  } else if (event.request.method === "GET" && SETTINGS.parts.includes(url.pathname)) {
    event.respondWith(part(event.request));
  } else if (event.request.method === "GET" && event.request.mode === "navigate" && !isOthers(url.pathname)) {
    event.respondWith(page(event, url));
  }
});

function isOthers(path) {
  return SETTINGS.others.some((beginning) => path.startsWith(beginning));
}

async function install() {
  const cache = await caches.open(SHELL);
  await cache.addAll([SETTINGS.offline, ...SETTINGS.parts]);
  await self.skipWaiting();
}

async function activate() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name !== SHELL && name !== KEPT).map((name) => caches.delete(name)));
  await self.clients.claim();
}

async function part(request) {
  return (await caches.match(request, { ignoreVary: true })) || fetch(request);
}

async function page(event, url) {
  try {
    const response = await fetch(event.request);
    if (response.ok && !url.search && (await kept(url.pathname))) event.waitUntil(store(url.pathname, response.clone()));
    return response;
  } catch (noNetwork) {
    return (await kept(url.pathname)) || noNetworkPage();
  }
}

async function noNetworkPage() {
  const found = await caches.match(SETTINGS.offline, { ignoreVary: true });
  return found ? new Response(await found.text(), { status: 503, headers: plain(found) }) : Response.error();
}

async function kept(path) {
  return (await caches.has(KEPT)) ? (await caches.open(KEPT)).match(path, { ignoreVary: true }) : undefined;
}

async function store(path, response) {
  const text = await response.text();
  const cache = await caches.open(KEPT);
  // Only a page that offers it is kept: not one that says that no visit is booked.
  if (!text.includes(" data-keep=")) await cache.delete(path);
  else await cache.put(path, new Response(text.replace("<html ", "<html data-kept "), { headers: plain(response) }));
}

function plain(response) {
  return HEADERS.filter((name) => response.headers.has(name)).map((name) => [name, response.headers.get(name)]);
}

async function obey(event) {
  const answer = { kept: false };
  try {
    if (event.data.order === "keep") await keep(event.data.pages);
    if (event.data.order === "drop") await caches.delete(KEPT);
    answer.kept = (await caches.has(KEPT)) && (await (await caches.open(KEPT)).keys()).length > 0;
  } catch (failure) {
    answer.failed = true;
  }
  event.ports[0].postMessage(answer);
}

async function keep(paths) {
  for (const path of paths) {
    const response = await fetch(path, { cache: "no-store" });
    // A page that leads elsewhere has nothing to show yet: a visit that is not booked, a plan that is not made.
    if (response.ok && !response.redirected) await store(path, response);
  }
}

// Opens the shell, the last result and the last load pages while Carrywell cannot be reached.
// The constants in capitals that are not set here are written above this by views/offline.py; docs/web.md says what
// is kept, for how long, and why.
"use strict";

const SHELL = `carrywell-shell-${VERSION}`;
const FRAME = `carrywell-frame-${VERSION}-`; // the offline page and the notes, by language and country
const COPIES = `carrywell-copies-${VERSION}-`; // pages, by whose they are
const HIDDEN = "carrywell-hidden"; // is there while her pages are hidden; holds nothing
const HEADER = "Carrywell-Offline";
const JOURNAL = "carrywell-journal"; // is there once she has opened her journal; holds whose journal is open here
const MARKS = "/journal";
const KEPT_AT = "Carrywell-Kept";
const LONGEST_MS = 7 * 24 * 3600 * 1000;
const MOST_OF_A_KIND = 12;

// False from the moment that a page of another version was answered: its files must not come from this shell.
let agrees = true;

self.addEventListener("install", (event) => {
  event.waitUntil(fillShell().then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(forget((name) => !name.includes(`-${VERSION}`) && ![HIDDEN, JOURNAL].includes(name)).then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== self.location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(event, url));
  else if (request.method === "GET" && agrees && FILES.includes(url.pathname)) event.respondWith(file(request));
});

async function fillShell() {
  const shell = await caches.open(SHELL);
  await shell.addAll(FILES.map((path) => new Request(path, { cache: "no-cache" })));
  await refreshFrame();
}

// Deletes every cache of ours whose name is meant.
async function forget(meant) {
  const names = (await caches.keys()).filter((name) => name.startsWith("carrywell-"));
  await Promise.all(names.filter(meant).map((name) => caches.delete(name)));
}

async function forgetCopies() {
  await forget((name) => name.startsWith(COPIES));
}

// What she tells outdates what was kept: no copy is older than her last answer.
async function forgetOutdated(posted) {
  if (kind(posted) !== "load") return forgetCopies();
  for (const name of (await caches.keys()).filter((name) => name.startsWith(COPIES))) {
    const cache = await caches.open(name);
    const reckoned = (await cache.keys()).filter((key) => kind(new URL(key.url)) !== "check");
    await Promise.all(reckoned.map((key) => cache.delete(key)));
  }
}

function kind(url) {
  return url.pathname.split("/")[1];
}

async function file(request) {
  const kept = await caches.match(request, { cacheName: SHELL, ignoreSearch: true });
  return kept || fetch(request);
}

async function page(event, url) {
  const { request } = event;
  const posted = request.method === "POST";
  const entry = posted && isEntry(url) ? request.clone() : null;
  const wiped = posted ? await wipedBy(request, url) : null;
  if (url.pathname === NOTES) await caches.open(HIDDEN);
  if (url.pathname === NOTES || (posted && FORGETTING.includes(url.pathname))) await forgetCopies();
  let response;
  try {
    response = await fetch(request);
  } catch {
    const waits = entry !== null && !(await caches.has(HIDDEN)) && (await keepWaiting(entry, url).catch(() => false));
    return unreachable(request, url, waits ? "waits-here" : wiped ? "not-deleted" : "not-sent");
  }
  // The server leads on once it has done what was asked; a refusal is a page.
  if (wiped && response.type === "opaqueredirect") await forgetWaiting(wiped).catch(() => {});
  if (posted && !LOOKS.includes(url.pathname)) await forgetOutdated(url);
  const told = response.headers.get(HEADER);
  if (told) {
    agrees = told.startsWith(`${VERSION} `);
    event.waitUntil(agrees ? follow(told, url, response.clone()) : self.registration.update());
  } else if (response.ok && (response.headers.get("Content-Type") || "").startsWith("text/html")) {
    // Another program answers at this address: nothing of ours has any business here.
    event.waitUntil(forget(() => true).then(() => self.registration.unregister()));
  }
  return response;
}

// Does what the server said of a page: copies of others go, the offline page follows her language, this page is kept.
async function follow(told, url, response) {
  const [, owner, frame, keep, marks] = told.split(" ");
  // The server shows nothing but notes while her pages are hidden, so any other page says that they no longer are.
  if (url.pathname !== NOTES) await caches.delete(HIDDEN);
  if (kind(url) === "journal" || (await caches.has(JOURNAL))) await (await caches.open(JOURNAL)).put(MARKS, new Response(marks));
  await forget((name) => name.startsWith(COPIES) && name !== COPIES + owner);
  await frameFor(frame).catch(() => {});
  if (keep === "keep") await store(owner, url, response);
}

// The worker may be stopped at any await: a frame counts only once its offline page, put in last, is there.
async function frameFor(frame) {
  if (await caches.match(OFFLINE, { cacheName: FRAME + frame })) await forgetFramesBut(frame);
  else await refreshFrame();
}

async function refreshFrame() {
  const response = await fetch(OFFLINE, { cache: "no-store" });
  const [, , frame] = (response.headers.get(HEADER) || "").split(" ");
  if (!response.ok || !frame) throw new Error("no offline page");
  const cache = await caches.open(FRAME + frame);
  await cache.add(new Request(NOTES, { cache: "no-store" }));
  await cache.put(OFFLINE, response);
  await forgetFramesBut(frame);
}

async function forgetFramesBut(frame) {
  await forget((name) => name.startsWith(FRAME) && name !== FRAME + frame);
}

async function store(owner, url, response) {
  const now = new Date();
  const html = marked(await response.text(), now);
  if (html === null) return;
  const cache = await caches.open(COPIES + owner);
  await cache.delete(url.pathname);
  await cache.put(url.pathname, answer(html, response.headers, { [KEPT_AT]: now.toISOString() }));
  const same = (await cache.keys()).filter((key) => kind(new URL(key.url)) === kind(url));
  await Promise.all(same.slice(0, -MOST_OF_A_KIND).map((key) => cache.delete(key)));
}

// A page as a copy: it says at its head from when it is, and holds no form with what she typed.
// Null when it cannot be marked: a copy that does not say that it is one is never kept.
function marked(html, now) {
  const note = /<template id="copy-note">([^]*?)<\/template>/.exec(html);
  const main = /<main\b[^>]*>/.exec(html);
  if (!note || !main) return null;
  const words = note[1].replace("<time></time>", `<time datetime="${now.toISOString()}">${when(html, now)}</time>`);
  const head = html.slice(0, main.index).replace(/<button\b[^>]*\bform="[^]*?<\/button>/g, "");
  const body = html.slice(main.index + main[0].length).replace(/<form\b[^]*?<\/form>/g, "")
    .replace(/<(section|details)\b[^>]*\bdata-no-copy\b[^]*?<\/\1>/g, "");
  return head + main[0] + words + body;
}

function when(html, time) {
  const lang = (/<html[^>]*\blang="([\w-]+)"/.exec(html) || [, "en"])[1];
  const hers = navigator.languages.find((tag) => tag.slice(0, 2) === lang.slice(0, 2)) || lang;
  return time.toLocaleString(hers, { dateStyle: "long", timeStyle: "short" });
}

function answer(html, headers, more = {}) {
  const kept = new Headers(headers);
  for (const name of ["Content-Encoding", "Content-Length", "Set-Cookie"]) kept.delete(name);
  for (const [name, value] of Object.entries(more)) kept.set(name, value);
  return new Response(html, { headers: kept });
}

async function unreachable(request, url, unsent) {
  if (await caches.has(HIDDEN)) return (await caches.match(NOTES)) || Response.error();
  const copies = await freshCopies();
  const copy = request.method === "GET" && copies.find((found) => found.path === url.pathname);
  if (copy) return copy.response;
  const frame = await caches.match(OFFLINE);
  if (!frame) return Response.error();
  let html = await frame.text();
  if (request.method !== "GET") html = shown(html, unsent);
  const marks = await marksHere();
  if (marks.length) html = shown(html, "note-here").replace(OPEN_HERE, `$1${marks.join(" ")}$2`);
  if (copies.length) {
    const rows = await Promise.all(copies.map((found) => row(found, html)));
    html = shown(html, "copies").replace("<!--copies-->", () => rows.join(""));
  }
  return answer(html, frame.headers);
}

// The page with one of its templates in place.
function shown(html, id) {
  return html.replace(new RegExp(`<template id="${id}">([^]*?)</template>`), (_, inner) => inner);
}

async function row({ path, at, response }, page) {
  const title = /<title>([^]*?)<\/title>/.exec(await response.clone().text());
  const name = title ? title[1].replace(/ – Carrywell$/, "") : path;
  return `<li><a class="tall" href="${path}">${name}</a> <span class="soft">${when(page, at)}</span></li>`;
}

// The copies that are not too old, the newest first; those that are too old are deleted.
async function freshCopies() {
  const found = [];
  for (const name of (await caches.keys()).filter((name) => name.startsWith(COPIES))) {
    const cache = await caches.open(name);
    for (const key of await cache.keys()) {
      const response = await cache.match(key);
      const at = new Date(response.headers.get(KEPT_AT));
      if (Date.now() - at < LONGEST_MS) found.unshift({ path: new URL(key.url).pathname, at, response });
      else await cache.delete(key);
    }
  }
  return found;
}

// ---- entries of the journal that wait to be sent; waiting.js sends them from the next page that the server answers

const DATABASE = "carrywell-waiting";
const STORE = "entries";

// Where the page says whose journal is open; waiting.js shows the entries of that one.
const OPEN_HERE = /(<meta name="carrywell-journal" content=")(">)/;

async function marksHere() {
  const kept = await caches.match(MARKS, { cacheName: JOURNAL });
  return kept ? (await kept.text()).split(",").filter(Boolean) : [];
}

// Which entries go with the journal that the form asks the server to delete; null when it asks for something else.
async function wipedBy(request, url) {
  if (!(url.pathname in WIPING)) return null;
  const field = WIPING[url.pathname];
  const sent = new URLSearchParams(await request.clone().text());
  if (field !== null && sent.get(field[0]) !== field[1]) return null;
  return ({ journal }) => !sent.has("marks") || sent.get("marks").split(/[ ,]/).includes(journal);
}

function isEntry(url) {
  return /^\/journal\/(new|[0-9a-f-]{36})$/.test(url.pathname);
}

// With the id and the time that the server would have given it, so that it is kept once, and as of now.
async function keepWaiting(request, url) {
  const body = new URLSearchParams(await request.text());
  const [journal] = await marksHere();
  if (!journal || body.has("switch_language")) return false;
  body.delete("csrfmiddlewaretoken");
  if (!body.get("made")) body.set("made", crypto.randomUUID());
  const at = new Date().toISOString();
  body.set("noted", at);
  const said = [body.get("pain"), body.get("worst"), body.get("note")].filter(Boolean).join(" · ");
  await waitingStore((store) => store.add({ path: url.pathname, body: body.toString(), at, said, journal }));
  return true;
}

async function forgetWaiting(meant) {
  await waitingStore((store) => {
    const asked = store.getAll();
    asked.onsuccess = () => asked.result.filter(meant).forEach(({ number }) => store.delete(number));
    return asked;
  });
}

function waitingStore(act) {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(DATABASE, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE, { keyPath: "number", autoIncrement: true });
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      // She is told that it is kept: it must be on the disk by then.
      const transaction = opening.result.transaction(STORE, "readwrite", { durability: "strict" });
      const asked = act(transaction.objectStore(STORE));
      transaction.oncomplete = () => resolve(asked.result);
      transaction.onabort = () => reject(transaction.error);
      transaction.addEventListener("complete", () => opening.result.close());
    };
  });
}

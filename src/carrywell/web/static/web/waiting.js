// Sends the entries of the journal that were noted without a connection, and shows those that still wait.
// The service worker keeps them (carrywell-waiting); an entry carries its id, so that sent twice it is kept once.
"use strict";

(() => {
  if (!("indexedDB" in window)) return;

  const inStore = (mode, act) =>
    new Promise((resolve, reject) => {
      const opening = indexedDB.open("carrywell-waiting", 1);
      opening.onupgradeneeded = () => opening.result.createObjectStore("entries", { keyPath: "number", autoIncrement: true });
      opening.onerror = () => reject(opening.error);
      opening.onsuccess = () => {
        const transaction = opening.result.transaction("entries", mode);
        const asked = act(transaction.objectStore("entries"));
        transaction.oncomplete = () => {
          opening.result.close();
          resolve(asked.result);
        };
        transaction.onabort = () => reject(transaction.error);
      };
    });

  document.addEventListener("carrywell:forget", () => inStore("readwrite", (store) => store.clear()).catch(() => {}));

  const token = document.querySelector("input[name=csrfmiddlewaretoken]")?.value;

  // True once the server has it; a reason, when it cannot be kept as it is.
  const send = async (entry) => {
    const response = await fetch(entry.path, {
      method: "POST",
      body: entry.body,
      headers: {
        "Content-Type": "application/x-www-form-urlencoded",
        "X-CSRFToken": token,
        "Carrywell-Sent-Later": "1",
      },
    });
    if (response.status === 204) return true;
    return response.status === 422 ? (await response.json()).reason : "";
  };

  const show = (waiting, reasons) => {
    const template = document.getElementById("waiting");
    const place = document.getElementById("waiting-here");
    if (!template || !place || !waiting.length) return;
    place.replaceChildren(template.content.cloneNode(true));
    const list = place.querySelector("ul");
    for (const entry of waiting) {
      const row = document.createElement("li");
      const when = new Date(entry.at).toLocaleString(document.documentElement.lang, { dateStyle: "long", timeStyle: "short" });
      row.textContent = [when, entry.said, reasons.get(entry.number)].filter(Boolean).join(" · ");
      list.append(row);
    }
  };

  const sendAll = async () => {
    const waiting = await inStore("readonly", (store) => store.getAll());
    if (!waiting.length || !token) return;
    const reasons = new Map();
    let sent = 0;
    for (const entry of waiting) {
      // What was refused is not sent again: its other parts are kept, and she may have changed them since.
      const kept = entry.refused || (await send(entry).catch(() => ""));
      if (kept === true) {
        await inStore("readwrite", (store) => store.delete(entry.number));
        sent += 1;
        continue;
      }
      reasons.set(entry.number, kept);
      if (kept && !entry.refused) await inStore("readwrite", (store) => store.put({ ...entry, refused: kept }));
    }
    if (sent && location.pathname === "/journal") location.reload();
    else show(await inStore("readonly", (store) => store.getAll()), reasons);
  };

  window.addEventListener("load", () => sendAll().catch(() => {}));
})();

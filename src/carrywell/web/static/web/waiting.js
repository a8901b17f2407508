// Sends the entries of the journal that were noted without a connection, and shows those that still wait.
// The service worker keeps them (carrywell-waiting). An entry carries its id, so that sent twice it is kept once, and the
// mark of its journal: it is sent into that one and shown with that one alone.
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

  const marks = (document.querySelector("meta[name=carrywell-journal]")?.content ?? "").split(" ");
  const token = document.querySelector("input[name=csrfmiddlewaretoken]")?.value;
  const { lang } = document.documentElement;
  const hers = navigator.languages.find((tag) => tag.slice(0, 2) === lang.slice(0, 2)) ?? lang;
  const find = (name) => document.getElementById(name);
  const rows = new Map();

  const ofThisJournal = async () => {
    const all = await inStore("readonly", (store) => store.getAll());
    return all.filter((entry) => marks.includes(entry.journal));
  };

  // True once the server has it; what it says where a part cannot be kept; nothing when it is to be tried again.
  const send = async (entry) => {
    const response = await fetch(entry.path, {
      method: "POST",
      body: entry.body,
      headers: {
        "Content-Type": "application/x-www-form-urlencoded",
        "X-CSRFToken": token,
        "Carrywell-Sent-Later": entry.journal,
      },
    });
    if (response.status === 204) return true;
    return response.status === 422 ? response.json() : null;
  };

  // ---- what waits, a row for each

  const say = (name) => {
    const done = find("waiting-done");
    done.textContent = done.dataset[name];
  };

  const takeAway = (number) => {
    rows.get(number)?.remove();
    rows.delete(number);
    if (!rows.size) find("waiting-here")?.replaceChildren();
  };

  const rowOf = (entry) => {
    const row = find("waiting-row").content.cloneNode(true).querySelector("li");
    const part = (name) => row.querySelector(`[data-part=${name}]`);
    const time = row.querySelector("time");
    time.dateTime = entry.at;
    time.textContent = new Date(entry.at).toLocaleString(hers, { dateStyle: "long", timeStyle: "short" });
    part("told").id = `waiting-${entry.number}`;
    for (const control of row.querySelectorAll("button, summary")) control.setAttribute("aria-describedby", part("told").id);
    if (entry.refused) {
      const words = row.querySelector("textarea");
      words.value = entry.refused.words;
      part("reason").textContent = entry.refused.reason;
      if (!words.value) words.closest("label").remove();
      if (!words.value || !("clipboard" in navigator)) part("copy").remove();
      else part("copy").addEventListener("click", () => navigator.clipboard.writeText(words.value).then(() => say("copied"), () => words.select()));
    } else {
      part("said").textContent = entry.said ? ` · ${entry.said}` : "";
      part("refused").remove();
    }
    part("remove").addEventListener("click", async () => {
      await inStore("readwrite", (store) => store.delete(entry.number));
      takeAway(entry.number);
      say("removed");
      (find("waiting-title") ?? find("main")).focus();
    });
    return row;
  };

  const show = (waiting) => {
    const place = find("waiting-here");
    if (!place || !waiting.length) return;
    place.replaceChildren(find("waiting").content.cloneNode(true));
    for (const entry of waiting) {
      rows.set(entry.number, rowOf(entry));
      place.querySelector("ul").append(rows.get(entry.number));
    }
  };

  // ---- sending

  const sendAll = async () => {
    const waiting = await ofThisJournal();
    show(waiting);
    let sent = 0;
    // What was refused is not sent again: its other parts are kept, and she may have changed them since.
    for (const entry of token ? waiting.filter((each) => !each.refused) : []) {
      const answer = await send(entry).catch(() => null);
      if (answer === null) continue;
      if (answer === true) {
        await inStore("readwrite", (store) => store.delete(entry.number));
        takeAway(entry.number);
        sent += 1;
        continue;
      }
      const refused = { ...entry, refused: answer };
      await inStore("readwrite", (store) => store.put(refused));
      if (!rows.has(entry.number)) continue;
      const row = rowOf(refused);
      rows.get(entry.number).replaceWith(row);
      rows.set(entry.number, row);
    }
    if (sent && location.pathname === "/journal") location.reload();
  };

  window.addEventListener("load", () => sendAll().catch(() => {}));
})();

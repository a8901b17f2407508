// Starts the service worker, and empties her copies of pages the moment she deletes, hides, or says that her pregnancy has
// ended. Entries that wait to be sent are no copies: they go when the server has deleted (service-worker.js).
"use strict";

(() => {
  // Plain http from another computer has neither.
  if (!("serviceWorker" in navigator) || !("caches" in window)) return;

  const forget = async () => {
    const names = await caches.keys();
    await Promise.all(names.filter((name) => name.startsWith("carrywell-copies-")).map((name) => caches.delete(name)));
  };

  // Pages, not the network, see these first; the capture phase comes before whatever leads away from the page.
  document.addEventListener("carrywell:hide", forget);
  document.addEventListener(
    "submit",
    (event) => {
      const given = new FormData(event.target, event.submitter);
      if (event.target.matches("[data-forget-copies]") || [...given.values()].includes("ended_early")) forget();
    },
    true,
  );

  window.addEventListener("load", () => navigator.serviceWorker.register("/service-worker.js").catch(() => {}));
})();

// Starts the service worker, and empties her copies the moment she deletes, hides, or says that her pregnancy has ended.
"use strict";

(() => {
  // Plain http from another computer has neither.
  if (!("serviceWorker" in navigator) || !("caches" in window)) return;

  const forget = async () => {
    document.dispatchEvent(new Event("carrywell:forget"));
    const names = await caches.keys();
    await Promise.all(names.filter((name) => name.startsWith("carrywell-copies-")).map((name) => caches.delete(name)));
  };

  const forgets = (element) => element instanceof Element && element.closest("[data-forget-copies]") !== null;

  // Pages, not the network, see these first; the capture phase comes before whatever leads away from the page.
  document.addEventListener("click", (event) => forgets(event.target) && forget(), true);
  document.addEventListener("carrywell:hide", forget);
  document.addEventListener(
    "submit",
    (event) => {
      const given = new FormData(event.target, event.submitter);
      if (forgets(event.target) || [...given.values()].includes("ended_early")) forget();
    },
    true,
  );

  window.addEventListener("load", () => navigator.serviceWorker.register("/service-worker.js").catch(() => {}));
})();

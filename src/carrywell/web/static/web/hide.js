// Hides every page at once: the button, or Escape pressed twice. Without this file the button is a plain form.
"use strict";

(() => {
  const form = document.querySelector("form.hide");
  if (!form) return;
  const TWICE_MS = 1000;
  const hidden = () => document.cookie.split("; ").includes("carrywell_hidden=1");
  let last = -TWICE_MS;

  const hide = () => {
    document.cookie = "carrywell_hidden=1; path=/; max-age=43200; samesite=lax";
    document.title = form.dataset.title;
    document.querySelector("link[rel=icon]")?.remove();
    document.body.replaceChildren();
    document.dispatchEvent(new Event("carrywell:hide"));
    location.replace(form.action);
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    hide();
  });
  document.addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Escape" || event.repeat) return;
      if (event.timeStamp - last < TWICE_MS) hide();
      last = event.timeStamp;
    },
    true,
  );
  // A page that the browser kept in memory must not come back either, nor one in another tab.
  const follow = () => hidden() && hide();
  window.addEventListener("pageshow", follow);
  window.addEventListener("focus", follow);
  document.addEventListener("visibilitychange", follow);
})();

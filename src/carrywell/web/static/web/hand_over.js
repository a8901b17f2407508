// Shares, copies or prints the list to hand over. Without this file the text can be marked and the page printed.
"use strict";

(() => {
  const find = (name) => document.getElementById(`hand-over-${name}`);
  const text = find("text");
  if (!text) return;
  const taps = find("taps");
  const done = find("done");

  const offer = (name, able, tapped) => {
    const button = find(name);
    button.hidden = !able;
    if (able) button.addEventListener("click", tapped);
  };

  offer("share", "share" in navigator, () => {
    // She may change her mind: nothing was sent then.
    navigator.share({ title: taps.dataset.title, text: text.value }).catch(() => {});
  });
  offer("copy", "clipboard" in navigator, async () => {
    try {
      await navigator.clipboard.writeText(text.value);
      done.textContent = done.dataset.done;
    } catch {
      text.select();
    }
  });
  offer("print", true, () => window.print());
  taps.hidden = false;
})();

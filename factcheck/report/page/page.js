"use strict";
// What the page does beyond being read: a mark that is chosen opens its entry and shows in the text which numbers it
// speaks of; keys lead through the findings. The state is in the entries alone: which of them is open.
(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const named = (kind, name) => document.getElementById(kind + name);
  const signOf = (entry) => named("s", entry.id.slice(1));
  const entryOf = (sign) => named("e", sign.id.slice(1));
  const detailsOf = (entry) => entry.querySelector("details");
  let opened = null;
  let isPrinting = false;

  document.documentElement.classList.add("live");
  for (const sign of all("article .sign")) {
    sign.setAttribute("role", "button");
    sign.setAttribute("aria-expanded", "false");
    sign.setAttribute("aria-controls", sign.hash.slice(1));
  }

  const light = (entry, isLit) => {
    const name = entry.id.slice(1);
    const article = signOf(entry).closest("article");
    for (const words of all("[data-of]", article)) {
      const told = words.dataset.of.split(" ").find((each) => each.startsWith(`${name}:`));
      if (told === undefined) continue;
      words.classList.toggle("lit", isLit);
      words.dataset.lit = isLit ? told.split(":")[1] : "";
    }
    for (const words of all(`[data-at~="${name}"]`, article)) words.classList.toggle("chosen", isLit);
    signOf(entry).setAttribute("aria-expanded", String(isLit));
    entry.classList.toggle("open", isLit);
  };

  const close = () => {
    if (opened === null) return;
    const entry = opened;
    opened = null;
    detailsOf(entry).open = false;
    light(entry, false);
  };

  const show = (entry) => {
    if (opened === entry) return;
    close();
    opened = entry;
    detailsOf(entry).open = true;
    light(entry, true);
  };

  // An entry may be opened by its own summary as well, or by the browser that was sent to its name.
  document.addEventListener("toggle", (event) => {
    const entry = event.target.closest(".entry");
    if (entry === null || isPrinting) return;
    if (event.target.open) show(entry);
    else if (opened === entry) close();
  }, true);

  const choose = (sign, isEntered) => {
    const entry = entryOf(sign);
    show(entry);
    if (isEntered) entry.querySelector("summary").focus();
    else entry.scrollIntoView({ block: "nearest" });
  };

  document.addEventListener("focusin", (event) => {
    if (event.target.matches("article .sign")) choose(event.target, false);
  });

  document.addEventListener("click", (event) => {
    const sign = event.target.closest("article .sign");
    if (sign !== null) {
      event.preventDefault();
      choose(sign, event.detail === 0); // 0: by a key, so that whoever reads by keys goes on reading there
      return;
    }
    const words = event.target.closest("article [data-at]");
    if (words !== null && getSelection().isCollapsed) named("s", words.dataset.at.split(" ")[0]).focus();
  });

  const step = (by) => {
    const signs = all("article .sign.found").filter((sign) => entryOf(sign).checkVisibility());
    const at = opened === null ? -1 : signs.indexOf(signOf(opened));
    const next = at < 0 ? (by > 0 ? 0 : signs.length - 1) : (at + by + signs.length) % signs.length;
    if (signs.length === 0) return;
    signs[next].focus();
    signs[next].scrollIntoView({ block: "nearest" });
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key === "Escape" && opened !== null) {
      const sign = signOf(opened);
      const isWithin = opened.contains(document.activeElement);
      if (isWithin) sign.focus();
      close();
    } else if (event.key === " " && event.target.matches("article .sign")) {
      event.preventDefault();
      choose(event.target, true);
    } else if ((event.key === "n" || event.key === "p") && document.getElementById("keys").checked) {
      step(event.key === "n" ? 1 : -1);
    }
  });

  // Browsers that cannot show the inside of a closed entry by style alone have the findings opened for the print.
  addEventListener("beforeprint", () => {
    isPrinting = true;
    for (const details of all(".found details")) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of all(".found details")) details.open = details.closest(".entry") === opened;
    setTimeout(() => { isPrinting = false; });
  });
})();

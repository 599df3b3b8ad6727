// Shows the rows of a report that have all the words typed; without this script all are there.
(() => {
  "use strict";
  const form = document.querySelector("[role=search]");
  const field = form.querySelector("input");
  const told = form.querySelector("[role=status]");
  const rows = [...document.querySelectorAll("[data-row]")];
  const holders = [...document.querySelectorAll("[data-holds]")].reverse();
  const folds = [...document.querySelectorAll("details.family")];
  const about = new Map();
  const words = new Map();
  let opened = null;
  let waiting = 0;

  // What a row says, with the trust and school above it and what is told of its group.
  const saidOf = (row) => {
    let said = row.textContent;
    for (let above = row.closest("[data-holds]"); above; above = above.parentElement.closest("[data-holds]")) {
      if (!about.has(above)) {
        const group = above.querySelector(":scope > .about");
        about.set(above, `${above.dataset.name || ""} ${group ? group.textContent : ""}`);
      }
      said += ` ${about.get(above)}`;
    }
    return said.toLowerCase();
  };

  const find = () => {
    const wanted = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    if (wanted.length && !words.size) rows.forEach((row) => words.set(row, saidOf(row)));
    if (wanted.length && !opened) opened = new Set(folds.filter((fold) => fold.open));
    let number = 0;
    for (const row of rows) {
      row.hidden = !wanted.every((word) => words.get(row).includes(word));
      number += row.hidden ? 0 : 1;
    }
    for (const one of holders) one.hidden = !one.querySelector("[data-row]:not([hidden])");
    if (opened) for (const fold of folds) fold.open = wanted.length ? !fold.hidden : opened.has(fold);
    if (!wanted.length) opened = null;
    told.textContent = wanted.length ? `${number.toLocaleString("en-GB")} of ${rows.length.toLocaleString("en-GB")} shown` : "";
  };

  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(find, 120);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
})();

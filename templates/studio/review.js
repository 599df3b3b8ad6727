"use strict";
// The file that goes back: made here, and by nobody else seen before it is sent.
const send = document.getElementById("send");
const told = document.getElementById("told");
const boxes = [...document.querySelectorAll("[data-clause]")];
let open = false;
const part = (box, name) => box.querySelector(`[data-part="${name}"]`).value.trim();
document.addEventListener("input", () => { open = true; });
addEventListener("beforeunload", (leaving) => { if (open) leaving.preventDefault(); });
send.addEventListener("submit", (event) => {
  event.preventDefault();
  const said = boxes
    .map((box) => ({ clause: box.dataset.clause, about: box.dataset.about, text: part(box, "text"), words: part(box, "words") }))
    .filter((one) => one.text || one.words);
  if (!said.length) { told.textContent = send.dataset.none; return; }
  const record = { ...JSON.parse(send.dataset.origin), who: document.getElementById("who").value.trim(), said };
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([JSON.stringify(record, null, 1)], { type: "application/json" }));
  link.download = `comments-${send.dataset.name}.json`;
  document.body.append(link);
  link.click();
  link.remove();
  open = false;
  told.textContent = send.dataset.made.replace("{}", link.download);
});

"use strict";
// The policy beside a form, as it will read: asked for a moment after the last key. On a small
// screen it is folded, and not asked for until somebody opens it.
const form = document.querySelector("form[data-preview]");
const place = document.getElementById("preview");
const status = document.getElementById("preview-status");
const fold = document.getElementById("fold");
const LINES = "p, li, td, h2, h3";
// What is told is written by the server, in the language of the page.
const SAYS = document.body.dataset;
if (form && place && status && fold) {
  let waiting = 0;
  let asked = 0;
  fold.hidden = false;
  fold.open = matchMedia("(min-width: 64rem)").matches;
  fold.addEventListener("toggle", () => show());
  const show = async () => {
    if (!fold.open) return;
    const mine = ++asked;
    const answer = await fetch(form.dataset.preview, {
      method: "POST", body: new URLSearchParams(new FormData(form)),
    }).catch(() => null);
    if (mine !== asked) return;
    if (!answer || !answer.ok) { status.textContent = answer ? SAYS.unshown : SAYS.lost; return; }
    const before = Array.from(place.querySelectorAll(LINES), (one) => one.textContent);
    place.innerHTML = await answer.text();
    const now = Array.from(place.querySelectorAll(LINES));
    const other = before.length && now.find((one, at) => one.textContent !== before[at]);
    // What reads otherwise comes into view; the page and its fields stay where they are.
    if (other) fold.scrollTop += other.getBoundingClientRect().top - fold.getBoundingClientRect().top - 80;
    status.textContent = SAYS.shown;
  };
  form.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(show, 100); });
  show();
}
const errors = document.getElementById("errors") || document.getElementById("effect");
if (errors) { errors.setAttribute("tabindex", "-1"); errors.focus(); }
// Nothing that was typed goes away with a page that cannot be sent.
document.addEventListener("submit", async (event) => {
  const sent = event.target;
  if (sent.method !== "post" || sent.dataset.reached) return;
  event.preventDefault();
  const there = await fetch("/own/studio.css", { cache: "no-store" }).catch(() => null);
  if (there) { sent.dataset.reached = "yes"; sent.requestSubmit(event.submitter); return; }
  const told = document.getElementById("lost") || document.createElement("p");
  told.id = "lost"; told.className = "errors"; told.setAttribute("role", "alert"); told.textContent = SAYS.lost;
  (event.submitter || sent).after(told);
});
addEventListener("pageshow", () => { for (const one of document.forms) delete one.dataset.reached; });
// How much was typed: of long texts always, of a line when little more fits.
for (const one of document.querySelectorAll("textarea[maxlength], input[maxlength]")) {
  const note = document.createElement("span");
  note.className = "hint";
  const tell = () => {
    const size = one.value.length;
    const near = size > one.maxLength * 0.9;
    const words = one.value.trim() ? one.value.trim().split(/\s+/).length : 0;
    const much = SAYS.much.replace("{1}", words).replace("{2}", size).replace("{3}", one.maxLength);
    note.textContent = near || one.tagName === "TEXTAREA" ? much : "";
    if (near) note.setAttribute("role", "status"); else note.removeAttribute("role");
  };
  one.after(note);
  one.addEventListener("input", tell);
  tell();
}
// How far a long work is.
const goesOn = async () => {
  const work = document.querySelector("[data-goes-on]");
  if (!work) return;
  await new Promise((done) => { setTimeout(done, 700); });
  const answer = await fetch(location.href).catch(() => null);
  // A refusal is an answer too: only a lost connection is waited for.
  if (!answer) { setTimeout(goesOn, 700); return; }
  const text = await answer.text();
  const next = new DOMParser().parseFromString(text, "text/html").getElementById("work");
  if (!next) { location.reload(); return; }
  if (next.innerHTML.trim() !== work.innerHTML.trim()) work.replaceWith(next);
  goesOn();
};
goesOn();
// The rest of a long page, a page at a time: each part grows by the same part of the next one.
const grows = document.querySelectorAll("[data-grows]");
const told = document.getElementById("more-status");
const follow = async () => {
  const more = document.getElementById("more");
  if (!more || "asked" in more.dataset) return;
  told.textContent = SAYS.more;
  const answer = await fetch(more.href).catch(() => null);
  if (!answer || !answer.ok) { told.textContent = ""; return; }
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const one of grows) one.append(...page.querySelectorAll(`[data-grows="${one.dataset.grows}"] > *`));
  const next = page.getElementById("more");
  if (next) { more.replaceWith(next); told.textContent = ""; await follow(); return; }
  more.remove();
  told.textContent = SAYS.all.replace("{}", grows[grows.length - 1].children.length);
  for (const one of document.querySelectorAll("[data-count]:empty")) {
    one.textContent = document.querySelectorAll(`.matrix [data-state="${one.dataset.count}"]`).length;
  }
};
follow();

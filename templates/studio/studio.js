// The policy beside a form, as it will read: asked for a moment after the last key.
"use strict";
const form = document.querySelector("form[data-preview]");
const place = document.getElementById("preview");
const status = document.getElementById("preview-status");
if (form && place && status) {
  let waiting = 0;
  let asked = 0;
  const show = async () => {
    const mine = ++asked;
    const answer = await fetch(form.dataset.preview, {
      method: "POST", body: new URLSearchParams(new FormData(form)),
    }).catch(() => null);
    if (mine !== asked) return;
    if (!answer || !answer.ok) { status.textContent = "The preview cannot be shown just now."; return; }
    place.innerHTML = await answer.text();
    place.hidden = false;
    status.textContent = "The policy beside shows your words.";
  };
  form.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(show, 100); });
  show();
}
const errors = document.getElementById("errors") || document.getElementById("effect");
if (errors) { errors.setAttribute("tabindex", "-1"); errors.focus(); }

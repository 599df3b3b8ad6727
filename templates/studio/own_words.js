"use strict";
// Words of a clause as they print: what follows somebody's answers stands in a box that goes as a
// whole. Behind it the field of the form keeps what is sent, so nothing is lost where this fails.
const escaped = (words) => words.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const BLOCKS = "P, DIV, LI, H1, H2, H3, TR";
const OWN = "text/x-policyloom";
const written = (node) => {
  if (node.nodeType === Node.TEXT_NODE) return node.data;
  if (node.dataset && node.dataset.token) return node.dataset.token;
  if (node.nodeName === "BR") return "\n";
  return [...node.childNodes].reduce((text, one) => {
    const begins = text && !text.endsWith("\n") && one.matches && one.matches(BLOCKS);
    return text + (begins ? "\n" : "") + written(one);
  }, "");
};
const chosen = (box) => {
  const selection = getSelection();
  const inside = selection.rangeCount && box.contains(selection.getRangeAt(0).commonAncestorContainer);
  return inside ? selection.getRangeAt(0) : null;
};
for (const text of document.querySelectorAll("textarea[data-printed]")) {
  const chips = document.querySelector(`[data-into="${text.id}"]`);
  const words = JSON.parse(text.dataset.printed);
  for (const one of chips ? chips.querySelectorAll("[data-token]") : []) {
    words[one.dataset.token] ??= one.textContent;
  }
  const chip = (token) => {
    const [kind, print] = token in words ? ["chip", words[token]] : ["soft", " "];
    return `<span class="${kind}" contenteditable="false" data-token="${escaped(token)}">${escaped(print)}</span>`;
  };
  // From the longest on: a link whose words follow something is one box, not two. A line that only
  // goes on below is one with the next.
  const known = Object.keys(words).sort((one, other) => other.length - one.length);
  const signs = known.map((one) => one.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const parts = new RegExp(`(${[...signs, "(?<=[^\\n])\\n *(?=[^\\s*#>|+\\d-])"].join("|")})`);
  const shown = (said) =>
    said.replace(/\r\n?/g, "\n").split(parts).map((one, at) => (at % 2 ? chip(one) : escaped(one))).join("");
  const box = document.createElement("div");
  const label = text.labels[0];
  label.id = `${text.id}-label`;
  for (const [name, value] of Object.entries({
    contenteditable: "true", role: "textbox", "aria-multiline": "true", "aria-labelledby": label.id,
    "aria-describedby": `${text.id}-boxes`, class: "own-words", lang: "en-GB", id: `${text.id}-box`,
  })) box.setAttribute(name, value);
  if (text.hasAttribute("aria-invalid")) box.setAttribute("aria-invalid", "true");
  box.innerHTML = shown(text.value);
  // Only the browser's own commands can be undone with its own keys.
  const put = (said) => {
    document.execCommand("insertHTML", false, shown(said));
    const last = getSelection().anchorNode;
    const inside = (last.nodeType === Node.TEXT_NODE ? last.parentNode : last).closest("[data-token]");
    if (inside) getSelection().collapse(inside.parentNode, [...inside.parentNode.childNodes].indexOf(inside) + 1);
  };
  let place = null;
  const keep = () => { place = chosen(box) || place; };
  document.addEventListener("selectionchange", keep);
  box.addEventListener("input", () => {
    text.value = written(box);
    text.dispatchEvent(new Event("input", { bubbles: true }));
  });
  box.addEventListener("beforeinput", (event) => {
    if (event.inputType === "insertParagraph") { event.preventDefault(); document.execCommand("insertLineBreak"); }
    if (event.inputType.startsWith("format")) event.preventDefault();
  });
  box.addEventListener("paste", (event) => {
    event.preventDefault();
    put(event.clipboardData.getData(OWN) || event.clipboardData.getData("text/plain"));
  });
  for (const deed of ["copy", "cut"]) box.addEventListener(deed, (event) => {
    const range = chosen(box);
    if (!range) return;
    event.preventDefault();
    event.clipboardData.setData(OWN, written(range.cloneContents()));
    event.clipboardData.setData("text/plain", getSelection().toString());
    if (deed === "cut") document.execCommand("delete");
  });
  box.addEventListener("drop", (event) => event.preventDefault());
  label.addEventListener("click", () => box.focus());
  text.hidden = true;
  text.after(box);
  document.getElementById(`${text.id}-hint`).hidden = true;
  document.getElementById(`${text.id}-boxes`).hidden = false;
  if (!chips) continue;
  chips.hidden = false;
  chips.addEventListener("click", (event) => {
    const token = event.target.dataset.token;
    if (!token) return;
    const here = place || document.createRange();
    if (!place) { here.selectNodeContents(box); here.collapse(false); }
    const before = document.createRange();
    before.setStart(box, 0);
    before.setEnd(here.startContainer, here.startOffset);
    box.focus();
    getSelection().removeAllRanges();
    getSelection().addRange(here);
    put((/[\w.,;:!?})]$/.test(written(before.cloneContents())) ? " " : "") + token);
  });
}

const button = document.querySelector(".print");
button.hidden = false;
button.addEventListener("click", () => print());
for (const place of document.querySelectorAll("textarea")) {
  place.addEventListener("input", () => {
    place.style.height = "auto";
    place.style.height = `${place.scrollHeight + 2}px`;
  });
}

// The key "/" jumps to the search field; an empty search is not sent.
"use strict";

document.addEventListener("keydown", (event) => {
  const typing = event.target.matches("input, textarea");
  if (event.key === "/" && !typing) {
    event.preventDefault();
    shop.one(".search-form input").focus();
  }
});

shop.on(".search-form", "submit", (form, event) => {
  if (form.elements.q.value.trim() === "") {
    event.preventDefault();
  }
});

// Opens and closes the menu on narrow screens and marks the current department.
"use strict";

shop.on(".menu-button", "click", (button) => {
  const open = shop.one(".site-nav").classList.toggle("open");
  button.setAttribute("aria-expanded", String(open));
});

const department = new URLSearchParams(location.search).get("category");
for (const link of shop.all(".categories a")) {
  const own = new URL(link.href).searchParams.get("category");
  link.parentElement.classList.toggle("current", own === department);
}

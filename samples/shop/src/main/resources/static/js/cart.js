// A second click must not buy twice: the button rests until the next page is there.
"use strict";

shop.on(".cart-form, .checkout-form", "submit", (form) => {
  form.querySelector("button").disabled = true;
});

// A page out of the browser's history comes back with its buttons as they were left.
window.addEventListener("pageshow", () => {
  for (const button of shop.all(".cart-form button, .checkout-form button")) {
    button.disabled = false;
  }
});

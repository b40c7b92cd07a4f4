// Lets visitors close a message.
"use strict";

for (const message of shop.all(".message")) {
  const button = document.createElement("button");
  button.className = "dismiss";
  button.type = "button";
  button.textContent = "\u00d7";
  button.setAttribute("aria-label", "Close this message");
  button.addEventListener("click", () => message.remove());
  message.append(button);
}

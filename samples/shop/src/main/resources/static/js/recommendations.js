// Loads the recommendations after the page itself is shown.
"use strict";

for (const section of shop.all(".recommendations[data-source]")) {
  fetch(section.dataset.source)
    .then((answer) => (answer.ok ? answer.text() : ""))
    .then((html) => {
      section.innerHTML = html;
    })
    .catch(() => section.remove());
}

// Keeps the stock on a product's page up to date while somebody looks at it.
"use strict";

const STOCK_INTERVAL_MILLIS = 15000;
const SCARCE = 10;

async function refreshStock(element) {
  const answer = await fetch(element.dataset.source);
  if (!answer.ok) {
    return;
  }
  const { stock } = await answer.json();
  element.textContent = `${stock} in stock`;
  element.classList.toggle("scarce", stock < SCARCE);
}

for (const element of shop.all(".stock[data-source]")) {
  refreshStock(element);
  setInterval(() => {
    if (!document.hidden) {
      refreshStock(element);
    }
  }, STOCK_INTERVAL_MILLIS);
}

// The few DOM calls that the other scripts share.
"use strict";

const shop = {
  all(selector) {
    return Array.from(document.querySelectorAll(selector));
  },

  one(selector) {
    return document.querySelector(selector);
  },

  on(selector, event, listener) {
    for (const element of shop.all(selector)) {
      element.addEventListener(event, (e) => listener(element, e));
    }
  },
};

// Shows times in the visitor's own time zone and language.
"use strict";

const timeFormat = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });
for (const element of shop.all("time[datetime]")) {
  element.textContent = timeFormat.format(new Date(element.getAttribute("datetime")));
}

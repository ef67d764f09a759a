"use strict";
const search = document.getElementById("search");
const status = document.getElementById("status");
const shown = document.getElementById("shown");
const articles = Array.from(document.querySelectorAll("article"));
const texts = articles.map((article) => article.textContent.toLowerCase());

function filter() {
  const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
  let count = 0;
  articles.forEach((article, position) => {
    const fits = !status.value || article.dataset.status === status.value;
    article.hidden = !(fits && words.every((word) => texts[position].includes(word)));
    count += article.hidden ? 0 : 1;
  });
  shown.value = count + " of " + articles.length;
  const query = new URLSearchParams();
  if (search.value) query.set("search", search.value);
  if (status.value) query.set("status", status.value);
  history.replaceState(null, "", "#" + query);
}

// What was searched for stands in the address, so that it can be sent to somebody.
function restore() {
  const query = new URLSearchParams(location.hash.slice(1));
  search.value = query.get("search") || "";
  status.value = query.get("status") || "";
  filter();
}

document.getElementById("filter").addEventListener("submit", (event) => event.preventDefault());
search.addEventListener("input", filter);
status.addEventListener("change", filter);
window.addEventListener("hashchange", restore);
restore();

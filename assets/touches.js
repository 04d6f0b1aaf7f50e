// Light touches: nothing here is needed to read, vote, search, compare or cite.
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const lang = document.documentElement.lang;

// Tables that are sorted in place, by a button in each head.
const collator = new Intl.Collator(lang, { numeric: true, sensitivity: "base" });
const months = Array.from({ length: 12 }, (_, month) =>
  new Intl.DateTimeFormat(lang, { month: "long", timeZone: "UTC" }).format(Date.UTC(2024, month)).toLowerCase(),
);

/** What a cell is sorted by: a day as its number, else its words without the marks that group digits. */
function key(cell) {
  const text = (cell?.innerText ?? "").trim();
  const [, day, month, year] = text.match(/^(\d{1,2})(?:er)? (\p{L}+) (\d{4})/u) ?? [];
  const place = months.indexOf((month ?? "").toLowerCase());
  if (place >= 0) return `${year}${String(place + 1).padStart(2, "0")}${day.padStart(2, "0")}`;
  return text.replace(/(?<=\d)[,\u202f](?=\d{3})/g, "");
}

function sort(table, column, head) {
  const rising = head.getAttribute("aria-sort") !== "ascending";
  const body = table.tBodies[0];
  const rows = [...body.rows].map((row) => [key(row.cells[column]), row]);
  // What is empty stands at the end, either way.
  rows.sort(([a], [b]) => (a === "") - (b === "") || collator.compare(a, b) * (rising ? 1 : -1));
  body.append(...rows.map(([, row]) => row));
  for (const other of all("th[aria-sort]", table.tHead)) other.removeAttribute("aria-sort");
  head.setAttribute("aria-sort", rising ? "ascending" : "descending");
}

/** Gives each head a button, or takes it away on a phone, where a table is read as a list and its head is not seen. */
function heads(table, isList) {
  [...table.tHead.rows[0].cells].forEach((head, column) => {
    const old = head.querySelector("button.sort");
    if (old) old.replaceWith(...old.childNodes);
    if (isList) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sort";
    button.append(...head.childNodes);
    button.addEventListener("click", () => sort(table, column, head));
    head.append(button);
  });
}

const list = matchMedia("(max-width: 45rem)");
for (const table of all("table[data-sort]")) {
  heads(table, list.matches);
  list.addEventListener("change", () => heads(table, list.matches));
}

// A citation that is copied by a button beside it.
for (const section of all("[data-copy]")) {
  if (!navigator.clipboard) break;
  for (const citation of all(".citation", section)) {
    const button = document.createElement("button");
    const said = document.createElement("span");
    button.type = "button";
    button.className = "button plain copy";
    button.textContent = section.dataset.copy;
    said.className = "soft";
    said.setAttribute("role", "status");
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(citation.innerText.trim());
      said.textContent = section.dataset.copied;
      setTimeout(() => (said.textContent = ""), 4000);
    });
    citation.after(button, said);
  }
}

/** The page at an address, read anew; none when it does not come. */
async function page(address, signal) {
  try {
    const answer = await fetch(address, { headers: { Accept: "text/html" }, credentials: "same-origin", signal });
    return answer.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
  } catch {
    return null;
  }
}

/** Puts the parts of a newer page in the place of those with the same ids, where they say something else. */
function renew(newer, selector) {
  for (const old of all(selector)) {
    const fresh = newer.getElementById(old.id);
    if (fresh && fresh.outerHTML !== old.outerHTML && !old.contains(document.activeElement)) old.replaceWith(fresh);
  }
}

// How many have voted, and the time left, while a vote runs.
if (document.querySelector("[data-live]") && window.EventSource) {
  let waits = 0;
  const look = async () => {
    waits = 0;
    if (document.hidden) return;
    const newer = await page(location.href);
    if (newer) renew(newer, "[data-live]");
  };
  // Readers come one after the other, not all in the same moment.
  const soon = () => (waits ||= setTimeout(look, 300 + Math.random() * 1500));
  let heads = null;
  const listen = () => {
    heads?.close();
    heads = null;
    if (document.hidden) return;
    let isFirst = true;
    heads = new EventSource("/head");
    heads.onmessage = () => (isFirst ? (isFirst = false) : soon());
  };
  document.addEventListener("visibilitychange", () => {
    listen();
    soon();
  });
  setInterval(soon, 60_000);
  listen();
}

// The search as one types, in the place of the results.
const form = document.querySelector("form[data-as-you-type]");
const found = document.getElementById("results");
if (form && found) {
  const heard = document.createElement("p");
  heard.className = "hidden";
  heard.setAttribute("role", "status");
  form.after(heard);
  let typed = new AbortController();
  let pause = 0;
  const search = async () => {
    typed.abort();
    typed = new AbortController();
    const address = new URL(form.action);
    address.search = new URLSearchParams([...new FormData(form)].filter(([, value]) => value !== "")).toString();
    const newer = await page(address, typed.signal);
    const results = newer?.getElementById("results");
    if (!results) return;
    found.replaceChildren(...results.childNodes);
    heard.textContent = found.querySelector("h2")?.innerText ?? "";
    document.title = newer.title;
    history.replaceState(null, "", address);
  };
  form.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(search, 250);
  });
}

// What a reader without a browser of ours meets: every link leads somewhere, every kind of page is sound HTML (the Nu
// checker), comes whole within 60 KB, and is answered as unchanged when it is.
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { check } from "./checks.mjs";
import { kindOf, OF_A_KIND } from "./kinds.mjs";

/** Bytes on the wire at the first visit of a page: its HTML, its style sheet, its script and its picture. */
const FIRST_VISIT = 60_000;

const isPublic = (path) => /^\/(en|fr)\//.test(path) && !/^\/..\/(desk|sign-in|recovery|invitations)/.test(path);
const references = (html) => [...html.matchAll(/\s(?:href|src)="([^"]*)"/g)].map((found) => found[1].replace(/&#38;|&amp;/g, "&"));

/** Follows every link of the public pages, two of a kind; gives the pages by their addresses. */
async function walk(origin) {
  const waiting = ["/en/", "/fr/"];
  const known = new Set(waiting);
  const kinds = new Map();
  const pages = new Map();
  while (waiting.length > 0) {
    const path = waiting.shift();
    const count = kinds.get(kindOf(path)) ?? 0;
    if (count >= OF_A_KIND) continue;
    kinds.set(kindOf(path), count + 1);
    const answer = await fetch(origin + path, { redirect: "manual" });
    const body = await answer.text();
    check([200, 301, 302, 303].includes(answer.status), `a link leads to ${path}: status ${answer.status}`);
    if (answer.status !== 200 || !answer.headers.get("content-type").startsWith("text/html")) continue;
    if (isPublic(path)) pages.set(path, body);
    for (const reference of references(body)) {
      const url = new URL(reference, origin + path);
      const place = url.pathname + url.search;
      if (url.origin === origin && !known.has(place)) {
        known.add(place);
        waiting.push(place);
      }
    }
  }
  return pages;
}

/** The Nu HTML checker on every page; what is only information is not asked for. */
async function sound(pages) {
  const folder = mkdtempSync(join(tmpdir(), "reading-"));
  const names = [...pages].map(([path, html], number) => {
    const file = `${number}.html`;
    writeFileSync(join(folder, file), html);
    return [file, path];
  });
  const jar = createRequire(import.meta.url)("vnu-jar");
  const files = names.map(([file]) => file);
  const said = await promisify(execFile)(
    "java",
    ["-Xss8m", "-jar", jar, "--format", "json", "--exit-zero-always", "--stdout", ...files],
    { cwd: folder, maxBuffer: 1 << 26 },
  );
  rmSync(folder, { recursive: true });
  const { messages } = JSON.parse(said.stdout);
  const paths = new Map(names);
  const isWrong = ({ type, subType }) => type !== "info" || subType === "warning";
  for (const message of messages.filter(isWrong)) {
    check(false, `${paths.get(message.url.split("/").pop())}: ${message.message} (line ${message.lastLine})`);
  }
  check(pages.size > 50, `only ${pages.size} kinds of page were checked`);
}

/** What a page is on the wire: its length as it is sent. */
async function weight(origin, path) {
  const answer = await fetch(origin + path, { headers: { "accept-encoding": "br" } });
  await answer.arrayBuffer();
  return Number(answer.headers.get("content-length"));
}

/** One style sheet, no script that blocks, and little on the wire. */
async function light(origin, pages) {
  const kinds = new Set();
  for (const [path, html] of pages) {
    if (kinds.has(kindOf(path))) continue;
    kinds.add(kindOf(path));
    const sheets = [...html.matchAll(/<link rel="stylesheet"[^>]*>/g)].filter(([link]) => !link.includes('media="print"'));
    const scripts = [...html.matchAll(/<script[^>]*src=[^>]*>/g)];
    const head = html.slice(0, html.indexOf("</head>"));
    const assets = [...new Set(references(html).filter((place) => place.startsWith("/assets/")))];
    const weights = await Promise.all([path, ...assets].map((place) => weight(origin, place)));
    const bytes = weights.reduce((sum, one) => sum + one, 0);
    check(sheets.length === 1, `${path}: ${sheets.length} style sheets`);
    check(scripts.every(([tag]) => tag.includes('type="module"')), `${path}: a script that blocks`);
    check(!/<style|<script>/.test(head), `${path}: a style or a script in its head`);
    const isText = /\/norms\/[^/]+$/.test(path);
    check(!isText || bytes < FIRST_VISIT, `${path}: ${bytes} bytes at the first visit`);
  }
}

/** A page that a reader has is not sent again. */
async function unchanged(origin, pages) {
  for (const path of [...pages.keys()].slice(0, 40)) {
    const first = await fetch(origin + path);
    await first.arrayBuffer();
    const tag = first.headers.get("etag");
    check(tag !== null, `${path}: no validator`);
    const again = await fetch(origin + path, { headers: { "if-none-match": tag ?? "" }, cache: "no-store" });
    check(again.status === 304 || /record\/receipt/.test(path), `${path}: status ${again.status} though it has not changed`);
  }
}

export async function reads(origin) {
  const pages = await walk(origin);
  await sound(pages);
  await light(origin, pages);
  await unchanged(origin, pages);
  return pages.size;
}

// Looks at the pages of a running house in a real browser, without JavaScript, in both languages, on a phone and
// on a screen, in light and in dark; then signs in and looks at the desks; then walks the paths of a delegate and of
// the officers to their ends. It changes what it walks through. Without accounts it looks at the public pages alone.
// Usage: run.mjs ORIGIN [ACCOUNTS.csv]
import { readFileSync } from "node:fs";
import { chromium } from "playwright-core";
import { axeIsThere, axeSays } from "./axe.mjs";
import { check, told } from "./checks.mjs";
import * as delegate from "./delegate.mjs";
import { kindOf, OF_A_KIND } from "./kinds.mjs";
import * as officer from "./officer.mjs";
import { PHONE, SCREEN } from "./person.mjs";
import * as texts from "./texts.mjs";
import { reads } from "./reading.mjs";
import * as newcomer from "./newcomer.mjs";
import * as passkeys from "./passkeys.mjs";
import { code } from "./totp.mjs";
import { follows, touches } from "./touches.mjs";

const [origin, accountsFile] = process.argv.slice(2);
if (!origin) {
  console.error("usage: node run.mjs http://localhost:PORT [accounts.csv]");
  process.exit(2);
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
  args: process.getuid() === 0 ? ["--no-sandbox"] : [],
});

/** A visitor: a browser context without JavaScript. */
const visitor = (locale) => browser.newContext({ javaScriptEnabled: false, viewport: SCREEN, locale });

/** Opens a page and says what is wrong with it at first sight. */
async function open(page, path) {
  const errors = [];
  const heard = (message) => message.type() === "error" && errors.push(message.text());
  const missed = (request) => errors.push(`${request.url()} did not come`);
  page.on("console", heard);
  page.on("requestfailed", missed);
  const answer = await page.goto(origin + path, { waitUntil: "load" });
  page.off("console", heard);
  page.off("requestfailed", missed);
  check(answer.status() === 200, `${path}: status ${answer.status()}`);
  check(errors.length === 0, `${path}: ${errors.join("; ")}`);
}

/** What must hold of every page, at this width and in this light. */
async function inspect(page, path, where) {
  const lang = path.slice(1, 3);
  const seen = await page.evaluate(() => ({
    lang: document.documentElement.lang,
    headings: document.querySelectorAll("h1").length,
    title: document.title.trim(),
    mains: document.querySelectorAll("main").length,
    inline: document.querySelectorAll("[style], style, script:not([src]):not([type='application/ld+json'])").length,
    wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    nameless: [...document.querySelectorAll("input:not([type=hidden]), select, textarea")]
      .filter((field) => !field.labels?.length && !field.getAttribute("aria-label") && !field.getAttribute("aria-labelledby"))
      .map((field) => field.name),
  }));
  const at = `${path} (${where})`;
  check(seen.lang === lang, `${at}: says it is in "${seen.lang}"`);
  check(seen.headings === 1, `${at}: ${seen.headings} main headings`);
  check(seen.mains === 1, `${at}: ${seen.mains} main parts`);
  check(seen.title !== "", `${at}: no title`);
  check(seen.inline === 0, `${at}: ${seen.inline} inline styles or scripts`);
  check(seen.wide <= 0, `${at}: ${seen.wide} px too wide`);
  check(seen.nameless.length === 0, `${at}: inputs without a label: ${seen.nameless.join(", ")}`);
}

/** All addresses of the house that a page links to. */
const links = async (page) =>
  (await page.evaluate(() => [...document.querySelectorAll("a[href]")].map((a) => a.href)))
    .map((href) => new URL(href))
    .filter((url) => url.origin === new URL(origin).origin)
    .map((url) => url.pathname + url.search)
    .filter((path) => /^\/(en|fr)(\/|$)/.test(path) && !/\.\w+(\?|$)/.test(path));

/** How many pages are looked at side by side. */
const SIDE_BY_SIDE = 3;

/** In which light and at which width axe reads a page: all four of a public one, two of a desk's. */
const EVERY_WAY = [["light", "screen"], ["light", "narrow"], ["dark", "narrow"], ["dark", "screen"]];
const TWO_WAYS = [["light", "narrow"], ["dark", "screen"]];

/** Follows links from a page; a few pages of each kind are looked at. */
async function walk(context, starts, stays, ways) {
  const scripted = await browser.newContext({ storageState: await context.storageState(), viewport: SCREEN });
  const waiting = [...starts];
  const known = new Set(waiting);
  const kinds = new Map();
  let busy = 0;
  const visit = async (path, page, beside) => {
    const count = kinds.get(kindOf(path)) ?? 0;
    if (count >= OF_A_KIND || !stays(path)) return;
    kinds.set(kindOf(path), count + 1);
    await open(page, path);
    for (const link of await links(page)) {
      if (!known.has(link)) {
        known.add(link);
        waiting.push(link);
      }
    }
    await look(page, path);
    if (count === 0) await read_by_axe(beside, path, ways);
  };
  const reader = async () => {
    const [page, beside] = [await context.newPage(), await scripted.newPage()];
    while (waiting.length > 0 || busy > 0) {
      const path = waiting.shift();
      if (path === undefined) {
        await new Promise((resolve) => setTimeout(resolve, 20));
        continue;
      }
      busy += 1;
      try {
        await visit(path, page, beside);
      } finally {
        busy -= 1;
      }
    }
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, reader));
  await scripted.close();
  return kinds.size;
}

/** What axe says of a page, each way. */
async function read_by_axe(page, path, ways) {
  await page.goto(origin + path);
  await axeIsThere(page);
  for (const [colorScheme, size] of ways) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize(size === "narrow" ? NARROW : SCREEN);
    await axeSays(page, `${path} (${colorScheme}, ${size})`);
  }
}

/** As wide as a page must fit without a second scroll bar (WCAG 1.4.10). */
const NARROW = { width: 320, height: 640 };

/** A page on the narrowest screen, on a phone and on a screen. */
async function look(page, path) {
  for (const [size, viewport] of [["narrow", NARROW], ["phone", PHONE], ["screen", SCREEN]]) {
    await page.setViewportSize(viewport);
    await inspect(page, path, size);
  }
}

async function public_pages() {
  const context = await visitor("en");
  const isPublic = (path) => !/^\/..\/desk/.test(path) && !/sign-in\?/.test(path);
  const kinds = await walk(context, ["/en/", "/fr/"], isPublic, EVERY_WAY);
  const cookies = await context.cookies();
  check(cookies.length === 0, `a stranger got cookies: ${cookies.map((c) => c.name)}`);
  await context.close();
  return kinds;
}

/** Signs in through the page, and looks at the desk of this account. */
async function desk({ email, password, totp }, lang) {
  const context = await visitor(lang);
  const page = await context.newPage();
  const door = await page.goto(`${origin}/${lang}/sign-in`);
  if (door.status() !== 200) {
    check(false, `/${lang}/sign-in: status ${door.status()}`);
    await context.close();
    return 0;
  }
  await page.fill("input[name=email]", email);
  await page.fill("input[name=password]", password);
  const sends = () => page.locator("main form:not([hidden]) button:not([type=button])").first().click();
  await Promise.all([page.waitForNavigation(), sends()]);
  await look(page, new URL(page.url()).pathname);
  await page.fill("input[name=code]", await code(totp));
  await Promise.all([page.waitForNavigation(), sends()]);
  const path = new URL(page.url()).pathname;
  check(path.startsWith(`/${lang}/desk`), `${email} signs in and stands at ${path}`);
  const isDesk = (path) => path.startsWith(`/${lang}/desk`);
  const kinds = isDesk(path) ? await walk(context, [path], isDesk, TWO_WAYS) : 0;
  await context.close();
  return kinds;
}

const accounts = (accountsFile ? readFileSync(accountsFile, "utf8") : "")
  .trim()
  .split("\n")
  .slice(1)
  .map((line) => line.split(","))
  .map(([role, member, email, password, totp]) => ({ role, member, email, password, totp }));
/** One account of each role. */
const one_of_each = [...new Map(accounts.reverse().map((account) => [account.role, account])).values()];


/** Walks a path; one that breaks off is told, and the next is walked all the same. */
async function path(name, walked) {
  try {
    return await walked();
  } catch (error) {
    check(false, `${name}: ${String(error).split("\n").slice(0, 4).join(" ")}`);
    return undefined;
  }
}

/** The running vote that closes last: the story's days are counted from today, and so are its symbols. */
async function runningVote(origin) {
  const list = await (await fetch(`${origin}/en/votes`)).text();
  const symbols = [...new Set(list.match(/B-\d{4}-\d{3}/g))];
  const running = [];
  for (const symbol of symbols) {
    const page = await (await fetch(`${origin}/en/votes/${symbol}`)).text();
    if (page.includes("members entitled have voted")) running.push(symbol);
  }
  if (running.length === 0) throw new Error("no vote is running in the demo");
  return running.sort().at(-1);
}
async function paths() {
  const of = (email) => accounts.find((account) => account.email === email);
  const [france, second] = [of("head.fra@demo.example"), of("head.esp@demo.example")];
  const [one, two] = [of("officer@demo.example"), of("officer2@demo.example")];
  const ballot = await runningVote(origin);
  await path("the vote", () =>
    follows(browser, origin, ballot, () => delegate.votes(browser, origin, france, ballot, "en")),
  );
  await path("the vote by keyboard", () => delegate.votes_by_keyboard(browser, origin, second, ballot, "fr"));
  const symbol = await path("the proposal", () => delegate.proposes(browser, origin, france));
  for (const lang of ["en", "fr"]) {
    await path(`the text (${lang})`, () => texts.lives(browser, origin, of, lang));
  }
  const motion = await path("the motion", () => officer.proposes_a_motion(browser, origin, one));
  await path("the approval", () => officer.approves(browser, origin, two, motion));
  await path("the consultation", () => officer.carries_on(browser, origin, two, symbol));
  await path("the form of a session that ended", () => officer.comes_back_to_the_form(browser, origin, two));
  await path("passkeys", () => passkeys.lives(browser, origin, of("head.can@demo.example")));
  const arrival = { head: of("head.jpn@demo.example"), officer: two, ballot };
  await path("the newcomer", () => newcomer.arrives(browser, origin, arrival));
  await path("the sessions", () => officer.ends_a_session(browser, origin, one));
}

// LOOK=no walks the paths alone, which is quicker while one works on them.
let kinds = 0;
if (process.env.LOOK !== "no") {
  kinds = await public_pages();
  if (accountsFile) {
    await path("the reading room", () => reads(origin));
    await path("the light touches", () => touches(browser, origin));
  }
  for (const [number, account] of one_of_each.entries()) {
    kinds += await desk(account, number % 2 === 0 ? "en" : "fr");
  }
  check(kinds > 0, "no page was looked at");
}
if (accountsFile) await paths();
await browser.close();
for (const failure of told.failures) console.log(`FAILED ${failure}`);
console.log(`browser: ${kinds} kinds of page, ${told.passed} checks passed, ${told.failures.length} failed`);
process.exit(told.failures.length === 0 && told.passed > 0 ? 0 : 1);

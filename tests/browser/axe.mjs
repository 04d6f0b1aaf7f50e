// What axe says of a page (WCAG 2.2 AA): it needs a browser that runs it, and the pages have no script of their own.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { check } from "./checks.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Brings axe to the page that stands in this browser. */
export const axeIsThere = (page) => page.evaluate(axe);

/** Runs axe on a page to which it was brought; `where` is said of what it finds. */
export async function axeSays(page, where) {
  const { violations } = await page.evaluate(
    (runOnly) => window.axe.run(document, { runOnly, resultTypes: ["violations"] }),
    RULES,
  );
  const told = violations.map((v) => `${v.id} [${v.nodes.map((n) => n.target.join(" ")).slice(0, 3).join(" | ")}]`);
  check(violations.length === 0, `${where}: ${told.join("; ")}`);
}

/** Runs axe on what a person reads now, also where it came as the answer to a form, in light and in dark. */
export async function axeReads(browser, person) {
  const [url, body] = [person.page.url(), await person.page.content()];
  const context = await browser.newContext({ viewport: person.page.viewportSize() });
  const beside = await context.newPage();
  await beside.route(url, (route) => route.fulfill({ body, contentType: "text/html; charset=utf-8" }));
  for (const colorScheme of ["light", "dark"]) {
    await beside.emulateMedia({ colorScheme });
    await beside.goto(url);
    await axeIsThere(beside);
    await axeSays(beside, `${person.place()} (${colorScheme})`);
  }
  await context.close();
}

// The light touches, in a browser that runs scripts: tables sorted in place, citations copied, an open vote that follows
// what happens, a search as one types; and that nothing moves while a page comes.
import { check } from "./checks.mjs";
import { PHONE, SCREEN } from "./person.mjs";

/** How much of a page may move while it loads: nothing. */
async function stands_still(context, origin, path) {
  const page = await context.newPage();
  await page.addInitScript(() => {
    window.moved = 0;
    new PerformanceObserver((list) => {
      for (const shift of list.getEntries()) window.moved += shift.value;
    }).observe({ type: "layout-shift", buffered: true });
  });
  await page.goto(origin + path, { waitUntil: "networkidle" }).catch(() => page.waitForTimeout(1500));
  const moved = await page.evaluate(() => window.moved);
  check(moved === 0, `${path}: ${moved} of it moves while it comes`);
  await page.close();
}

async function sorts(context, origin) {
  const page = await context.newPage();
  await page.goto(`${origin}/en/members`);
  const table = page.locator("table[data-sort]").first();
  const heads = await table.locator("thead th button").count();
  check(heads >= 3, `/en/members: ${heads} heads that sort`);
  const codes = () => table.locator("tbody td:nth-child(2)").allInnerTexts();
  const before = await codes();
  const button = table.locator("thead th button").nth(1);
  await button.focus();
  await page.keyboard.press("Enter");
  const rising = await codes();
  check(rising.join() === [...before].sort().join(), "/en/members: codes are not in order");
  check((await table.locator("thead th").nth(1).getAttribute("aria-sort")) === "ascending", "/en/members: no aria-sort");
  await page.keyboard.press("Enter");
  check((await codes()).join() === [...rising].reverse().join(), "/en/members: codes are not turned round");
  await page.close();
}

async function copies(browser, origin) {
  const context = await browser.newContext({ viewport: SCREEN, permissions: ["clipboard-read", "clipboard-write"] });
  const page = await context.newPage();
  await page.goto(`${origin}/fr/norms/GAIP-NORM-0001`);
  const button = page.locator(".cite button.copy").first();
  await button.click();
  await page.locator(".cite [role=status]").first().filter({ hasText: /./ }).waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  const cited = await page.locator(".citation").first().innerText();
  check(copied === cited.trim(), `what was copied is « ${copied} »`);
  await context.close();
}

async function searches(context, origin) {
  const page = await context.newPage();
  await page.goto(`${origin}/en/search`);
  if ((await page.locator("form[data-as-you-type]").count()) === 0) return check(false, "/en/search: nothing as one types");
  await page.locator("main input[type=search]").pressSequentially("labels", { delay: 20 });
  await page.locator("#results .hits li").first().waitFor({ timeout: 5000 });
  check(new URL(page.url()).searchParams.get("q") === "labels", `the search stands at ${page.url()}`);
  await page.close();
}

/** The page of a running vote says by itself that somebody has voted; `votes` lets somebody vote. */
export async function follows(browser, origin, ballot, votes) {
  const context = await browser.newContext({ viewport: SCREEN });
  const page = await context.newPage();
  await page.goto(`${origin}/en/votes/${ballot}`);
  const before = await page.locator("#so-far").innerText();
  await page.waitForTimeout(500);
  await votes();
  try {
    await page.waitForFunction((before) => document.getElementById("so-far").innerText !== before, before, { timeout: 15_000 });
    check(true, "");
  } catch {
    check(false, `/en/votes/${ballot}: does not follow what happens`);
  }
  await context.close();
}

export async function touches(browser, origin) {
  for (const viewport of [PHONE, SCREEN]) {
    const context = await browser.newContext({ viewport });
    const errors = [];
    context.on("weberror", (error) => errors.push(String(error.error())));
    for (const path of ["/en/", "/fr/norms", "/en/norms/GAIP-NORM-0001", "/fr/votes", "/en/adoption", "/en/members", "/en/search?q=labels"]) {
      await stands_still(context, origin, path);
    }
    if (viewport === SCREEN) {
      await sorts(context, origin);
      await searches(context, origin);
    }
    check(errors.length === 0, `the script fails: ${errors.join("; ")}`);
    await context.close();
  }
  await copies(browser, origin);
}

import { readFileSync } from "node:fs";
import { chromium } from "playwright-core";
import { code } from "./totp.mjs";
const [origin, file, out] = process.argv.slice(2);
const accounts = readFileSync(file, "utf8").trim().split("\n").slice(1).map((l) => l.split(",")).map(([role, member, email, password, totp]) => ({ role, member, email, password, totp }));
const of = (email) => accounts.find((a) => a.email === email);
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
const shots = [];
async function shoot(page, name, lang) {
  for (const [w, scheme] of [[1280, lang === "en" ? "light" : "dark"], [390, lang === "en" ? "dark" : "light"]]) {
    await page.setViewportSize({ width: w, height: 800 });
    await page.emulateMedia({ colorScheme: scheme });
    await page.waitForTimeout(100);
    const path = `${out}/${name}-${lang}-${w}.png`;
    await page.screenshot({ path, fullPage: true });
    shots.push([name, path]);
  }
}
async function signed(account, lang, js = true) {
  const context = await browser.newContext({ locale: lang, javaScriptEnabled: js });
  const page = await context.newPage();
  await page.goto(`${origin}/${lang}/sign-in`);
  await page.fill("[name=email]", account.email);
  await page.fill("[name=password]", account.password);
  await Promise.all([page.waitForNavigation(), page.locator("form[action$='/sign-in'] button").click()]);
  await page.fill("[name=code]", await code(account.totp));
  await Promise.all([page.waitForNavigation(), page.locator("form[action$='second-factor'] button").click()]);
  return page;
}
const head = await signed(of("head.can@demo.example"), "en");
for (const lang of ["en", "fr"]) {
  await head.goto(`${origin}/en/desk`);
  await head.selectOption("[name=role]", "expert");
  await head.fill("main [name=email]", `x${Date.now()}@demo.example`);
  await Promise.all([head.waitForNavigation(), head.locator("form[action$='invitations'] button").click()]);
  const link = (await head.innerText("main .receipt")).trim().replace("/en/", `/${lang}/`);
  const context = await browser.newContext({ locale: lang, javaScriptEnabled: lang === "en" });
  const page = await context.newPage();
  await page.goto(link);
  await page.fill("[name=name]", "Somebody");
  await page.fill("[name=password]", "lanterne orbite velours cactus");
  await page.selectOption("[name=language]", lang);
  await Promise.all([page.waitForNavigation(), page.locator("main form button").click()]);
  await shoot(page, "enrol", lang);
  await Promise.all([page.waitForNavigation(), page.locator("form[action$='enrolment/apps'] button").click()]);
  await shoot(page, "enrol-app", lang);
  const seed = (await page.locator(".seed").textContent()).trim();
  await page.fill("[name=code]", await code(seed));
  await Promise.all([page.waitForNavigation(), page.locator("form[action$='enrolment/app'] button").click()]);
  await shoot(page, "enrol-codes", lang);
  await context.close();
}
const officer = await signed(of("officer@demo.example"), "en");
for (const lang of ["en", "fr"]) {
  await officer.goto(`${origin}/${lang}/desk/lost-factors`);
  await shoot(officer, "lost", lang);
}
await officer.fill("main [name=email]", "head.fra@demo.example");
await Promise.all([officer.waitForNavigation(), officer.locator("main form button").last().click()]);
await shoot(officer, "lost-motion", "fr");
const url = officer.url();
const two = await signed(of("officer2@demo.example"), "fr");
await two.goto(url);
await Promise.all([two.waitForNavigation(), two.locator("form[action$=approval] button").click()]);
console.log(two.url());
const context = await browser.newContext({ locale: "fr" });
const page = await context.newPage();
await page.goto(`${origin}/fr/sign-in`);
await page.fill("[name=email]", "head.fra@demo.example");
await page.fill("[name=password]", of("head.fra@demo.example").password);
await Promise.all([page.waitForNavigation(), page.locator("form[action$='/sign-in'] button").click()]);
await shoot(page, "lost-waits", "fr");
const sheet = await browser.newPage({ viewport: { width: 2300, height: 1200 } });
for (const name of [...new Set(shots.map(([n]) => n))]) {
  const html = shots.filter(([n]) => n === name).map(([, s]) => `<img src="data:image/png;base64,${readFileSync(s).toString("base64")}" style="width:${s.includes("1280") ? 760 : 320}px;vertical-align:top;margin:8px">`).join("");
  await sheet.setContent(`<body style="background:#888">${html}</body>`);
  await sheet.screenshot({ path: `${out}/sheet-${name}.png`, fullPage: true });
}
await browser.close();

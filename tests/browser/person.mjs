// A person at the register: a browser without JavaScript, on a screen or a phone, with the mouse or the keyboard.
import { check } from "./checks.mjs";
import { code } from "./totp.mjs";

export const PHONE = { width: 390, height: 844 };
export const SCREEN = { width: 1280, height: 900 };
/** Keys pressed at most to reach something. */
const FAR = 120;

/** French puts narrow spaces where one types plain ones. */
const plain = (text) => text.replace(/[\u00a0\u202f\s]+/g, " ").trim();
/** A name as it is printed, from its beginning to its end. */
const exactly = (name) =>
  name instanceof RegExp
    ? name
    : new RegExp(`^${name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/ /g, "[\\s\u00a0\u202f]+")}$`);

export class Person {
  constructor(page, origin, lang, who) {
    Object.assign(this, { page, origin, lang, who });
  }

  /** Somebody at the sign-in, who signs in. */
  static async comes(browser, origin, { account, lang, viewport }) {
    const context = await browser.newContext({ javaScriptEnabled: false, viewport, locale: lang });
    const person = new Person(await context.newPage(), origin, lang, `${account.email} (${lang})`);
    person.totp = account.totp;
    await person.opens(`/${lang}/desk`);
    check(person.path() === `/${lang}/sign-in`, `${person.who}: a desk opens at ${person.path()} without signing in`);
    await person.signs_in(account);
    check(person.path() === `/${lang}/desk`, `${person.who}: signs in and stands at ${person.path()}`);
    return person;
  }

  /** From the page of the sign-in: the password, then a code of the app. */
  async signs_in(account) {
    const button = this.lang === "fr" ? "Se connecter" : "Sign in";
    await this.types("email", account.email);
    await this.types("password", account.password);
    await this.presses(button);
    check(this.path() === `/${this.lang}/desk/second-factor`, `${this.place()}: no second step`);
    await this.types("code", await code(account.totp));
    await this.presses(button);
  }

  path() {
    return new URL(this.page.url()).pathname;
  }

  place() {
    return `${this.who} at ${this.path()}`;
  }

  async leaves() {
    await this.page.context().close();
  }

  async opens(path, status = 200) {
    const answer = await this.page.goto(this.origin + path);
    check(answer.status() === status, `${this.place()}: status ${answer.status()}, not ${status}`);
  }

  /** Does something that leads to another page, which answers with this status and is not too wide. */
  async goes(status, act) {
    const led = this.page.waitForNavigation({ timeout: 15000 });
    const [answer] = await Promise.all([led, act()]);
    check(answer.status() === status, `${this.place()}: status ${answer.status()}, not ${status}`);
    const wide = await this.page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    check(wide <= 0, `${this.place()}: ${wide} px too wide`);
  }

  async follows(name) {
    const link = this.page.getByRole("link", { name: exactly(name) }).first();
    await this.goes(200, () => link.click({ timeout: 5000 }));
  }

  async presses(name, status = 200) {
    const button = this.page.locator("main").getByRole("button", { name: exactly(name) }).first();
    await this.goes(status, () => button.click({ timeout: 5000 }));
  }

  /** Confirms what the page shows by a code of the app. */
  async confirms(name, status = 200) {
    await this.types("intent_code", await code(this.totp));
    await this.presses(name, status);
  }

  async types(input, text) {
    await this.page.fill(`main [name=${input}]`, text, { timeout: 5000 });
  }

  async takes(input, value) {
    const field = this.page.locator(`main [name=${input}]`).first();
    if ((await field.evaluate((field) => field.tagName)) === "SELECT") await field.selectOption(value);
    else await this.page.check(`main [name=${input}][value=${value}]`);
  }

  async text() {
    return plain(await this.page.innerText("main"));
  }

  /** These sentences are there to be read. */
  async sees(...sentences) {
    const text = await this.text();
    for (const sentence of sentences) {
      check(text.includes(plain(sentence)), `${this.place()}: does not read “${sentence}” in: ${text.slice(0, 400)}`);
    }
  }

  async does_not_see(...sentences) {
    const text = await this.text();
    for (const sentence of sentences) {
      check(!text.includes(plain(sentence)), `${this.place()}: reads “${sentence}”`);
    }
  }

  /** Whether a button or a link of this name is there. */
  async offers(role, name) {
    return (await this.page.locator("main").getByRole(role, { name: exactly(name) }).count()) > 0;
  }

  async value(input) {
    return this.page.inputValue(`main [name=${input}]`);
  }

  /** Presses a key until what has the focus answers to the test, and is seen to have it. */
  async tabs_to(what, test, argument) {
    for (let pressed = 0; pressed < FAR; pressed += 1) {
      await this.page.keyboard.press("Tab");
      if (await this.page.evaluate(test, argument)) {
        const outlined = await this.page.evaluate(() => {
          const marked = (node) => getComputedStyle(node).outlineStyle !== "none";
          return marked(document.activeElement) || marked(document.activeElement.closest("label") ?? document.activeElement);
        });
        check(outlined, `${this.place()}: ${what} has the focus, and nothing shows it`);
        return;
      }
    }
    check(false, `${this.place()}: the keyboard does not reach ${what}`);
  }

  async tabs_to_text(tag, text) {
    await this.tabs_to(
      `“${text}”`,
      ([tag, text]) => {
        const here = document.activeElement;
        return here?.tagName === tag && here.textContent.replace(/[\u00a0\u202f\s]+/g, " ").includes(text);
      },
      [tag, text],
    );
  }

  async tabs_to_input(name) {
    await this.tabs_to(name, (name) => document.activeElement?.name === name, name);
  }

  async enters(status = 200) {
    await this.goes(status, () => this.page.keyboard.press("Enter"));
  }
}

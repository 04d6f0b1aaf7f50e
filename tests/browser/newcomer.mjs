// A new delegate on a phone, by keyboard alone and without JavaScript: from the invitation to the first vote.
import { check } from "./checks.mjs";
import { votes_as } from "./delegate.mjs";
import { PHONE, Person, SCREEN } from "./person.mjs";
import { code } from "./totp.mjs";

const PASSWORD = "lanterne orbite velours cactus";

const iso = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** Types into an input that the keyboard has reached. */
async function fills(person, input, text) {
  await person.tabs_to_input(input);
  await person.page.keyboard.type(text);
}

/** Presses a button or a link that the keyboard has reached. */
async function takes(person, tag, text, status = 200) {
  await person.tabs_to_text(tag, text);
  await person.enters(status);
}

/** The head invites an alternate; gives the link. */
async function invited(head, email) {
  await head.takes("role", "alternate");
  await head.types("email", email);
  await head.types("until", iso(90));
  await head.presses("Make an invitation link");
  await head.confirms("Invite to an office");
  return new URL((await head.page.innerText("main .receipt")).trim()).pathname.replace("/en/", "/fr/");
}

/** Takes the office up and sets up an app; gives the app's key and the code that the head is told. */
async function takes_up(person, link) {
  await person.opens(link);
  await fills(person, "name", "Une Suppléante");
  await fills(person, "password", PASSWORD);
  await person.tabs_to_input("language");
  await person.page.keyboard.type("fr");
  await takes(person, "BUTTON", "Prendre la fonction");
  await takes(person, "BUTTON", "Installer une application");
  await person.tabs_to_text("SUMMARY", "");
  await person.page.keyboard.press("Enter");
  const key = (await person.page.innerText("main .seed")).trim();
  await fills(person, "code", await code(key));
  await takes(person, "BUTTON", "Vérifier le code");
  await takes(person, "A", "Je les ai gardés");
  check(person.path() === "/fr/desk", `${person.place()}: not at the desk`);
  return { totp: key, told: (await person.page.innerText("main .spoken-code")).replace(/\D/g, "") };
}

export async function arrives(browser, origin, { head: account, officer, ballot }) {
  const email = `suppleante${Date.now()}@demo.example`;
  const head = await Person.comes(browser, origin, { account, lang: "en", viewport: SCREEN });
  const link = await invited(head, email);
  const began = Date.now();
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: PHONE, locale: "fr" });
  const person = new Person(await context.newPage(), origin, "fr", "a new alternate by keyboard");
  const { totp, told } = await takes_up(person, link);
  // Told by telephone: the head types the code, and an officer lets the new holder vote before the day is over.
  await head.opens("/en/desk/confirmations");
  await head.page.locator("main li", { hasText: email }).locator("[name=code]").fill(told);
  await head.goes(200, () => head.page.locator("main li", { hasText: email }).getByRole("button").click());
  await head.confirms("Confirm who holds the office");
  await head.leaves();
  const second = await Person.comes(browser, origin, { account: officer, lang: "en", viewport: SCREEN });
  await second.opens("/en/desk/confirmations");
  await second.goes(200, () => second.page.locator("main li", { hasText: email }).getByRole("button").click());
  await second.confirms("Let a new holder vote");
  await second.leaves();
  await person.leaves();
  await votes_as(browser, origin, { email, password: PASSWORD, totp }, { ballot, lang: "fr", choice: "abstain" });
  const seconds = (Date.now() - began) / 1000;
  console.log(`a new delegate, from the invitation to the first vote, by keyboard: ${seconds.toFixed(1)} s`);
}

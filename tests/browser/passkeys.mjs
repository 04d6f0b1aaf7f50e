// Passkeys on a pretended device: from the invitation to the desk, signing in, a second passkey, and revocation.
import { check } from "./checks.mjs";
import { PHONE, Person, SCREEN } from "./person.mjs";

const PASSWORD = "lanterne orbite velours cactus";

/** A browser with JavaScript and a device that holds passkeys. */
async function visitor(browser, origin, lang, viewport) {
  const context = await browser.newContext({ viewport, locale: lang });
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send("WebAuthn.enable", { enableUI: false });
  const person = new Person(page, origin, lang, `somebody with a device (${lang})`);
  return Object.assign(person, { cdp, device: await device(cdp) });
}

/** A device that holds passkeys; a browser has one built in, at most. */
async function device(cdp, transport = "internal") {
  const options = {
    protocol: "ctap2",
    transport,
    hasResidentKey: true,
    hasUserVerification: true,
    isUserVerified: true,
    automaticPresenceSimulation: true,
  };
  return (await cdp.send("WebAuthn.addVirtualAuthenticator", { options })).authenticatorId;
}

const credentials = async ({ cdp, device }) =>
  (await cdp.send("WebAuthn.getCredentials", { authenticatorId: device })).credentials;

/** A head invites an expert; the link comes back. */
async function invited(browser, origin, head) {
  const person = await Person.comes(browser, origin, { account: head, lang: "en", viewport: SCREEN });
  const email = `expert${Date.now()}@demo.example`;
  await person.takes("role", "expert");
  await person.types("email", email);
  await person.presses("Make an invitation link");
  await person.confirms("Invite to an office");
  const link = (await person.page.innerText("main .receipt")).trim();
  await person.leaves();
  return { email, link };
}

export async function lives(browser, origin, head) {
  const { link } = await invited(browser, origin, head);
  const began = Date.now();
  const expert = await visitor(browser, origin, "fr", PHONE);
  await expert.opens(new URL(link).pathname.replace("/en/", "/fr/"));
  await expert.types("name", "Une Experte");
  await expert.types("password", PASSWORD);
  await expert.takes("language", "fr");
  await expert.presses("Prendre la fonction");
  check(expert.path() === "/fr/desk/enrolment", `${expert.place()}: not led to enrolment`);
  await expert.sees("Protéger votre compte", "Clé d’accès", "Application d’authentification");
  await expert.types("name", "Portable");
  await expert.presses("Créer une clé d’accès");
  await expert.sees("Gardez ces codes.");
  check((await expert.page.locator(".codes li").count()) === 8, `${expert.place()}: not eight codes`);
  check(await expert.offers("button", "Copier"), `${expert.place()}: the codes cannot be copied`);
  await expert.follows("Je les ai gardés : vers mon bureau");
  check(expert.path() === "/fr/desk", `${expert.place()}: not at the desk`);
  const seconds = (Date.now() - began) / 1000;
  console.log(`an expert, from the invitation to the desk with a passkey: ${seconds.toFixed(1)} s`);

  await signs_in(expert);
  await adds_and_removes(browser, origin, expert);
  await expert.leaves();
}

/** The page of the account itself; the sign-in that leads there ends in its address too. */
const account = (url) => url.pathname === "/fr/desk/account";

async function signs_in(expert) {
  await expert.page.context().clearCookies();
  await expert.opens("/fr/sign-in?next=/fr/desk/account");
  // A browser may offer its passkey by itself; whoever is not let in yet presses the button.
  const button = expert.page.getByRole("button", { name: "Se connecter avec une clé d’accès" });
  await Promise.race([
    expert.page.waitForURL(account, { timeout: 15000 }),
    button.click({ timeout: 5000 }).catch(() => {}),
  ]);
  await expert.page.waitForURL(account, { timeout: 15000 });
  await expert.sees("Portable", "Une clé d’accès");
}

/** A second passkey on another device; the first is removed there, and its session ends with it. */
async function adds_and_removes(browser, origin, expert) {
  const other = await visitor(browser, origin, "fr", SCREEN);
  const [first] = await credentials(expert);
  await other.cdp.send("WebAuthn.addCredential", { authenticatorId: other.device, credential: first });
  await signs_in(other);
  // As it is after this use: a copy with an older count would be taken for a clone, and refused.
  const [used] = await credentials(other);
  await other.cdp.send("WebAuthn.removeVirtualAuthenticator", { authenticatorId: other.device });
  other.device = await device(other.cdp);
  await other.follows("Ajouter une clé d’accès");
  await other.types("name", "Téléphone");
  await other.presses("Créer une clé d’accès");
  // The first passkey confirms the second.
  const old = await device(other.cdp, "usb");
  await other.cdp.send("WebAuthn.addCredential", { authenticatorId: old, credential: used });
  await other.sees("Rien n’est encore fait.", "Téléphone");
  await other.presses("Confirmer par clé d’accès");
  await other.cdp.send("WebAuthn.removeVirtualAuthenticator", { authenticatorId: old });
  check(other.path() === "/fr/desk/account", `${other.place()}: not back at the account`);
  await other.sees("Téléphone", "2 clés d’accès");

  // In again by the second passkey: this session does not end with the first.
  await other.page.context().clearCookies();
  await other.opens("/fr/sign-in?next=/fr/desk/account");
  const button = other.page.getByRole("button", { name: "Se connecter avec une clé d’accès" });
  await button.click({ timeout: 5000 }).catch(() => {});
  await other.page.waitForURL(account, { timeout: 15000 });
  await expert.opens("/fr/desk/account");
  check(expert.path() === "/fr/desk/account", `${expert.place()}: out before its passkey was removed`);
  const row = other.page.locator("main tr", { hasText: "Portable" });
  await other.goes(200, () => row.getByRole("button", { name: "Retirer" }).click());
  await other.sees("Rien n’est encore fait.", "Portable");
  await other.presses("Confirmer par clé d’accès");
  await other.sees("C’est retiré", "Une clé d’accès");
  await expert.opens("/fr/desk/account");
  check(expert.path() === "/fr/sign-in", `${expert.place()}: the session outlived its passkey`);
  const [answer] = await Promise.all([
    expert.page.waitForResponse((answer) => answer.url().endsWith("/sign-in/passkeys"), { timeout: 15000 }),
    expert.page
      .getByRole("button", { name: "Se connecter avec une clé d’accès" })
      .click({ timeout: 5000 })
      .catch(() => {}),
  ]);
  check(answer.status() === 403, `${expert.place()}: a removed passkey is answered with ${answer.status()}`);
  await expert.sees("La clé d’accès n’a pas été acceptée.");
  await other.leaves();
}

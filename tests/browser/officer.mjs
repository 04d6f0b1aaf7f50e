// The officer's path: what waits, what the other officer proposed, and a proposal on its way to the vote.
import { check } from "./checks.mjs";
import { PHONE, Person, SCREEN } from "./person.mjs";

/** Proposes the new name of a member to a second officer, with a mistake first; gives the motion's path. */
export async function proposes_a_motion(browser, origin, account) {
  const officer = await Person.comes(browser, origin, { account, lang: "en", viewport: SCREEN });
  await officer.sees("Desk of the secretariat", "Waiting for a second officer", "To be done");
  await officer.follows("Name of a member");
  await officer.takes("member", "NZL");
  const names = {
    short_en: "Aotearoa New Zealand",
    short_fr: "Aotearoa Nouvelle-Zélande",
    formal_en: "Aotearoa New Zealand",
    formal_fr: "Aotearoa Nouvelle-Zélande",
  };
  for (const [input, name] of Object.entries(names)) await officer.types(input, name);
  await officer.presses("Propose to a second officer", 422);
  check((await officer.value("short_fr")) === names.short_fr, `${officer.place()}: what was typed is lost`);
  await officer.sees("Reference of the decision");
  await officer.types("from", new Date().toISOString().slice(0, 10));
  await officer.types("reference", "GAIP/SEC(2026)9");
  await officer.presses("Propose to a second officer");
  await officer.sees("Nothing has been done yet.", names.short_en);
  await officer.confirms("Propose to a second officer");
  const motion = officer.path();
  check(/\/desk\/motions\/[0-9a-f-]{36}$/.test(motion), `${officer.place()}: not the motion`);
  await officer.sees("You proposed this, and two different officers are required.");
  check(!(await officer.offers("button", "Approve and record")), `${officer.place()}: may approve the own motion`);
  await officer.opens("/en/desk");
  await officer.sees("You proposed it, so another officer approves.");
  await officer.leaves();
  return motion.replace(/^\/en/, "");
}

/** Approves what the other officer proposed, in French, on a phone. */
export async function approves(browser, origin, account, motion) {
  const officer = await Person.comes(browser, origin, { account, lang: "fr", viewport: PHONE });
  await officer.sees("Bureau du secrétariat", "En attente d’un second fonctionnaire");
  await officer.goes(200, () => officer.page.locator(`main a[href="/fr${motion}"]`).first().click());
  await officer.sees("Aotearoa Nouvelle-Zélande", "À l’approbation, exactement ceci entre aussitôt au journal public des actes");
  await officer.presses("Approuver et enregistrer");
  await officer.sees("Rien n’est encore fait.", "Aotearoa Nouvelle-Zélande", "dans une maison réelle");
  await officer.confirms("Approuver et enregistrer");
  await officer.sees("Approuvé : l’acte figure au journal.");
  await officer.opens(`/fr${motion}`, 409);
  await officer.leaves();
}

/** The day after so many days that is a Tuesday, as an input of an hour takes it. */
export const tuesday_after = (days) => {
  const day = new Date(Date.now() + days * 24 * 3600 * 1000);
  while (day.getUTCDay() !== 2) day.setUTCDate(day.getUTCDate() + 1);
  return `${day.toISOString().slice(0, 10)}T18:00`;
};

/** Opens the consultation on a proposal submitted in French, and supplies its English text. */
export async function carries_on(browser, origin, account, symbol) {
  const officer = await Person.comes(browser, origin, { account, lang: "en", viewport: SCREEN });
  const duty = officer.page.locator("main .board > ol > li", { hasText: symbol }).filter({ hasText: "Open the consultation" });
  await officer.goes(200, () => duty.getByRole("link").click({ timeout: 5000 }));
  await officer.follows("Open the consultation");
  await officer.types("until", "2020-01-07T18:00");
  await officer.presses("Open the consultation", 422);
  check((await officer.value("until")) === "2020-01-07T18:00", `${officer.place()}: the hour typed is lost`);
  await officer.types("until", tuesday_after(30));
  await officer.presses("Open the consultation");
  check(officer.path() === `/en/desk/proposals/${symbol}`, `${officer.place()}: not back at the proposal`);
  await officer.sees("Consultation", "The consultation is still running.");
  check(!(await officer.offers("button", /^Fix/)), `${officer.place()}: offers a final text during the consultation`);

  await officer.goes(200, () => officer.page.locator("main .acts a[href$=translations]").click());
  await officer.types("title", "Public register of incidents");
  await officer.types("summary", "Members keep a public register of serious incidents.");
  await officer.types(
    "text",
    "## Article 1\n\n1. Each member keeps a public register of serious incidents.\n\n2. The register is brought up to date each quarter.\n",
  );
  await officer.presses("Supply the translation");
  await officer.sees("Public register of incidents", "Each member keeps a public register of serious incidents.");
  await officer.opens(`/en/proposals/${symbol}`);
  await officer.sees("Public register of incidents");
  await officer.leaves();
}

/** What a session that has ended leaves behind: nothing recorded, and a way back to the form. */
export async function comes_back_to_the_form(browser, origin, account, symbol) {
  const officer = await Person.comes(browser, origin, { account, lang: "en", viewport: SCREEN });
  await officer.opens("/en/desk/themes");
  await officer.page.context().clearCookies();
  await officer.goes(200, () => officer.page.locator("main form button").first().click());
  check(officer.path() === "/en/sign-in", `${officer.place()}: a form without a session leads here`);
  await officer.sees("nothing of what you sent was recorded");
  await officer.signs_in(account);
  check(officer.path() === "/en/desk/themes", `${officer.place()}: not back at the form`);
  await officer.leaves();
}

/** The own sessions: another one is seen and ended, and a wrong present password changes nothing. */
export async function ends_a_session(browser, origin, account) {
  const one = await Person.comes(browser, origin, { account, lang: "en", viewport: SCREEN });
  const other = await Person.comes(browser, origin, { account, lang: "fr", viewport: PHONE });
  await one.follows("Account");
  await one.sees("this session", account.email);
  await one.types("current", "not the password at all");
  await one.types("password", "lantern orbit velvet cactus");
  await one.presses("Set this password", 422);
  await one.sees("This is not the present password.");
  await one.presses("End all other sessions");
  await one.sees("All other sessions have ended.", "No other session runs.");
  await other.opens("/fr/desk");
  check(other.path() === "/fr/sign-in", `${other.place()}: the session that was ended still runs`);
  await other.leaves();
  await one.leaves();
}

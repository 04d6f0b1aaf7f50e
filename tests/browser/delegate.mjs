// The delegate's path: what is due, the vote with its receipt, changed, withdrawn and cast again; then a proposal.
import { check } from "./checks.mjs";
import { code } from "./totp.mjs";
import { PHONE, Person, SCREEN } from "./person.mjs";

const WORDS = {
  en: {
    review: "Review before recording",
    reviewed: "This will be recorded",
    exactly: "this is exactly what will be recorded for your member",
    record: "Record this vote",
    recorded: "Your vote is recorded",
    last: "This is the last vote of your member.",
    replaced: "This vote was replaced by entry",
    again: "Change or withdraw",
    withdraw: "Withdraw the vote",
    nothing_yet: "Nothing has been done yet.",
    withdrawn: "The withdrawal of your vote is recorded",
    stands_withdrawn: "Your member has withdrawn its vote.",
    choose: "Vote cast for the member",
    yes: "Yes",
    no: "No",
    abstain: "Abstain",
    back: "Back to the choices",
    wrong: "Error",
  },
  fr: {
    review: "Relire avant d’enregistrer",
    reviewed: "Voici ce qui sera enregistré",
    exactly: "c’est exactement ce qui sera enregistré pour votre membre",
    record: "Enregistrer ce vote",
    recorded: "Votre vote est enregistré",
    last: "C’est le dernier vote de votre membre.",
    replaced: "Ce vote a été remplacé par l’acte",
    again: "Modifier ou retirer",
    withdraw: "Retirer le vote",
    nothing_yet: "Rien n’est encore fait.",
    withdrawn: "Le retrait de votre vote est enregistré",
    stands_withdrawn: "Votre membre a retiré son vote.",
    choose: "Vote du membre",
    yes: "Oui",
    no: "Non",
    abstain: "Abstention",
    back: "Revenir aux choix",
    wrong: "Erreur",
  },
};

/** A vote with everything that may follow it, by the mouse on a screen. */
export async function votes(browser, origin, account, ballot, lang) {
  const w = WORDS[lang];
  const head = await Person.comes(browser, origin, { account, lang, viewport: SCREEN });
  await head.sees(ballot);
  const due = await head.page.locator("main h1").innerText();
  await head.goes(200, () => head.page.locator("main ol.list li", { hasText: ballot }).locator("a").first().click());
  check(head.path() === `/${lang}/desk/ballots/${ballot}`, `${head.place()}: not the ballot`);
  const taken = await head.page.locator("main [name=choice]:checked").count();
  check(taken === 0, `${head.place()}: a vote is chosen beforehand`);

  await head.takes("choice", "yes");
  await head.presses(w.review);
  await head.sees(w.reviewed, w.exactly, w.yes);
  await head.presses(w.back);
  check(await head.page.isChecked("main [name=choice][value=yes]"), `${head.place()}: the choice is lost on the way back`);
  await head.presses(w.review);
  await head.confirms(w.record);
  check(/\/votes\/\d+$/.test(head.path()), `${head.place()}: no receipt`);
  await head.sees(w.recorded, w.yes, w.last);
  const first = head.path();

  await head.follows(w.again);
  await head.takes("choice", "no");
  await head.presses(w.review);
  await head.sees(w.reviewed, w.no);
  await head.confirms(w.record);
  await head.sees(w.recorded, w.no, w.last);
  check(head.path() !== first, `${head.place()}: the changed vote has the old receipt`);
  await head.opens(first);
  await head.sees(w.replaced, w.yes);
  await head.does_not_see(w.last);

  await head.opens(`/${lang}/desk/ballots/${ballot}`);
  await head.presses(w.withdraw);
  await head.sees(w.nothing_yet);
  await head.confirms(w.withdraw);
  await head.sees(w.withdrawn);
  await head.opens(`/${lang}/desk/ballots/${ballot}`);
  await head.sees(w.stands_withdrawn);
  await head.opens(`/${lang}/desk`);
  check((await head.page.locator("main h1").innerText()) === due, `${head.place()}: a withdrawn vote is not due again`);

  await head.goes(200, () => head.page.locator("main ol.list li", { hasText: ballot }).locator("a").first().click());
  await head.takes("choice", "abstain");
  await head.presses(w.review);
  await head.confirms(w.record);
  await head.sees(w.recorded, w.abstain, w.last);
  await head.opens(`/${lang}/desk`);
  await head.does_not_see(ballot);

  const seat = `${account.member}/3`;
  await head.follows(lang === "fr" ? `Mettre fin à ${seat}` : `End ${seat}`);
  await head.sees(lang === "fr" ? `Mettre fin à ${seat} ?` : `End ${seat}?`);
  await head.follows(lang === "fr" ? "Garder le siège" : "Keep the seat");
  check(head.path() === `/${lang}/desk`, `${head.place()}: not back at the desk`);
  await head.leaves();
}

/** A vote by the keyboard alone, on a phone: Tab, Space, Enter. */
export const votes_by_keyboard = (browser, origin, account, ballot, lang) =>
  votes_as(browser, origin, account, { ballot, lang, choice: "no" });

/** From the sign-in to the receipt, by keyboard alone. */
export async function votes_as(browser, origin, account, { ballot, lang, choice }) {
  const w = WORDS[lang];
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: PHONE, locale: lang });
  const head = new Person(await context.newPage(), origin, lang, `${account.email} by keyboard`);
  await head.opens(`/${lang}/desk/ballots/${ballot}`);
  await head.tabs_to_input("email");
  await head.page.keyboard.type(account.email);
  await head.tabs_to_input("password");
  await head.page.keyboard.type(account.password);
  await head.enters();
  await head.tabs_to_input("code");
  await head.page.keyboard.type(await code(account.totp));
  await head.enters();
  check(head.path() === `/${lang}/desk/ballots/${ballot}`, `${head.place()}: the sign-in leads elsewhere`);

  await head.tabs_to_input("choice");
  await head.page.keyboard.press("Space");
  for (let down = ["yes", "no", "abstain"].indexOf(choice); down > 0; down -= 1) {
    await head.page.keyboard.press("ArrowDown");
  }
  const chosen = await head.page.evaluate(() => document.querySelector("[name=choice]:checked")?.value);
  check(chosen === choice, `${head.place()}: the arrows choose ${chosen}`);
  await head.tabs_to_text("BUTTON", w.review);
  await head.enters();
  await head.sees(w.reviewed, w.exactly, w[choice]);
  await head.tabs_to_input("intent_code");
  await head.page.keyboard.type(await code(account.totp));
  await head.tabs_to_text("BUTTON", w.record);
  await head.enters();
  check(/\/votes\/\d+$/.test(head.path()), `${head.place()}: no receipt`);
  await head.sees(w.recorded, w[choice], w.last);
  await head.leaves();
}

const PROPOSAL = {
  title_fr: "Registre public des incidents",
  summary_fr: "Les membres tiennent un registre public des incidents graves.",
  text_fr: "## Article 1\n\n1. Chaque membre tient un registre public des incidents graves.\n\n2. Le registre est mis à jour chaque trimestre.\n",
  reason: "Les incidents ne sont pas comparables d’un membre à l’autre.",
};

/** A proposal in French, drafted on a phone, saved with something missing, and submitted; gives its symbol. */
export async function proposes(browser, origin, account) {
  const head = await Person.comes(browser, origin, { account, lang: "fr", viewport: PHONE });
  await head.follows("Projets de la délégation");
  await head.presses("Commencer un projet");
  check(/\/desk\/drafts\/D-[A-Z]{3}-\d+$/.test(head.path()), `${head.place()}: not a draft`);
  for (const input of ["title_fr", "summary_fr", "text_fr"]) await head.types(input, PROPOSAL[input]);
  await head.presses("Enregistrer et prévisualiser");
  await head.sees("Avant de pouvoir soumettre", PROPOSAL.title_fr);
  check(!(await head.offers("button", "Soumettre la proposition")), `${head.place()}: offers to submit what is not complete`);

  await head.follows("Continuer à rédiger");
  check((await head.value("text_fr")).trim() === PROPOSAL.text_fr.trim(), `${head.place()}: the text is not as it was saved`);
  await head.takes("original", "fr");
  await head.types("reason", PROPOSAL.reason);
  for (const input of ["theme", "kind", "effect", "force"]) {
    const field = head.page.locator(`main [name=${input}]`);
    const values = await field.locator("option").evaluateAll((options) => options.map((option) => option.value));
    await field.selectOption(values.includes("after-adoption") ? "after-adoption" : values.find((value) => value !== ""));
  }
  await head.takes("classification", "public");
  await head.types("force_months", "3");
  await head.presses("Enregistrer");
  await head.sees("Enregistré le");
  check((await head.value("reason")).trim() === PROPOSAL.reason, `${head.place()}: the reason is not kept`);
  await head.presses("Enregistrer et prévisualiser");
  await head.does_not_see("Avant de pouvoir soumettre");
  await head.sees("Chaque membre tient un registre public", "La soumission entre au journal des actes");
  await head.presses("Soumettre la proposition");
  const symbol = head.path().match(/P-\d{4}-\d{3}$/)?.[0];
  check(symbol !== undefined, `${head.place()}: no symbol`);
  await head.sees(PROPOSAL.title_fr, symbol ?? "P-");

  await head.follows("Retirer la proposition");
  await head.sees(`Retirer ${symbol} ?`, "Le retrait est public et définitif.");
  await head.follows("Garder la proposition");
  check(head.path().endsWith(symbol), `${head.place()}: not back at the proposal`);
  await head.leaves();
  return symbol;
}

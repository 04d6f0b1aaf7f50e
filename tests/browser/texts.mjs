// The path of a text: written, out of step with its other language and mended, commented on, amended, taken up, compared.
import { axeReads } from "./axe.mjs";
import { check } from "./checks.mjs";
import { tuesday_after } from "./officer.mjs";
import { PHONE, Person, SCREEN } from "./person.mjs";

const WORDS = {
  en: {
    drafts: "Drafts of the delegation",
    begin: "Start a draft",
    look: "Preview",
    differ: "The languages differ in one place.",
    only: "Paragraph 2.2 is there in English only.",
    parallel: "The two languages have the same units in the same order, numbered alike.",
    mend: "To be mended before the submission",
    preview: "Save and preview",
    lacks: "Before it can be submitted",
    submit: "Submit the proposal",
    open: "Open the consultation",
    comment: /^Comment\s+on\s+Paragraph\s+2\.1$/,
    saved: "says:",
    head_publishes: "Only the head of delegation publishes.",
    publish: /^Publish in the name of /,
    amend: "Make C.1 an amendment",
    review: "Save and read through",
    amendment_lacks: "Before it can be proposed:",
    missing: "French",
    propose: "Propose the amendment",
    accept: "Accept the amendment",
    take_up: "Make the next revision with them",
    compare: "Compare",
  },
  fr: {
    drafts: "Projets de la délégation",
    begin: "Commencer un projet",
    look: "Aperçu",
    differ: "Les langues diffèrent en 1 endroit.",
    only: "Paragraphe 2.2 ne figure qu’en anglais.",
    parallel: "Les deux langues ont les mêmes unités dans le même ordre, avec les mêmes numéros.",
    mend: "À corriger avant la soumission",
    preview: "Enregistrer et prévisualiser",
    lacks: "Avant de pouvoir soumettre",
    submit: "Soumettre la proposition",
    open: "Ouvrir la consultation",
    comment: /^Présenter une observation\s+sur\s*:\s+.*2\.1$/,
    saved: "déclare :",
    head_publishes: "Seule la personne qui dirige la délégation publie.",
    publish: /^Publier au nom du membre/,
    amend: "Faire de C.1 un amendement",
    review: "Enregistrer et relire",
    amendment_lacks: "Avant de pouvoir le présenter :",
    missing: "français",
    propose: "Présenter l’amendement",
    accept: "Accepter l’amendement",
    take_up: "En faire la révision suivante",
    compare: "Comparer",
  },
};

const EN = "The members,\n\n## Article 1. Scope\n\n1. This norm applies to voice assistants.\n\n## Article 2. Notice\n\n1. A person who speaks to a machine is told so.\n\n2. The notice is given within one minute.\n";
const FR = "Les membres,\n\n## Article 1er. Champ d’application\n\n1. La présente norme s’applique aux assistants vocaux.\n\n## Article 2. Avis\n\n1. La personne qui parle à une machine en est avertie.\n";
const MENDED = `${FR}\n2. L’avis est donné dans la minute.\n`;
const WORDING = "A person who speaks to a machine is told so at once.";
const REDACTION = "1. La personne qui parle à une machine en est avertie aussitôt.";

/** Who writes, and who comments: an expert and the head of another delegation. */
const CAST = {
  en: { sponsor: "head.irl", expert: "expert.nld", head: "head.nld" },
  fr: { sponsor: "head.lux", expert: "expert.sen", head: "head.sen" },
};

/** The whole path in one language of the interface. */
export async function lives(browser, origin, of, lang) {
  const who = (name) => of(`${name}@demo.example`);
  const { sponsor, expert, head } = CAST[lang];
  const symbol = await writes(browser, origin, who(sponsor), lang);
  await opens(browser, origin, who("officer"), symbol, lang);
  await comments(browser, origin, [who(expert), who(head)], symbol, lang);
  await amends(browser, origin, who(head), symbol, lang);
  await takes_up(browser, origin, who(sponsor), symbol, lang);
  await compares(browser, origin, symbol, lang);
}

/** Writes in both languages, is told by unit where they differ, mends it and submits. */
async function writes(browser, origin, account, lang) {
  const w = WORDS[lang];
  const head = await Person.comes(browser, origin, { account, lang, viewport: SCREEN });
  await head.follows(w.drafts);
  await head.presses(w.begin);
  const written = {
    title_en: "Notice given by voice assistants",
    title_fr: "Avis donné par les assistants vocaux",
    summary_en: "Whoever speaks to a machine is told so.",
    summary_fr: "Qui parle à une machine en est averti.",
    text_en: EN.replace("## Article 2", "##Article 2"),
    text_fr: FR,
  };
  for (const [input, text] of Object.entries(written)) await head.types(input, text);
  await head.presses(w.look);
  await head.sees(w.mend, "##Article 2");
  await axeReads(browser, head);
  await head.types("text_en", EN);
  await head.presses(w.look);
  await head.does_not_see(w.mend);
  await head.sees(w.differ, w.only);
  check((await head.value("text_en")).trim() === EN.trim(), `${head.place()}: what was typed is lost by a preview`);
  await axeReads(browser, head);

  await head.types("text_fr", MENDED);
  await head.presses(w.look);
  await head.sees(w.parallel);
  await head.does_not_see(w.differ);
  await head.takes("original", "en");
  await head.types("reason", "People do not know to whom they speak.");
  for (const [input, value] of [["theme", "transparency"], ["kind", "norm-adoption"], ["effect", "on-notification-of-adherence"], ["force", "after-adoption"]]) {
    await head.takes(input, value);
  }
  await head.takes("classification", "public");
  await head.types("force_months", "3");
  await head.presses(w.preview);
  await head.does_not_see(w.lacks);
  await head.presses(w.submit);
  const symbol = head.path().match(/P-\d{4}-\d{3}$/)?.[0];
  if (symbol === undefined) throw new Error(`${head.place()}: no symbol`);
  await head.leaves();
  return symbol;
}

async function opens(browser, origin, account, symbol, lang) {
  const officer = await Person.comes(browser, origin, { account, lang, viewport: SCREEN });
  await officer.opens(`/${lang}/desk/proposals/${symbol}`);
  await officer.follows(WORDS[lang].open);
  await officer.types("until", tuesday_after(30));
  await officer.presses(WORDS[lang].open);
  await officer.leaves();
}

/** The expert drafts on a phone beside the paragraph; the head publishes, and the country speaks. */
async function comments(browser, origin, [writer, speaker], symbol, lang) {
  const w = WORDS[lang];
  const expert = await Person.comes(browser, origin, { account: writer, lang, viewport: PHONE });
  await expert.opens(`/${lang}/desk/proposals/${symbol}?text=en`);
  const beside = expert.page.locator("main .beside").getByRole("link", { name: w.comment });
  await expert.goes(200, () => beside.first().click());
  await expert.sees("A person who speaks to a machine is told so.");
  await expert.takes("kind", "substantive");
  await expert.takes("language", "en");
  await expert.types("comment", "A notice that comes late is none.");
  await expert.types("wording", WORDING);
  await axeReads(browser, expert);
  await expert.presses(w.preview);
  await expert.sees(w.saved, w.head_publishes, "at once");
  check(!(await expert.offers("button", w.publish)), `${expert.place()}: an expert may publish`);
  const draft = expert.path();
  await expert.leaves();

  const head = await Person.comes(browser, origin, { account: speaker, lang, viewport: SCREEN });
  await head.opens(draft);
  await axeReads(browser, head);
  await head.presses(w.publish);
  await head.opens(`/${lang}/proposals/${symbol}/comments`);
  await head.sees("C.1", "A notice that comes late is none.", "2.1");
  await head.does_not_see(speaker.email);
  await axeReads(browser, head);
  await head.leaves();
}

/** The proposed wording becomes an amendment, which wants its words in the other language too. */
async function amends(browser, origin, account, symbol, lang) {
  const w = WORDS[lang];
  const head = await Person.comes(browser, origin, { account, lang, viewport: PHONE });
  await head.opens(`/${lang}/desk/proposals/${symbol}/comments`);
  await head.presses(w.amend);
  check((await head.value("en-0")).includes(WORDING), `${head.place()}: the proposed wording is not in the draft`);
  const draft = head.path();
  await head.types("fr-0", "");
  await head.presses(w.review);
  await head.sees(w.amendment_lacks, w.missing);
  check(!(await head.offers("button", w.propose)), `${head.place()}: offers to propose what lacks a language`);
  await head.opens(draft);
  await axeReads(browser, head);
  await head.types("fr-0", REDACTION);
  await head.presses(w.review);
  await head.does_not_see(w.amendment_lacks);
  await axeReads(browser, head);
  await head.presses(w.propose);
  await head.opens(`/${lang}/proposals/${symbol}/amendments/1`);
  await reads_the_change(head);
  await axeReads(browser, head);
  await head.leaves();
}

/** What comes in is marked by its element and said aloud, in both languages. */
async function reads_the_change(person) {
  const inserted = (await person.page.locator("main ins").allInnerTexts()).join(" ");
  check(inserted.includes("at once"), `${person.place()}: the English words are not marked: ${inserted}`);
  check(inserted.includes("aussitôt"), `${person.place()}: the French words are not marked: ${inserted}`);
}

async function takes_up(browser, origin, account, symbol, lang) {
  const w = WORDS[lang];
  const head = await Person.comes(browser, origin, { account, lang, viewport: SCREEN });
  await head.opens(`/${lang}/desk/proposals/${symbol}/amendments/1`);
  await head.presses(w.accept);
  await head.opens(`/${lang}/desk/proposals/${symbol}/amendments`);
  await head.presses(w.take_up);
  await head.sees("Rev.1");
  await head.leaves();
}

/** A stranger reads what changed, in both languages of the text. */
async function compares(browser, origin, symbol, lang) {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: PHONE, locale: lang });
  const reader = new Person(await context.newPage(), origin, lang, `a reader (${lang})`);
  await reader.opens(`/${lang}/proposals/${symbol}/redline`);
  for (const [text, word] of [["en", "at once"], ["fr", "aussitôt"]]) {
    await reader.takes("from", "0");
    await reader.takes("to", "1");
    await reader.takes("text", text);
    await reader.presses(WORDS[lang].compare);
    const inserted = (await reader.page.locator("main ins").allInnerTexts()).join(" ");
    check(inserted.includes(word), `${reader.place()}: “${word}” is not marked as inserted: ${inserted}`);
    const deleted = await reader.page.locator("main del").count();
    check(deleted <= 1, `${reader.place()}: ${deleted} deletions`);
    await axeReads(browser, reader);
  }
  await reader.leaves();
}

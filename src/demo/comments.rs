//! What members comment in the consultations of the invented house, and what the secretariat answers.

use crate::rules::words::{Answer, CommentKind, Lang};

/// An answer of the secretariat, in both languages.
pub type Answered = (Answer, &'static str, &'static str);

/// One comment: who, of what kind, on which unit of the text, in which language, saying what.
#[derive(Clone, Copy, Debug)]
pub struct Remark {
    pub slug: &'static str,
    pub member: &'static str,
    pub kind: CommentKind,
    /// The address of the unit in the first revision.
    pub unit: &'static str,
    pub lang: Lang,
    pub note: &'static str,
    /// The wording that it proposes; empty for none.
    pub wording: &'static str,
    pub answer: Option<Answered>,
}

/// The comments on a proposal, in the order in which they are made.
pub fn on(slug: &str) -> Vec<&'static Remark> {
    REMARKS
        .iter()
        .filter(|remark| remark.slug == slug)
        .collect()
}

const fn remark(
    slug: &'static str,
    member: &'static str,
    kind: CommentKind,
    (unit, lang): (&'static str, Lang),
    note: &'static str,
) -> Remark {
    Remark {
        slug,
        member,
        kind,
        unit,
        lang,
        note,
        wording: "",
        answer: None,
    }
}

impl Remark {
    const fn wording(mut self, wording: &'static str) -> Self {
        self.wording = wording;
        self
    }
    const fn answered(mut self, answer: Answer, en: &'static str, fr: &'static str) -> Self {
        self.answer = Some((answer, en, fr));
        self
    }
}

use CommentKind::{Editorial, Substantive, Translation};
use Lang::{En, Fr};

const AGENTS: &str = "agent-traceability";
const WORKS: &str = "consent-remuneration";
const WORKERS: &str = "worker-consultation";

const REMARKS: [Remark; 13] = [
    remark(AGENTS, "DEU", Substantive, ("art-8-par-1", En), "Seventy-two hours is short for a small deployer that has nobody on duty at the weekend, and long where a life is in danger. We propose two periods instead of one.")
        .wording("1. The deployer shall notify the competent authority, within three working days of becoming aware of it, and within twenty-four hours where life is in danger, of any act of an agent that has caused, or came close to causing, serious harm to persons, property or essential services.")
        .answered(Answer::InPart, "The sponsor will consider a shorter period where life is in danger. The general period remains to be discussed.", "L’auteur étudiera un délai plus court en cas de danger pour la vie. Le délai général reste à débattre."),
    remark(AGENTS, "BRA", Substantive, ("art-3-par-1", En), "A person who meets an agent should reach its deployer in one step, in the language in which the agent spoke to him or her.")
        .answered(Answer::Noted, "To be discussed when the consultation has ended.", "À examiner à l’issue de la consultation."),
    remark(AGENTS, "BEL", Translation, ("art-4-par-1", Fr), "« Enregistre » puis « relevé » pour le même objet : un seul terme suffirait. Nous préférons « journal ».")
        .answered(Answer::Rejected, "In the register, journal is the word for the public record. The French text keeps relevé throughout.", "Au registre, « journal » désigne le journal des actes. Le texte français s’en tient à « relevé »."),
    remark(AGENTS, "JPN", Editorial, ("art-2-par-2", En), "Three definitions stand in one sentence. A paragraph for each would allow Articles 5 and 6 to refer to them.")
        .answered(Answer::Accepted, "Each definition will have its own paragraph in the next revision.", "Chaque définition aura son paragraphe dans la prochaine révision."),
    remark(AGENTS, "CAN", Substantive, ("art-7-par-2", Fr), "Le texte devrait dire qui vérifie que les garanties prévues par le droit du membre existent, et à quelle fréquence."),
    remark(AGENTS, "NZL", Substantive, ("art-4-par-3", En), "Indigenous peoples may hold communications in common. What is recorded of them should be open to the bodies that represent them."),
    remark(WORKS, "DEU", Substantive, ("art-7-par-2", En), "A small undertaking should be defined by its staff or its revenue. Otherwise each member will draw the line elsewhere.")
        .answered(Answer::InPart, "A definition will be proposed, by staff only.", "Une définition sera proposée, fondée sur les seuls effectifs."),
    remark(WORKS, "SEN", Substantive, ("art-5-par-2", Fr), "Un an de négociation sans résultat, c’est long pour un artiste. Six mois suffiraient."),
    remark(WORKS, "IRL", Editorial, ("art-6-par-1", En), "The summary is published before the model is placed on the market, and Article 2 does not say by whom it is read. We suggest a reference to that Article here."),
    remark(WORKERS, "NLD", Substantive, ("art-5-par-2", En), "Thirty days is longer than many workers stay in a post. Fifteen are enough where the data are kept in one place.")
        .wording("2. A worker may obtain within fifteen days a copy of the data held about them and an explanation of any decision which affects them adversely.")
        .answered(Answer::Accepted, "The sponsor would accept an amendment in these words.", "L’auteur accepterait un amendement en ces termes."),
    remark(WORKERS, "CAN", Substantive, ("art-6-par-1", Fr), "Un an ne suffit pas : les différends naissent souvent plus tard. Nous proposons cinq ans.")
        .answered(Answer::InPart, "The sponsor proposes three years in the next revision.", "L’auteur propose trois ans dans la prochaine révision."),
    remark(WORKERS, "EST", Editorial, ("art-3-par-3", En), "Who is consulted should come before a fresh consultation is spoken of.")
        .answered(Answer::Accepted, "The paragraphs will be put in this order in the next revision.", "Les paragraphes suivront cet ordre dans la prochaine révision."),
    remark(WORKERS, "CHE", Translation, ("art-4-par-2", Fr), "« Licenciement » ne vise pas les travailleurs des plateformes, auxquels la norme s’applique. La version anglaise a le même défaut.")
        .answered(Answer::InPart, "The next revision will name suspension, in both languages.", "La prochaine révision visera la suspension, dans les deux langues."),
];

### Projets : ceux de la délégation, de la première ligne à la soumission.

drafts-title = Projets
drafts-lead = Projets de la délégation de ce membre : { $member }. Personne d’autre ne les voit, pas même le secrétariat.
drafts-empty = Les projets figureront ici dès qu’une personne de la délégation en commencera un.
drafts-new = Commencer un projet
draft-untitled = Encore sans titre
draft-saved = Enregistré le { $moment }, version { $version }
draft-of-proposal = Prochaine révision de { $symbol }
draft-used = Ce projet a été soumis et ne peut plus être modifié.
draft-edit-title = Projet { $symbol }
draft-english = En anglais
draft-french = En français
draft-language-hint = Une langue suffit. Ce que vous laissez vide dans l’autre est traduit par le secrétariat.
draft-original = Original
draft-original-hint = La langue dans laquelle la proposition est soumise et les motifs sont exposés.
draft-text-hint = Commencez un article par ## Article 1, un paragraphe par 1. et un point par (a). Laissez une ligne vide entre eux.
draft-about = À propos de la proposition
draft-choose = Choisir
draft-opens-on-hint = Pour une proposition à diffusion restreinte qui n’est pas adoptée ; laissez vide si elle reste fermée.
draft-force-kind = { $force ->
    [on-date] À une date
    [after-adoption] Des mois après l’adoption
    [after-adherences] Des mois après un nombre d’adhésions
   *[other] { $force }
}
draft-force-date = Date, si c’est à une date
draft-force-months = Mois, si c’est après l’adoption ou les adhésions (0 pour le jour même)
draft-force-adherences = Nombre d’adhésions, si c’est après des adhésions
draft-report-every = Mois entre les rapports des Adhérents (vide s’il n’y en a pas)
draft-reason-hint = Pourquoi elle est nécessaire, dans la langue de l’original.
draft-save = Enregistrer
draft-save-preview = Enregistrer et prévisualiser
draft-preview = Aperçu
draft-edit = Continuer à rédiger
draft-preview-title = Aperçu de { $symbol }
draft-lacks = Avant de pouvoir soumettre
draft-submit = Soumettre la proposition
draft-submit-revision = Soumettre la révision de { $symbol }
draft-submit-what = La soumission entre au journal des actes et reçoit une cote. Elle ne peut pas être annulée, mais la proposition peut être révisée et retirée.
draft-head-submits = Seul le chef ou la cheffe de délégation soumet. Dites-lui que le projet est prêt.
draft-stored = Ouvrir la version enregistrée

draft-contains = Amendements acceptés que contient cette révision
draft-contains-hint = Cochez ceux dont vous avez repris le texte à la main. Les autres peuvent être repris automatiquement plus tard ; le texte définitif les attend tous.
draft-contains-one = { $amendment }, { $member }
draft-contains-read = Le lire

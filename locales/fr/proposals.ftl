### Propositions : listes, pages, comparaisons, et ce que l’on peut en faire.

proposals-title = Propositions
proposals-lead = Ce que les membres ont soumis, du dépôt à la décision. Les propositions à diffusion restreinte apparaissent ici une fois ouvertes.
proposals-desk-lead = Toutes les propositions, y compris celles à diffusion restreinte.
proposals-empty = Les propositions figureront ici dès qu’un membre en soumettra une publique, ou qu’une proposition à diffusion restreinte sera ouverte.
proposals-empty-filtered = Aucune proposition ne correspond à ce choix. Choisissez un autre stade, un autre thème ou un autre auteur.
proposals-filters = Restreindre la liste
proposals-any-stage = Tous les stades
proposals-any-theme = Tous les thèmes
proposals-any-sponsor = Tous les auteurs
proposals-show = Afficher
proposals-new-draft = Projets
proposal-line = { $symbol } · auteur : { $sponsor } · { $theme }
proposal-submitted-on = soumise le { $date }
proposal-consultation-until = consultation jusqu’au { $moment }
proposal-for-members = Diffusion restreinte

## Mots de la procédure

proposal-stage = { $stage ->
    [submitted] Soumise
    [returned] Renvoyée à l’auteur
    [consultation] En consultation
    [consulted] Consultation close
    [final-text] Texte définitif
    [voting-on-parts] Vote sur les amendements et par division
    [voting] Mise aux voix
    [provisional] Résultat provisoire
    [adopted] Adoptée
    [rejected] Rejetée
    [no-decision] Aucune décision prise
    [withdrawn] Retirée
    [annulled] Annulée
   *[other] { $stage }
}
proposal-kind = { $kind ->
    [norm-adoption] Adoption d’une norme
    [norm-amendment] Modification d’une norme
    [norm-abrogation] Abrogation d’une norme
    [amendment] Amendement à une proposition
    [division] Vote par division
    [procedural] Question de procédure
    [admission] Admission d’un membre
    [mutual-agreement] Décision par accord mutuel
   *[other] { $kind }
}
proposal-ground = { $ground ->
    [language-missing] Une langue manque
    [title-missing] Le titre manque ou ne correspond pas au texte
    [summary-missing] Le résumé manque ou n’en est pas un
    [reason-missing] L’exposé des motifs manque
    [clauses-missing] Une clause manque ou n’est pas applicable
    [layout] La mise en page ne suit pas la forme d’une norme
   *[other] { $ground }
}
proposal-classification = { $classification ->
    [for-members] Diffusion restreinte aux membres et aux associés
    [public] Public
   *[other] { $classification }
}
proposal-effect = { $effect ->
    [binding-from-adoption] Obligatoire dès son adoption, sauf pour les membres qui votent contre ou s’abstiennent
    [on-notification-of-adherence] Prend effet pour un membre lorsqu’il notifie son adhésion
   *[other] { $effect }
}
proposal-force-on-date = Le { $date }
proposal-force-after-adoption = { $months ->
    [0] Le jour de son adoption
   *[other] { $months } mois après son adoption
}
proposal-force-after-adherences = { $months ->
    [0] Le jour de { $adherences }
   *[other] { $months } mois après { $adherences }
}
proposal-nth-adherence = { $count ->
    [1] la première adhésion
   *[other] l’adhésion de { $count } membres
}
proposal-report-every = { $months ->
    [one] Chaque mois à compter de son adhésion
   *[other] Tous les { $months } mois à compter de son adhésion
}
proposal-no-reports = Aucun rapport demandé
revision-name = { $number ->
    [0] Texte soumis
   *[other] Rev.{ $number }
}
revision-name-inside = { $number ->
    [0] le texte soumis
   *[other] la Rev.{ $number }
}
proposal-step = { $step ->
    [submitted] Soumission
    [consultation] Consultation
    [final-text] Texte définitif
    [voting] Vote
    [decision] Décision
   *[other] { $step }
}

## Une règle en toutes lettres

rule-at-least = { $share ->
    [half] au moins la moitié
    [two-thirds] au moins les deux tiers
    [three-quarters] au moins les trois quarts
    [one-third] au moins le tiers
    [one-quarter] au moins le quart
    [all] la totalité
   *[other] au moins { $fraction }
}
rule-more-than = { $share ->
    [half] plus de la moitié
    [two-thirds] plus des deux tiers
    [three-quarters] plus des trois quarts
    [one-third] plus du tiers
    [one-quarter] plus du quart
   *[other] plus de { $fraction }
}
rule-of-base = { $base ->
    [present-and-voting] { $needed } des présents et votants
    [present] { $needed } des présents
   *[other] { $needed } des membres ayant le droit de vote
}
rule-blocked = { $rule }, sauf si { $blocking } votent non
rule-quorum = quorum : { $needed } des membres ayant le droit de vote
rule-no-quorum = aucun quorum requis
rule-mutual-agreement = accord mutuel : aucun membre ne vote non, et un membre qui s’abstient n’est pas lié
rule-whole = { $rule } ; { $quorum }

## La page d’une proposition

proposal-stage-label = Stade
proposal-sponsor = Auteur
proposal-cosponsors = Coauteurs
proposal-cosponsor-of = { $member } (pour { $revision }, à confirmer)
proposal-cosponsor-then = { $member } (pour { $revision })
proposal-theme = Thème
proposal-kind-label = Type de décision
proposal-classification-label = Diffusion
proposal-opens-on = Ouverte, si elle n’est pas adoptée, le
proposal-submitted = Soumise
proposal-original = Original
proposal-consultation = Consultation jusqu’au
proposal-final-text = Texte définitif arrêté
proposal-rule = Règle qui s’appliquera
proposal-effect-label = Effet
proposal-force-label = Entrée en vigueur
proposal-reports-label = Rapports des Adhérents
proposal-vote-label = Vote
proposal-norm-label = Norme
proposal-revision-label = Révision en cours
proposal-summary = Résumé
proposal-text = Texte
proposal-reason = Exposé des motifs
proposal-history = Ce qui a été fait
proposal-clauses = Clauses et règle
proposal-languages = Langue du texte
proposal-text-only-in = Ce texte n’existe pour l’instant qu’en { $language }. L’autre langue est fournie avant que le texte définitif soit arrêté.
proposal-translated = Traduction du secrétariat
proposal-revisions = Révisions
proposal-revisions-all = Toutes les révisions
proposal-redline = Comparer les révisions
proposal-revision-of = { $revision } : { $title }
proposal-not-current = Ceci est une révision antérieure. La révision en cours : { $revision }.
proposal-paragraph-link = Lien vers { $label }
proposal-at-desk = Au bureau
proposal-public-page = Page publique

## Comparaisons

redline-title = { $symbol } : ce qui a changé
redline-from = De
redline-to = À
redline-text = Langue
redline-compare = Comparer
redline-how = Ce qui a été inséré est souligné, ce qui a été supprimé est barré ; un trait en marge signale les éléments nouveaux, supprimés ou déplacés.
redline-changed = Modifié :
redline-same = Ces deux révisions disent la même chose dans cette langue.
redline-missing = L’une de ces révisions n’a pas de texte dans cette langue.
redline-inserted = inséré :
redline-deleted = supprimé :
redline-end = fin.
redline-new = Nouveau
redline-gone = Supprimé
redline-moved = Déplacé ; auparavant : { $label }
redline-one-revision = Il n’y a qu’une révision ; il n’y a donc encore rien à comparer.

## Ce qui peut être fait

proposal-acts = Ce qui peut être fait
act-revise = Préparer une révision
act-resubmit = Corriger et soumettre de nouveau
act-cosponsor = Devenir coauteur de cette révision
act-confirm = Confirmer la qualité de coauteur pour { $revision }
act-leave = Se retirer des coauteurs
act-withdraw = Retirer la proposition
act-maintain = Maintenir la proposition en tant qu’auteur
act-consent = Accepter qu’elle devienne publique
act-return = Renvoyer pour un motif de forme
act-translate = Fournir la langue manquante
act-consult = Ouvrir la consultation
act-fix = Arrêter le texte définitif : { $revision }
act-declassify = Proposer la déclassification à un second fonctionnaire
act-why-not = { $act } : { $why }
returned-notice = Renvoyée pour un motif de forme le { $moment } : { $ground }.

## Formulaires du secrétariat

return-title = Renvoyer { $symbol } pour un motif de forme
return-hint = Une proposition peut être renvoyée jusqu’au { $moment }, et jamais deux fois pour le même motif.
return-ground = Motif
return-note = Note à l’auteur (facultatif)
return-button = Renvoyer à l’auteur
consultation-title = Ouvrir la consultation sur { $symbol }
consultation-until = Prend fin le
consultation-until-hint = Heure de Paris, un jour ouvrable. La page indique ensuite aussi l’heure UTC.
consultation-button = Ouvrir la consultation
translation-title = Traduire { $symbol } en { $language }
translation-hint = La page indique qu’il s’agit d’une traduction du secrétariat. Les titres, paragraphes et points gardent les numéros de l’original.
translation-button = Fournir la traduction
themes-title = Thèmes
theme-add = Ajouter un thème
theme-code = Code (minuscules et traits d’union)
theme-name-en = Nom en anglais
theme-name-fr = Nom en français

## Ce qui est attendu

due-proposal = { $title } ({ $symbol })
due-confirm = Qualité de coauteur à confirmer pour { $revision }
due-returned = Renvoyée pour un motif de forme : à corriger et à soumettre de nouveau
due-translation = Texte en { $language } manquant

act-ballot = Mettre aux voix
act-adoption = Consigner une adoption sans vote
withdrawal-title = Retirer { $proposal } ?
withdrawal-what = Le retrait est public et définitif. Un coauteur de la révision actuelle peut maintenir la proposition et en devenir l’auteur.
withdrawal-button = Retirer { $proposal }
withdrawal-keep = Garder la proposition

### Observations : réunies par unité, rédigées et publiées par les délégations, suivies de la réponse du secrétariat.

## Noms des unités

unit-recital = Considérant { $number }
unit-paragraph = Paragraphe { $label }
unit-paragraph-of = { $above }, paragraphe { $label }
unit-unnumbered = { $above }, alinéa { $number }
unit-kind = { $kind ->
    [recital] considérant
    [part] titre de partie
    [article] titre d’article
    [paragraph] paragraphe
    [point] point
    [annex] titre d’annexe
   *[other] { $kind }
}

## La page des observations

comments = Observations
comments-title = Observations sur { $symbol }
comments-until = Les délégations présentent leurs observations jusqu’au { $moment }.
comments-ended = La consultation a pris fin le { $moment }. Ce qui a été dit reste ici.
comments-count = { $count ->
    [one] { $count } observation
   *[other] { $count } observations
}
comments-empty = Les observations figureront ici, unité par unité, à mesure que les délégations les publieront pendant la consultation.
comments-empty-over = Aucune délégation n’a présenté d’observation pendant la consultation.
comments-empty-filtered = Aucune observation ne correspond à ce choix. Choisissez une autre unité, nature, langue ou réponse, ou un autre membre.
comments-filters = Restreindre les observations
comments-any-kind = Toutes les natures
comments-any-member = Tous les membres
comments-any-answer = Toutes les observations
comments-answered = Avec réponse
comments-unanswered = Sans réponse à ce jour
comments-any-unit = Toutes les unités
comments-any-language = Les deux langues
comments-whole = Le texte dans son ensemble
comments-unit-gone = { $unit } (ne figure plus dans le texte)
comments-gone = ne figure plus dans le texte
comments-csv = Ces observations en CSV
comments-xlsx = Ces observations dans une feuille de calcul (XLSX)
comments-own = Observations de votre délégation
comments-begin = Présentez une observation sur une unité par le lien qui l’accompagne dans le texte, ou ici sur l’ensemble.
comments-on-whole = Présenter une observation sur l’ensemble du texte
comments-drafts = Projets de votre délégation
comments-awaited = En attente de réponse
comment-line = { $label } : { $member }, { $on }

## Colonnes des fichiers

comments-column-number = Observation
comments-column-revision = Révision
comments-column-unit = Unité
comments-column-address = Adresse
comments-column-label = Porte sur
comments-column-now = Figure désormais à
comments-column-kind = Nature
comments-column-code = Code
comments-column-member = Membre
comments-column-comment = Texte de l’observation
comments-column-wording = Rédaction proposée
comments-column-answer = Réponse
comments-column-reason = Motif ({ $language })
comments-column-made = Publiée
comments-column-answered = Réponse donnée

## Une observation

comment-kind = { $kind ->
    [substantive] De fond
    [editorial] De forme
    [translation] De traduction
   *[other] { $kind }
}
comment-kind-meaning = { $kind ->
    [substantive] Ce que le texte prévoit
    [editorial] La manière dont il est écrit, sans toucher au sens
    [translation] Ce que les deux langues ne disent pas de même
   *[other] { $kind }
}
comment-on-revision = sur { $revision }
comment-unit-gone = Présentée sur { $revision } ; l’unité ne figure plus dans le texte.
comment-unit-renumbered = Présentée sur { $revision }, où c’était : { $was } ; c’est désormais : { $now }.
comment-unit-reworded = Présentée sur { $revision } ; la rédaction de l’unité a changé depuis.
comment-unit-same = Présentée sur { $revision } ; la rédaction de l’unité n’a pas changé.
comment-wording = Rédaction proposée
comment-wording-how = comparée au texte ; ce qui est inséré est souligné, ce qui est supprimé est barré
comment-wording-same = identique au texte
comment-wording-no-text = telle quelle : l’unité n’a pas de texte dans cette langue ({ $language }) auquel la comparer
comment-wording-not-one = telle quelle : ces mots ne forment pas une seule unité ({ $kind }) et ne peuvent en prendre simplement la place
comment-grown = Devenue un amendement :
comment-answer-of = Le secrétariat
comment-answer-act = Répondre à { $label }
comment-amend-act = Faire de { $label } un amendement

## Le formulaire d’une observation

comment-edit-title = Observation sur { $symbol }
comment-draft = Projet d’observation
comment-beside-whole = Une observation sur le texte dans son ensemble ; choisissez une unité pour la voir ici.
comment-beside-hint = L’unité telle qu’elle se lit aujourd’hui. Si vous en choisissez une autre, elle figurera ici une fois le projet enregistré.
comment-unit-offer = { $name } : { $words }
comment-language-hint = Celle de l’observation et de la rédaction proposée.
comment-wording-optional = Rédaction proposée (facultatif)
comment-wording-hint = L’unité entière telle que vous la voudriez, et non les seuls mots qui changent. Son numéro peut être omis.
comment-preview-title = Observation sur { $symbol } : avant sa publication
comment-lacks = Avant de pouvoir la publier
comment-says = { $member } déclare :
comment-publish-what = Elle est publiée au nom du membre ({ $member }) : le pays s’exprime, et non la personne. Aucun nom de personne n’est consigné. Elle ne peut être ni modifiée ni retirée.
comment-publish = Publier au nom du membre : { $member }
comment-head-publishes = Seule la personne qui dirige la délégation publie. Faites-lui savoir que l’observation est prête.
comment-delete = Supprimer le projet

## La réponse

comment-answer-title = Répondre à { $label } sur { $symbol }
comment-answer-choice = { $answer ->
    [accepted] Acceptée
    [accepted-in-part] Acceptée en partie
    [rejected] Non retenue
    [noted] Prise en note
   *[other] { $answer }
}
comment-answer-meaning = { $answer ->
    [accepted] La prochaine révision doit en tenir compte
    [accepted-in-part] La prochaine révision doit en tenir compte en partie
    [rejected] Le texte reste tel qu’il est
    [noted] Elle n’appelle aucun changement, ou relève d’une autre occasion
   *[other] { $answer }
}
comment-reason-en = Motif en anglais
comment-reason-fr = Motif en français
comment-reason-hint = Dans une langue au moins.
comment-answer-what = La réponse entre au journal des actes, avec l’observation. Elle est donnée une seule fois et ne peut être modifiée.
comment-answer-button = Enregistrer la réponse

## Dans le texte, et aux bureaux

marks-count = { $count ->
    [one] { $count } observation
   *[other] { $count } observations
}
marks-all = { $count ->
    [0] Observations (aucune à ce jour)
   *[other] Observations ({ $count })
}
marks-comment = Présenter une observation
marks-on = sur : { $unit }
due-comment-drafts = { $count ->
    [one] { $count } projet d’observation à publier par la personne qui dirige la délégation
   *[other] { $count } projets d’observation à publier par la personne qui dirige la délégation
}
due-comment-answers = { $count ->
    [one] { $count } observation en attente de réponse
   *[other] { $count } observations en attente de réponse
}

## Les amendements à une proposition, et le vote sur ses parties

amendments-title = Amendements
amendments-to = Amendements à la proposition { $symbol }
amendment-title = Amendement { $amendment } à la proposition { $symbol }
amendment-one = Amendement
amendments-caption = { $count ->
    [one] Un amendement
   *[other] { $count } amendements
}
amendments-none = Les amendements figureront ici dès que des membres en présenteront : de l’ouverture de la consultation jusqu’au début du vote.
amendment-sponsor = Auteur
amendment-units = Unités visées
amendment-state-label = État
amendment-vote = Vote
amendment-to = Modifie
amendment-proposed = Présenté
amendment-place = Place dans l’ordre des votes
amendment-merged = Repris dans
amendment-state = { $state ->
    [standing] En discussion
    [withdrawn] Retiré
    [accepted] Accepté par l’auteur
    [fallen] Sans objet
    [adopted] Adopté
    [rejected] Rejeté
   *[no-decision] Aucune décision prise
}
amendment-link-proposal = La proposition
amendment-link-vote = Vote { $ballot }
amendment-link-comment = Issu de l’observation C.{ $comment }
amendment-link-record = Dans le journal des actes

## Ce qu’il change

amendment-changes = Ce qu’il change
amendment-change = { $how ->
    [replace] Nouveau libellé : { $unit }
    [insert-after] Nouveau texte après : { $unit }
   *[delete] Suppression, avec ce qui en dépend : { $unit }
}
amendment-change-first = Nouveau texte tout au début
amendment-unit-gone = une unité qui n’y est plus ({ $unit })
amendment-unit-offer = { $unit } : { $words }
amendment-unit-words = « { $words } »
amendment-beginning = Le tout début du texte
amendment-gap = Les unités qui ne changent pas sont omises ici.
amendment-no-longer-applies = Il ne peut plus être apporté au texte tel qu’il est aujourd’hui :
amendment-obstacle = { $what ->
    [gone] Ne figure plus dans le texte ({ $language }) : { $unit }
    [changed] A été rédigé autrement depuis ({ $language }) : { $unit }
    [added] Une unité en dépend depuis ({ $language }) : { $unit }
    [twice] Est changé deux fois ({ $language }) : { $unit }
    [other-kind] Le nouveau libellé n’est pas une unité du même genre ({ $language }) : { $unit }
   *[no-words] Rien n’est inséré ({ $language }) après : { $unit }
}
amendment-obstacle-wording = Le libellé en { $language } manque.
amendment-obstacle-parallel = Le texte anglais et le texte français n’auraient plus les mêmes unités.
amendment-obstacle-nothing-left = Il ne resterait rien du texte.
amendment-against = A.{ $amendment } : { $what }
amendment-fell = L’amendement est devenu sans objet :
amendment-fall = Constater qu’il est devenu sans objet
amendment-fall-reason = Pourquoi il ne peut plus être apporté
amendment-fall-hint = Possible quand son tour est venu dans l’ordre des votes. Dans la langue de cette page.

## Ce que l’on en fait

amendment-accept = Accepter l’amendement
amendment-withdraw = Retirer l’amendement
amendment-join = Devenir coauteur de l’amendement
amendments-await = Acceptés et pas encore repris dans une révision : { $amendments }.
amendments-take-up = En faire la révision suivante
amendments-by-hand = Ceux-ci ne peuvent pas être repris mécaniquement : révisez le texte à la main, ou laissez les membres les présenter de nouveau.
amendment-open-whole = Mettre l’ensemble aux voix
amendment-open-part = Ouvrir le vote suivant : place { $place } dans l’ordre
amendment-order-link = Enregistrer l’ordre des votes

## L’ordre des votes

amendment-order = Ordre des votes
amendment-order-title = Ordre des votes sur la proposition { $symbol }
amendment-order-none = Une fois le texte définitif, l’ordre dans lequel les amendements et des parties du texte sont mis aux voix figurera ici, avec son motif. Sans amendement, il n’y a qu’un vote, sur l’ensemble.
amendment-order-then = Après ces votes, le texte, avec ce qui a été adopté, est mis aux voix dans son ensemble.
amendment-place-of = Amendement { $amendment } ({ $member })
amendment-place-division = Vote séparé sur : { $units }
amendment-its-turn = Prochain vote
amendment-not-yet = Pas encore
amendment-order-lead = Chaque amendement en discussion a une place, à partir de 1. L’ordre proposé commence par ce qui s’éloigne le plus du texte : la part des mots changés, dans les deux langues, des unités visées. Modifiez-le si la pratique de l’organe le demande.
amendment-order-not-now = L’ordre s’enregistre une fois le texte définitif, et avant toute mise aux voix.
amendment-order-no-amendment = Aucun amendement n’est en discussion. Des parties du texte peuvent être mises aux voix séparément ci-dessous.
amendment-distance = { $changed } mots sur { $of } des unités visées changent ({ $share } %).
amendment-place-label = Place
amendment-divisions = Vote par division
amendment-divisions-lead = Si un membre le demande, des unités sont mises aux voix séparément. Celles qui ne sont pas adoptées sont retirées du texte.
amendment-division-number = Vote séparé { $number }
amendment-division-units = Unités, chacune avec tout ce qui en dépend
amendment-order-reason = L’amendement qui s’éloigne le plus du texte est mis aux voix le premier.
amendment-order-reason-label = Motif de cet ordre
amendment-order-record = Enregistrer l’ordre

## La rédaction

amendment-start = Présenter un amendement
amendment-start-unit = Commencer par
amendment-start-hint = Le libellé actuel de l’unité entre dans le projet dans les deux langues. D’autres changements peuvent y être ajoutés.
amendment-without-unit = Un projet vide
amendment-start-button = Commencer un projet
amendment-drafts = Projets de votre délégation
amendment-draft-line = { $changes ->
    [one] Un changement, enregistré { $moment }
   *[other] { $changes } changements, enregistrés { $moment }
}
amendment-draft-saved = Enregistré { $moment }. Seule votre délégation le voit.
amendment-draft-title = Projet d’amendement à la proposition { $symbol }
amendment-from-comment = Il est issu de l’observation C.{ $number }.
amendment-stale = Les changements portent sur { $from } ; le texte en est à { $to }.
amendment-carry-over = Les reporter sur le texte actuel
amendment-change-number = Changement { $number }
amendment-how-label = Ce qui change
amendment-how = { $how ->
    [replace] L’unité reçoit un nouveau libellé
    [insert-after] Un nouveau texte vient après l’unité
   *[delete] L’unité est supprimée
}
amendment-unit-label = Unité
amendment-now = Actuellement
amendment-wording-en = Nouveau libellé en anglais
amendment-wording-fr = Nouveau libellé en français
amendment-wording-hint = S’écrit comme dans un texte : « 2. … » pour un paragraphe, « (a) … » pour un alinéa, « ## Article 4 … » pour un article. Laissez les deux vides pour une suppression.
amendment-remove = Retirer le changement { $number }
amendment-add = Un changement de plus
amendment-add-button = Ajouter ce changement
amendment-reason-hint = Pourquoi le texte devrait changer. Le motif est publié avec l’amendement.
amendment-reason-lang = Langue du motif
amendment-save-review = Enregistrer et relire
amendment-discard = Abandonner le projet
amendment-review-title = Présenter cet amendement à la proposition { $symbol } ?
amendment-lacks = Avant de pouvoir le présenter :
amendment-lack-at = Changement { $number } : { $what }
amendment-no-change = Ajoutez au moins un changement.
amendment-propose = Présenter l’amendement
amendment-back-to-draft = Revenir au projet
amendment-head-proposes = C’est le chef ou la cheffe de délégation qui le présente.

## Les votes sur une partie

part-question-amendment = { $code ->
    [EUE] L’amendement { $amendment } à la proposition { $proposal }, { $title }, présenté par l’{ $member }, est-il adopté ?
   *[other] L’amendement { $amendment } ({ $member }) à la proposition { $proposal }, { $title }, est-il adopté ?
}
part-question-division = Les unités suivantes de la proposition { $proposal }, { $title }, sont-elles maintenues dans le texte : { $units } ?
part-what = L’objet du vote
part-how-amendment = Voici ce que devient le texte si l’amendement est adopté.
part-how-division = Ce qui est marqué comme supprimé quitte le texte s’il n’est pas adopté.
part-link-amendment = Amendement { $amendment }
part-link-order = L’ordre des votes
part-units = Unités concernées :
part-heading = { $kind ->
    [amendment] Vote { $place } avant l’ensemble, sur un amendement : { $heading }
   *[division] Vote { $place } avant l’ensemble, sur une partie du texte : { $heading }
}

## À faire

due-amendments-answer = { $count ->
    [one] Un amendement attend votre réponse
   *[other] { $count } amendements attendent votre réponse
}
due-amendments-take-up = { $count ->
    [one] Un amendement accepté attend la révision suivante
   *[other] { $count } amendements acceptés attendent la révision suivante
}
due-amendments-part = La place { $place } dans l’ordre des votes est à mettre aux voix
due-amendments-order = Des amendements sont en discussion : l’ordre des votes est à enregistrer

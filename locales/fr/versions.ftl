### Versions des normes, relations entre normes, rectificatifs, et page d’un paragraphe.

## Où en est une norme

norms-state-ended = abrogée ou remplacée
norms-ended-on = { $how ->
    [replaces] Remplacée le { $date }
   *[other] Abrogée le { $date }
}

## Versions

versions-heading = Versions
versions-title = { $norm } : versions
versions-changes = Ce qui a changé entre deux versions
versions-only-one = Il n’y a qu’une version, donc rien à comparer pour le moment. Une version figure ici dès le jour où un amendement est adopté.
versions-same = Ces deux versions disent la même chose dans cette langue.
versions-compare-link = Ce qui a changé entre les versions
version-fact = Version
version-name = Version du { $date }
version-name-numbered = { $name } (numéro { $number })
version-was-in-force = En vigueur du { $since } au { $until }
version-banner-other = Cette version n’est pas celle qui est en vigueur.
version-in-force-link = En vigueur : { $name }
version-banner-coming = Une version ultérieure entre en vigueur le { $date }.
version-banner-replaced = Cette norme a été remplacée par une autre le { $date }. Son texte reste lisible.
version-banner-abrogated = Cette norme a été abrogée le { $date }. Son texte reste lisible.
version-decided-by = Décidé par { $proposal }
version-as-adopted = Le texte tel qu’il a été mis aux voix, sans les rectificatifs ultérieurs
version-corrected-by = Corrigés par
version-as-corrected = Le texte avec les rectificatifs acquis
version-documents = Engagements cryptographiques des deux textes lus ici

## Relations

relations-title = Relations avec d’autres normes
relation-done-to-it = { $relation ->
    [amends] Modifiée par une adoption du { $date } :
    [replaces] Remplacée par une norme adoptée le { $date } :
   *[other] Abrogée par une adoption du { $date } :
}
relation-done-by-it = { $relation ->
    [amends] Modifiée par une adoption du { $date } :
    [replaces] Remplace, adoptée le { $date } :
   *[other] Abroge, adoptée le { $date } :
}
relation-proposed = { $relation ->
    [amends] Une proposition modifierait cette norme :
    [replaces] Une proposition remplacerait cette norme :
   *[other] Une proposition abrogerait cette norme :
}

proposal-would = { $relation ->
    [amends] Modifie
    [replaces] Remplace
   *[other] Abroge
}
redline-of-norm = { $norm }, version du { $date }

## Rectificatifs

corrigenda-title = Rectificatifs
corrigendum-stands = acquis
corrigendum-stands-said = Aucun membre n’a élevé d’objection : le texte se lit ainsi depuis l’origine.
corrigendum-objected = non acquis
corrigendum-objected-said = Un membre a élevé une objection : le rectificatif n’est pas acquis, et le texte reste ce qu’il était.
corrigendum-lapsed = sans objet
corrigendum-lapsed-said = La norme a pris fin avant que le rectificatif ne soit acquis.
corrigendum-circulates = en circulation
corrigendum-open-said = Il sera acquis si aucun membre n’élève d’objection avant le { $until }.
corrigendum-objection-by = Objection : { $member }
corrigendum-object-link = Délégations : élever une objection contre ce rectificatif

## Le bureau

motion-corrigendum = Rectificatif
corrigendum-new-title = Faire circuler un rectificatif à { $norm }
corrigendum-new-what = Pour une erreur manifeste, ou lorsque les deux langues ne concordent pas. Corrigez les mots là où ils se trouvent ; tout le reste demeure. Les membres ont trente jours pour élever une objection ; à défaut, le texte corrigé est le texte depuis l’origine.
corrigendum-version = Version
corrigendum-text-en = Texte anglais corrigé
corrigendum-text-fr = Texte français corrigé
corrigendum-reason-lang = Langue du motif
corrigendum-desk-link = Faire circuler un rectificatif
corrigendum-change = { $how ->
    [replace] { $unit } se lit, en { $language }
    [insert-after] Après { $unit }, en { $language }
   *[delete] { $unit } est supprimé, en { $language }
}
corrigendum-beginning = le début
corrigendum-deleted = supprimé
corrigendum-object-title = Élever une objection contre { $name } de { $norm }
corrigendum-object-what = Si un membre élève une objection, le rectificatif n’est pas acquis. L’objection et sa note sont publiques aussitôt.
corrigendum-note-en = Note en anglais
corrigendum-note-fr = Note en français
corrigendum-object-button = Élever l’objection
corrigendum-objected-already = Votre membre a élevé une objection.
corrigendum-object-over = La période des objections est close.
amendment-of-norm-start = Préparer un amendement de cette norme
amendment-of-norm-start-what = Un projet de votre délégation qui commence par le texte de la version la plus récente.
norms-desk-units = Paragraphes concernés
norms-desk-units-hint = Pour une réserve, une déclaration, une mesure ou une mise en œuvre ; aucun si la notification porte sur la norme entière

## Depuis un paragraphe

unit-page-title = { $unit } de { $norm }
unit-page-link = { $unit } : auteurs, votes, réserves
unit-page-in-text = Dans le texte
unit-page-gone = Ce paragraphe n’est pas dans le texte en vigueur. Il est montré tel qu’il figurait en dernier lieu.
unit-origins-title = De qui sont ces mots
origin-submission = { $fate ->
    [came-in] Introduit par { $proposal } lors de son dépôt, le { $date }
    [changed] Modifié par { $proposal } lors de son dépôt, le { $date }
   *[went-out] Supprimé par { $proposal } lors de son dépôt, le { $date }
}
origin-revision = { $fate ->
    [came-in] Introduit par Rev.{ $revision } de { $proposal }, le { $date }
    [changed] Modifié par Rev.{ $revision } de { $proposal }, le { $date }
   *[went-out] Supprimé par Rev.{ $revision } de { $proposal }, le { $date }
}
origin-corrigendum = { $fate ->
    [came-in] Introduit par Corr.{ $number }, mis en circulation le { $date }
    [changed] Modifié par Corr.{ $number }, mis en circulation le { $date }
   *[went-out] Supprimé par Corr.{ $number }, mis en circulation le { $date }
}
origin-amendment = A.{ $number }, { $member }
unit-by-amendment = Par amendement :
unit-origin-reason = Motif donné
unit-comments-title = Observations à son sujet
unit-comments-empty = Aucun membre n’a présenté d’observation sur ce paragraphe.
unit-amendments-title = Amendements à son sujet
unit-amendments-empty = Aucun amendement à ce paragraphe n’a été proposé.
unit-amendment-state = { $state ->
    [withdrawn] retiré
    [accepted] accepté par l’auteur
    [fallen] devenu sans objet
    [adopted] adopté
    [rejected] rejeté
    [no-decision] aucune décision prise
   *[other] proposé
}
unit-ballots-title = Votes à son sujet
unit-ballots-empty = Il n’a jamais été mis aux voix.
unit-ballot-whole = sur l’ensemble de { $proposal }
unit-ballot-amendment = sur l’amendement A.{ $number } à { $proposal }
unit-ballot-division = sur cette partie de { $proposal }, séparément
unit-did-not-vote = N’ont pas voté
unit-without-vote = Adopté sans être mis aux voix le { $date }, avec l’ensemble du texte ({ $reference })
unit-events-title = Réserves, déclarations et mesures à son sujet
unit-events-empty = Aucun membre n’a nommé ce paragraphe dans ce qu’il a notifié. Ce que les membres notifieront à son sujet figurera ici le jour même.
norms-notification-units = Porte sur
member-units-title = Paragraphes nommés dans ses notifications
member-units-empty = Aucune réserve, déclaration ou mesure de ce membre ne nomme un paragraphe.
norms-notification-units-of = sur

### Tâches : le tableau, le calendrier privé, le calendrier public et les jours ouvrables de la maison.

duties-asked = { $kind ->
    [vote] Voter
    [prepared-vote] Vote à confirmer
    [comment] Présenter des observations
    [comment-drafts] Observations à publier
    [co-sponsorship] Confirmer la qualité de coauteur
    [amendment-answers] Répondre aux amendements
    [amendments-accepted] Réviser le texte
    [correction] Corriger et soumettre de nouveau
    [agreement] Approuver la traduction
    [report] Faire rapport
    [prepared-report] Rapport à envoyer
    [corrigendum] Examiner le rectificatif
    [office-code] Confirmer par code
    [office-ends] Fin de fonctions
    [second-officer] Attend un second fonctionnaire
    [vote-holder] Confirmer le vote
    [translation] Traduire
    [sign-off] Valider
    [open-consultation] Ouvrir la consultation
    [fix-final-text] Arrêter le texte définitif
    [comment-answers] Répondre aux observations
    [order-of-voting] Consigner l’ordre des votes
    [open-part] Mettre une partie aux voix
    [open-ballot] Mettre aux voix
    [closing] Clôture du vote
    [certify] Certifier le résultat
    [acknowledge] Notification reçue
    [entry-into-force] Entre en vigueur
   *[undelivered] Lettres non distribuées
}
duties-done = { $kind ->
    [vote] Vote émis
    [comment] Observation présentée
    [co-sponsorship] Qualité de coauteur confirmée
    [amendment-answers] Amendement accepté
    [correction] Soumis de nouveau
    [agreement] Traduction approuvée
    [report] Rapport notifié
    [corrigendum] Objection au rectificatif
    [second-officer] Approuvé par un second fonctionnaire
    [vote-holder] Vote confirmé
    [translation] Traduit
    [sign-off] Validé
    [open-consultation] Consultation ouverte
    [fix-final-text] Texte définitif arrêté
    [comment-answers] Réponse à une observation
    [open-ballot] Mis aux voix
    [certify] Certifié
    [acknowledge] Réception accusée
    [entry-into-force] En vigueur
   *[other] Fait
}
duties-sum = { $due ->
    [one] Une tâche attend
   *[other] { $due } tâches attendent
}{ $overdue ->
    [0] , l’échéance la plus proche en premier.
    [one] , dont une en retard.
   *[other] , dont { $overdue } en retard.
}
duties-overdue = En retard
duties-no-deadline = Sans échéance
duties-done-title = { $count ->
    [one] Une tâche accomplie ces 30 derniers jours
   *[other] { $count } tâches accomplies ces 30 derniers jours
}
duties-prepared-by = Préparé par { $name }
duties-corrigendum = { $name } est définitif si aucun membre ne s’y oppose
duties-undelivered = { $count ->
    [one] Une lettre a été abandonnée
   *[other] { $count } lettres ont été abandonnées
}
duties-undelivered-what = Voyez pourquoi, et faites-les envoyer de nouveau.
duties-empty-languages = Les textes auxquels manque une langue et les langues à valider figureront ici, l’échéance la plus proche en premier.
duties-empty-administrator = Les nouveaux titulaires dont le code attend d’être confirmé et les lettres abandonnées figureront ici.
duties-empty-auditor = Rien n’est attendu de l’auditeur : le journal privé se lit quand il le souhaite. La fin des fonctions figurera ici 30 jours à l’avance.
duties-empty-partner = Les partenaires participent sans vote ni rapport : rien n’est attendu d’eux. La fin des fonctions figurera ici 30 jours à l’avance.

## Le calendrier privé
duties-calendar-name = Mes tâches, Partenariat mondial sur l’IA
duties-summary = { $asked } : { $about }
duties-until = À faire avant le { $moment }.
duties-link-title = Les tâches dans votre propre calendrier
duties-link-what = Un lien privé donne à votre logiciel de calendrier ce qui figure sur votre bureau, échéance par échéance. Quiconque a le lien peut le lire sans se connecter ; il ne dit jamais comment quelqu’un a voté, et ne désigne les propositions à diffusion restreinte que par leur cote. Il prend fin avec votre dernière fonction.
duties-link-since = Vous avez un lien depuis le { $moment }. Il ne peut plus être affiché ; un autre prendrait sa place.
duties-link-none = Vous n’avez pas de lien.
duties-link-make = Créer le lien
duties-link-replace = Créer un autre lien
duties-link-revoke = Révoquer le lien
duties-link-made = Votre lien privé
duties-link-said = Abonnez votre logiciel de calendrier à cette adresse. Le lien que vous aviez auparavant, le cas échéant, ne fonctionne plus.
duties-link-once = Il n’est affiché que cette fois. Traitez-le comme un mot de passe ; s’il tombe en d’autres mains, révoquez-le sur la page de votre compte.
duties-link-back = Retour au compte
duties-link-gone = Le lien est révoqué : qui le demande ne trouve rien.
duties-link-offer = Ces échéances dans votre propre calendrier
duties-link-have = Votre lien de calendrier privé

## Le calendrier public
calendar-title = Calendrier
calendar-lead = Les votes, consultations et entrées en vigueur à venir, et les jours où la maison ne travaille pas. Les heures sont celles de Paris, suivies de l’heure UTC.
calendar-subscribe = Fichier de calendrier (iCalendar)
calendar-subscribe-how = Pour vous abonner, donnez cette adresse à votre logiciel de calendrier :
calendar-quiet = Aucun vote, aucune consultation ni aucune entrée en vigueur n’a de date à présent. Chacun figurera ici dès son ouverture, ou dès que son jour sera connu.
calendar-month = { $month } { $year }
calendar-opening = Ouverture du vote
calendar-closing = Clôture du vote
calendar-consultation-ends = Fin de la consultation
calendar-enters = Entre en vigueur
calendar-no-work = Jour non ouvrable
calendar-force = Entrée en vigueur : { $symbol }, { $title }
calendar-closed = Jour non ouvrable : { $name }
calendar-closed-what = Aucune échéance de la maison ne tombe ce jour.
holiday-name = { $holiday ->
    [new-year] Jour de l’an
    [labour] Fête du travail
    [victory] Victoire de 1945
    [national] Fête nationale
    [assumption] Assomption
    [all-saints] Toussaint
    [armistice] Armistice de 1918
    [christmas] Noël
    [easter-monday] Lundi de Pâques
    [ascension] Ascension
   *[whit-monday] Lundi de Pentecôte
}
weekday-name = { $number ->
    [d1] lundi
    [d2] mardi
    [d3] mercredi
    [d4] jeudi
    [d5] vendredi
    [d6] samedi
   *[d7] dimanche
}
day-and-date = { $weekday } { $date }

## Les jours ouvrables de la maison
working-days-title = Jours ouvrables de la maison
working-days-lead = Les votes et les consultations se terminent un jour ouvrable. Un jour inscrit ici ne reçoit aucune nouvelle échéance ; ce qui était déjà fixé à ce jour le reste, et les membres votent jusqu’à l’heure dite. Le calendrier public montre les jours et leurs noms.
working-days-table = Jours de fermeture de la maison
working-days-empty = La maison n’est fermée aucun jour à venir en dehors des fins de semaine et des jours fériés. Les jours que vous inscrirez figureront ici et au calendrier public.
working-days-remove = Rétablir le { $date } comme jour ouvrable
working-days-add = Fermer la maison
working-days-first = Jour
working-days-last = Dernier jour, pour une période
working-days-last-hint = Chaque jour ouvrable de la période est fermé, 31 jours au plus.
working-days-name-en = Nom en anglais
working-days-name-fr = Nom en français
working-days-name-hint = Comme le public le lit : Fermeture de fin d’année.
working-days-button = Fermer ces jours-là
working-days-closed = La maison est fermée ces jours-là : aucune nouvelle échéance n’y tombe.
working-days-opened = Le jour est de nouveau ouvrable.
working-days-known = Un jour de cette période est déjà inscrit. Retirez-le d’abord, ou choisissez une autre période.
working-days-free = Il n’y a pas de jour ouvrable à fermer : c’est une fin de semaine ou un jour férié.
working-days-holidays = Jours fériés du siège
working-days-holidays-what = Ces jours et les fins de semaine ne sont jamais ouvrables, de droit ; il n’y a pas à les inscrire.
log-duty-link-made = lien de calendrier privé créé
log-duty-link-revoked = lien de calendrier privé révoqué
log-day-closed = jour fermé aux échéances
log-day-opened = jour rendu ouvrable

### Avis : qui est informé de quoi, les courriels eux-mêmes et ce qui a été envoyé.

## Le tableau

notice-table-title = Qui est informé de quoi
notice-table-lead = Un délai dont personne n’a été informé pourrait être contesté. Voici tout le tableau selon lequel le registre informe les délégations et le secrétariat de ce qui se passe dans la procédure. Il est tiré de la règle que le registre applique lui-même.
notice-table-caption = Ce qui est annoncé, à qui et quand
notice-column-event = Ce qui se passe
notice-column-who = Qui est informé
notice-column-when = Quand
notice-column-sent = Envoi
notice-name = { $event ->
    [consultation-opened] Une consultation est ouverte
    [comment-made] Une observation est faite sur une proposition
    [comment-answered] Il est répondu à une observation
    [amendment-proposed] Un amendement à une proposition est déposé
    [revision-to-confirm] Une nouvelle révision appelle la confirmation des coauteurs
    [returned] Une proposition est renvoyée à l’auteur pour la forme
    [final-text] Le texte définitif d’une proposition est arrêté
    [ballot-opened] Un vote est ouvert
    [reminder] La clôture approche et aucun vote du membre n’est enregistré
    [ballot-extended] Un vote est prolongé
    [ballot-ended] Un vote est clos sans décision, avant son heure
    [provisional-result] Un vote est clos, avec un résultat provisoire
    [certified] Le résultat est certifié
    [certification-refused] La certification est refusée
    [norm-adopted] Une norme est adoptée
    [entry-into-force] Une norme entre en vigueur
    [corrigendum-circulates] Un rectificatif est communiqué
    [report-due] Un rapport sur une norme arrive à échéance
    [vote-entered] Le vote d’un membre est inscrit, modifié ou retiré
    [appointment-changed] Une personne prend une fonction ou la quitte
   *[motion-waits] Un acte attend un second fonctionnaire
}
notice-circle = { $circle ->
    [every-member] chaque membre
    [member-concerned] le membre concerné
    [not-voted] chaque membre ayant le droit de vote et sans vote enregistré
    [holders-of-the-vote] toutes les personnes qui détiennent le vote du membre
    [secretariat] le secrétariat
    [other-officers] les fonctionnaires et responsables du registre, sauf qui a proposé l’acte
    [partners] les partenaires
   *[the-person] la personne
}
notice-moment = { $moment ->
    [with-the-act] Avec l’acte
    [before-the-closing] { $hours } heures avant la clôture
   *[before-the-day] { $days } jours avant l’échéance, et le jour même
}
notice-keeping = { $keeping ->
    [due] Toujours, et aussitôt
   *[chosen] Aussitôt, groupé ou pas du tout : au choix de chaque personne
}
notice-means-title = Ce que cela veut dire
notice-means-member = Un membre est informé par le chef ou la cheffe de sa délégation, les suppléants et l’adresse qu’il a enregistrée. Chaque adresse est informée une seule fois d’un même acte.
notice-means-concerned = Le membre concerné est l’auteur de la proposition, l’auteur de l’observation, les coauteurs de la révision précédente ou l’Adhérent qui doit le rapport.
notice-means-votes = Aucun avis ne dit comment quelqu’un a voté, ni si quelqu’un d’autre a voté.
notice-means-closed = Ce qui est annoncé d’une proposition en diffusion restreinte va aux membres et au secrétariat. Les partenaires sont informés de ce qui est public.
notice-means-hours = Les délais figurent dans chaque courriel à l’heure de Paris, en UTC et à l’heure de la capitale du membre.
notice-means-act = Un avis est préparé avec l’acte qu’il annonce : un acte refusé n’informe personne, et personne n’est informé avant que l’acte soit acquis. Les avis sont envoyés par courriel, en anglais ou en français selon le choix de chaque personne, et dans les deux langues à une adresse enregistrée.
notice-means-collected = Les avis groupés sont envoyés à { $hour } à Paris : chaque jour ouvrable, ou le lundi (le premier jour ouvrable de la semaine, si le lundi ne l’est pas). Rien n’est envoyé s’il n’y a rien à grouper.
notice-means-proof = Ce qui a été envoyé au sujet d’une proposition ou d’un vote, à qui et quand, est conservé cinq ans à titre de preuve.
notice-means-public = Le public suit le registre sans donner d’adresse, par les fils et le calendrier.
notice-means-safety = Les courriels sur la sécurité d’un compte vont à sa seule personne ; ce ne sont pas des avis de la procédure, et ils sont toujours envoyés.
notice-link-table = Qui est informé de quoi

## Les courriels

notice-subject = { $event ->
    [consultation-opened] { $what } : consultation ouverte
    [comment-made] { $what } : une observation sur votre proposition
    [comment-answered] { $what } : réponse à votre observation
    [amendment-proposed] { $what } : un amendement à votre proposition
    [revision-to-confirm] { $what } : une nouvelle révision à confirmer
    [returned] { $what } : renvoi pour la forme
    [final-text] { $what } : texte définitif
    [ballot-opened] { $what } : le vote est ouvert
    [ballot-extended] { $what } : vote prolongé
    [ballot-ended] { $what } : vote clos sans décision
    [provisional-result] { $what } : résultat provisoire
    [certified] { $what } : résultat certifié
    [certification-refused] { $what } : certification refusée
    [norm-adopted] { $what } : adoption
    [entry-into-force] { $what } : en vigueur
    [corrigendum-circulates] { $what } : rectificatif communiqué
   *[report-due] { $what } : rapport à présenter
}
notice-subject-reminder = { $ballot } : clôture du vote dans { $hours } heures au plus
notice-sentence = { $event ->
    [consultation-opened] Une consultation est ouverte sur cette proposition. Les membres peuvent présenter des observations, proposer des amendements et se porter coauteurs.
    [comment-made] Une observation a été faite sur la proposition dont votre délégation est l’auteur.
    [comment-answered] Il a été répondu à l’observation de votre délégation.
    [amendment-proposed] Un amendement à la proposition dont votre délégation est l’auteur a été déposé. Il attend que vous l’acceptiez ou que vous le laissiez aux voix.
    [revision-to-confirm] La proposition dont votre délégation est coauteur a une nouvelle révision. On est coauteur d’une révision : veuillez confirmer pour la nouvelle.
    [returned] La proposition dont votre délégation est l’auteur a été renvoyée pour la forme. Elle peut être soumise de nouveau une fois corrigée.
    [final-text] Le texte définitif de cette proposition est arrêté en anglais et en français. Il sera mis aux voix au plus tôt après le préavis.
    [ballot-opened] Le vote est ouvert sur cette question. Le dernier vote d’un membre avant la clôture compte.
    [ballot-extended] Le vote sur cette question a été prolongé. Les votes déjà émis demeurent et peuvent être modifiés jusqu’à la nouvelle clôture.
    [ballot-ended] Le vote sur cette question a été clos avant son heure, sans décision.
    [provisional-result] Le vote est clos. Le résultat est provisoire : jusqu’au moment indiqué ci-dessous, un membre peut signaler une erreur dans l’enregistrement de son vote.
    [certified] Le résultat de ce vote est certifié.
    [certification-refused] La certification du résultat a été refusée. Aucune décision n’a été prise.
    [norm-adopted] Une norme a été adoptée.
    [entry-into-force] Cette norme est en vigueur.
    [corrigendum-circulates] Un rectificatif de cette norme est communiqué. Il est acquis si aucun membre ne fait objection avant le moment indiqué ci-dessous.
   *[report-due] Un rapport sur ce que votre Gouvernement a fait de cette norme arrive à échéance.
}
notice-sentence-reminder = Aucun vote n’est enregistré sur cette question pour ce membre : { $member }. Le vote est clos dans { $hours } heures au plus ; après la clôture, rien n’est reçu.
notice-until = { $event ->
    [consultation-opened] Fin de la consultation
    [provisional-result] Erreurs à signaler jusqu’au
    [corrigendum-circulates] Objections jusqu’au
   *[ballot-opened] Clôture du vote
}
notice-day = { $event ->
    [entry-into-force] En vigueur depuis le
    [final-text] Mise aux voix au plus tôt le
    [report-due] Échéance
   *[certified] Adoption
}
notice-fact-proposal = Proposition
notice-fact-titled = { $symbol }, « { $title } »
notice-fact-revision = Révision
notice-fact-ballot = Vote
notice-fact-part = Rang dans l’ordre des votes
notice-fact-norm = Norme
notice-fact-outcome = Résultat
notice-fact-ground = Motif
notice-fact-comment-by = nº { $number }, { $member }
notice-fact-comment = Observation
notice-fact-amendment = Amendement
notice-fact-corrigendum = Rectificatif
notice-outcome = { $outcome ->
    [adopted] adopté
    [rejected] rejeté
   *[no-decision] aucune décision prise
}
notice-open = { $kind ->
    [proposal] Ouvrir la proposition
    [comments] Ouvrir les observations
    [amendment] Ouvrir l’amendement
    [ballot] Ouvrir le vote
   *[norm] Ouvrir la norme
}
notice-small-due = Les avis de cette sorte sont toujours envoyés. Qui est informé de quoi : { $address }
notice-small-chosen = Vous choisissez comment vous en êtes informé(e) : { $address }
notice-small-address = Envoyé à l’adresse enregistrée de ce membre : { $member }.
notice-collected-subject = { $count ->
    [one] { $count } avis groupé pour vous
   *[other] { $count } avis groupés pour vous
}
notice-collected = { $count ->
    [one] Voici ce qui s’est passé depuis le dernier courriel de cette sorte.
   *[other] Voici les { $count } faits survenus depuis le dernier courriel de cette sorte.
}
notice-collected-due = À faire

## Mon compte

notice-pace = { $pace ->
    [at-once] Aussitôt
    [daily] Une fois par jour
    [weekly] Une fois par semaine
   *[never] Pas du tout
}

## Ce qui a été envoyé

notice-proof-title = Avis envoyés
notice-proof-lead = Ce qui a été préparé pour chacun au sujet de ce vote, et quand un serveur de courriel l’a pris en charge : la preuve que chaque membre a été informé.
notice-proof-caption = Avis, par adresse
notice-proof-summary = Avis, par sorte
notice-proof-none = Rien n’a été préparé au sujet de ce vote. Il n’y a pas d’avis pour les votes ouverts avant que des avis soient envoyés.
notice-proof-all = Chaque adresse
notice-proof-what = Avis
notice-proof-laid = Préparé
notice-proof-to = À
notice-proof-member = Pour
notice-proof-language = Langue
notice-proof-both = les deux
notice-proof-delivery = Remise
notice-sent-at = pris en charge le { $moment }
notice-waits = en attente d’envoi
notice-held = en attente d’être groupé
notice-given-up = abandonné le { $moment }
notice-sent-of = { $sent } sur { $all } envoyés
notice-not-delivered = { $count ->
    [one] { $count } non remis
   *[other] { $count } non remis
}
notice-undelivered-title = Avis non remis
notice-undelivered-lead = Un avis qu’un serveur refuse, ou ne prend pas pendant deux jours, est abandonné et figure ici. Qui n’a pas été informé ainsi doit l’être autrement ; l’envoi peut être essayé de nouveau une fois la cause écartée.
notice-undelivered-none = Chaque avis a été remis ou est en route.
notice-undelivered-caption = Avis abandonnés
notice-undelivered-collected = avis groupés
notice-undelivered-about = Sujet

### Normes : liste, page, bureau, et propositions de deux fonctionnaires à leur sujet.

norms-title = Normes
norms-what = Normes adoptées par le Partenariat, de la plus récente à la plus ancienne. Les textes anglais et français font également foi.
norms-empty = Aucune norme ici pour le moment. Une norme figure ici dès que son adoption est enregistrée.
norms-empty-narrowed = Aucune norme ne correspond à ce choix. Choisissez un autre thème ou un autre état.
norms-filter-title = Restreindre la liste
norms-filter-state = État
norms-filter-every-state = Tous les états
norms-filter-theme = Thème
norms-filter-every-theme = Tous les thèmes
norms-filter-button = Afficher

## Où en est une norme

norms-state-in-force = en vigueur
norms-state-not-in-force = adoptée, non encore en vigueur
norms-state-annulled = annulée
norms-in-force-since = En vigueur depuis le { $date }
norms-enters-into-force = Entre en vigueur le { $date }
norms-not-yet-in-force = Adoptée, non encore en vigueur
norms-annulled-on = Annulée le { $date }
norms-adherences-missing = { $count ->
    [one] il manque encore { $count } adhésion pour que le jour soit connu
   *[other] il manque encore { $count } adhésions pour que le jour soit connu
}
norms-equally-authentic = Textes anglais et français faisant également foi
norms-annulled-how = Cette norme a été annulée le { $date } ({ $reference }). Son texte et son histoire restent lisibles ; rien n’est plus enregistré à son sujet.

## Comment elle a été décidée

norms-result = Adoptée par { $yes } voix contre { $no }, avec { $abstain ->
    [one] { $abstain } abstention
   *[other] { $abstain } abstentions
}
norms-without-vote = Adoptée sans être mise aux voix
norms-without-vote-how = Adoptée sans être mise aux voix le { $date } par { $body } ; présidence : { $chair } ; rapport { $reference }.
norms-dissociated = Se sont dissociés de l’adoption : { $members }.
norms-nobody-dissociated = Aucun membre ne s’est dissocié de l’adoption.
norms-how-title = Comment elle a été décidée
norms-roll-link = Le détail du vote
norms-proposal-link = La proposition, ses révisions et les observations

## En bref

norms-fact-symbol = Cote
norms-fact-adopted = Adoptée le
norms-fact-decision = Décision
norms-fact-adherents = Adhérents
norms-adherents-of = { $count } sur { $members ->
    [one] { $members } membre
   *[other] { $members } membres
}
norms-fact-theme = Thème
norms-fact-sponsor = Auteur
norms-fact-effect = Effet
norms-effect-binding = lie les membres dès l’adoption, sauf ceux qui ont voté contre ou se sont abstenus
norms-effect-on-adherence = à la notification de l’adhésion
norms-fact-force = Entrée en vigueur
norms-force-on-date = le { $date }
norms-force-after-adoption = { $months ->
    [0] à l’adoption
    [one] { $months } mois après l’adoption
   *[other] { $months } mois après l’adoption
}
norms-force-after-adherences = { $months ->
    [0] le jour de l’adhésion numéro { $adherences }
    [one] { $months } mois après l’adhésion numéro { $adherences }
   *[other] { $months } mois après l’adhésion numéro { $adherences }
}
norms-fact-reports = Rapports
norms-reports-every = { $months ->
    [one] tous les mois à compter de l’adhésion, au nombre de { $months }
   *[other] tous les { $months } mois à compter de l’adhésion
}
norms-reports-none = aucun n’est demandé
norms-fact-original = Original
norms-by-line = { $symbol } · adoptée le { $day } · { $title }

## Le texte

norms-contents = Sommaire
norms-text-title = Texte
norms-text-en = Anglais
norms-text-fr = Français
norms-text-both = Côte à côte
norms-text-choose = Langue du texte
norms-text-preamble = Préambule

## Qui a fait quoi

norms-done-title = Qui a fait quoi
norms-done-caption = Ce que les membres ont fait de cette norme
norms-done-member = Membre
norms-done-status = Situation
norms-done-since = Adhère depuis le
norms-done-reservations = Réserves
norms-done-last = Dernière notification
norms-done-receipt = Réception
norms-acknowledged = accusée, entrée { $number }
norms-unacknowledged = pas encore accusée
norms-bound-by-adoption = lié par l’adoption
norms-nothing-title = Rien de notifié
norms-nothing-reported = { $count ->
    [one] { $count } membre n’a rien notifié : { $members }.
   *[other] { $count } membres n’ont rien notifié : { $members }.
}
norms-notifications-title = Notifications, de la plus récente à la plus ancienne
norms-notifications-older = { $count ->
    [one] { $count } notification plus ancienne
   *[other] { $count } notifications plus anciennes
}
norms-notifications-empty = Aucun membre n’a encore rien notifié. Ce que les membres notifient figure ici le jour même.
norms-notification = { $member } : { $event }, { $date }
norms-note-none = sans note
norms-how-known-title = Comment le sait-on ?
norms-how-known = Tout ce que dit cette page découle de ces entrées du journal des actes.
norms-how-known-all = Toutes les entrées concernant cette norme

## Le bureau

norms-desk-title = Ce que votre membre a fait de cette norme
norms-desk-of = Notifications du membre suivant : { $member }
norms-desk-report-title = Notifier
norms-desk-report-what = Ce qui est notifié devient aussitôt public, dans les langues où c’est donné. Une correction est une notification ultérieure ; l’histoire demeure.
norms-desk-kind = Ce qui est notifié
norms-desk-date = Date d’effet
norms-desk-date-hint = Aujourd’hui ou avant, pas avant l’adoption
norms-desk-note-en = Note en anglais
norms-desk-note-fr = Note en français
norms-desk-note-hint = Publique. Les paragraphes concernés se choisissent ci-dessous.
norms-desk-notify = Notifier
norms-desk-own-empty = Votre membre n’a encore rien notifié sur cette norme.
norms-desk-only-head = Le chef ou la cheffe de délégation notifie ; les autres lisent ici.
norms-desk-officer-title = Notifications sur cette norme
norms-desk-acknowledge = Accuser réception
norms-desk-done = Inscrit au journal des actes : entrée { $number }.
norms-desk-link = Délégations : notifier ce que votre membre a fait
norms-desk-back = La page publique de la norme
norms-desk-annul = Proposer une annulation
norms-desk-annulled = Cette norme a été annulée ; rien ne peut plus être notifié.
norms-due-acknowledge = Accuser réception : { $member }, { $event }

## Propositions de deux fonctionnaires

norms-motion-two = Il faut ici deux fonctionnaires : ce que vous proposez attend qu’un autre fonctionnaire l’approuve tel quel.
norms-motion-propose = Proposer à un second fonctionnaire
norms-motion-body = Organe
norms-motion-decided = Date de la décision
norms-motion-reference = Référence du rapport ou de la décision
norms-motion-reference-hint = Capitales, chiffres et signes, comme GAIP/PLEN(2026)4
norms-motion-choose = Choisir
norms-motion-adoption-title = Enregistrer une adoption sans mise aux voix : { $proposal }
norms-motion-adoption-what = Pour une proposition dont le texte est définitif, adoptée à une réunion d’un organe. Elle reçoit la cote de norme suivante.
norms-motion-chair = Membre assurant la présidence
norms-motion-dissociations = Membres qui se sont dissociés
norms-motion-dissociations-hint = Aucun, si personne ne l’a fait
norms-motion-annulment-title = Enregistrer une annulation : { $norm }
norms-motion-annulment-what = Un organe annule une norme. Son texte et son histoire restent lisibles ; rien ne peut plus être notifié à son sujet.

norms-explain-title = Explication de position
norms-explain-until = La norme a été adoptée sans être mise aux voix. Le membre peut dire comment il l’entend jusqu’au { $moment } ; ce qui est enregistré est aussitôt public et n’est jamais modifié.
norms-explain-over = Le délai pour les explications a pris fin le { $moment }.
norms-explain-en = En anglais
norms-explain-fr = En français
norms-explain-button = Enregistrer l’explication
norms-explained-title = Explications de position

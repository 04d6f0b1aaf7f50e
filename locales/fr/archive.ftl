### Archives versées : décidées ailleurs, conservées ici.

## Comme actes du journal

record-act-import = Une archive a été versée dans la collection { $collection }, à partir de { $files }.
record-act-imported-members = { $count ->
    [one] { $count } membre de l’archive { $collection } a été versé.
   *[other] { $count } membres de l’archive { $collection } ont été versés.
}
record-act-imported-decision = La décision { $symbol } du { $date } a été versée dans { $collection } avec le détail du vote : oui { $yes }, non { $no }, abstention { $abstain }.
record-act-imported-instrument = L’instrument { $symbol } a été versé dans { $collection } avec { $count ->
    [one] { $count } événement
   *[other] { $count } événements
} de participation.
record-by-import = Par versement d’archives

## Les pages

archive-title = Archives
archive-what = Décisions et instruments d’autres instances, versés tels que leurs fichiers les donnent. Cette maison n’en a pas décidé : leurs membres ont en commun avec les siens les codes de pays, et rien d’autre.
archive-empty = Aucune archive n’a été versée. Les archives figureront ici dès qu’il y en aura une.
archive-notice = Archive versée : cette maison n’en a pas décidé. Les faits et les mots sont ceux des fichiers d’origine ; les textes de l’archive n’existent qu’en anglais.
archive-chip = Archive versée
archive-collection-title = Archive { $code }
archive-imported-on = versée le { $date }
archive-since = depuis le { $date }
archive-until = jusqu’au { $date }
archive-from-to = du { $since } au { $until }
archive-decisions-title = Décisions
archive-instruments-title = Instruments
archive-members-title = Membres de l’archive
archive-members-caption = Membres, avec le premier et le dernier jour où l’archive les montre
archive-no-decisions = Aucune décision de cette archive ne correspond. Choisissez une autre année ou un autre membre.
archive-no-instruments = Cette archive n’a pas d’instruments.
archive-no-members = Cette archive n’a pas de membres.
archive-no-participation = L’archive ne montre aucune participation.
archive-no-votes = L’archive ne montre aucun vote de ce membre.
archive-no-roll = Vote non détaillé
archive-filter-title = Choisir
archive-filter-year = Année
archive-filter-member = Membre ayant voté
archive-filter-every-year = Toutes les années
archive-filter-every-member = Tous les membres
archive-filter-button = Afficher
archive-tally = { $yes } oui, { $no } non, { $abstain ->
    [one] { $abstain } abstention
   *[other] { $abstain } abstentions
}
archive-files-title = De quoi elle est faite
archive-files-caption = Fichiers versés, avec l’entrée du journal des actes qui nomme chacun
archive-column-file = Fichier
archive-column-rows = Lignes
archive-column-entry = Entrée
archive-column-member = Membre
archive-column-vote = Vote
archive-column-event = Événement
archive-column-note = Note
archive-column-instrument = Instrument
archive-fact-symbol = Cote
archive-fact-date = Date
archive-fact-resolution = Résolution
archive-fact-rule = Décompte selon la règle
archive-fact-adopted = Adopté le
archive-fact-chapter = Chapitre
archive-fact-code = Code
archive-fact-kind = Nature
archive-fact-period = Attesté par l’archive
archive-entry = Son entrée au journal des actes
archive-roll-what = Les votes sont ceux de l’archive. Un membre à cette date qui n’y est pas nommé n’a pas voté ; l’archive ne dit pas pourquoi.
archive-map-title = Sur la carte
archive-map-what = La carte a les frontières d’aujourd’hui : les membres qui n’existent plus ne sont que dans le tableau.
archive-map-votes = Carte des votes sur : { $title }
archive-map-participation = Carte de la participation à : { $title }
archive-map-others = non attesté par l’archive
archive-participation-title = Participation
archive-participation-caption = Qui a fait quoi, et quel jour
archive-event-noted = { $what } ({ $note })
archive-reach-bound = lié : ratification, adhésion ou acte semblable
archive-reach-signed = signature seulement
archive-reach-other = autre chose
archive-member-votes = Comment il a voté
archive-member-events = Ce qu’il a fait à l’égard de chaque instrument, par date
archive-pager-first = Depuis le début
archive-pager-next = Suite
archive-count-decisions = { $count ->
    [one] { $shown } décision
   *[other] { $shown } décisions
}
archive-count-votes = { $count ->
    [one] { $shown } vote
   *[other] { $shown } votes
}
archive-count-instruments = { $count ->
    [one] { $shown } instrument
   *[other] { $shown } instruments
}
archive-count-events = { $count ->
    [one] { $shown } événement de participation
   *[other] { $shown } événements de participation
}
archive-count-members = { $count ->
    [one] { $shown } membre
   *[other] { $shown } membres
}
archive-outcome = { $outcome ->
    [adopted] Adoptée
    [rejected] Rejetée
   *[other] Aucune décision prise
}
archive-kind = { $kind ->
    [state] État
   *[other] Organisation
}
archive-event = { $event ->
    [signature] signature
    [ratification] ratification
    [accession] adhésion
    [acceptance] acceptation
    [approval] approbation
    [succession] succession
    [definitive-signature] signature définitive
    [formal-confirmation] confirmation formelle
    [provisional-application] application à titre provisoire
    [consent-to-be-bound] consentement à être lié
   *[other] autre
}

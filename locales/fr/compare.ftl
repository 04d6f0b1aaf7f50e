### La concordance des votes des membres : comparer ceux que l’on veut.

compare-title = Concordance des votes des membres
compare-link = Concordance des votes des membres
compare-lead = Choisissez un membre pour voir combien de fois il a voté comme chacun des autres, ou jusqu’à huit pour les voir côte à côte.
compare-choose = Membres
compare-button = Comparer
compare-empty = La comparaison figurera ici dès que des membres seront choisis.
compare-nothing = Il n’y a aucun scrutin où deux d’entre eux ont pris parti.
compare-label = Concordance entre { $members }
compare-label-one = Concordance entre { $member } et chacun des autres membres
compare-reckoned = { $count ->
    [one] Calculée sur { $count } scrutin clos et compté.
   *[other] Calculée sur { $count } scrutins clos et comptés.
}
compare-reckoned-newest = { $count ->
    [one] Calculée sur le { $count } scrutin clos et compté le plus récent ; choisissez une année pour remonter plus loin.
   *[other] Calculée sur les { $count } scrutins clos et comptés les plus récents ; choisissez une année pour remonter plus loin.
}
compare-measure = Deux membres concordent dans un scrutin s’ils ont tous deux répondu oui, non ou abstention, et donné la même réponse. Un scrutin auquel l’un d’eux n’a pas participé, n’a pas voté ou était sans droit de vote ne compte pour aucun des deux ; pas plus qu’un scrutin interrompu avant son heure ou dont la certification a été refusée.
compare-pair = { $one } et { $other }
compare-said = { $same } sur { $both }
compare-none = aucun scrutin en commun
compare-gave-none = aucune réponse
compare-members = Membres
compare-same = Même réponse
compare-bar = La même chose en barre
compare-divided-title = Scrutins où ils ont répondu différemment
compare-divided-caption = Scrutins où ils ont répondu différemment, du plus récent au plus ancien
compare-divided-none = Dans tous les scrutins où ils ont pris parti, ils ont pris le même.
compare-column-one = Membre
compare-column-other = Autre membre
compare-column-same = Même réponse
compare-column-both = Scrutins où tous deux ont pris parti
compare-column-divided = Réponses différentes

### Mise en œuvre : ce que les membres ont notifié, ce qu’ils ont fait, et le tableau des deux.

## Ce qu’un membre notifie, dans une phrase

event-adhered = adhésion
event-does-not-intend = n’a pas l’intention d’adhérer à ce stade
event-reservation = réserve
event-reservation-withdrawn = retrait d’une réserve
event-declaration = déclaration interprétative
event-measure-notified = mesure notifiée
event-implemented-in-law = mise en œuvre en droit
event-implemented-in-practice = mise en œuvre en pratique
event-adherence-withdrawn = retrait de l’adhésion

## Ce qu’un membre a fait, en un mot

status-implemented-in-practice = mise en œuvre en pratique
status-implemented-in-law = mise en œuvre en droit
status-measure-notified = mesure notifiée
status-adhered = adhésion
status-adherence-withdrawn = adhésion retirée
status-does-not-intend = n’a pas l’intention d’adhérer à ce stade
status-nothing-reported = rien de notifié

## Le tableau

adoption-title = Mise en œuvre : ce que chaque membre a fait de chaque norme
adoption-what = Les membres notifient ce qu’ils ont fait d’une norme, et le registre en déduit leur situation d’après ces notifications datées. Le secrétariat en accuse réception ; il n’en apprécie pas le contenu. Le vote et l’adhésion sont deux choses : un membre qui a voté contre peut adhérer.
adoption-filter-title = Choisir
adoption-filter-theme = Thème
adoption-filter-every-theme = Tous les thèmes
adoption-filter-status = Situation
adoption-filter-every-status = Toutes les situations
adoption-filter-member = Membre
adoption-filter-every-member = Tous les membres
adoption-filter-kind = Catégorie de membre
adoption-filter-every-kind = Toutes les catégories
adoption-filter-button = Afficher
adoption-caption = Situation de { $members ->
    [one] { $members } membre
   *[other] { $members } membres
} au regard de { $norms ->
    [one] { $norms } norme
   *[other] { $norms } normes
}
adoption-legend = Ce que signifient les signes
adoption-member = Membre
adoption-empty = Aucune norme n’avait encore été adoptée. Les normes figureront ici dès qu’il y en aura une.
adoption-reservations = { $count ->
    [one] avec { $count } réserve
   *[other] avec { $count } réserves
}
adoption-empty-narrowed = Rien ne répond à ce choix à cette date. Retirez-en une partie pour en voir davantage.
adoption-narrow = Sur un écran étroit, la matrice est la liste ci-dessous, norme par norme.
adoption-lists-title = La même chose, norme par norme
adoption-adherents = { $count ->
    [one] { $count } Adhérent
   *[other] { $count } Adhérents
}

## Sur la carte

adoption-map-overall = { $norms ->
    [one] Adhérents à la norme affichée ({ $norms }), au { $date }
   *[other] À combien des { $norms } normes affichées chaque membre adhère, au { $date }
}
adoption-map-status = { $norms ->
    [one] La norme affichée ({ $norms }), avec la situation « { $status } », au { $date }
   *[other] Sur combien des { $norms } normes affichées chaque membre a la situation « { $status } », au { $date }
}
adoption-map-norm = Situation de chaque membre au regard de { $norm }, au { $date }
adoption-map-share = { $member } : { $count } sur { $norms }
adoption-share-all = toutes
adoption-share-two-thirds = les deux tiers ou plus
adoption-share-one-third = un tiers ou plus
adoption-share-few = moins d’un tiers
adoption-share-none = aucune

## Les adhésions au fil du temps

timeline-title = Les adhésions au fil du temps
timeline-label = { $of }, du { $from } au { $to } : { $count }
timeline-of-norms = { $norms ->
    [one] { $norms } norme
   *[other] { $norms } normes
}
timeline-sum = { $count ->
    [one] { $count } adhésion
   *[other] { $count } adhésions
}
timeline-needed = { $count } nécessaires à l’entrée en vigueur
timeline-force = en vigueur le { $date }
timeline-table = La même chose en tableau
timeline-caption = Jours où un membre a adhéré ou s’est retiré, du plus récent au plus ancien
timeline-cut = Les plus récents ; tous figurent dans les fichiers.
timeline-date = Date d’effet
timeline-joined = Ont adhéré
timeline-left = Ont retiré leur adhésion
timeline-total = Adhérents
timeline-all = Adhésions à toutes les normes affichées
timeline-empty = Les adhésions figureront ici, à leur date, dès qu’un membre aura adhéré.

## Les colonnes des fichiers

adoption-column-norm = Norme
adoption-column-title = Titre
adoption-column-code = Situation (code)
adoption-column-since = Adhérent depuis
adoption-column-reservations = Réserves
adoption-column-last = Dernière notification
adoption-column-last-date = Sa date
adoption-column-missing = Pour l’entrée en vigueur

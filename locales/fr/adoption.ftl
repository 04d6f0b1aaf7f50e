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
adoption-lists-title = La même chose, norme par norme
adoption-adherents = { $count ->
    [one] { $count } Adhérent
   *[other] { $count } Adhérents
}

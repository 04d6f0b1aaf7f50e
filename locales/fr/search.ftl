### Chercher dans le registre.

search-title = Recherche
search-title-of = { $typed } · recherche
search-lead = Les normes paragraphe par paragraphe, les propositions, les votes et les membres, en français et en anglais.
search-desk-lead = Comme la recherche publique, avec ce qui est en diffusion restreinte.
search-how-title = Comment chercher
search-how-words = Chaque mot est cherché, sous toutes ses formes et avec ou sans accents :
search-how-phrase = Les mots entre guillemets sont trouvés tels qu’ils se suivent :
search-how-symbol = Une cote mène à la chose même :
search-count = { $count ->
    [0] Aucun résultat
    [one] { $number } résultat
   *[other] { $number } résultats
}
search-more-than = Plus de { $number } résultats
search-bound = Les { $number } premiers sont affichés, ceux qui ont vos mots dans un titre ou un intitulé avant les autres. Restreignez les résultats pour voir davantage de ce que vous cherchez ; les nombres à côté des choix disent combien il y en a au moins.
search-at-least = { $number } ou plus
search-none = Rien dans le registre ne réunit : { $typed }
search-none-narrowed = Rien ne réunit { $typed } parmi vos choix.
search-none-of-choices = Rien dans le registre ne répond à vos choix.
search-did-you-mean = Vouliez-vous dire
search-everywhere = Sans ces choix
search-each-word = Par un seul mot
search-ways-on = Autres chemins
search-cut = Votre question est longue : seul son début a été cherché.
search-narrow = Restreindre les résultats
search-narrowed = Restreints à
search-remove = Retirer « { $what } »
search-page = Page { $page } sur { $pages }
search-previous = Précédente
search-next = Suivante
search-kinds = { $kind ->
    [norm] Normes
    [proposal] Propositions
    [vote] Votes
    [member] Membres
   *[all] Tout
}
search-kind = { $kind ->
    [norm] Norme
    [proposal] Proposition
    [vote] Vote
   *[member] Membre
}
search-facet = { $facet ->
    [kind] Quoi
    [theme] Thème
    [status] Statut
    [year] Année
    [member] Membre
   *[result] Résultat du vote
}
search-status = { $kind } : { $status }
search-vote-state = { $state ->
    [open] ouvert ou à venir
    [closed] clos, résultat provisoire
    [certified] résultat certifié
    [refused] certification refusée
   *[ended] terminé sans décision
}
search-for-members = Diffusion restreinte
search-opensearch-name = Registre du Partenariat mondial sur l’IA
search-opensearch-short = Partenariat IA

### La première page, et celle de qui lit par programme.

home-title = Ce que le Partenariat a décidé sur l’IA
home-headline = Ce que le Partenariat a décidé sur l’IA, comment chacun a voté, et ce que chaque membre a fait depuis
home-figures = Le registre en chiffres
home-norms = { $count ->
    [one] norme en vigueur
   *[other] normes en vigueur
}
home-members = { $count ->
    [one] membre
   *[other] membres
}
home-notifications = { $count ->
    [one] notification des membres
   *[other] notifications des membres
}
home-decided-title = Décidé récemment
home-all-votes = Tous les votes
home-search-hint = Des mots, « une suite de mots », ou une cote
home-standing-title = Où en sont les membres
home-standing-caption = Les normes en vigueur les plus récentes, et combien de membres sur { $number }
home-standing-norm = Norme
home-standing-adhere = y adhèrent
home-standing-implement = l’appliquent
home-notified-title = Notifié en dernier
home-now-title = En cours de décision
home-now-empty = Aucune proposition n’est en consultation ni mise aux voix. Elle figurera ici dès ce jour.
home-adopted-empty = Aucune norme n’a encore été adoptée. La plus récente figurera ici dès que son adoption sera enregistrée.
home-all-norms = Toutes les normes
home-all-adoption = Ce que chaque membre a fait
home-unnamed-question = Proposition en diffusion restreinte
home-submitted-by = { $symbol } · auteur : { $member }
home-vote-closes = Vote : { $left }
home-vote-opens = Le vote s’ouvre le { $moment }
home-vote-awaits = Vote clos, résultat à venir
home-consultation = Consultation
home-closes = clôture le { $moment }
home-until = jusqu’au { $moment }

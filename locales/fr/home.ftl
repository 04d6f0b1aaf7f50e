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

developers-title = Données pour les programmes
developers-what = Ce qu’un programme peut lire aujourd’hui, sans compte : le journal entrée par entrée, ses documents, et les pages du registre.
developers-list-title = Adresses
developers-entry = Une entrée du journal des actes : ses octets canoniques, exactement, numérotée à partir de 0. Ils ne changent jamais.
developers-document = Un document public d’après son engagement : type de média, texte, SHA-256 du texte, et le sel.
developers-pages = Les pages elles-mêmes, en anglais sous /en/ et en français sous /fr/ : une adresse pour chaque norme, proposition, vote, membre et entrée.
developers-health = Un signe de vie du serveur.
developers-record-title = Comment lire le journal
developers-record-leaf = Prenez les octets de chaque entrée à partir de 0. L’empreinte de feuille d’une entrée est le SHA-256 d’un octet 0x00 suivi de ses octets ; les feuilles sont jointes par le SHA-256 de 0x01, de la gauche et de la droite (RFC 6962).
developers-record-canonical = Une entrée est du JSON de forme canonique (RFC 8785) : sans espaces, les noms dans l’ordre. La lire et la récrire donne les mêmes octets.
developers-record-document = Une entrée désigne un document par son engagement : SHA-256 de « gaip-registry/commitment/v1 », une fin de ligne, « document », une fin de ligne, les 32 octets du sel, et le JSON canonique de media et sha256.
developers-record-votes = Un vote figure comme engagement jusqu’à la clôture de son scrutin ; l’entrée de clôture ouvre le dernier de chaque membre avec son sel.
developers-record-closed = Les actes sur une proposition en diffusion restreinte figurent aussi comme engagements, et sont ouverts à son adoption.
developers-record-head = Le journal compte { $number } entrées en ce moment.

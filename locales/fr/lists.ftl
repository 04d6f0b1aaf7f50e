### Les colonnes des listes remises sous forme de fichiers.

list-symbol = Cote
list-title = Titre
list-theme = Thème
list-standing = Situation
list-standing-on = Depuis ou à partir du
list-adopted = Adoption
list-ballot = Vote
list-sponsor = Auteur
list-sponsor-code = Auteur (code)
list-adherents = Adhérents
list-stage = Étape
list-stage-name = Étape en toutes lettres
list-kind = Nature
list-submitted = Dépôt
list-revision = Révision
list-consultation-until = Fin de la consultation
list-norm = Norme
list-proposal = Proposition
list-closed = Clôture
list-position = Position
list-choice = Choix
list-choice-name = Choix en toutes lettres
list-result = Résultat
list-entry = Acte
list-votes-of = Votes : { $name }

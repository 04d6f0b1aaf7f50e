### Ce qui figure sur chaque page : le cadre, dates, heures, nombres, listes.

language-name = Français

## Le cadre

house-name = Partenariat mondial sur l’IA
register-name = Registre des normes, des votes et de leur mise en œuvre
page-title = { $title } - Registre du Partenariat mondial sur l’IA
skip-to-content = Aller au contenu
example-banner = Exemple : tous les textes, votes et rapports de cette page sont inventés.
nav-label = Principale
nav-menu = Menu
nav-norms = Normes
nav-proposals = Propositions
nav-votes = Votes
nav-members = Membres
nav-adoption = Mise en œuvre
nav-record = Journal
crumbs-label = Vous êtes ici
other-language = English
corner-label = Délégations et secrétariat
corner-sign-in = Se connecter
corner-desk = Mon bureau
corner-account = Compte
corner-sign-out = Se déconnecter
search-label = Rechercher des normes, des votes et des membres
search-button = Rechercher
foot-label = À propos de cette page
foot-act = Acte { $number }, enregistré le { $moment }
foot-how = Comment le sait-on ?
foot-developers = Données pour les programmes
foot-accessibility = Accessibilité

## Dates, heures, nombres, listes

month-name = { $month ->
    [1] janvier
    [2] février
    [3] mars
    [4] avril
    [5] mai
    [6] juin
    [7] juillet
    [8] août
    [9] septembre
    [10] octobre
    [11] novembre
   *[12] décembre
}
month-short = { $month ->
    [1] janv.
    [2] févr.
    [3] mars
    [4] avril
    [5] mai
    [6] juin
    [7] juill.
    [8] août
    [9] sept.
    [10] oct.
    [11] nov.
   *[12] déc.
}
day-of-month = { $day ->
    [1] 1er
   *[other] { $day }
}
date-words = { $day } { $month } { $year }
date-without-year = { $day } { $month }
hour-words = { $hour } h { $minute }
moment-words = { $date } à { $paris } (Paris), { $utc } UTC
moment-words-two-days = { $date } à { $paris } (Paris), { $utc-date } à { $utc } UTC
moment-in-capital = { $moment } ; { $hour } à { $place }
moment-in-capital-other-day = { $moment } ; { $date } à { $hour } à { $place }
days-left = { $count ->
    [one] encore { $count } jour
   *[other] encore { $count } jours
}
hours-left = { $count ->
    [one] encore { $count } heure
   *[other] encore { $count } heures
}
minutes-left = { $count ->
    [one] encore { $count } minute
   *[other] encore { $count } minutes
}
less-than-a-minute-left = encore moins d’une minute
hour-has-passed = terminé
list-middle = { $first }, { $next }
list-end = { $first } et { $last }

## Éléments des pages

pager-label = Pages
pager-newer = Plus récents
pager-older = Plus anciens
errors-title = Votre envoi n’a pas pu être accepté
field-error = Erreur :
field-optional = (facultatif)
cell-nothing = aucun
stage-done = fait
stage-current = en cours
stage-ahead = à venir

## Votes exprimés et résultats

choice-yes = oui
choice-no = non
choice-abstain = abstention
choice-not-participating = ne participe pas au vote
choice-did-not-vote = n’a pas voté
choice-not-entitled = sans droit de vote

about-home = Ce que le Partenariat mondial sur l’IA a décidé, comment chacun a voté et ce que chaque membre a fait depuis : textes, votes et mise en œuvre, en français et en anglais.
about-norms = { $title }. Normes adoptées par le Partenariat mondial sur l’IA : textes français et anglais, votes, et ce que chaque membre en a fait.
about-proposals = { $title }. Propositions dont le Partenariat mondial sur l’IA est saisi : textes, observations, amendements et étapes.
about-votes = { $title }. Votes du Partenariat mondial sur l’IA : résultat, calcul et vote de chaque membre.
about-members = { $title }. Membres du Partenariat mondial sur l’IA : situation, votes, propositions et mise en œuvre des normes.
about-adoption = { $title }. Ce que chaque membre du Partenariat mondial sur l’IA a fait de chaque norme : tableau, carte et chronologie.
about-record = { $title }. Le journal public du Partenariat mondial sur l’IA : tous les actes dans leur ordre, que chacun peut vérifier.
about-other = { $title }. Le registre du Partenariat mondial sur l’IA, en français et en anglais.

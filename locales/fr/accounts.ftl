### Comptes, invitations et courriels, pour l’administrateur.

accounts-title = Comptes
accounts-lead = Toutes les personnes qui peuvent, ou pouvaient, ouvrir une session. Un administrateur clôt des comptes et met fin à des fonctions ; il ne voit ni ne définit jamais un mot de passe.
accounts-search = Nom ou adresse
accounts-search-button = Chercher
accounts-caption = { $count ->
    [one] { $count } compte
   *[other] { $count } comptes
}
accounts-nothing = Aucun compte de ce nom.
accounts-offices = Fonctions actuelles
accounts-no-office = aucune
accounts-since = Compte depuis
accounts-ended = Clos
accounts-chip-ended = clos
accounts-number = Numéro
accounts-first = Revenir au début
accounts-next = Suite
accounts-periods = Fonctions par période
accounts-periods-none = Ce compte n’a jamais exercé de fonction.
accounts-runs = en cours
accounts-reset-what = Envoie à l’adresse un lien avec lequel la personne définit un nouveau mot de passe. Ni clé d’accès ni code ne sont retirés.
accounts-reset = Permettre un nouveau mot de passe
accounts-sessions-what = Met fin aussitôt à toutes les sessions et oublie tous les navigateurs, comme après la perte d’un ordinateur.
accounts-sessions = Mettre fin à toutes les sessions
accounts-end-what = Plus personne n’y ouvrira de session. Ce qui a été fait avec lui reste dans les journaux, et son adresse est libre pour un autre compte.
accounts-end = Clore ce compte
accounts-end-not-yet = Un compte peut être clos quand il n’exerce plus de fonction. Mettez d’abord fin à ses fonctions, dans le tableau ci-dessus.
accounts-ended-what = Ce compte est clos. Plus rien ne peut être fait avec lui.
accounts-done-ended = Le compte est clos.
accounts-done-sessions = Toutes ses sessions ont pris fin.
accounts-act = Ce qui peut être fait

invitations-title = Invitations
invitations-lead = De la plus récente à la plus ancienne. Une invitation en attente peut être envoyée de nouveau, avec un autre lien, ou retirée.
invitations-caption = Qui a été invité à quoi
invitations-nothing = Les invitations à des fonctions figureront ici.
invitations-to = À
invitations-by = Par
invitations-when = Faite
invitations-state = État
invitations-waiting = en attente jusqu’au { $moment }
invitations-taken = acceptée
invitations-withdrawn = retirée
invitations-over = échue le { $moment }
invitations-by-machine = la ligne de commande
invitations-again = Envoyer de nouveau
invitations-withdraw = Retirer
invitations-sent-again = Un autre courriel est en route, avec un nouveau lien.

letters-title = Courriels
letters-lead = Un courriel est préparé avec l’acte dont il informe et envoyé après lui. Celui qu’un serveur refuse, ou ne prend pas pendant deux jours, est abandonné et figure ici.
letters-not-carried = Aucun serveur de courriel n’est indiqué ici : rien n’est envoyé. Dans une maison fictive, les courriels sont écrits dans son dossier.
letters-waiting = En attente
letters-last-sent = Dernier envoi
letters-none-sent = aucun
letters-dead = Abandonnés
letters-dead-caption = Courriels abandonnés
letters-nothing-dead = Aucun courriel n’a été abandonné.
letters-kind = Courriel
letters-trouble = Raison
letters-again = Essayer de nouveau
letters-kind-factor = changement de moyen de connexion
letters-kind-sign-in = connexion depuis un nouvel endroit
letters-kind-office = fonction prise ou terminée
letters-kind-vote = vote d’un membre inscrit
letters-kind-invitation = invitation
letters-kind-reset = nouveau mot de passe
letters-kind-motion = en attente d’un second fonctionnaire

people-mailed-title = Un courriel est en route
people-mailed = Il est adressé à { $email }, avec un lien qui fonctionne une fois, pendant une heure. Seule la personne qui le lit a ce lien.

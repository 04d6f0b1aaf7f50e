### Personnes et fonctions : sièges, invitations, liens.

office-expert = expert ou experte
office-head = chef ou cheffe de délégation
office-alternate = suppléant(e)
office-partner-delegate = délégué(e) d’un partenaire
office-officer = fonctionnaire
office-registrar = responsable du registre
office-administrator = administrateur ou administratrice des comptes
office-translator = traducteur ou traductrice
office-reviser = réviseur ou réviseuse
office-auditor = auditeur ou auditrice
office-secretariat = Secrétariat
office-of = { $whose }, { $office }
people-since = Depuis
people-until = Jusqu’au
people-last-day = Dernier jour
people-change = Modifier
people-invited = invité
people-end = Mettre fin à { $seat }
people-reset = Nouveau mot de passe pour { $seat }
people-invite-title = Inviter à une fonction
people-invite-heads = Les chefs de délégation sont accrédités par deux fonctionnaires du secrétariat ; les experts et suppléants sont invités par leur chef. Les fonctionnaires, responsables du registre et administrateurs sont nommés par deux fonctionnaires, dès qu’il y en a deux.
people-invite-button = Établir un lien d’invitation
people-until-hint = La fonction prend fin d’elle-même après ce jour, à Paris. Un suppléant exerce le vote pour une période : elle est alors nécessaire.
people-new-password = Nouveau mot de passe
people-password-hint = Au moins 15 caractères, quels qu’ils soient ; plusieurs mots sans rapport conviennent.
people-link-title = Transmettez ce lien
people-link-invitation = Il invite { $email }, une seule fois, dans les trois jours. Envoyez-le par une voie sûre.
people-link-reset = Il permet à { $email } de choisir un nouveau mot de passe, une seule fois, dans l’heure. Envoyez-le par une voie sûre.
people-link-once = Le lien n’est montré que cette fois et n’est conservé nulle part. S’il se perd, établissez-en un autre.
people-link-back = Retour au bureau

# Le compte de la personne.
account-title = Votre compte
account-sessions = Sessions
account-sessions-what = Une session prend fin après une demi-heure sans usage, et douze heures après la connexion. Si l’une d’elles n’est pas la vôtre, mettez-y fin et changez le mot de passe.
account-sessions-caption = { $count ->
    [one] { $count } session en cours
   *[other] { $count } sessions en cours
}
account-agent = Navigateur
account-agent-unknown = Un navigateur qui ne dit pas ce qu’il est
account-since = Connexion
account-seen = Dernier usage
account-this = cette session
account-end = Mettre fin à cette session
account-end-others = Mettre fin à toutes les autres sessions
account-no-others = Aucune autre session n’est en cours.
account-password = Mot de passe
account-current-password = Mot de passe actuel
account-wrong-password = Ce n’est pas le mot de passe actuel.
account-password-what = Avec un nouveau mot de passe, toutes les autres sessions prennent fin.
account-language = Langue du courrier
account-language-what = Pour ce que le registre vous envoie. Chaque page a sa propre adresse dans les deux langues.
account-language-button = Garder cette langue
account-done-session = La session a pris fin.
account-done-others = Toutes les autres sessions ont pris fin.
account-done-password = Le nouveau mot de passe est enregistré et toutes les autres sessions ont pris fin.
account-done-language = La langue est gardée.
account-done-email = Une lettre part vers la nouvelle adresse, si personne n’a de compte avec elle. Ouvrez dans l’heure le lien qu’elle contient ; d’ici là, rien ne change.
account-email = Adresse électronique
account-new-email = Nouvelle adresse
account-email-what = Vous confirmez le changement, puis vous ouvrez un lien envoyé à la nouvelle adresse. L’adresse précédente en est avertie.
account-email-button = Changer l’adresse
address-title = Nouvelle adresse électronique
address-lead = Le compte de { $from } doit avoir l’adresse { $to }.
address-what = Vous vous connectez dès lors avec elle, et le registre y écrit. Toutes les sessions prennent fin, et les liens envoyés à l’adresse précédente n’ouvrent plus rien.
address-button = Utiliser cette adresse
people-end-title = Mettre fin à { $seat } ?
people-end-what = La personne qui l’occupe perd aussitôt la fonction et toutes ses sessions. La fin du siège est publique ; le nom de la personne ne l’est pas.
people-end-keep = Garder le siège

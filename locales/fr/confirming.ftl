### Confirmation : la page où une personne confirme exactement ce qui sera fait, par clé d’accès ou par code.

confirm-title = Confirmer
confirm-lead = Rien n’est encore fait. Vérifiez : c’est exactement ce que vous confirmez.
confirm-not-done = Rien n’a été fait
confirm-until = Cette confirmation peut servir une fois, jusqu’au { $moment }.
confirm-by-passkey = Confirmer par clé d’accès
confirm-passkey-not-given = La clé d’accès n’a pas été donnée : rien n’a été envoyé. Vous pouvez recommencer.
confirm-needs-script = Une clé d’accès demande JavaScript, et cet acte demande une clé d’accès. Activez JavaScript pour ce site.
confirm-code = Code de votre application d’authentification
confirm-code-hint = Six chiffres, chaque code servant une fois : si vous venez de vous connecter avec celui-ci, attendez le suivant.
confirm-demo-only = Dans cette maison d’exemple les fonctionnaires peuvent aussi employer un code ; dans une maison réelle leurs actes demandent une clé d’accès.
confirm-enrol-first = Cet acte demande une clé d’accès, et vous n’en avez pas encore.
confirm-enrol-link = Ajouter une clé d’accès à votre compte
confirm-back = Revenir sans le faire
confirm-not-yet = Cet acte attend votre confirmation.
confirm-another = Ce que vous avez confirmé n’est pas ce qui a été envoyé. Vérifiez de nouveau : voici ce qu’il en est.
confirm-over = Les trois minutes de la confirmation étaient passées, ou elle avait déjà servi. Confirmez de nouveau.
confirm-wrong-code = { $left ->
    [one] Le code est faux ou a déjà servi. Un seul essai reste.
   *[other] Le code est faux ou a déjà servi. { $left } essais restent.
}
confirm-passkey-failed = La réponse de la clé d’accès n’est pas celle de cette confirmation. Recommencez.
confirm-passkey-needed = Un code ne suffit pas pour cet acte : il demande une clé d’accès.
confirm-codes-paused = Trop de codes faux ont été donnés : aucun n’est examiné pendant cinq minutes. Employez une clé d’accès, ou attendez.
confirm-void = Cinq codes faux ont été donnés : la confirmation est nulle et rien n’a été fait. Envoyez de nouveau le formulaire pour confirmer.
confirm-propose-what = La proposition attend ensuite un autre fonctionnaire, qui la confirme aussi ; alors seulement elle entre au journal public des actes.
confirm-proposed-by = Proposé par
confirm-question = Question
confirm-result = Résultat
confirm-invite = Inviter à une fonction
confirm-invite-what = Le siège entre au journal public des actes, sans le nom. Qui emploie le lien le prend.
confirm-consent = Consentir à la publication
confirm-consent-what = Deux fonctionnaires peuvent alors ouvrir la proposition au public. Votre accord entre au journal.
confirm-email = Changer l’adresse électronique
confirm-email-what = Vous vous connectez dès lors avec elle, et le registre y écrit.
confirm-factor-what = Cela change votre manière de vous connecter et de confirmer. Les autres sessions prennent fin.
confirm-add-passkey = Ajouter une clé d’accès
confirm-remove-passkey = Retirer une clé d’accès
confirm-add-app = Ajouter une application d’authentification
confirm-remove-app = Retirer l’application d’authentification
confirm-recovery-codes = Faire de nouveaux codes de secours

parked-title = Ce que vous écriviez est gardé
parked-lead = Votre session avait pris fin quand vous avez envoyé ceci. Rien n’en a été enregistré, et personne d’autre ne peut le lire.
parked-send = L’envoyer maintenant
parked-remove = Le jeter
parked-field = Également rempli
sign-in-after-parked = Votre session avait pris fin : rien de ce que vous avez envoyé n’a été enregistré. Ce que vous avez écrit est gardé : connectez-vous avec le même compte pour le retrouver.

### Courriels envoyés par le registre.

letter-from = Registre du Partenariat mondial sur l’IA
letter-greeting = Bonjour { $name },
letter-greeting-unnamed = Bonjour,
letter-automatic = Le registre a envoyé ce courriel de lui-même ; personne ne lit les réponses.
letter-due = Les courriels sur la sécurité d’un compte et sur le vote d’un membre sont toujours envoyés.
letter-when = Date et heure
letter-browser = Navigateur
letter-network = Réseau
letter-open-account = Ouvrir la page de votre compte
letter-not-you = Si ce n’était pas vous, mettez fin à toutes les sessions depuis la page de votre compte, remplacez vos moyens de connexion et prévenez un administrateur du registre.

letter-passkey-named = la clé d’accès « { $name } »
letter-passkey = une clé d’accès
letter-codes = l’application qui affiche des codes
letter-recovery-codes = les codes de secours
letter-password = le mot de passe
letter-email = l’adresse électronique
letter-factor-subject = Vos moyens de connexion ont changé
letter-factor-added = Ajouté à vos moyens de connexion : { $factor }.
letter-factor-removed = Retiré de vos moyens de connexion : { $factor }.
letter-factor-replaced = Remplacé parmi vos moyens de connexion : { $factor }.
letter-factor-used = Utilisé en votre nom : { $factor }.

letter-sign-in-subject = Connexion depuis un nouvel endroit
letter-sign-in = Une session de votre compte a commencé dans un navigateur, ou sur un réseau, que vous n’aviez pas encore utilisé.

letter-appointed-subject = Vous avez une nouvelle fonction dans le registre
letter-appointed = Vous exercez désormais cette fonction : { $office }.
letter-ended-subject = Une de vos fonctions a pris fin
letter-ended = Vous n’exercez plus cette fonction : { $office }. Vos sessions sont closes.
letter-seat = Siège
letter-appointment-wrong = Si vous ne vous y attendiez pas, prévenez un administrateur du registre.

letter-vote-subject = { $member }, { $ballot } : vote inscrit ou modifié
letter-vote = Le vote de ce membre, { $member }, au scrutin { $ballot } a été inscrit, modifié ou retiré. Les votes ne sont pas divulgués avant la clôture : ce courriel ne dit pas lequel.
letter-vote-why = Toutes les personnes qui détiennent le droit de vote de ce membre ({ $member }) reçoivent ce courriel. Si aucune d’entre vous n’en est à l’origine, remplacez le vote avant la clôture et prévenez aussitôt le secrétariat.
letter-vote-entry = Inscription au journal des actes
letter-vote-open = Ouvrir le scrutin dans votre bureau

letter-invitation-subject = Une fonction vous est proposée dans le registre
letter-invitation = Vous êtes invité(e) à exercer cette fonction dans le registre du Partenariat mondial sur l’IA : { $office }.
letter-invitation-link = Le lien fonctionne une fois, pendant une heure. L’invitation vaut jusqu’à cette échéance : { $moment } ; d’ici là, la personne qui l’a envoyée peut faire envoyer un nouveau lien.
letter-invitation-open = Prendre la fonction
letter-invitation-unexpected = Si vous ne l’attendez pas, ne faites rien : personne d’autre ne peut s’en servir sans ce courriel.

letter-reset-subject = Un nouveau mot de passe pour le registre
letter-reset = Quelqu’un, sans doute vous, a demandé à définir un nouveau mot de passe pour votre compte.
letter-reset-link = Le lien fonctionne une fois, pendant une heure. Il n’ouvre pas de session et ne retire aucun autre moyen de connexion.
letter-reset-open = Définir un nouveau mot de passe
letter-reset-unexpected = Si vous n’avez rien demandé, ne faites rien : le mot de passe reste le même.
letter-new-email-subject = Votre nouvelle adresse pour le registre
letter-new-email = Quelqu’un, sans doute vous, a demandé que votre compte ait désormais cette adresse.
letter-new-email-link = Le lien fonctionne une fois, pendant une heure. Toutes les sessions prennent alors fin.
letter-new-email-open = Utiliser cette adresse
letter-new-email-unexpected = Si vous n’avez rien demandé, ne faites rien : l’adresse reste la même.

letter-motion-subject = { $subject } : { $kind }, en attente d’un second fonctionnaire
letter-motion = Le siège { $seat } du secrétariat a proposé ceci : { $kind }, { $subject }. Il faut encore l’approbation d’un autre fonctionnaire.
letter-motion-until = En attente jusqu’au
letter-motion-open = L’examiner dans votre bureau

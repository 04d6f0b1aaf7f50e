### Clés d’accès, codes, codes de secours : ce avec quoi l’on se connecte, outre le mot de passe.

factors-passkey = Clé d’accès
factors-passkey-sign-in = Se connecter avec une clé d’accès
factors-or-password = ou avec votre mot de passe
factors-passkey-use = Utiliser une clé d’accès
factors-passkey-make = Créer une clé d’accès
factors-passkey-add = Ajouter une clé d’accès
factors-passkey-failed = L’appareil n’a pas donné de clé d’accès. Réessayez, ou passez par une autre voie.
factors-passkey-known = Cet appareil a déjà une clé d’accès pour votre compte.
factors-passkey-without = Votre compte a des clés d’accès et ce navigateur ne peut pas les demander ici. Ouvrez cette page dans un navigateur qui le peut, JavaScript activé.
factors-passkey-cannot = Ce navigateur ne peut pas créer de clé d’accès ici. Prenez l’application ; une clé d’accès pourra être ajoutée plus tard.
factors-passkey-what = Votre téléphone, votre ordinateur ou votre clé de sécurité la garde et demande votre empreinte, votre visage ou son code de verrouillage. Il n’y a rien à saisir, et aucun autre site ne peut la demander. Les actes du secrétariat en exigent une.
factors-best = recommandé
factors-name = Nom
factors-name-hint = Pour la reconnaître plus tard, par exemple « Portable du bureau ».
factors-second-title = Deuxième étape
factors-second-lead = Le mot de passe de { $email } est exact. Montrez maintenant que c’est vous.
factors-code = Code de votre application d’authentification
factors-code-hint = Six chiffres, nouveaux toutes les 30 secondes. Chacun ne sert qu’une fois.
factors-example-code = Cette maison est inventée : nul besoin d’une application pour l’essayer. Le code est en ce moment
factors-lost = J’ai perdu mon appareil
factors-recovery-lead = Saisissez l’un de vos codes de secours. Il est ainsi dépensé et vous permet d’établir une nouvelle clé d’accès ou une nouvelle application ; il ne fait rien d’autre.
factors-recovery = Code de secours
factors-recovery-hint = 24 lettres et chiffres, avec ou sans les traits d’union.
factors-recovery-button = Utiliser ce code
factors-all-lost = S’il ne vous reste pas non plus de code de secours, écrivez au secrétariat. Deux de ses membres peuvent rouvrir la voie ; elle s’ouvre 24 heures après leur accord.
factors-another-person = Se connecter sous un autre compte
factors-steps = Étapes
factors-step-password = Mot de passe
factors-step-factor = Clé d’accès ou application
factors-step-codes = Codes de secours
factors-enrol-title = Protéger votre compte
factors-enrol-lead = Un mot de passe seul n’ouvre aucun bureau. Choisissez comment vous montrerez, chaque fois, que c’est vous ; cela prend une minute.
factors-enrol-whose = Pour le compte de { $email }.
factors-add-title = Une autre façon de se connecter
factors-add-lead = Plusieurs clés d’accès valent mieux qu’une : si un appareil se perd, vous entrez encore avec un autre.
factors-app = Application d’authentification
factors-app-what = Une application sur votre téléphone, telle que celle que votre administration vous remet, affiche un code de six chiffres à saisir après le mot de passe. Elle convient à tous les navigateurs.
factors-app-begin = Installer une application
factors-app-title = Installer une application d’authentification
factors-app-scan = Scannez cette image avec l’application
factors-app-scan-what = Dans l’application, choisissez d’ajouter un compte, puis dirigez l’appareil photo ici.
factors-app-picture = La clé de votre compte, en image pour l’appareil photo ; elle figure en toutes lettres plus bas.
factors-app-type = L’application est sur cet appareil, ou ne peut pas scanner
factors-app-type-what = Saisissez ou copiez cette clé dans l’application ; le type est « fondé sur l’heure ».
factors-app-key = Clé
factors-app-account = Compte
factors-app-first = Saisissez le code qu’elle affiche
factors-app-check = Vérifier le code
factors-another-way = Une autre façon
factors-app-since = Installée le { $since }.
factors-app-none = Aucune application n’est installée.
factors-app-replace = Installer une autre application à sa place
factors-app-remove = Retirer l’application
factors-codes-title = Codes de secours
factors-codes-lead = Gardez ces codes. Ils ne sont affichés que cette fois.
factors-codes-where = Chacun ne sert qu’une fois, si vous perdez votre appareil : il vous permet d’en établir un nouveau et ne fait rien d’autre. Imprimez-les ou notez-les, et gardez-les à l’écart de l’appareil.
factors-codes-copy = Copier
factors-codes-copied = Copiés.
factors-codes-print = Imprimer
factors-codes-desk = Je les ai gardés : vers mon bureau
factors-codes-back = Je les ai gardés : retour à mon compte
factors-codes-left = { $count ->
    [0] Il ne reste aucun code.
    [one] Il reste un code.
   *[other] Il reste { $count } codes.
}
factors-codes-what = Chacun vous permet une fois d’établir une nouvelle clé d’accès ou une nouvelle application, si vous perdez votre appareil.
factors-codes-renew = En établir de nouveaux à leur place
factors-passkeys = Clés d’accès
factors-passkeys-what = Une session ouverte avec une clé d’accès prend fin quand la clé est retirée.
factors-passkeys-none = Il n’y a pas encore de clé d’accès. Avec elle, vous vous connectez sans rien saisir.
factors-passkeys-caption = { $count ->
    [one] Une clé d’accès
   *[other] { $count } clés d’accès
}
factors-since = Ajoutée
factors-never-used = pas encore
factors-rename = Renommer
factors-rename-label = Nouveau nom de { $name }
factors-rename-button = Garder ce nom
factors-remove = Retirer
factors-last = C’est le seul moyen qui vous reste de montrer que c’est vous : ajoutez-en un autre avant de le retirer.
factors-done = Vos façons de vous connecter sont celles que vous voyez ici.
factors-done-gone = C’est retiré, et toute session ouverte ainsi a pris fin.
# Tous les facteurs perdus : ce que deux membres du secrétariat décident, et la voie ainsi ouverte.
motion-lost-factors = Nouveau facteur pour une personne qui a perdu tous les siens
lost-lead = Pour une personne qui a perdu son application ou ses clés d’accès et tous ses codes de secours. Assurez-vous, par une voie que vous lui connaissez, que c’est bien elle qui le demande.
lost-email-hint = L’adresse du compte.
lost-what = Une deuxième personne du secrétariat approuve. 24 heures plus tard, l’intéressé se connecte avec son mot de passe et établit un nouveau facteur. Cela ne connecte personne, ne retire aucun facteur, et la voie se referme si l’intéressé se connecte entre-temps.
lost-opens = Ouverture de la voie
lost-opens-when = 24 heures après l’approbation, pour 72 heures
lost-opens-at = Deux membres du secrétariat sont convenus qu’un nouveau facteur peut être établi pour ce compte. La voie s’ouvre le { $when }. Si vous ne l’avez pas demandé, connectez-vous maintenant : elle se referme.
lost-open-until = Deux membres du secrétariat ont ouvert pour ce compte la voie vers un nouveau facteur, jusqu’au { $when }.
lost-enter = Établir un nouveau facteur

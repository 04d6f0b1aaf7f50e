### Le compte d’une personne : ce qu’elle a fait, et les avis par courriel.

own-acts-title = Ce que j’ai fait
own-acts-lead = Vos inscriptions au journal des actes et vos lignes du journal privé. Le journal des actes nomme votre siège, jamais vous ; vous seul(e), et l’auditeur, voyez le journal privé.
own-acts-caption = Vos actes, du plus récent au plus ancien
own-acts-nothing = Ce que vous ferez dans le registre figurera ici.
own-acts-what = Acte
own-acts-entry = Inscription au journal des actes
own-acts-private = privé
own-acts-see = Voir ce que vous avez fait dans le registre

notices-title = Avis par courriel
notices-what = Les avis qui ouvrent un délai ou appellent un acte, et les courriels sur votre compte et sur le vote de votre membre, sont toujours envoyés, aussitôt. Pour les autres, vous choisissez ; les avis groupés arrivent à 7 h 00 à Paris, chaque jour ouvrable ou le lundi.
notices-none = Les avis qui ouvrent un délai ou appellent un acte, et les courriels sur votre compte, sont toujours envoyés. Il n’y en a pas d’autres pour votre fonction.
notices-button = Garder ces choix
account-done-notices = Vos avis sont enregistrés.
account-network = Réseau

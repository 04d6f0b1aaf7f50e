### Nominations : fonctions confirmées par code, lettres de pouvoirs, ce qu’une délégation prépare, notes verbales.

field-letter = Lettre de pouvoirs
refusal-two-officers-appoint = Cette fonction est attribuée par deux fonctionnaires : l’un la propose au bureau du secrétariat. Un administrateur ne l’attribue seul que s’ils sont moins de deux.
refusal-two-officers-stay = Il resterait moins de deux fonctionnaires. Faites d’abord nommer une autre personne par deux fonctionnaires ; d’ici là, il est possible de mettre fin aux sessions et aux clés de la personne.
refusal-wrong-code = { $left ->
    [one] Ce n’est pas le code de l’autre écran. Il reste { $left } essai.
   *[other] Ce n’est pas le code de l’autre écran. Il reste { $left } essais.
}
refusal-code-void = Le code a été mal saisi trop souvent : il est nul. Mettez fin au siège et offrez de nouveau la fonction.
refusal-own-code = Vous occupez vous-même cette fonction : c’est la personne qui vous a invité qui confirme.
refusal-vote-waits = Le droit de vote a été accordé il y a moins d’un jour. Il s’exerce à partir du { $moment }, ou dès qu’un fonctionnaire du secrétariat l’a confirmé.
refusal-letter = { $fault ->
    [too-long] Le fichier dépasse 5 Mo. Envoyez une numérisation plus légère.
    [not-pdf] Ce n’est pas un fichier PDF. Enregistrez ou numérisez la lettre en PDF.
    [cut] Le fichier est tronqué, ou quelque chose suit sa fin. Enregistrez-le de nouveau en PDF.
    [encrypted] Le fichier est protégé par un mot de passe ou une clé. Enregistrez-le sans protection.
    [active] Le fichier contient des scripts, d’autres fichiers ou des actions. Imprimez-le dans un nouveau PDF et envoyez celui-ci.
   *[other] Le fichier ne peut pas être examiné. Imprimez-le dans un nouveau PDF et envoyez celui-ci.
}
refusal-voted-itself = La délégation a elle-même voté dans ce scrutin : elle modifie son vote elle-même jusqu’à la clôture.

motion-appointment = Nomination d’un fonctionnaire ou d’un administrateur
motion-note-verbale = Vote reçu par note verbale

accreditation-lead = Le membre désigne son chef ou sa cheffe de délégation par une lettre de pouvoirs. Un autre fonctionnaire la lira et approuvera exactement ce qui figure ici.
appointment-lead = Les fonctionnaires, responsables du registre et administrateurs sont nommés par deux fonctionnaires. Un autre devra approuver exactement ce qui figure ici.
appointment-choose = Choisissez une fonction
letter-hint = Un PDF de 5 Mo au plus, sans mot de passe, script ni pièce jointe. Les fonctionnaires et la délégation peuvent le lire ; il n’est jamais public.
letter-not-needed = Une fonction de la maison peut être proposée sans lettre.
letter-kept = La lettre est reçue ; un autre fichier la remplace. SHA-256
letter-none = aucune
letter-sha256 = PDF, SHA-256 { $sha256 }
letter-open = Ouvrir la lettre (PDF)
letter-waits = pas encore approuvée
letter-size = { $kilobytes } Ko
letter-of = Lettre de pouvoirs, { $seat }
letters-of-credentials = Pouvoirs
letters-of-credentials-none = Les lettres de pouvoirs figureront ici dès qu’un chef ou une cheffe de délégation aura été accrédité avec l’une d’elles.

code-title = Communiquez votre code
code-lead = Vous avez accepté une fonction. Elle sera la vôtre lorsque la personne qui vous a invité aura confirmé ce code.
code-one = Vous avez accepté une autre fonction :
code-until = Valable jusqu’au { $moment }.
code-void = Le code a été mal saisi trop souvent. Demandez une nouvelle invitation.
code-why = Appelez la personne qui vous a invité, à un numéro que vous connaissez, et lisez-lui le code. Ainsi, avoir lu votre courrier ne suffit pas pour exercer votre fonction.

holding-title = Confirmer des personnes
holding-offices = Fonctions acceptées
holding-offices-what = Parlez à la personne par téléphone ou de vive voix, et non par l’adresse où l’invitation est partie. Demandez-lui le code affiché sur son écran et saisissez-le ici. Si elle n’a pas accepté la fonction, mettez fin au siège.
holding-offices-none = Les personnes qui acceptent un vote ou une fonction de la maison à votre invitation figureront ici jusqu’à ce que vous confirmiez le code de leur écran.
holding-taken = Acceptée le { $moment }
holding-code = Code sur son écran
holding-button = Confirmer
holding-votes = Nouveaux titulaires d’un vote
holding-votes-what = Un nouveau titulaire vote un jour après que le vote lui a été accordé, à moins qu’un fonctionnaire ne le confirme avant. Ne confirmez que ce que le membre vous a confirmé.
holding-votes-none = Les chefs de délégation et suppléants qui ont reçu le vote depuis moins de 24 heures figureront ici.
holding-votes-from = Vote à partir du { $moment } sans confirmation
holding-vote-button = Permettre à { $seat } de voter dès maintenant
holding-done-office = Confirmé : la fonction est exercée à compter de maintenant.
holding-done-vote = Confirmé : le vote peut être exercé à compter de maintenant.
holding-due-office = Confirmer { $name }
holding-due-vote = { $name } détient un vote depuis moins d’un jour

credentials-title = Pouvoirs des délégations
credentials-lead = Qui dirige chaque délégation, et l’adresse à laquelle le membre est informé de tout changement.
credentials-caption = { $count ->
    [one] { $count } membre
   *[other] { $count } membres
}
credentials-heads = Siège du chef
credentials-no-head = aucun
credentials-none = aucune
credentials-of = Pouvoirs : { $member }
credentials-address = Adresse enregistrée
credentials-address-since = Enregistrée le { $moment }.
credentials-no-address = Aucune adresse n’est encore enregistrée.
credentials-address-what = Elle est informée de chaque accréditation et de chaque vote saisi d’après une note verbale. Quand elle change, l’ancienne adresse en est informée.
credentials-register = Enregistrer cette adresse
credentials-registered = L’adresse est enregistrée.
credentials-seats = Sièges
credentials-no-seats = Aucun siège de cette délégation n’a encore été attribué.
credentials-own-none = Aucune adresse enregistrée : demandez au secrétariat d’enregistrer celle de votre ministère ou mission.
credentials-own = Adresse enregistrée du membre : { $address }. Le secrétariat la modifie à la demande du membre.

prepared-title = Préparé
prepared-by = Préparé par { $name } le { $moment }.
prepared-is-no-vote = Ce n’est pas un vote tant que le chef ou un suppléant ne l’a pas exprimé ; il est effacé à la clôture.
prepared-review = Vérifier et voter
prepared-put-aside = Écarter
prepared-due-vote = Préparé par { $name } : à exprimer, { $ballot }
prepare-vote-title = Préparer le vote
prepare-vote-what = Le chef de délégation ou un suppléant le trouve ici et l’exprime en une étape. Seule votre délégation le voit ; d’ici là, ce n’est pas un vote.
prepare-vote-choice = Le vote à exprimer
prepare-button = Préparer pour le chef de délégation
prepare-report-title = Préparer un rapport
prepare-report-what = Le chef ou la cheffe de délégation le trouve sur cette page et le notifie. Personne d’autre ne le voit auparavant.
prepare-report-done = Préparé. Le chef ou la cheffe de délégation le trouve à son bureau.
prepare-report-confirm = Lisez, complétez et notifiez : il est inscrit tel que vous l’envoyez.
prepare-report-anew = Votre envoi le remplace.

course-title = Préparé et décidé
course-empty = Les votes, observations et rapports préparés au sein de la délégation figureront ici, avec les personnes qui les ont préparés et décidés.
course-caption = Les vingt derniers
course-note = Pour votre délégation seulement.
course-what = Objet
course-prepared = Préparé par
course-decided = Décidé par
course-state = État
course-nobody = personne encore
course-open = à décider
course-done = { $kind ->
    [vote] voté
    [comment] publié
   *[notification] notifié
}
course-declined = écarté
course-lapsed = vote clos
course-vote = Vote, { $ballot }
course-report = Rapport, { $norm }
course-comment = Observation, { $proposal }

vote-cannot-waits = Le vote vous a été accordé il y a moins d’un jour. Vous pourrez voter à partir du { $moment }, ou dès qu’un fonctionnaire du secrétariat l’aura confirmé. Vous pouvez préparer le vote dès maintenant.
vote-roll-by-note = par note verbale
note-verbale-title = Saisir un vote reçu par note verbale
note-verbale-what = Pour un membre qui ne peut pas voter ici lui-même. Un autre fonctionnaire approuve ; le vote est alors inscrit comme tout autre, signalé dans le détail du vote après la clôture, et la délégation peut le remplacer jusque-là. Une délégation qui a elle-même voté n’est pas contredite.
note-verbale-seen = Un vote n’est pas divulgué avant la clôture. Vous deux qui le saisissez le voyez, et personne d’autre ; n’en parlez à personne. Il est effacé d’ici une fois inscrit. Toutes les personnes qui exercent le vote du membre sont informées par courriel qu’un vote a été saisi, jamais lequel.
note-verbale-choice = Le vote figurant dans la note
note-verbale-received = Reçue le
note-verbale-received-hint = Le jour du timbre de réception.
note-verbale-reference-hint = Le numéro de la note, par exemple NV/FRA(2026)12.
note-verbale-stands = Deux fonctionnaires l’ont saisi d’après une note verbale. Vous pouvez le remplacer jusqu’à la clôture.

letter-head-subject = { $member } : un chef ou une cheffe de délégation a été accrédité
letter-head = Deux fonctionnaires du secrétariat ont accrédité un chef ou une cheffe de délégation : { $member }, sur la foi d’une lettre de pouvoirs. Le siège est offert à l’adresse ci-dessous ; la personne qui l’accepte peut voter un jour après avoir été confirmée par un fonctionnaire, ou plus tôt si un fonctionnaire confirme le vote.
letter-head-email = Offert à
letter-head-wrong = Si le membre ne l’a pas demandé, prévenez immédiatement le secrétariat par téléphone.
letter-address-subject = { $member } : une autre adresse enregistrée
letter-address = Un fonctionnaire du secrétariat a enregistré une autre adresse à laquelle le membre est informé de sa délégation : { $member }. Ceci est la dernière lettre à l’adresse enregistrée auparavant.
letter-address-new = Nouvelle adresse
letter-note-subject = { $member }, { $ballot } : un vote a été saisi d’après une note verbale
letter-note = Deux fonctionnaires du secrétariat ont saisi un vote reçu par note verbale : { $member }, scrutin { $ballot }. Les votes ne sont pas divulgués avant la clôture : cette lettre ne dit donc pas lequel.
letter-note-why = Toute personne qui exerce le vote peut le voir à son bureau et le remplacer jusqu’à la clôture. Si le membre n’a pas envoyé de note, faites-le et prévenez immédiatement le secrétariat.
appointment-go-on = Passer à la vérification
appointment-review = Vérification
appointment-review-what = Voici exactement ce qui attendra l’approbation d’un autre fonctionnaire.
appointment-again = Recommencer
note-verbale-reference = Référence de la note
holding-deed-office = Confirmer qui exerce la fonction
holding-deed-office-what = Cette personne exerce la fonction à compter de maintenant. Un vote peut être exprimé un jour plus tard, ou dès qu’un fonctionnaire le confirme.
holding-deed-vote = Permettre à un nouveau titulaire de voter
holding-deed-vote-what = Cette personne peut exprimer le vote du membre à compter de maintenant.

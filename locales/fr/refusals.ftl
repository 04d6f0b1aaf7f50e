### Refus : ce qui n’est pas possible, et ce qui le rendrait possible ; un message par refus des règles.

refusal-missing = « { $field } » est vide. Remplissez ce champ pour continuer.
refusal-malformed = « { $field } » n’a pas la forme attendue. Corrigez-le comme indiqué à côté du champ.
refusal-too-long = « { $field } » est trop long. Réduisez-le à { $most } caractères au plus.
refusal-hour-skipped = Cette heure n’existe pas ce jour-là : Paris passe à l’heure d’été. Choisissez une autre heure.
refusal-ends-before = La fin précède le début. Choisissez une fin postérieure.
refusal-must-be-later = « { $field } » doit se situer dans l’avenir. Choisissez un moment ultérieur.
refusal-must-not-be-later = « { $field } » ne peut pas se situer dans l’avenir. Indiquez la date du jour ou une date antérieure.
refusal-weak-password = Ce mot de passe est trop court ou trop facile à deviner. Choisissez-en un d’au moins { $least } caractères que personne ne puisse deviner ; plusieurs mots sans lien conviennent.
refusal-sign-in-first = Cette page est réservée aux délégations et au secrétariat. Connectez-vous pour l’ouvrir.
refusal-wrong-credentials = L’adresse ou le mot de passe n’est pas exact. Vérifiez-les et réessayez, ou demandez un nouveau mot de passe.
refusal-code-refused = Ce code n’a pas été accepté. Il est peut-être mal saisi, échu ou déjà utilisé : attendez le suivant et saisissez-le. Après cinq codes erronés de suite, attendez cinq minutes.
refusal-passkey = La clé d’accès n’a pas été acceptée. Réessayez, ou passez par une autre voie.
refusal-no-passkey = Ce compte n’a pas encore de clé d’accès. Vous pouvez en ajouter une sous « Votre compte ».
refusal-too-many-passkeys = Il y a déjà { $most } clés d’accès, et il ne peut y en avoir davantage. Retirez d’abord celle que vous n’utilisez pas.
refusal-last-factor = C’est le seul moyen qui vous reste de prouver que c’est vous. Ajoutez-en d’abord un autre.
refusal-offer-over = La clé destinée à l’application a été affichée il y a trop longtemps. Recommencez pour en obtenir une nouvelle.
refusal-not-yours = Ceci relève d’une autre délégation ou d’un autre service. Seul celui qui en est chargé peut faire ce que vous demandez.
refusal-office = Votre fonction ne permet pas cet acte. Adressez-vous à une personne dont la fonction le permet, ou demandez au secrétariat laquelle est requise.
refusal-link-spent = Ce lien a déjà été utilisé, a expiré ou n’a jamais existé. Demandez-en un nouveau à la personne qui l’a envoyé.
refusal-foreign-form = Ce formulaire ne provient pas d’une page du registre ; rien n’a été fait. Rouvrez la page ici et envoyez-le à partir de celle-ci.
refusal-second-officer = Cet acte requiert deux personnes différentes, et c’est vous qui l’avez proposé. Un autre membre du secrétariat peut l’approuver.
refusal-nothing-waiting = Plus rien n’attend ici l’approbation d’une seconde personne : la proposition a été modifiée, approuvée ou a expiré. Proposez l’acte de nouveau s’il reste nécessaire.
refusal-motion-changed = Ce que vous alliez approuver a été modifié depuis que vous l’avez ouvert. Relisez-le, puis approuvez-le.
refusal-holds-vote = Cette personne détient déjà le vote de { $member }. Ce mandat doit y prendre fin avant de commencer ici.
refusal-administrator = Un administrateur n’exerce aucune autre fonction. Désignez une autre personne, ou mettez d’abord fin à son rôle d’administrateur.
refusal-seat-taken = Ce siège est occupé par une autre personne. Mettez d’abord fin à ce mandat, ou choisissez un autre siège.
refusal-account-exists = Un compte existe déjà pour cette adresse. Utilisez une autre adresse, ou attribuez le rôle au compte existant.
refusal-not-found = Il n’y a rien à lire pour vous à cette adresse. Vérifiez la cote, ou cherchez dans le registre.
refusal-out-of-order = Cet acte n’est pas recevable au stade actuel. La page de la proposition indique ce qui peut être fait maintenant.
refusal-changed = Le contenu a changé depuis que vous l’avez ouvert ; rien n’a été écrasé. Votre saisie est conservée ci-dessous : comparez-la avec le texte actuel, puis renvoyez-la.
refusal-request-reused = Ce formulaire a déjà été envoyé avec un autre contenu, et c’est ce premier envoi qui vaut. Rouvrez la page pour en envoyer un nouveau.
refusal-already-done = Cela a déjà été fait ; rien de plus n’est nécessaire.
refusal-already-member = C’est déjà un membre. Une nouvelle admission ne peut être enregistrée qu’après la prise d’effet d’un retrait.
refusal-not-member = Ce n’est pas un membre à cette date. Enregistrez d’abord l’admission, ou choisissez une date à laquelle il est membre.
refusal-already-suspended = Le membre est déjà suspendu à ces dates. Choisissez d’autres dates, ou enregistrez d’abord le rétablissement.
refusal-not-suspended = Le membre n’est pas suspendu à cette date ; il n’y a donc rien à rétablir. Vérifiez le membre et la date d’effet.
refusal-suspended = Votre membre est suspendu de toute participation. Il pourra de nouveau agir ici à la fin de la suspension ou après son rétablissement.
refusal-effect-before = La décision est du { $date } et ne peut prendre effet plus tôt. Indiquez ce jour ou un jour ultérieur.
refusal-returned-before = Cette proposition a déjà été renvoyée pour ce motif, et nulle ne l’est deux fois pour le même. Choisissez un autre motif, ou laissez-la suivre son cours.
refusal-return-too-late = Une proposition peut être renvoyée pour un motif de forme dans les cinq jours ouvrables suivant sa soumission ; ce délai a expiré le { $moment }. Elle suit son cours ; ce qui manque peut être corrigé dans le texte définitif.
refusal-language-missing = Il manque le texte en { $language }. Ajoutez-le pour continuer.
refusal-sponsor-cosponsor = Votre délégation est l’auteur de cette proposition et ne peut donc pas en être aussi coauteur. Une autre délégation le peut.
refusal-not-cosponsor = Votre délégation n’est pas coauteur de cette proposition. Devenez-en d’abord coauteur.
refusal-maintain = Un coauteur peut encore maintenir cette proposition ; l’auteur ne peut donc pas y mettre fin seul. Le coauteur qui la maintient en devient l’auteur.
refusal-voting-begun = Le vote a commencé, et la proposition ne peut plus être modifiée. Une nouvelle proposition peut être soumise.
refusal-consultation-running = La consultation est encore ouverte. Cet acte sera possible à sa clôture, le { $moment }.
refusal-consultation-over = La consultation est close, et les observations ne sont plus reçues. Une explication de vote pourra être donnée lorsque la proposition sera mise aux voix.
refusal-already-public = Ce document est déjà public, et sa diffusion ne peut plus être restreinte.
refusal-sponsor-agree = L’auteur n’a pas accepté que ce document devienne public. Demandez d’abord son accord.
refusal-not-current = Ce n’est pas la révision en cours, qui est la Rev.{ $current }. Ouvrez celle-ci et agissez sur elle.
refusal-unchanged = Rien n’a été modifié ; il n’y a donc pas de nouvelle révision. Modifiez le texte dans une langue au moins.
refusal-notice-too-short = Le préavis est trop court. Le vote peut s’ouvrir le { $date } au plus tôt ; une ouverture anticipée requiert une dérogation qui cite la décision l’accordant.
refusal-window-too-short = { $days ->
    [one] Le vote doit rester ouvert au moins { $days } jour. Choisissez une clôture plus tardive.
   *[other] Le vote doit rester ouvert au moins { $days } jours. Choisissez une clôture plus tardive.
 }
refusal-not-working-day = Le { $date } n’est pas un jour ouvrable de la maison. Le jour ouvrable suivant est le { $next }.
refusal-nobody-entitled = Aucun membre n’aurait le droit de vote ce jour-là ; le vote ne peut donc pas être ouvert. Vérifiez le statut des membres et le jour d’ouverture.
refusal-rule-impossible = Aucun vote ne pourrait jamais satisfaire à cette règle. Indiquez une part qui ne dépasse pas le tout, et précisez le quorum ou son absence.
refusal-no-rule = Le règlement en vigueur ne prévoit aucune règle pour ce type de décision. Il doit en prévoir une avant toute mise aux voix.
refusal-not-entitled = Votre membre n’a pas le droit de vote pour { $ballot } ; la page du vote en donne le motif. Il peut présenter des observations et expliquer sa position.
refusal-not-open = Le vote n’est pas encore ouvert. Les votes sont reçus à partir du { $moment }.
refusal-closed = Le vote a été clos le { $moment }, et ceci n’a pas été reçu auparavant. Le membre peut faire inscrire, à côté du détail du vote, le vote qu’il entendait émettre.
refusal-still-running = Le vote est encore ouvert. Cet acte sera possible après la clôture, le { $moment }.
refusal-nothing-to-withdraw = Votre membre n’a pas de vote enregistré ici ; il n’y en a donc aucun à retirer. Il peut voter jusqu’à la clôture.
refusal-error-period-running = Les membres peuvent signaler des erreurs d’enregistrement jusqu’au { $moment }. Le résultat pourra être certifié ensuite.
refusal-error-period-over = Les erreurs d’enregistrement pouvaient être signalées jusqu’au { $moment }. Le membre peut demander au secrétariat une rectification du procès-verbal.
refusal-open-reports = Une erreur signalée par un membre est restée sans réponse. Répondez à chaque signalement avant de certifier le résultat.
refusal-explanation-over = Les explications de vote étaient reçues jusqu’au { $moment }. La délégation peut encore rendre compte de la mise en œuvre de la norme.
refusal-extension = Le vote doit être clos le { $moment } et ne peut qu’être prolongé. Choisissez une clôture plus tardive.
refusal-registrar = L’une des deux personnes doit être responsable du registre. Un responsable du registre peut approuver cet acte.
refusal-outcome-would-change = Cette rectification changerait l’issue du vote, ce qu’une rectification matérielle ne peut pas faire. Seule une décision de l’organe peut annuler un résultat.
refusal-nothing-to-correct = Le procès-verbal l’indique déjà ; il n’y a rien à rectifier. Vérifiez le membre et le vote.
refusal-not-adhered = Le membre n’a pas adhéré à cette norme à cette date. Notifiez d’abord l’adhésion.
refusal-already-adhered = Le membre a déjà adhéré à cette norme. Il peut notifier une mesure ou une mise en œuvre.
refusal-before-adoption = La norme a été adoptée le { $date }, et ceci ne peut pas avoir eu lieu auparavant. Indiquez cette date ou une date ultérieure.
refusal-nothing-that-day = Il n’y a rien à afficher à cette date : ce qui figure sur cette page commence le { $begins }. Choisissez cette date ou une date ultérieure.
refusal-norm-annulled = Cette norme a été annulée, et plus rien n’y est enregistré. Son texte et son historique restent consultables.
refusal-nothing-to-acknowledge = Aucune notification n’attend ici d’accusé de réception. Une nouvelle sera inscrite dès qu’un membre l’enverra.
refusal-already-withdrawn = Ceci a déjà été retiré. Une nouvelle notification peut être faite.

## Intitulés des champs

field-member = Membre
field-proposal = Proposition
field-ballot = Vote
field-norm = Norme
field-draft = Projet
field-seat = Siège
field-theme = Thème
field-reference = Référence de la décision
field-document = Document
field-key = Clé de vérification
field-title = Titre
field-name = Nom
field-summary = Résumé
field-reason = Exposé des motifs
field-text = Texte
field-explanation = Explication de vote
field-choice = Vote du membre
field-date = Date
field-hour = Heure
field-from = Début
field-until = Fin
field-email = Adresse électronique
field-password = Mot de passe
field-person-name = Nom de la personne
field-role = Rôle
field-body = Organe
field-kind = Type
field-clause = Clause
field-months = Mois
field-adherences = Nombre d’adhésions
field-ground = Motif
field-note = Note
field-scope = Portée
field-classification = Classification
field-language = Langue
field-revision = Révision
field-chair = Présidence
field-iso2 = Code à deux lettres
field-request-id = Numéro du formulaire

language-english = anglais
language-french = français
# $checkpoint - the missing one, by its size and root
refusal-read-only = Le registre peut être lu mais non modifié en ce moment : { $checkpoint } a été signé et ne se trouve pas dans cette base. Veuillez réessayer lorsque le secrétariat l’aura rétabli.
refusal-not-parallel = { $units ->
    [one] Les textes anglais et français diffèrent en une unité : rendez-les d’abord parallèles ; le rapport de concordance la nomme.
   *[other] Les textes anglais et français diffèrent en { $units } unités : rendez-les d’abord parallèles ; le rapport de concordance les nomme.
}
refusal-not-signed-off = La version dans cette langue ({ $language }) n’est pas validée pour cette révision : une traductrice, un traducteur, une réviseuse ou un réviseur valide chaque langue, après quoi cela devient possible.
refusal-signed-off-by-same = Vous avez validé l’autre langue : une autre personne doit valider celle-ci.
refusal-translation-not-agreed = L’auteur n’a pas encore approuvé la traduction : sa cheffe ou son chef de délégation le peut, sur la page de la proposition.
refusal-consultation-not-running = Les observations sont reçues pendant la consultation.
refusal-unit-gone = Cette unité ne figure plus dans le texte actuel. Choisissez-en une autre, ou le texte dans son ensemble.
refusal-wording-missing = Donnez aussi la rédaction dans cette langue : { $language }.
refusal-amendment-settled = Cet amendement a été retiré, accepté ou mis aux voix, ou il est devenu sans objet : plus rien ne peut être fait à son sujet.
refusal-amendments-await = { $count ->
    [one] Un amendement accepté ne figure encore dans aucune révision. L’auteur présente une révision qui le contient ; le texte pourra alors être fixé.
   *[other] { $count } amendements acceptés ne figurent encore dans aucune révision. L’auteur présente une révision qui les contient ; le texte pourra alors être fixé.
}
refusal-amendment-conflicts = { $units ->
    [one] Une unité que touche cet amendement a changé depuis : proposez-le de nouveau pour le texte actuel.
   *[other] { $units } unités que touche cet amendement ont changé depuis : proposez-le de nouveau pour le texte actuel.
}
refusal-order-incomplete = Donnez à chaque amendement en présence sa place dans l’ordre, une seule fois.
refusal-division-emptied = Ce qui précède la place { $place } dans l’ordre peut supprimer toutes ses unités : mettez ces unités aux voix auparavant.
refusal-still-applies = Cet amendement peut encore être apporté au texte : mettez-le aux voix.
refusal-parts-not-decided = Les amendements et les parties du texte sont mis aux voix avant l’ensemble : mettez aux voix le suivant dans l’ordre.
refusal-no-part-left = Il ne reste rien dans l’ordre de vote : mettez aux voix l’ensemble de la proposition.
refusal-norm-changed-since = La norme a une version plus récente, adoptée le { $adopted }, que celle sur laquelle ce texte a été écrit. Retirez la proposition et présentez-la de nouveau sur cette version, afin que rien de ce qui a été adopté depuis ne soit défait sans qu’on le voie.
refusal-norm-being-decided = { $proposal }, sur la même norme, est mise aux voix ou son résultat attend d’être certifié. Cette proposition pourra être décidée ensuite.
refusal-norm-ended = Cette norme a été abrogée ou remplacée : elle ne peut plus être modifiée.
refusal-objections-open = Les membres peuvent encore faire objection jusqu’au { $until }.
refusal-objections-over = Le délai d’objection a pris fin le { $until }.
refusal-objected-to = Un membre a fait objection : le rectificatif ne vaut pas. Proposez plutôt une modification de la norme.
refusal-force-by-date = La modification ou l’abrogation d’une norme entre en vigueur à une date, ou quelques mois après son adoption : choisissez l’une ou l’autre.
field-unit = Unité
field-wording = Rédaction
field-comment = Observation
field-amendment = Amendement
field-corrigendum = Rectificatif
field-answer = Réponse
field-order = Ordre de vote
refusal-text-malformed = Le texte en { $language } doit d’abord être corrigé à la ligne { $line } : les remarques sur le projet disent comment.
refusal-not-compared = Le registre peut être lu mais non modifié en ce moment : depuis son démarrage, il n’a pas encore été comparé à son dernier point de contrôle signé. Veuillez réessayer dans un instant.
refusal-text-withheld = Un texte sur lequel ceci s’appuie est soustrait à la consultation : rien ne peut en être tiré mécaniquement. Présentez plutôt un nouveau texte.
refusal-holds-offices = Ce compte exerce encore une fonction. Mettez d’abord fin à ses fonctions.
field-code = Code

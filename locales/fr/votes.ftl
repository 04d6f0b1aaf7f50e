### Votes : la liste, le résultat d’un vote et son calcul, le détail du vote, et les bureaux.

## La liste

votes-title = Votes
votes-lead = Chaque proposition mise aux voix, avec son résultat et le vote de chaque membre. Les votes ne sont pas divulgués avant la clôture.
votes-open-title = Votes en cours
votes-over-title = Résultats, du plus récent au plus ancien
votes-ran = { $entitled ->
    [one] { $entitled } membre avait le droit de vote.
   *[other] { $entitled } membres avaient le droit de vote.
}
votes-none-open = Aucun vote n’est en cours. Un vote figure ici de son ouverture à sa clôture.
votes-none-over = Aucun résultat ne correspond. Les résultats figurent ici dès la clôture d’un vote, d’abord à titre provisoire.
votes-filter-result = Résultat
votes-filter-year = Année de la clôture
votes-filter-theme = Thème
votes-filter-kind = Objet du scrutin
votes-filter-member = Membre ayant le droit de vote
votes-filter-text = Mots du titre, ou une cote
votes-counts = { $all ->
    [one] { $all } résultat
   *[other] { $all } résultats
} : adoptés : { $adopted } ; rejetés : { $rejected } ; sans décision : { $none }.
votes-counts-more = Plus de { $number } résultats.
votes-column-ballot = Scrutin
votes-column-proposal = Proposition
votes-column-code = Vote (code)
votes-column-note = Remarque
vote-map-title = Sur la carte
vote-map-label = Vote de chaque membre lors du scrutin { $ballot }
votes-filter-all = Tous
votes-filter-button = Afficher
votes-filters-label = Filtres
votes-newest = Les plus récents
vote-proposal = { $symbol }/Rev.{ $revision }

## Les mots

vote-body = { $body ->
    [plenary] la plénière
    [council] le Conseil
    [ministerial-meeting] la réunion ministérielle
    [bureau] le Bureau
   *[chair] la présidence
}
vote-kind = { $kind ->
    [norm-adoption] adoption d’une norme
    [norm-amendment] modification d’une norme
    [norm-abrogation] abrogation d’une norme
    [amendment] amendement à une proposition
    [division] vote par division
    [procedural] question de procédure
    [admission] admission d’un membre
   *[mutual-agreement] décision par accord mutuel
}
vote-ground = { $ground ->
    [text-defective] le texte mis aux voix était défectueux
    [electorate-wrong] la liste des ayants droit de vote était inexacte
    [fault-of-the-registry] le registre était en défaut
    [decision-of-the-body] l’organe en a décidé ainsi
    [error-of-recording] des votes ont été mal enregistrés
   *[irregularity] une irrégularité a été constatée
}
vote-not-entitled-ground = { $ground ->
    [suspended] son droit de vote est suspendu
    [member-states-vote] ses États membres votent
   *[ceased-to-be-a-member] il a cessé d’être membre avant la clôture
}
vote-requirement = { $bound ->
    [at-least] { $share ->
        [half] au moins la moitié
        [one-third] au moins un tiers
        [two-thirds] au moins les deux tiers
        [one-quarter] au moins un quart
        [three-quarters] au moins les trois quarts
        [three-fifths] au moins les trois cinquièmes
        [four-fifths] au moins les quatre cinquièmes
        [all] au moins la totalité
       *[other] au moins { $share }
    }
   *[more-than] { $share ->
        [half] plus de la moitié
        [one-third] plus du tiers
        [two-thirds] plus des deux tiers
        [one-quarter] plus du quart
        [three-quarters] plus des trois quarts
        [three-fifths] plus des trois cinquièmes
        [four-fifths] plus des quatre cinquièmes
        [all] plus de la totalité
       *[other] plus de { $share }
    }
}
vote-state = { $state ->
    [not-yet-open] ouverture à venir
    [running] en cours
    [awaiting-closing] clôture en cours
    [provisional] résultat provisoire
    [adopted] { $kind ->
        [amendment] adopté
        [division] adoptées
       *[other] adoptée
    }
    [rejected] { $kind ->
        [amendment] rejeté
        [division] rejetées
       *[other] rejetée
    }
   *[no-decision] aucune décision prise
}

## La question

vote-question = { $kind ->
    [norm-adoption] La proposition { $proposal }, { $title }, est-elle adoptée comme norme ?
    [norm-amendment] La proposition { $proposal }, { $title }, est-elle adoptée comme modification d’une norme ?
    [norm-abrogation] La proposition { $proposal }, { $title }, est-elle adoptée, de sorte que la norme qu’elle vise soit abrogée ?
    [amendment] Cet amendement à la proposition { $proposal }, { $title }, est-il adopté ?
    [division] Ces parties de la proposition { $proposal }, { $title }, sont-elles maintenues dans son texte ?
    [admission] La proposition { $proposal }, { $title }, est-elle approuvée ?
    [procedural] La proposition { $proposal }, { $title }, est-elle approuvée ?
   *[mutual-agreement] La proposition { $proposal }, { $title }, est-elle adoptée par accord mutuel ?
}
vote-heading = { $proposal }, { $title }
vote-for-members = La proposition est en diffusion restreinte : son titre et son texte ne sont pas publics. Le détail du vote l’est.

## Le résultat, en une phrase

vote-adopted = { $kind ->
    [amendment] Adopté
    [division] Adoptées
   *[other] Adoptée
} par { $yes ->
   *[other] { $yes } voix
} contre { $no }, avec { $abstain }.
vote-rejected = { $kind ->
    [amendment] Rejeté
    [division] Rejetées
   *[other] Rejetée
} : { $yes ->
   *[other] { $yes } voix
} pour, { $no } contre, avec { $abstain }.
vote-no-decision-quorum = { $yes ->
    [one] Aucune décision prise, par défaut de quorum : { $yes } voix pour, { $no } contre, avec { $abstain }.
   *[other] Aucune décision prise, par défaut de quorum : { $yes } voix pour, { $no } contre, avec { $abstain }.
}
vote-no-decision-nobody = Aucune décision prise : plus personne n’avait le droit de vote.
vote-ended = Aucune décision prise : le vote a pris fin avant son heure, car { $ground }.
vote-certification-refused = Aucune décision prise : la certification du résultat a été refusée, car { $ground }.
vote-counted = { $yes ->
    [one] Le décompte était de { $yes } voix pour, { $no } contre, avec { $abstain }.
   *[other] Le décompte était de { $yes } voix pour, { $no } contre, avec { $abstain }.
}
vote-abstentions = { $count ->
    [0] zéro abstention
    [one] { $count } abstention
   *[other] { $count } abstentions
}
vote-took-no-part = { $count ->
    [one] { $count } membre présent n’a pas participé au vote.
   *[other] { $count } membres présents n’ont pas participé au vote.
}
vote-base = { $base ->
    [present-and-voting] { $count ->
        [0] de zéro membre présent et votant
        [one] du seul membre présent et votant
       *[other] des { $count } membres présents et votants
    }
    [present] { $count ->
        [0] de zéro membre présent
        [one] du seul membre présent
       *[other] des { $count } membres présents
    }
   *[entitled] { $count ->
        [0] de zéro membre ayant le droit de vote
        [one] du seul membre ayant le droit de vote
       *[other] des { $count } membres ayant le droit de vote
    }
}
vote-needed = { $needed ->
    [one] Il fallait { $requirement } { $base }, soit { $needed }
   *[other] Il fallait { $requirement } { $base }, soit { $needed }
}
vote-needed-and-at-most = { $needed }, et au plus { $most } contre
vote-needed-mutual = Il fallait un accord mutuel : aucune objection, et qui s’abstient n’est pas lié
vote-needed-and-quorum = { $needed } ; { $quorum }.
vote-quorum-attained = quorum de { $quorum } sur { $entitled }, atteint avec { $attained }
vote-quorum-lacking = quorum de { $quorum } sur { $entitled }, non atteint avec { $attained }
vote-quorum-none = aucun quorum n’était requis
vote-yes-must-exceed = Rien n’est adopté si les voix pour ne l’emportent pas sur les voix contre.
vote-blocked = { $count ->
    [one] { $count } voix contre forme une minorité de blocage : { $most } au plus était admise.
   *[other] { $count } voix contre forment une minorité de blocage : { $most } au plus étaient admises.
}
vote-objected = { $count ->
    [one] { $count } membre a fait objection.
   *[other] { $count } membres ont fait objection.
}

## La règle

vote-rule = { $base ->
    [present-and-voting] { $requirement } des présents et votants
    [present] { $requirement } des présents
   *[entitled] { $requirement } de tous les ayants droit de vote
}
vote-rule-mutual = Accord mutuel : aucune objection ; qui s’abstient n’est pas lié
vote-rule-blocking = bloquée par { $requirement } d’entre eux contre
vote-rule-quorum = quorum : { $requirement } des ayants droit de vote
vote-rule-no-quorum = sans quorum
vote-rule-parts = { $first } ; { $next }

## Le calcul, pas à pas

vote-steps-title = Le calcul, pas à pas
vote-steps-caption = Comment le résultat découle des votes
vote-step = Étape
vote-step-sum = Calcul
vote-step-answer = Réponse
vote-step-entitled = Ayants droit de vote
vote-step-present = Présents : oui, non, abstentions et ne participant pas
vote-step-quorum = Quorum
vote-step-base-voting = Présents et votants : oui et non
vote-step-threshold = Voix pour
vote-step-exceed = Les voix pour l’emportent sur les voix contre
vote-step-blocking = Minorité de blocage
vote-step-objections = Objections
vote-step-result = Résultat
vote-answer-quorum = { $attained ->
    [yes] atteint
   *[no] non atteint
}
vote-answer-reached = { $reached ->
    [yes] atteinte
   *[no] non atteinte
}
vote-answer-holds = { $holds ->
    [yes] oui
   *[no] non
}
vote-answer-blocks = { $blocks ->
    [yes] bloque
   *[no] ne bloque pas
}
vote-answer-not-required = non requis
vote-steps-check = Multiplié en croix, en nombres entiers : rien n’est arrondi.

## Détail du vote

vote-roll-title = Détail du vote
vote-roll-by-name = Par nom
vote-roll-by-choice = Par vote
vote-roll-table = En tableau
vote-roll-caption = Vote de chaque membre
vote-roll-member = Membre
vote-roll-vote = Vote
vote-roll-entry = Acte
vote-roll-undisclosed = non divulgué
vote-group = { $count ->
    [one] { $count } membre
   *[other] { $count } membres
}
vote-not-entitled-title = Sans droit de vote
vote-not-entitled-line = { $member } : { $ground }
vote-roll-corrected = rectifié
vote-explanations-title = Explications de vote
vote-explanation-translated = traduction du secrétariat
vote-explanation-other = Donnée seulement dans l’autre langue.
vote-intended-title = Votes que les membres entendaient émettre
vote-intended-what = Déclarations faites après la clôture ; le décompte reste inchangé.
vote-intended-line = { $member } entendait émettre : { $choice }
vote-corrections-title = Rectifications du procès-verbal
vote-correction-line = { $member } : { $choice } ({ $reference }, { $date })
vote-reports = { $count ->
    [0] Aucune erreur d’enregistrement n’a été signalée.
    [one] { $count } erreur d’enregistrement a été signalée.
   *[other] { $count } erreurs d’enregistrement ont été signalées.
}

## Les faits

vote-fact-opened = Ouvert
vote-fact-opens = Ouverture
vote-fact-closed = Clos
vote-fact-closes = Clôture
vote-fact-ended = Fin
vote-fact-certified = Certifié
vote-fact-put-by = Mise aux voix par
vote-put-by = { $body }, { $reference }, { $date }
vote-fact-rule = Règle
vote-rule-source = { $kind }, selon la version { $version } du règlement
vote-fact-waiver = Dérogation au préavis ou à la durée
vote-fact-norm = Norme
vote-fact-left-closed = Actes jamais ouverts
vote-left-closed = { $count ->
    [0] aucun
    [one] { $count }, d’un vote remplacé
   *[other] { $count }, de votes remplacés
}
vote-extended = Prolongé
vote-extended-to = au { $moment } ({ $reference })
vote-links-label = Voir aussi
vote-link-text = Le texte mis aux voix
vote-link-norm = La norme
vote-link-record = Les actes de ce vote dans le journal
vote-provisional-until = Résultat provisoire. Les membres peuvent signaler des erreurs d’enregistrement jusqu’au { $moment } ; deux personnes du secrétariat certifient ensuite le résultat, ou s’y refusent.
vote-provisional-since = Résultat provisoire. Le délai de signalement des erreurs d’enregistrement a expiré ; deux personnes du secrétariat certifient maintenant le résultat, ou s’y refusent.
vote-sheet-title = Résultat du vote

## Pendant le vote

vote-have-voted = { $count ->
    [0] Aucun des { $entitled } membres ayant le droit de vote n’a encore voté.
    [one] { $count } membre sur { $entitled } ayant le droit de vote a voté.
   *[other] { $count } membres sur { $entitled } ayant le droit de vote ont voté.
}
vote-quorum-is = { $quorum ->
    [one] Le quorum est de { $quorum } membre.
   *[other] Le quorum est de { $quorum } membres.
}
vote-undisclosed = Le sens des votes n’est divulgué à personne avant la clôture ; les noms de ceux qui ont voté ne le sont qu’aux personnes du secrétariat qui conduisent le vote. Jusque-là, un vote peut être modifié ou retiré ; le dernier compte.
vote-not-yet-open = Les votes sont reçus à partir de l’ouverture.
vote-awaiting = L’heure est passée et aucun vote n’est plus reçu. Les votes sont en cours d’ouverture et de décompte.

## Le bureau d’une délégation

vote-desk-crumb = Mon bureau
vote-your-vote = Vote de votre membre
vote-for-member = Vote : { $member }
vote-read-text = Lire le texte mis aux voix
vote-choice-yes-means = pour
vote-choice-no-means = contre
vote-choice-abstain-means = présent ; compte pour le quorum, ni pour ni contre
vote-choice-not-participating-means = présent ; compte pour le quorum, ne vote pas
vote-explain-optional = Expliquer le vote (facultatif)
vote-explain-hint = Publié avec le vote à la clôture, jamais avant, et jamais modifié ensuite.
vote-explain-en = Explication en anglais
vote-explain-fr = Explication en français
vote-review-button = Relire avant d’enregistrer
vote-review-title = Voici ce qui sera enregistré
vote-review-what = Vérifiez : c’est exactement ce qui sera enregistré pour votre membre.
vote-review-button-record = Enregistrer ce vote
vote-review-back = Revenir aux choix
vote-no-explanation = Aucune explication n’est donnée avec lui.
vote-stands-title = Votre vote est enregistré
vote-stands = Votre membre a voté : { $choice } (acte { $index } du journal).
vote-stands-withdrawn = Votre membre a retiré son vote. S’il ne vote pas de nouveau avant la clôture, il n’aura pas voté.
vote-lost-title = Des votes ont été perdus lors de la restauration du registre
vote-lost-none = Le registre a été rétabli à partir d’une sauvegarde. Ce que certaines délégations ont voté dans ce scrutin a été perdu. Aucun vote de votre membre n’est ici : s’il avait voté, veuillez voter de nouveau avant la clôture.
vote-lost-kept = Le registre a été rétabli à partir d’une sauvegarde. Ce que certaines délégations ont voté dans ce scrutin a été perdu. Ce qui figure ici est le dernier vote de votre membre qui a été conservé : s’il l’a modifié ou retiré par la suite, veuillez le faire de nouveau avant la clôture.
vote-withdraw-title = Retirer le vote
vote-withdraw-what = Votre membre est alors compté comme n’ayant pas voté, s’il ne vote pas de nouveau avant la clôture.
vote-withdraw-button = Retirer le vote
vote-receipt-link = Le reçu
vote-cannot-yet = Les votes sont reçus à partir de l’ouverture, le { $moment }.
vote-cannot-not-entitled = Votre membre n’a pas le droit de vote ici : { $ground }. Il peut expliquer sa position après la clôture.
vote-cannot-office = Le chef ou la cheffe de délégation, ou un suppléant détenant le vote, vote pour le membre.
vote-cannot-awaiting = Le vote est clos ; les votes sont en cours d’ouverture.
vote-receipt-title = Reçu
vote-receipt-recorded = Votre vote est enregistré
vote-receipt-withdrawn = Le retrait de votre vote est enregistré
vote-receipt-what = Conservez cette page : imprimez-la ou enregistrez-la. Avec le sel, vous pouvez montrer votre propre vote à qui vous voulez, et vérifier que la clôture a ouvert exactement celui-ci.
vote-receipt-index = Acte du journal
vote-receipt-time = Enregistré
vote-receipt-commitment = Engagement, tel qu’il figure au journal
vote-receipt-salt = Sel
vote-receipt-content = Contenu
vote-receipt-how = L’engagement est le SHA-256 de « gaip-registry/commitment/v1 », un saut de ligne, « vote », un saut de ligne, les 32 octets du sel, puis le contenu tel qu’il figure ici.
vote-receipt-replaced = Ce vote a été remplacé par l’acte { $index }, qui compte à sa place.
vote-receipt-counts = C’est le dernier vote de votre membre.
vote-receipt-change = Vous pouvez le modifier ou le retirer jusqu’à la clôture.
vote-receipt-open = Modifier ou retirer
vote-report-title = Signaler une erreur d’enregistrement
vote-report-label = Ce qui a été mal enregistré
vote-report-until = Jusqu’au { $moment }.
vote-report-button = Signaler l’erreur
vote-intended-form-title = Déclarer le vote que le membre entendait émettre
vote-intended-hint = Figure à côté du détail du vote. Le décompte ne change pas.
vote-intended-label = Vote qu’il entendait émettre
vote-intended-button = Déclarer
vote-explain-title = Expliquer le vote
vote-explain-after-hint = Dans une langue ou dans les deux ; jamais modifié ensuite.
vote-explain-button = Publier l’explication
vote-period-over = Le délai pour cet acte a expiré le { $moment }.

## Le bureau du secrétariat

vote-conduct-title = Conduite du vote
vote-who-voted = Membres qui ont voté
vote-who-not = Membres qui n’ont pas encore voté
vote-nobody-yet = Aucun membre n’a encore voté.
vote-everybody = Tous les membres ayant le droit de vote ont voté.
vote-act-extend = Prolonger le vote
vote-act-extend-what = Seulement plus tard, et à un jour ouvrable.
vote-act-closes = Nouvelle clôture (heure de Paris)
vote-act-reference = Référence de la décision
vote-act-reference-hint = Majuscules, chiffres et signes, par exemple GAIP/BUR(2026)3.
vote-act-end = Mettre fin au vote sans décision
vote-act-end-what = Les derniers votes sont ouverts, et rien n’est décidé.
vote-act-ground = Motif
vote-act-certify = Certifier le résultat
vote-act-refuse = Refuser de certifier
vote-act-refuse-what = Le résultat est alors : aucune décision prise.
vote-act-correct = Rectifier le procès-verbal
vote-act-correct-what = Une erreur matérielle seulement : l’issue ne peut pas changer.
vote-act-member = Membre
vote-act-choice = Le vote tel qu’il doit se lire
vote-act-did-not-vote = n’a pas voté
vote-act-second = Une autre personne du secrétariat doit l’approuver pour qu’il prenne effet.
vote-act-second-registrar = Une autre personne du secrétariat doit l’approuver pour qu’il prenne effet ; l’une des deux doit être responsable du registre.
vote-act-propose = Proposer
vote-act-not-before = Le résultat pourra être certifié à partir du { $moment }, à l’expiration du délai de signalement des erreurs.
vote-reports-title = Erreurs signalées
vote-report-by = Signalée par { $member }
vote-open-title = Mettre aux voix
vote-open-lead = La question, la règle et la liste des ayants droit de vote découlent de la proposition et du règlement ; vous indiquez les heures et qui a décidé la mise aux voix.
vote-open-body = Organe qui a décidé la mise aux voix
vote-open-reference = Référence de sa décision
vote-open-date = Date de sa décision
vote-open-opens = Ouverture
vote-open-opens-hint = immédiate, à l’envoi de ce formulaire ; sans dérogation, le { $date } au plus tôt
vote-open-closes = Clôture (heure de Paris)
vote-open-closes-hint = { $days ->
    [one] Un jour ouvrable, au moins { $days } jour après l’ouverture : le { $date } au plus tôt. L’heure UTC est indiquée après l’ouverture.
   *[other] Un jour ouvrable, au moins { $days } jours après l’ouverture : le { $date } au plus tôt. L’heure UTC est indiquée après l’ouverture.
}
vote-open-waiver = Référence de la décision accordant la dérogation au préavis ou à la durée
vote-open-waiver-hint = Seulement si le préavis ou la durée est plus court que ne le veut le règlement.
vote-open-button = Mettre aux voix
vote-open-entitled = { $entitled ->
    [one] { $entitled } membre aurait le droit de vote aujourd’hui.
   *[other] { $entitled } membres auraient le droit de vote aujourd’hui.
}
vote-open-impossible = Cette proposition n’en est pas à son texte définitif ; elle ne peut pas encore être mise aux voix.

### Le journal des actes : ses pages, et chaque acte en une phrase.

record-title = Le journal des actes
record-what = Tous les actes publics du registre figurent ici, dans l’ordre où ils ont eu lieu, sans jamais être modifiés ni retirés. Chaque entrée dit ce qui a été fait, à quel titre et quand ; les fonctions y sont des sièges numérotés, non des noms. Les titres, textes et explications figurent dans des documents que l’entrée désigne par une empreinte.
record-why = Chacun peut ainsi vérifier toute page de ce registre d’après les actes sur lesquels elle repose, sans rien nous demander.
record-list-title = Entrées, de la plus récente à la plus ancienne
record-empty = Aucune entrée de cette sorte. Elles figureront ici dès qu’un tel acte aura lieu.
record-filter-title = Restreindre la liste
record-filter-symbol = Cote d’une proposition, d’un vote ou d’une norme
record-filter-symbol-hint = Par exemple P-2026-014, B-2026-031 ou GAIP-NORM-0007
record-filter-member = Membre
record-filter-everyone = Tous les membres
record-filter-button = Afficher
record-filter-all = Afficher toutes les entrées
record-filtered-by = Entrées concernant : { $what }
record-newest = Les plus récentes
record-entry-title = Entrée { $number } du journal
record-by = Par { $seats }
record-by-registry = Par le registre lui-même, à l’heure dite
record-by-secretariat = Par le secrétariat ; le siège n’est pas encore indiqué
record-by-delegation = Par une délégation ; le siège n’est pas encore indiqué
record-by-nobody = L’auteur de l’acte n’est pas encore indiqué
record-by-two = Proposé par { $first }, approuvé par { $second }
record-fact-index = Numéro
record-fact-time = Moment
record-fact-seat = À quel siège
record-fact-leaf = Empreinte de la feuille (RFC 6962, SHA-256)
record-bytes-title = L’entrée, octet par octet
record-bytes-what = Voici les octets canoniques (RFC 8785) sur lesquels l’empreinte de la feuille est calculée.
record-bytes-link = Les mêmes octets dans un fichier
record-documents-title = Documents qu’elle désigne
record-documents-none = Cette entrée ne désigne aucun document.
record-document-line = { $media }, { $bytes } octets
record-document-closed = pas encore public
record-document-link = texte et sel
record-before = Entrée précédente
record-after = Entrée suivante

## Mots des listes

record-body = { $body ->
    [plenary] la plénière
    [council] le Conseil
    [ministerial-meeting] la réunion ministérielle
    [bureau] le Bureau
    [chair] la présidence
   *[other] { $body }
}
record-decision-kind = { $kind ->
    [norm-adoption] adoption d’une norme
    [norm-amendment] modification d’une norme
    [norm-abrogation] abrogation d’une norme
    [amendment] amendement à une proposition
    [division] vote par division
    [procedural] question de procédure
    [admission] admission d’un membre
    [mutual-agreement] accord mutuel
   *[other] { $kind }
}
record-ground = { $ground ->
    [language-missing] il manque une langue
    [title-missing] il manque le titre
    [summary-missing] il manque le résumé
    [reason-missing] il manque l’exposé des motifs
    [clauses-missing] il manque les clauses
    [layout] la présentation
    [text-defective] texte défectueux
    [electorate-wrong] liste inexacte des membres ayant le droit de vote
    [fault-of-the-registry] défaillance du registre
    [decision-of-the-body] décision de l’organe
    [error-of-recording] erreur d’enregistrement
    [irregularity] irrégularité
   *[other] { $ground }
}
record-office = { $office ->
    [expert] expert
    [head-of-delegation] chef ou cheffe de délégation
    [alternate] suppléant(e)
    [partner-delegate] délégué(e) d’un partenaire
    [officer] fonctionnaire du secrétariat
    [registrar] responsable du registre
    [administrator] administration des comptes
    [auditor] auditeur ou auditrice
    [translator] traducteur ou traductrice
    [reviser] réviseur ou réviseuse
   *[other] { $office }
}
record-partner-kind = { $kind ->
    [invitee] Invité
    [participant] Participant
    [associate] Associé
   *[other] { $kind }
}
record-outcome = { $outcome ->
    [adopted] adoption
    [rejected] rejet
   *[no-decision] aucune décision prise
}

## Chaque acte en une phrase

record-act-open = { $house ->
    [live] Ouverture du registre, d’origine { $origin }.
   *[demo] Ouverture du registre à titre d’exemple, d’origine { $origin } ; les textes, les votes et les heures y sont inventés.
}
record-act-rulebook = Inscription de la version { $version } du règlement, en vigueur à compter du { $date }.
record-act-theme = Ajout du thème « { $name } ».
record-act-log = La dernière ligne du journal privé est fixée ici par son empreinte.
record-act-continue = Ce journal, { $origin }, continue un journal plus ancien dont les entrées { $first } à { $last } ont été perdues.
record-act-key = La clé { $key } a commencé à signer : { $purpose }.
record-act-withhold = Le document { $commitment }… a été soustrait à la consultation : { $ground } ({ $reference }). Le texte et le sel ont été effacés.
key-use = { $purpose ->
    [log] points de contrôle du journal
    [certificate] procès-verbaux certifiés des votes
   *[receipt] reçus des votes
}
withhold-ground = { $ground ->
    [court-order] décision de justice
    [personal-data] protection des données personnelles
   *[rights-of-others] droits de tiers
}
record-act-admission = { $member } : admission à compter du { $date }, décidée par { $body } ({ $reference }).
record-act-suspension = { $scope ->
    [vote] { $member } : suspension du droit de vote à compter du { $date }, décidée par { $body } ({ $reference }).
   *[other] { $member } : suspension de toute participation à compter du { $date }, décidée par { $body } ({ $reference }).
}
record-act-reinstatement = { $member } : rétablissement à compter du { $date }, décidé par { $body } ({ $reference }).
record-act-member-withdrawal = { $member } : retrait du Partenariat avec effet le { $date } ({ $reference }).
record-act-rename = { $member } : nouveau nom, { $name }, à compter du { $date } ({ $reference }).
record-act-partner = { $name } : partenaire ({ $kind }) à compter du { $date } ({ $reference }).
record-act-standing-changes = { $member } : le statut change le { $date }, comme il a été décidé.
record-act-seat = Le siège { $seat } est offert : { $office }.
record-act-seat-end = Le siège { $seat } prend fin.
record-act-submission = { $member } : dépôt de la proposition { $proposal }, thème { $theme }.
record-act-return = { $proposal } est renvoyée à son auteur pour la forme : { $ground }.
record-act-revision = Inscription de la révision Rev.{ $revision } de { $proposal }.
record-act-translation = La traduction de { $proposal }, Rev.{ $revision }, est fournie ; langue : { $language }.
record-act-consultation = La consultation sur { $proposal } est ouverte jusqu’au { $moment }.
record-act-consultation-end = La consultation sur { $proposal } prend fin.
record-act-co-sponsorship = { $member } : devient coauteur de { $proposal }, Rev.{ $revision }.
record-act-co-sponsorship-withdrawn = { $member } : n’est plus coauteur de { $proposal }.
record-act-final-text = Le texte définitif de { $proposal } est arrêté : Rev.{ $revision }.
record-act-proposal-withdrawal = { $member } : retrait de la proposition { $proposal }.
record-act-maintenance = { $member } : maintien de la proposition { $proposal }, dont ce membre devient l’auteur.
record-act-consent-to-publish = { $member } : accord pour rendre publique la proposition { $proposal }.
record-act-declassification = { $proposal } est déclassifiée.
record-act-for-members = Acte relatif à { $proposal }, en diffusion restreinte. Il pourra être lu ici quand la proposition sera ouverte.
record-act-disclosure = { $count ->
    [one] { $count } acte relatif à { $proposal }, qui était en diffusion restreinte, est ouvert.
   *[other] { $count } actes relatifs à { $proposal }, qui étaient en diffusion restreinte, sont ouverts.
}
record-act-ballot = { $count ->
    [one] { $proposal } est mise aux voix, { $ballot }, jusqu’au { $moment } ; { $count } membre a le droit de vote.
   *[other] { $proposal } est mise aux voix, { $ballot }, jusqu’au { $moment } ; { $count } membres ont le droit de vote.
}
record-act-vote = Un vote est reçu, changé ou retiré dans { $ballot }. De qui et dans quel sens est divulgué à la clôture.
record-act-extension = Le scrutin { $ballot } est prolongé jusqu’au { $moment } ({ $reference }).
record-act-ballot-end = { $ballot } est clos sans décision : { $ground } ({ $reference }).
record-act-closing = Clôture du scrutin { $ballot } et ouverture des votes ; résultat provisoire : { $outcome }, { $yes } pour, { $no } contre, { $abstain ->
    [one] { $abstain } abstention
   *[other] { $abstain } abstentions
}.
record-act-error-report = { $member } : erreur d’enregistrement signalée dans { $ballot }.
record-act-certification = Le résultat de { $ballot } est certifié : { $outcome }.
record-act-certification-adopted = Le résultat de { $ballot } est certifié : { $relation ->
    [amends] la modification de { $norm }
    [abrogates] l’abrogation de { $norm }
   *[other] { $norm }
} est adoptée le { $date }.
record-act-certification-refusal = La certification de { $ballot } est refusée : { $ground } ({ $reference }).
record-act-intended-vote = { $member } : vote que ce membre entendait émettre dans { $ballot }, { $choice }.
record-act-correction = { $member } : rectification du procès-verbal du vote dans { $ballot }, { $choice } ({ $reference }).
record-act-explanation = { $member } : explication de position sur { $subject }.
record-act-explanation-translated = { $member } : traduction par le secrétariat de l’explication sur { $subject } ; langue : { $language }.
record-act-adoption-without-vote = { $relation ->
    [amends] La modification de { $norm }
    [abrogates] L’abrogation de { $norm }
   *[other] { $norm }
} est adoptée sans être mise aux voix le { $date } par { $body }, sous la présidence du membre suivant : { $chair } ({ $reference }), à partir de { $proposal }.
record-act-entry-into-force = { $norm } est en vigueur depuis le { $date }.
record-act-annulment = { $norm } est annulée le { $date } par { $body } ({ $reference }).
record-act-adherence = { $member } : notification relative à { $norm }, { $event }, avec effet le { $date }.
record-act-acknowledgement = { $member } : réception accusée de la notification relative à { $norm } inscrite à l’entrée { $number }.
record-verify = Pour vérifier vous-même tout le journal, sans compte :
record-act-translation-agreed = { $member } : approbation de la traduction de { $proposal }, Rev.{ $revision }.
record-act-sign-off = Le texte de { $proposal }, Rev.{ $revision }, est validé ; langue : { $language }.
record-act-comment = { $member } : observation C.{ $comment } sur { $proposal }, Rev.{ $revision }.
record-act-comment-answer = Réponse à l’observation C.{ $comment } sur { $proposal } : { $answer }.
comment-answer = { $answer ->
    [accepted] acceptée
    [accepted-in-part] acceptée en partie
    [rejected] non retenue
    [noted] prise en note
   *[other] { $answer }
}
record-act-amendment = { $member } : amendement A.{ $amendment } à { $proposal }, Rev.{ $revision }.
record-act-amendment-joined = { $member } : devient coauteur de l’amendement A.{ $amendment } à { $proposal }.
record-act-amendment-withdrawn = { $member } : retrait de l’amendement A.{ $amendment } à { $proposal }.
record-act-amendment-accepted = { $member }, auteur de { $proposal } : accepte l’amendement A.{ $amendment }.
record-act-amendment-falls = L’amendement A.{ $amendment } à { $proposal } devient sans objet, par ce qui a été décidé avant lui.
record-act-voting-order = { $count ->
    [one] L’ordre de vote sur { $proposal } est inscrit : une décision avant l’ensemble.
   *[other] L’ordre de vote sur { $proposal } est inscrit : { $count } décisions avant l’ensemble.
}
record-act-merging = Le texte définitif de { $proposal } devient Rev.{ $revision }, comme l’a décidé le vote sur une de ses parties.
record-act-norm-end = { $relation ->
    [replaces] { $norm } est remplacée le { $date } par ce qu’a adopté { $proposal }.
   *[other] { $norm } est abrogée le { $date } par { $proposal }.
}
record-act-corrigendum = Le rectificatif Corr.{ $corrigendum } à { $norm } est distribué ; les membres peuvent faire objection jusqu’au { $moment }.
record-act-corrigendum-objection = { $member } : objection au rectificatif Corr.{ $corrigendum } à { $norm }.
record-act-corrigendum-stands = Aucun membre n’a fait objection : le rectificatif Corr.{ $corrigendum } à { $norm } vaut.

## Journaux antérieurs

record-before-title = Le journal antérieur
record-before-line = Ce journal continue { $origin }, dont les actes { $first } à { $last } ont été perdus. Ce qui en est conservé forme le début de ce journal ; l’acte { $index } dit quel point de contrôle a été signé en dernier, et deux fonctionnaires l’ont inscrit. Un acte de même numéro dans le journal antérieur n’est pas celui qui figure ici.
record-before-checkpoint = Le dernier de ses points de contrôle dont tous les actes sont ici
record-before-keys = Les clés qui l’ont signé

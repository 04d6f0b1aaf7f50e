### Le procès-verbal certifié d'un vote, une page qui s'imprime.

certificate-title = Procès-verbal certifié du vote
certificate-of = Procès-verbal certifié du vote { $ballot }
certificate-counted = Le décompte
certificate-entitled = Ayant le droit de vote
certificate-yes = Oui
certificate-no = Non
certificate-abstain = Abstentions
certificate-not-participating = Ne participent pas au vote
certificate-silent = N’ont pas voté
certificate-quorum = Quorum requis
certificate-attained = Présents
certificate-needed = Voix pour nécessaires
certificate-adopted = Date d’adoption
certificate-roll-caption = Le vote définitif de chaque membre ayant le droit de vote, avec l’entrée du journal qui le contient
certificate-certified = Certification
certificate-seats = Par les sièges
certificate-entry = Entrée de la certification
certificate-names = Les titulaires de ces sièges ce jour-là figurent sur une liste datée du secrétariat, hors du journal des actes.
certificate-proof = Comment chacun peut le vérifier
certificate-proof-what = Le fichier contient les mêmes faits, les entrées qui ont ouvert, clos et certifié le vote, et la preuve qu’elles figurent au journal des actes. Le programme du registre, ou le vôtre, recompte le résultat à partir de ce seul fichier.
certificate-fingerprint = SHA-256 de ce qui est certifié
certificate-text = { $lang ->
    [en] Engagement du texte anglais
   *[fr] Engagement du texte français
}
certificate-note = Signature
certificate-unsigned = La signature n’est pas encore là : elle suit la certification de quelques secondes.
certificate-file = Le procès-verbal en fichier (JSON)
vote-link-certificate = Procès-verbal certifié du vote
certificate-most-no = Voix contre au plus

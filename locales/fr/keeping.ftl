### Le journal au bureau du secrétariat : clés et documents retirés.

keeping-title = Clés et documents retirés
keeping-key-title = Une clé qui commence à signer
keeping-key-what = Chaque clé ne signe qu’une seule chose. Quand une nouvelle clé du journal est inscrite, la précédente signe encore à ses côtés pendant 90 jours.
keeping-key-hint = Telle que l’affiche la machine qui détient la clé : nom, identifiant et clé, joints par +
keeping-withhold-title = Retirer un document
keeping-withhold-what = Le texte et son sel sont effacés définitivement ; l’acte qui nomme le document demeure, et le journal reste entier. Les sauvegardes le gardent jusqu’à leur expiration.
keeping-commitment = Engagement du document
keeping-commitment-hint = 64 chiffres et lettres, tels que l’acte du journal les montre
keeping-reference-hint = De la décision, en capitales, comme GAIP/BUR(2026)3

### Le journal au bureau du secrétariat : clés et documents retirés.

keeping-title = Clés et documents soustraits à la consultation
keeping-key-title = Une clé qui commence à signer
keeping-key-what = Chaque clé ne signe qu’une seule chose. Quand une nouvelle clé du journal est inscrite, la précédente signe encore à ses côtés pendant 90 jours.
keeping-key-hint = Telle que « registry key » l’a affichée : nom, identifiant et clé, joints par +
keeping-withhold-title = Soustraire un document à la consultation
keeping-withhold-what = Le texte et son sel sont effacés définitivement ; l’entrée qui nomme le document demeure, et le journal reste entier. Les sauvegardes gardent le texte jusqu’à leur expiration, et les copies faites par d’autres subsistent.
keeping-commitment = Engagement du document
keeping-commitment-hint = 64 chiffres et lettres, tels que l’entrée du journal les montre
keeping-reference-hint = De la décision, en capitales, comme GAIP/BUR(2026)3
keeping-choose = Choisir

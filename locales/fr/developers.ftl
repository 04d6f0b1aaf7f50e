### La page de qui lit par programme.

developers-title = Données pour les programmes
developers-what = Tout ce qui est public dans ce registre peut être lu par programme, sans compte ni clé : en JSON, en fichiers à côté de chaque page, en fils et en calendrier, et comme le journal lui-même, qui peut être vérifié.
developers-entry = Une entrée du journal des actes : ses octets canoniques, exactement, numérotée à partir de 0. Ils ne changent jamais.
developers-document = Un document public d’après son engagement : type de média, texte, SHA-256 du texte, et le sel.
developers-pages = Les pages elles-mêmes, en anglais sous /en/ et en français sous /fr/ : une adresse pour chaque norme, proposition, vote, membre et entrée.
developers-health = Un signe de vie du serveur.
developers-record-title = Comment lire le journal
developers-record-leaf = Prenez les octets de chaque entrée à partir de 0. L’empreinte de feuille d’une entrée est le SHA-256 d’un octet 0x00 suivi de ses octets ; les feuilles sont jointes par le SHA-256 de 0x01, de la gauche et de la droite (RFC 6962).
developers-record-canonical = Une entrée est du JSON de forme canonique (RFC 8785) : sans espaces, les noms dans l’ordre. La lire et la récrire donne les mêmes octets.
developers-record-document = Une entrée désigne un document par son engagement : SHA-256 de « gaip-registry/commitment/v1 », une fin de ligne, « document », une fin de ligne, les 32 octets du sel, et le JSON canonique de media et sha256.
developers-record-votes = Un vote figure comme engagement jusqu’à la clôture de son scrutin ; l’entrée de clôture ouvre le dernier de chaque membre avec son sel.
developers-record-closed = Les actes sur une proposition en diffusion restreinte figurent aussi comme engagements, et sont ouverts à son adoption.
developers-record-head = Le journal compte { $number } entrées en ce moment.
developers-on-page = Sur cette page
developers-api-title = L’interface
developers-api-what = Chaque adresse répond à GET en JSON, dans les deux langues à la fois. Les noms de champs sont en anglais et ne changent pas dans la version 1 ; des champs peuvent s’ajouter.
developers-openapi = Description de l’interface (OpenAPI 3.1)
developers-example = Exemple
developers-api-caption = Adresses de l’interface
developers-column-address = Adresse
developers-column-gives = Ce qu’elle donne
developers-column-parameters = Paramètres
developers-column-form = Suffixe
developers-column-media = Type de média
developers-column-of = De
developers-endpoint = { $id ->
    [list_norms] Les normes, de la dernière adoptée à la première.
    [get_norm] Une norme avec ses versions et ses relations.
    [get_norm_version] Une version d’une norme, avec ses textes dans les deux langues, unité par unité.
    [list_proposals] Les propositions que chacun peut lire, de la dernière déposée à la première.
    [get_proposal] Une proposition avec ses coauteurs et ses révisions.
    [list_revisions] Les révisions d’une proposition, de la première à la dernière.
    [get_revision] Une révision d’une proposition, avec ses textes unité par unité.
    [list_comments] Les observations des membres sur une proposition, avec leurs réponses.
    [list_amendments] Les amendements à une proposition, et le sort de chacun.
    [list_ballots] Les votes, du dernier ouvert au premier : question, règle, heures, décompte.
    [get_ballot] Un vote avec son appel nominal, ses explications et ses corrections.
    [list_members] Les membres, passés et présents, par code.
    [get_member] Un membre avec les actes qui fondent sa situation, ses noms et ses sièges.
    [list_member_votes] Ce qu’un membre a voté dans les votes terminés, du dernier clos au premier.
    [list_partners] Les partenaires de la maison.
    [list_adherence_events] Ce que les membres ont notifié sur les normes, de la dernière notification à la première.
    [get_adherence_matrix] Où en est chaque membre pour chaque norme, à n’importe quelle date.
    [list_themes] Les thèmes, avec leurs noms.
    [list_archives] Les archives versées, avec leurs fichiers d’origine.
    [list_archive_members] Les participants d’une archive, de toute époque.
    [list_archive_decisions] Les décisions d’une archive, avec le décompte de leurs voix.
    [get_archive_decision] Une décision d’une archive avec son appel nominal.
    [list_archive_instruments] Les instruments d’une archive.
    [get_archive_instrument] Un instrument d’une archive avec la participation dont il fait l’objet.
    [get_record_head] L’état du journal des actes, et son point de contrôle signé.
    [list_record_entries] Les entrées du journal des actes, de la plus récente à la première.
    [list_popolo_organizations] La maison et ses membres, comme organisations Popolo.
    [list_popolo_motions] Ce qui a été mis aux voix, comme motions Popolo.
    [get_popolo_motion] Une motion Popolo.
    [list_popolo_vote_events] Les votes, comme évènements Popolo avec décomptes et votes.
    [get_popolo_vote_event] Un évènement de vote Popolo.
   *[other] Une adresse de l’interface.
}
developers-rules-title = Ce qui vaut partout
developers-rule-as-of = Chaque réponse dit dans as_of à quel état du journal elle a été lue : tout y est de ce seul moment.
developers-rule-paging = Les listes comptent au plus 100 éléments par page (limit, 50 si rien n’est dit). Tant que next n’est pas nul, il y a une suite : demandez cette adresse. Ce qui s’ajoute entre-temps ne déplace jamais ce qui reste à lire.
developers-rule-etag = Gardez l’ETag d’une réponse et redemandez avec If-None-Match : 304 veut dire que rien n’a changé.
developers-rule-cors = Les scripts de tout site peuvent lire ces adresses (CORS) ; rien ne peut être changé par elles, et aucun témoin de connexion n’y est lu.
developers-rule-problems = Ce qui ne peut pas recevoir de réponse est un problème (RFC 9457, application/problem+json) avec un titre, un détail et, pour un paramètre fautif, son nom.
developers-rule-times = Les heures sont en UTC (RFC 3339), les jours sont ceux de Paris. Les mots dans les deux langues figurent sous en et fr ; nul si l’une manque.
developers-rule-on = Là où il y a un paramètre on, le registre est montré tel qu’il était à la fin de ce jour.
developers-rule-closed = Les propositions en diffusion restreinte n’y sont pas du tout avant leur ouverture, ni les votes avant la clôture de leur scrutin.
developers-forms-title = Les fichiers à côté des pages
developers-forms-what = L’adresse d’une page suivie d’un suffixe est la même page en fichier. Une page demandée avec un en-tête Accept qui préfère un tel type de média répond par le fichier, et le dit dans Content-Location.
developers-forms-caption = Formes dans lesquelles les pages sont remises
developers-of-texts = normes, versions, propositions, révisions
developers-of-norms = normes et versions
developers-of-tables = listes des normes, propositions, votes et membres ; un vote (son appel nominal) ; un membre (ses votes) ; mise en œuvre ; observations
developers-of-pictures = votes, mise en œuvre
developers-form-akn = Akoma Ntoso 3.0, la norme comme droit structuré
developers-form-md = les mots tels qu’ils sont écrits, avec un en-tête
developers-form-txt = texte brut qui tient dans une lettre
developers-form-json = les unités avec leurs identifiants stables ; d’un tableau, ses lignes
developers-form-jsonld = schema.org/Legislation et ELI
developers-form-citation = une référence
developers-form-csv = séparé par des virgules ; une cellule qui commence comme une formule est précédée d’une apostrophe
developers-form-xlsx = une feuille de calcul
developers-form-svg = l’image
developers-feeds-title = Fils et calendrier
developers-feeds-what = Les fils sont en Atom (RFC 4287), le calendrier en iCalendar (RFC 5545) ; ils existent en anglais et en français, et suivent le journal acte par acte. Les identifiants ne changent jamais.
developers-feed-everything = tout ce qui est inscrit
developers-feed-norms = les normes
developers-feed-votes = les votes
developers-feed-member = ce qu’un membre a fait, et ce qu’il a voté
developers-feed-norm = une norme, dès sa proposition
developers-feed-theme = ce qui relève d’un thème
developers-feed-calendar = consultations et votes
developers-addresses-title = Les adresses du journal
developers-checkpoint = L’état signé du journal (C2SP tlog-checkpoint), avec les signatures de ses témoins.
developers-tiles = L’arbre en tuiles (C2SP tlog-tiles), et les entrées en lots.
developers-vkey = Les clés qui signent les points de contrôle, de la plus récente à la première.
developers-proof = La preuve qu’une entrée figure dans le journal.
developers-certificate = Le certificat signé du résultat d’un vote.
developers-ready = Si le stockage répond, et si le registre peut être écrit.
developers-sitemap = Chaque page publique, dans les deux langues.
developers-bulk-title = Tout à la fois
developers-bulk-what = Qui tient ce registre le remet tout entier dans un dossier : le registre en CSV avec sa description (CSV on the Web) et en JSON, chaque document public, le journal, et les empreintes SHA-256 de tous les fichiers (checksums). Le programme registry verify confronte un tel dossier au journal, sans aucun réseau.

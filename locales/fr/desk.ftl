### Bureaux : ce qui est attendu, puis ce qui peut être fait.

desk-due-heading = { $count ->
    [0] { $member } : rien n’est attendu
    [1] { $member } : une chose est attendue
    [2] { $member } : deux choses sont attendues
    [3] { $member } : trois choses sont attendues
    [4] { $member } : quatre choses sont attendues
   *[other] { $member } : { $count } choses sont attendues
}
desk-nothing-due = Les votes en cours, les observations avant la fin d’une consultation, les qualités de coauteur à confirmer et les rapports sur les normes figureront ici, l’échéance la plus proche d’abord.
desk-texts = Textes
desk-drafts = Projets de la délégation
desk-proposals = Propositions accessibles à la délégation
desk-public-page = Page publique du membre
desk-people = Délégation
desk-people-caption = Qui occupe quel siège
desk-people-note = Les sièges figurent au journal public des actes ; les noms, non.
desk-partner-title = Ouvert aux partenaires
desk-partner-lead = Les partenaires lisent ce qui n’est pas confidentiel et ne votent pas.
desk-partner-empty = Les propositions publiques en consultation ou mises aux voix seront énumérées ici dès leur ouverture.
desk-secretariat-title = Bureau du secrétariat
desk-due-title = À faire
desk-secretariat-nothing = Les propositions déposées, les consultations et votes terminés et les notifications dont il faut accuser réception figureront ici.
desk-forms = Enregistrer ou proposer
desk-invite-partner = Inviter un délégué d’un partenaire
desk-administrator-title = Comptes et sièges
desk-accounts = Sièges en vigueur
desk-accounts-caption = { $count ->
    [one] { $count } siège
   *[other] { $count } sièges
}
desk-auditor-title = Journal privé
desk-log-lead = Connexions, sièges et liens, du plus récent au plus ancien. Chaque ligne est liée à la précédente ; l’empreinte la plus récente entre chaque jour au journal des actes. Lire cette page laisse une ligne.
desk-log-whole = La chaîne est entière : chaque ligne découle de la précédente.
desk-log-broken = La chaîne est rompue à la ligne { $number } : elle ne découle pas de la précédente.
desk-log-caption = Lignes du journal
desk-log-number = N°
desk-log-event = Événement
desk-log-about = Objet
desk-log-by = Par le compte
desk-without-office = Aucune fonction
desk-without-office-what = Votre compte n’exerce aucune fonction actuellement ; il n’y a rien à faire ici. Adressez-vous à la personne qui dirige votre délégation ou à l’administration des comptes.

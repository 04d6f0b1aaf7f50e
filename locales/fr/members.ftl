### Membres : la liste, et la page de chacun.

members-title = Membres
members-counts = { $members ->
    [one] { $members } membre
   *[other] { $members } membres
} : { $states ->
    [one] { $states } État
   *[other] { $states } États
} et { $organisations ->
    [one] { $organisations } organisation régionale
   *[other] { $organisations } organisations régionales
}.
members-caption = Les membres et leur statut
members-caption-note = C’est le membre qui vote, non la personne.
members-code = Code
members-standing = Statut
members-since = Membre depuis
members-former-title = Anciens membres
members-partners-title = Partenaires
members-partners-lead = Les partenaires lisent ce qui n’est pas confidentiel et ne votent pas.
members-partners-empty = Les Invités, Participants et Associés figureront ici lorsqu’un organe en aura décidé.
members-partners-caption = Partenaires
members-entry = Acte
members-not-yet = pas encore membre
members-member = membre
members-admitted = admission
members-reinstated = rétablissement
members-withdrawn = retrait
members-suspended-until = { $scope } jusqu’au { $date }
members-former-since = s’est retiré le { $date }
members-standing-title = Le statut dans le temps
members-standing-caption = Chaque changement, avec la décision sur laquelle il repose, du plus récent au plus ancien
members-recorded = Enregistré
members-offices-title = Fonctions de la délégation
members-offices-empty = Les sièges de la délégation figureront ici lorsqu’elle sera accréditée.
members-offices-caption = Sièges en vigueur
members-offices-note = Le journal nomme des sièges, jamais des personnes.
members-names-title = Noms
members-names-caption = Noms portés, du plus récent au plus ancien
members-short = Nom court
members-formal = Nom officiel
members-votes-title = Votes, du plus récent au plus ancien
members-votes-empty = Les votes de ce membre figureront ici à la clôture du premier scrutin où il a droit de vote.
members-votes-all = Tous les votes où il figurait sur la liste
members-vote-closed = { $ballot } · clos le { $date }
members-norms-title = Ce qu’il a fait de chaque norme
members-norms-empty = Sa position sur chaque norme figurera ici lorsqu’une norme sera adoptée.
members-norms-all = Ce que chaque membre a fait
members-norm-since = { $norm } · Adhérent depuis le { $date }
members-report-late = rapport dû depuis le { $date }
members-proposals-title = Propositions soumises par ce membre ou dont il est coauteur, de la plus récente à la plus ancienne
members-proposals-empty = Les propositions publiques que ce membre soumet ou dont il est coauteur figureront ici.
members-proposals-all = Toutes les propositions qu’il a soumises
members-proposal-sponsored = { $proposal } · auteur, soumise le { $date }
members-proposal-cosponsored = { $proposal } · coauteur ; auteur : { $member }
members-partner-no-longer = n’est plus partenaire
members-partner-decided = Par quel acte
members-partner-caption = Chaque inscription de ce partenaire, de la plus récente à la plus ancienne

## Filtres, statut au fil du temps, ce qui est en retard

members-filter-text = Nom ou code
members-filter-every-standing = Tous les statuts
members-stands = { $standing ->
    [member] membre de plein exercice
    [suspended] suspendu
   *[former] ancien membre
}
members-empty = Aucun membre ne répond à ce choix à cette date.
members-course-label = Statut au fil du temps : { $member }
members-period = { $standing }, du { $from } au { $to }
members-period-now = { $standing }, depuis le { $from }
members-compare = Combien de fois il vote comme d’autres membres
members-overdue-title = Ce qui est en retard
members-overdue-title-newest = { $count ->
    [one] Ce qui est en retard, pour la norme la plus récente ({ $count }) qui demande des rapports
   *[other] Ce qui est en retard, pour les { $count } normes les plus récentes qui demandent des rapports
}
members-overdue-empty = Aucun rapport de ce membre n’est en retard. Un rapport qu’une norme demande figurera ici dès le lendemain de son échéance.
members-amendments-title = Amendements proposés, du plus récent au plus ancien
members-amendments-empty = Les amendements de ce membre à des propositions publiques figureront ici.
members-amendments-all = Toutes les propositions
members-amendment = { $amendment } à { $proposal }

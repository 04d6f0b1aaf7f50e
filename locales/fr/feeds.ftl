### Les fils, le calendrier, et les autres façons de suivre le registre.

feeds-everything = Tout ce qui est inscrit
feeds-norms = Normes
feeds-votes = Votes
feeds-of-one = { $name }
feeds-title = { $what } - { $house }
feeds-of-theme = Thème { $code }
feeds-subtitle = Chaque acte du registre public, dès son inscription.
feeds-voted = { $member } a voté : { $choice }.
feeds-follow = Suivre
feeds-atom = Fil (Atom)
feeds-calendar = Calendrier (iCalendar)

calendar-name = Calendrier du Partenariat mondial sur l’IA
calendar-vote = Vote : { $heading }
calendar-consultation = Consultation : { $heading }
calendar-consultation-what = Les membres peuvent présenter des observations jusqu’à la fin de la consultation.

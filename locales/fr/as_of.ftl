### À une date : ce qui figure au-dessus d’une page du passé, et le formulaire qui y mène.

as-of-banner = Situation à la fin du { $date }, heure de Paris. Ce qui a été enregistré plus tard n’y figure pas.
as-of-back = Afficher la situation d’aujourd’hui
as-of-title = À une autre date
as-of-label = À la date du
as-of-hint = Un jour passé ou présent ; aujourd’hui si rien n’est indiqué
as-of-button = Afficher

### Connexion, mot de passe oublié, invitations : les pages avant un bureau.

sign-in-title = Se connecter
sign-in-lead = Pour les délégations, les partenaires et le secrétariat.
sign-in-button = Se connecter
sign-in-lost = J’ai perdu mon mot de passe
sign-in-public = Tout ce qui est public se lit sans compte : les normes, les votes et ce que chaque membre en a fait.
sign-in-needs-https = La connexion exige https, et cette adresse est en http simple : un mot de passe envoyé ici pourrait être lu en chemin. Demandez l’adresse https à la personne qui exploite le registre.
sign-in-after-recovery = Votre nouveau mot de passe est enregistré et toutes les sessions ont pris fin. Connectez-vous avec lui.
sign-in-after-address = Le compte a sa nouvelle adresse et toutes les sessions ont pris fin. Connectez-vous avec elle.
sign-in-after-invitation = La fonction est à vous. Connectez-vous pour ouvrir votre bureau.
sign-in-after-sign-out = Vous êtes déconnecté.
sign-in-after-interrupted = Votre session avait pris fin : rien de ce que vous avez envoyé n’a été enregistré. Connectez-vous pour revenir au formulaire.
recovery-title = Mot de passe perdu
recovery-lead = Indiquez l’adresse de votre compte. Un lien pour choisir un nouveau mot de passe y est envoyé ; il ne sert qu’une fois, dans l’heure.
recovery-button = Demander un lien
recovery-asked = S’il existe un compte pour cette adresse, un lien est en route. Tant que le registre n’envoie pas de courrier, la personne qui l’exploite transmet le lien ; un administrateur peut aussi en établir un.
recovery-set-title = Nouveau mot de passe
recovery-set-lead = Pour le compte de { $email }. Toutes ses sessions prennent fin et vous vous reconnectez.
recovery-set-button = Enregistrer ce mot de passe
invitation-title = Prendre une fonction
invitation-lead = Vous êtes invité à exercer cette fonction dans le registre. Le lien ne sert qu’une fois.
invitation-link-until = Fin du lien
invitation-known = Un compte existe déjà pour { $email }. Saisissez son mot de passe pour y ajouter cette fonction ; nul autre qui lirait ce lien ne le peut.
invitation-button = Prendre la fonction

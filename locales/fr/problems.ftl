### Les pages qui disent pourquoi il n’y en a pas d’autre.

problem-refused = Cela n’est pas possible
problem-not-found = Page introuvable
problem-not-found-what = Il n’y a rien à cette adresse, ou elle ne vous est pas ouverte. Vérifiez la cote, ou partez de l’une des listes ci-dessus.
problem-unreadable = La demande n’a pas pu être lue
problem-unreadable-what = Une partie de l’adresse ou du formulaire manque ou est altérée. Revenez en arrière, rechargez la page et réessayez.
problem-wrong-method = Cela ne peut pas être demandé ainsi
problem-wrong-method-what = L’adresse existe, mais pour un autre type de demande. Revenez à la page d’où vous venez et recommencez à partir de celle-ci.
problem-too-large = L’envoi est trop volumineux
problem-too-large-what = Raccourcissez le texte ou choisissez un fichier plus petit, puis renvoyez-le.
problem-too-many = Trop de tentatives
problem-too-many-what = { $minutes ->
    [one] Attendez une minute, puis réessayez.
   *[other] Attendez { $minutes } minutes, puis réessayez.
}
problem-fault = Une erreur s’est produite de notre côté
problem-fault-what = Votre demande n’a pas été exécutée, ou nous n’avons pas pu le savoir. Revenez en arrière et vérifiez avant de la renvoyer.
problem-unavailable = Le registre ne répond pas pour le moment
problem-unavailable-what = Rien n’a été perdu. Réessayez dans quelques secondes.
problem-id = Si cela se reproduit, donnez ce numéro au secrétariat : { $id }
problem-back = Retour à la page d’accueil

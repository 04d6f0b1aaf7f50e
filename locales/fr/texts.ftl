### Textes : remarques, collage, importation, les deux langues côte à côte.

## Ce qu’il faut corriger, ligne par ligne

remark-line = Ligne { $line }
remark-text-too-long = Le texte fait { $bytes } octets ; la limite est de { $most }.
remark-line-too-long = Cette ligne compte { $chars } caractères ; la limite est de { $most }. Commencez un autre paragraphe après une ligne vide.
remark-number-twice = « { $label } » figure ici pour la seconde fois ; la première est à la ligne { $line }. Donnez un autre numéro à l’un des deux.
remark-out-of-order = « { $label } » vient après « { $after } ». Déplacez-le ou renumérotez-le.
remark-skipped = « { $label } » se trouve là où « { $expected } » était attendu. Un numéro a-t-il été oublié ?
remark-no-space = « { $words } » : mettez une espace après les signes #, sinon ce n’est pas un titre.
remark-too-deep = « { $words } » : les titres ne descendent pas au-dessous de ##. Une partie commence par #, un article ou une annexe par ##.
remark-nothing-under = Rien ne figure sous le titre « { $heading } ».
remark-point-without = Le point { $mark } se trouve là où { $expected } était attendu.
remark-point-hangs = Le point { $mark } ne dépend de rien : écrivez au-dessus le paragraphe dont il est un point.
remark-open-emphasis = Un astérisque est ouvert et jamais fermé ; il apparaît donc tel quel : « { $words } ».
remark-html = « { $tag } » apparaît comme du texte : une norme ne contient pas de HTML.
remark-table = « { $words } » ressemble à un tableau, qu’une norme ne peut pas contenir. Écrivez un paragraphe ou un point par ligne.
remark-footnote = « { $mark } » ressemble à une note de bas de page, qu’une norme ne peut pas contenir. Dites-le dans le texte.
remark-not-light = « { $words } » apparaît tel quel : citations, puces, liens et images n’ont pas de forme ici.
remarks-block = À corriger avant la soumission
remarks-advise = À revoir
remarks-none = Aucune remarque : le texte peut être soumis tel qu’il est écrit.

## Ce qui a été reconnu

recognised-parts = { $count ->
    [one] { $count } partie
   *[other] { $count } parties
}
recognised-articles = { $count ->
    [one] { $count } article
   *[other] { $count } articles
}
recognised-annexes = { $count ->
    [one] { $count } annexe
   *[other] { $count } annexes
}
recognised-paragraphs = { $count ->
    [one] { $count } paragraphe numéroté
   *[other] { $count } paragraphes numérotés
}
recognised-points = { $count ->
    [one] { $count } point
   *[other] { $count } points
}
recognised-unnumbered = { $count ->
    [one] { $count } considérant ou paragraphe non numéroté
   *[other] { $count } considérants et paragraphes non numérotés
}
recognised-nothing = rien
tidied = Le texte en { $language } a été mis en forme. Reconnu : { $counts }. Il n’est pas encore enregistré.
imported = Le fichier a été importé comme texte en { $language }. Reconnu : { $counts }. Il n’est pas encore enregistré.
looked-counts = Reconnu : { $counts }.
structure-laid = La structure de l’original figure dans le texte : mettez les mots de la traduction à la place des points.

## Importation

import-title = Importer un fichier Word
import-hint = Un fichier .docx de { $most } Mo au plus. Titres, numéros et points sont conservés tels qu’ils sont numérotés ; ce qu’une norme ne peut pas contenir est laissé de côté, et cela vous est dit.
import-file = Fichier
import-en = Importer comme texte anglais
import-fr = Importer comme texte français
import-translation = Importer comme traduction
import-replace = Remplacer le texte qui s’y trouve
import-stands = Il y a déjà un texte en { $language }. Cochez « Remplacer le texte qui s’y trouve » pour l’écraser.
import-no-file = Choisissez d’abord un fichier.
not-imported-file-too-long = Le fichier dépasse { $most } Mo. Retirez-en les images ou collez le texte.
not-imported-unpacked = Le contenu du fichier dépasse { $most } Mo. Retirez-en les images ou collez le texte.
not-imported-archive = Ce n’est pas un fichier .docx, ou il est endommagé. Ouvrez-le dans le traitement de texte, enregistrez-le au format .docx et recommencez.
not-imported-no-document = Le fichier ne contient pas de document texte. Enregistrez le texte au format .docx et recommencez.
not-imported-protected = Le fichier est protégé par un mot de passe ou à l’ancien format .doc. Enregistrez-le au format .docx sans mot de passe.
not-imported-broken = Le document contenu dans le fichier est endommagé. Ouvrez-le dans le traitement de texte, enregistrez-le de nouveau et recommencez.
not-imported-text-too-long = Le texte du fichier dépasse { $most } caractères. Importez-le en plusieurs fois ou raccourcissez-le.
import-remarks = Ce qui a été laissé de côté ou décidé
import-near = Près de « { $words } » :
import-deletion = des mots supprimés en suivi des modifications ont été laissés de côté.
import-insertion = des mots insérés en suivi des modifications ont été conservés.
import-note = une note de bas de page ou de fin a été laissée de côté.
import-table = un tableau a été déplié : chaque cellule est un paragraphe.
import-picture = une image, un dessin ou un objet a été laissé de côté.
import-comment = un commentaire a été laissé de côté.
import-contents = la table des matières a été laissée de côté ; le registre établit la sienne.
import-article = un titre qui n’avait qu’un numéro est devenu un article.
import-number = un numéro qui n’a pas de forme ici figure devant les mots.

## Rédaction

help-title = Comment écrire le texte
help-lead = Un texte s’écrit ligne par ligne, avec une ligne vide entre les paragraphes. Voici tous les signes :
help-heading = un titre : # pour une partie, ## pour un article ou une annexe. Ce qui précède le premier ## est le préambule.
help-paragraph = un paragraphe numéroté de l’article qui précède.
help-point = un point du paragraphe qui précède ; (i) un point d’un point.
help-emphasis = un astérisque de chaque côté pour l’italique, deux pour le gras.
help-plain = Une ligne sans signe est un considérant dans le préambule et un paragraphe non numéroté ailleurs. Le HTML apparaît tel qu’il est saisi.
help-example = Par exemple :
help-example-text =
    Rappelant le Statut du Partenariat,

    ## Article 1er. Champ d’application

    1. La présente norme s’applique :

    (a) aux développeurs de systèmes *à usage général* ;

    (b) à leurs déployeurs.

    ## Annexe 1. Définitions

    1. Est développeur quiconque réalise un système.
tidy-en = Mettre en forme le texte collé (anglais)
tidy-fr = Mettre en forme le texte collé (français)
tidy-button = Mettre en forme le texte collé
tidy-hint = La mise en forme fait des titres, des numéros et des points de ce que vous collez d’un traitement de texte. Aucun mot n’est perdu.
look-button = Aperçu
look-title = Aperçu
look-note = L’aperçu n’enregistre pas ce que vous avez saisi.
structure-button = Commencer par la structure de l’original

## Les deux langues

languages-title = Langues de { $symbol }
languages-link = État des langues
languages-lead = { $revision }, unité par unité. Les deux textes feront également foi une fois adoptés : ils doivent dire la même chose au même endroit.
languages-state-title = État de chaque langue
languages-column-language = Langue
languages-column-origin = D’où elle vient
languages-column-agreed = Approuvée par l’auteur
languages-column-signed = Validée
languages-original = Original
languages-with-original = Rédigée par l’auteur
languages-supplied = Fournie par le secrétariat le { $moment }
languages-missing = Manquante
languages-agreed-itself = Rédigée par lui-même
languages-merged = Issue des votes sur des parties du texte définitif, dont les deux langues étaient prêtes
languages-not-needed = Sans objet
languages-agreed = Approuvée le { $moment }
languages-not-agreed = Pas encore approuvée
languages-signed = Par { $seat } le { $moment }
languages-not-signed = Pas encore validée
languages-report-title = Rapport de concordance
languages-parallel = Les deux langues ont les mêmes unités dans le même ordre, avec les mêmes numéros.
languages-differ = { $count ->
    [one] Les langues diffèrent en { $count } endroit.
   *[other] Les langues diffèrent en { $count } endroits.
}
languages-one-only = Il n’y a qu’une langue pour l’instant, donc rien à comparer.
languages-text-title = Côte à côte
languages-unit-missing = Manque ici
languages-unit-id = Identifiant stable { $unit }
act-sign-off = Valider le texte en { $language }
act-agree-translation = Approuver la traduction en { $language }
languages-final-waits = Avant le texte définitif
languages-final-ready = Langues prêtes : les deux sont là, concordantes, approuvées et validées.
disparity-only-in = { $unit } ne figure qu’en { $language }.
disparity-out-of-order = { $en } se trouve à un autre endroit en français ({ $fr }).
disparity-numbered-otherwise = { $en } en anglais est { $fr } en français : donnez-leur le même numéro.
disparity-heading-only-in = { $unit } n’a les mots d’un titre qu’en { $language }.
text-ways = Langue du texte
text-way-en = Texte anglais
text-way-fr = Texte français
text-way-both = Les deux côte à côte

## Le bureau d’un traducteur ou réviseur

desk-languages-title = Bureau des langues
desk-languages-wait = En attente d’autres personnes
desk-languages-wait-empty = Les traductions que l’auteur n’a pas encore approuvées figureront ici.
due-agree = L’auteur n’a pas encore approuvé la traduction
due-agree-yours = Traduction du secrétariat à approuver
draft-norm = Norme concernée
draft-norm-hint = Pour une modification, une abrogation, ou une norme qui en remplace une autre. Une modification dont les textes sont vides commence, lors de l’enregistrement, par ce que la norme dit aujourd’hui.

### Les cartes, les images et les fichiers, sur quelque page qu’ils se trouvent.

map-union = UE
map-europe = L’Europe, en plus grand
map-others = n’est pas membre
map-disclaimer = Cette carte n’a qu’une valeur d’orientation. Les frontières et les noms indiqués n’impliquent aucune prise de position quant au statut juridique d’un territoire, à la souveraineté s’exerçant sur lui ou au tracé des frontières et limites. Contours : Natural Earth (domaine public) ; projection Equal Earth ; l’Antarctique n’est pas représenté.
map-place = { $member } : { $standing }
files-label = En fichier :
